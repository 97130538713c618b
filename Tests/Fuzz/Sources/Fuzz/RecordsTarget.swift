import ArabicGazetteer
import ArabicText
import TestSupport

@testable import Command

/// Record streams: a line goes out for each that comes in, with one value added and no other byte changed, or with what is
/// wrong; whatever stands before it.
///
/// First what is added, and how; then the lines.
struct RecordsTarget: FuzzTarget {
    let name = "records"

    private static let matcher = Matcher(
        Gazetteer([
            Entry("سرت", type: .location, id: "sirte", aliases: ["Sirte"]), Entry("ليبيا", type: .location, id: "\"\n"),
            Entry("الأمم المتحدة", type: .organization, id: "un"),
        ]),
        overlap: .all
    )

    func seeds(_ texts: [[UInt8]]) -> [[UInt8]] {
        let lines = [
            #"{"id":1.10,"text":"في سرت\n\u0633 \ud83d\ude00.","error":{"a":[1,"]"]}}"#, #"{"text":1}"#, "[1]", " ",
            #"{"result":1,"text":"الأمم المتحدة","tokens":[],"result":2,"text":"سرت؟"}"#, "{", "سرت",
        ]
        return (0..<256).map { choice in
            let (line, other) = (lines[choice % lines.count], lines[choice / 16 % lines.count])
            let text = Array(texts[choice % texts.count])
            return [UInt8(choice)] + Array("\(line)\n\(other)\r\n{\"text\":\"".utf8) + text + Array("\"}\n".utf8)
        }
    }

    func run(_ input: InputBytes) {
        var input = input
        let choice = input.byte()
        let unit = OffsetUnit.allCases[choice / 8 % 3]
        let trial = RecordTrial(
            format: choice & 64 == 0 ? .jsonl : .lines,
            isStrict: choice & 128 != 0,
            lines: input.bytes()
        )
        switch choice % 8 {
        case 0: trial.run { MentionsValue(Self.matcher, offsets: unit) }
        case 1, 2:
            let mode: Tokenizer.Mode = choice % 8 == 1 ? .arabic : .unicode
            trial.run { TokensValue(mode: mode, kinds: TokenKinds(Token.Kind.allCases), offsets: unit) }
        case 3: trial.run { SentencesValue(offsets: unit) }
        case 4: trial.run { NormalizedValue([Normalizer(.matching)]) }
        default:
            trial.run { ReadText() }
            trial.checkTexts()
        }
    }
}

/// The text itself as it was read, in hexadecimal digits: nothing of it is lost or repaired.
private struct ReadText: RecordValue {
    static let name: StaticString = "result"

    static func digits(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { Array((($0 < 16 ? "0" : "") + String($0, radix: 16)).utf8) }
    }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        let bytes = text.withUnsafeBufferPointer { Array($0) }
        buffer.append([0x22] + Self.digits(bytes) + [0x22])
    }
}

private struct RecordTrial {
    let format: RecordFormat
    let isStrict: Bool
    let lines: [UInt8]

    /// Without line feeds.
    private var all: [[UInt8]] {
        var all = lines.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        if all.last?.isEmpty ?? false { all.removeLast() }
        return all
    }

    private func context(_ what: String, _ line: [UInt8]) -> String {
        "\(what), \(format), strict \(isStrict), \(String(decoding: line, as: UTF8.self).debugDescription), \(hex(line))"
    }

    private func process<Value: RecordValue & ~Copyable>(
        _ lines: [UInt8],
        _ processor: inout RecordProcessor<Value>
    ) -> (output: [UInt8], report: RecordReport) {
        var buffer = OutputBuffer(isCollecting: true)
        let report = lines.withUnsafeBufferPointer { processor.process($0, to: &buffer) }
        return (Array(buffer.bytes), report)
    }

    // MARK: Any value

