import ArabicText

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How records stand in a stream: a line each.
enum RecordFormat: String, CaseIterable {
    /// A JSON object, with the text in one of its fields. The same object goes out, with what was found.
    case jsonl
    /// The line itself is the text. What was found goes out.
    case lines
}

/// Turns the lines of a record stream into those that go out: one for each that comes in, in order.
///
/// ```swift
/// var processor = RecordProcessor(.jsonl, field: "text", value: SentencesValue(offsets: .utf8))
/// let report = processor.process(lines, to: &buffer)
/// // {"id": 1.10, "text": "سرت."}
/// // {"id": 1.10, "text": "سرت.","sentences":[{"start":0,"end":7,"text":"سرت."}]}
/// ```
///
/// Nothing is lost. A line that is no object goes out as `{"error":"…","line":"…"}`, and an object without a text in its field
/// with a member `error`: these are bad. A blank line goes out empty and is not bad. ``RecordLine`` says where things are
/// added. Every line that goes out ends with a line feed, the last one too; a carriage return before it stays where there are
/// objects. A byte order mark is not looked for.
///
/// No line depends on another: each thread has one.
struct RecordProcessor<Value: RecordValue & ~Copyable>: ~Copyable {
    private let format: RecordFormat
    private let isStrict: Bool
    private let names: RecordLine.Names
    /// The added key as JSON, with quotes and colon.
    private let resultKey: [UInt8]
    private var value: Value
    /// Texts that have escapes are decoded here.
    private var memory: [UInt8] = []

    private static var errorKey: [UInt8] { Array("\"error\":".utf8) }

    /// - Parameters:
    ///   - field: The name of the field that has the text, for ``RecordFormat/jsonl``.
    ///   - isStrict: Lines that are not UTF-8 are bad.
    init(_ format: RecordFormat, field: String = "text", isStrict: Bool = false, value: consuming Value) {
        self.format = format
        self.isStrict = isStrict
        self.value = value
        let result = Array("\(Value.name)".utf8)
        names = RecordLine.Names(field: Array(field.utf8), result: result)
        resultKey = [UInt8(ascii: "\"")] + result + Array("\":".utf8)
    }

    /// Processes whole lines; the last one may have no line feed.
    ///
    /// - Complexity: O(*n*) in the length of the lines, and what the value takes.
    mutating func process(_ lines: UnsafeBufferPointer<UInt8>, to buffer: inout OutputBuffer) -> RecordReport {
        var report = RecordReport()
        var start = 0
        while start < lines.count {
            let end = Self.endOfLine(in: lines, from: start)
            // Safe: the line is within the lines.
            let line = UnsafeBufferPointer(rebasing: lines[start..<end])
            if isStrict, let offset = UTF8Check.firstFault(in: line.span) {
                let fault = RecordFault(
                    "not UTF-8 at byte \(offset) of the line; without --strict it is read as U+FFFD"
                )
                write(line, fault, to: &buffer)
                report.add(fault)
                buffer.append(byte: 0x0A)
                start = end + 1
                continue
            }
            switch format {
            case .jsonl: report.add(processObject(line, to: &buffer))
            case .lines:
                processText(line, to: &buffer)
                report.add(nil)
            }
            buffer.append(byte: 0x0A)
            start = end + 1
        }
        return report
    }

    /// Where the line feed is; the count if there is none.
    private static func endOfLine(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        // Safe: the bytes from `start` to the end are the text's.
        guard let base = text.baseAddress, let found = memchr(base + start, 0x0A, text.count - start) else {
            return text.count
        }
        return found - UnsafeMutableRawPointer(mutating: base)
    }

    private mutating func processText(_ line: UnsafeBufferPointer<UInt8>, to buffer: inout OutputBuffer) {
        let text = UnsafeBufferPointer(rebasing: line.last == 0x0D ? line.dropLast() : line[...])
        value.append(valueOf: text.span, to: &buffer)
    }

    /// - Returns: What is wrong with the line; `nil` for a good one.
    private mutating func processObject(
        _ line: UnsafeBufferPointer<UInt8>,
        to buffer: inout OutputBuffer
    ) -> RecordFault? {
        if line.allSatisfy(JSONCursor.isSpace) {
            if line.last == 0x0D { buffer.append(byte: 0x0D) }
            return nil
        }
        let record: RecordLine
        do throws(RecordFault) { record = try RecordLine(line, names) } catch {
            write(line, error, to: &buffer)
            return error
        }
        let text: JSONText
        do throws(RecordFault) { text = try self.text(of: record) } catch {
            let rest = record.writeStart(.error, Self.errorKey, to: &buffer)
            buffer.appendJSON(error.message)
            record.writeEnd(from: rest, to: &buffer)
            return error
        }
        let rest = record.writeStart(.result, resultKey, to: &buffer)
        value.append(valueOf: text, of: line, in: &memory, to: &buffer)
        record.writeEnd(from: rest, to: &buffer)
        return nil
    }

    private func text(of record: RecordLine) throws(RecordFault) -> JSONText {
        if let text = record.field?.text { return text }
        let name = String(decoding: names.field, as: UTF8.self)
        guard let kind = record.field?.kind else { throw RecordFault("\"\(name)\" is missing") }
        throw RecordFault("\"\(name)\" is \(kind.description), it should be a string")
    }

    /// `{"error":…,"line":…}`. The carriage return before a line feed is not part of the line.
    private func write(_ line: UnsafeBufferPointer<UInt8>, _ fault: RecordFault, to buffer: inout OutputBuffer) {
        let hasReturn = line.last == 0x0D
        buffer.append(literal: "{\"error\":")
        buffer.appendJSON(fault.message)
        buffer.append(literal: ",\"line\":")
        buffer.appendJSON(ArraySlice(hasReturn ? line.dropLast() : line[...]))
        buffer.append(byte: UInt8(ascii: "}"))
        if hasReturn { buffer.append(byte: 0x0D) }
    }
}

extension RecordValue where Self: ~Copyable {
    /// Appends the value of a JSON string. Most texts are used where they stand; one with escapes is decoded to `memory`.
    fileprivate mutating func append(
        valueOf text: JSONText,
        of line: UnsafeBufferPointer<UInt8>,
        in memory: inout [UInt8],
        to buffer: inout OutputBuffer
    ) {
        guard text.isEscaped else {
            // Safe: the text is within its line.
            return append(valueOf: UnsafeBufferPointer(rebasing: line[text.range]).span, to: &buffer)
        }
        if memory.count < text.range.count {
            memory.append(contentsOf: repeatElement(0, count: text.range.count - memory.count))
        }
        let count = memory.withUnsafeMutableBufferPointer { text.decode(line, into: $0) }
        append(valueOf: memory.span.extracting(0..<count), to: &buffer)
    }
}