    func run<Value: RecordValue & ~Copyable>(_ value: () -> Value) {
        var processor = RecordProcessor(format, isStrict: isStrict, value: value())
        let whole = process(lines, &processor)
        var output: [UInt8] = []
        var report = RecordReport()
        for line in all {
            let one = process(line, &processor)
            // An empty line alone is no line at all.
            if line.isEmpty, one.report.lines == 0 {
                let again = process([0x0A], &processor)
                output += again.output
                report.append(again.report)
                continue
            }
            output += one.output
            report.append(one.report)
            check(line, one.output, isBad: one.report.bad > 0, key: Array("\(Value.name)".utf8))
        }
        Finding.expectEqual(whole.output, output, context("all lines together", lines))
        Finding.expectEqual(whole.report, report, context("all lines together", lines))
        Finding.expectEqual(report.lines, all.count, context("how many lines", lines))
    }

    private func check(_ line: [UInt8], _ output: [UInt8], isBad: Bool, key: [UInt8]) {
        Finding.expect(output.last == 0x0A && output.count { $0 == 0x0A } == 1, context("one line", line))
        let text = Array(output.dropLast())
        let isBlank = line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        if format == .jsonl, isBlank, !isBad {
            return Finding.expectEqual(text, line.last == 0x0D ? [0x0D] : [], context("a blank line", line))
        }
        // Neither reader goes deeper.
        if line.count(where: { $0 == 0x5B || $0 == 0x7B }) > 200 { return }
        guard let after = ReferenceJSON(text) else { Finding.tell(context("no JSON: \(output)", line)) }
        if format == .lines, !isBad {
            guard case .array = after else { return expectString(after, line) }
            return
        }
        guard case .object(let members) = after else { Finding.tell(context("no object goes out", line)) }
        let isWellFormed = decodedParts(of: line).allSatisfy { $0.scalar != nil }
        guard !isStrict || isWellFormed, case .object(let given) = ReferenceJSON(line) else {
            return checkRefused(line, after)
        }
        let hasText = if case .string = ReferenceJSON(line)?["text"] { true } else { false }
        Finding.expectEqual(isBad, !hasText, context("bad", line))
        let added = hasText ? key : Array("error".utf8)
        // Nothing else is there, and what there was.
        Finding.expectEqual(
            members.filter { $0.key != added }.map { "\($0)" },
            given.filter { $0.key != added }.map { "\($0)" },
            context("other members", line)
        )
        Finding.expectEqual(members.count { $0.key == added }, 1, context("added members", line))
        guard !given.contains(where: { $0.key == added }) else { return }
        let before = zip(line, text).prefix { $0 == $1 }.count
        let behind = zip(line.reversed(), text.reversed()).prefix { $0 == $1 }.count
        Finding.expect(before + behind >= line.count && text.count > line.count, context("bytes pass through", line))
    }

    /// `normalized` of a line is a string.
    private func expectString(_ value: ReferenceJSON, _ line: [UInt8]) {
        guard case .string = value else { Finding.tell(context("neither array nor string", line)) }
    }

    private func checkRefused(_ line: [UInt8], _ after: ReferenceJSON) {
        let kept = line.last == 0x0D ? Array(line.dropLast()) : line
        let repaired = Array(String(decoding: kept, as: UTF8.self).utf8)
        Finding.expectEqual(after["line"], .string(repaired), context("a line that is refused", line))
        guard case .string = after["error"] else { Finding.tell(context("no error", line)) }
    }

    // MARK: The text as it is read

    func checkTexts() {
        guard format == .jsonl else { return }
        var processor = RecordProcessor(format, isStrict: isStrict, value: ReadText())
        for line in all where line.count(where: { $0 == 0x5B || $0 == 0x7B }) <= 200 {
            let one = process(line, &processor)
            guard one.report.bad == 0, case .string(let text) = ReferenceJSON(line)?["text"] else { continue }
            let read = ReferenceJSON(Array(one.output.dropLast()))?["result"]
            Finding.expectEqual(read, .string(ReadText.digits(text)), context("the text", line))
        }
    }
}
