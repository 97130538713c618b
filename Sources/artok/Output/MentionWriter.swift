import ArabicGazetteer
import ArabicText

/// Writes mentions in one of the output formats.
struct MentionWriter: ~Copyable {
    private let format: OutputFormat
    private let offsets: OffsetUnit
    /// Near misses are written too, and why each thing is what it is.
    private let explains: Bool
    private var rules = MatchRules.all
    private var buffer = OutputBuffer()

    init(format: OutputFormat, offsets: OffsetUnit, explains: Bool = false) {
        (self.format, self.offsets, self.explains) = (format, offsets, explains)
    }

    /// Writes what stands once before all texts.
    mutating func begin() {
        guard format == .tsv else { return }
        buffer.append("source\tstart\tend\ttext\tproclitic\tid\ttype\tname\thow")
        buffer.append(explains ? "\tdropped\tbecause\n" : "\n")
    }

    mutating func finish() { buffer.flush() }

    /// Finds and writes the mentions of one text.
    mutating func write(_ text: InputFiles.Text, _ matcher: Matcher) {
        if explains {
            rules = matcher.rules
            write(FoundName.all(text.bytes, matcher), text)
        } else {
            // One by one: a long text has more of them than memory should hold.
            write(matcher.lazyMentions(inUTF8: text.bytes).lazy.map(FoundName.init), text)
        }
    }

    private mutating func write(_ names: some Sequence<FoundName>, _ text: InputFiles.Text) {
        var names = names.makeIterator()
        var next = names.next()
        // Without any, nothing needs to be found out about the text.
        guard next != nil else { return }
        switch format {
        case .jsonl, .tsv:
            let converter = OffsetConverter(text.bytes, to: offsets)
            while let name = next {
                if format == .jsonl { writeJSON(name, text, converter) } else { writeRow(name, text, converter) }
                next = names.next()
            }
        case .text:
            var lines = LineNumbers(text.bytes)
            while let name = next {
                writeLine(name, text, &lines)
                next = names.next()
            }
        }
    }

    private mutating func writeJSON(_ mention: FoundName, _ text: InputFiles.Text, _ converter: OffsetConverter) {
        let entry = mention.entry
        buffer.append("{\"source\":")
        buffer.appendJSON(text.source)
        buffer.append(",\"start\":")
        buffer.append(converter.offset(mention.utf8Range.lowerBound))
        buffer.append(",\"end\":")
        buffer.append(converter.offset(mention.utf8Range.upperBound))
        buffer.append(",\"text\":")
        buffer.appendJSON(text.bytes[mention.utf8Range])
        if let proclitic = mention.proclitic {
            buffer.append(",\"proclitic\":")
            buffer.appendJSON(proclitic)
        }
        buffer.append(",\"id\":")
        buffer.appendJSON(entry.id)
        buffer.append(",\"type\":")
        buffer.appendJSON(entry.type.rawValue)
        buffer.append(",\"name\":")
        buffer.appendJSON(entry.name)
        buffer.append(",\"how\":[")
        for (index, name) in mention.how.names.enumerated() {
            if index > 0 { buffer.append(",") }
            buffer.appendJSON(name)
        }
        buffer.append("]")
        if let reason = mention.reason { buffer.append(",\"dropped\":\"\(reason.rawValue)\"") }
        if explains {
            buffer.append(",\"because\":[")
            for (index, sentence) in mention.explanation(in: text.bytes, rules).enumerated() {
                if index > 0 { buffer.append(",") }
                buffer.appendJSON(sentence)
            }
            buffer.append("]")
        }
        buffer.append("}\n")
    }

    private mutating func writeRow(_ mention: FoundName, _ text: InputFiles.Text, _ converter: OffsetConverter) {
        let entry = mention.entry
        buffer.appendCell(text.source)
        buffer.append("\t")
        buffer.append(converter.offset(mention.utf8Range.lowerBound))
        buffer.append("\t")
        buffer.append(converter.offset(mention.utf8Range.upperBound))
        buffer.append("\t")
        buffer.appendCell(text.bytes[mention.utf8Range])
        buffer.append("\t")
        buffer.appendCell(mention.proclitic ?? "")
        for cell in [entry.id, entry.type.rawValue, entry.name] {
            buffer.append("\t")
            buffer.appendCell(cell)
        }
        buffer.append("\t")
        buffer.append(mention.how.names.joined(separator: ","))
        if explains {
            buffer.append("\t\(mention.reason?.rawValue ?? "")\t")
            buffer.appendCell(mention.explanation(in: text.bytes, rules).joined(separator: "; "))
        }
        buffer.append("\n")
    }

    /// `FILE:LINE:COLUMN`, the name as it stands in the text, and the entry: for reading, and for clicking on.
    private mutating func writeLine(_ mention: FoundName, _ text: InputFiles.Text, _ lines: inout LineNumbers) {
        let entry = mention.entry
        let position = lines.position(of: mention.utf8Range.lowerBound)
        let style = Style(entry.type)
        buffer.append("\(text.source):\(position.line):\(position.column): ")
        if mention.reason != nil { buffer.append("no ") }
        buffer.append(style.start)
        buffer.append(entry.type.rawValue)
        buffer.append(" ")
        // A name that runs over a line break is shown on one line.
        buffer.append(Self.oneLine(text.bytes[mention.utf8Range]))
        buffer.append(style.end)
        if let proclitic = mention.proclitic { buffer.append(" (\(proclitic)+)") }
        buffer.append(" → \(entry.id)")
        if entry.name.utf8.elementsEqual(text.bytes[mention.utf8Range]) == false {
            buffer.append(" \(entry.name)")
        }
        buffer.append("\n")
        guard explains else { return }
        for sentence in mention.explanation(in: text.bytes, rules) { buffer.append("    \(sentence)\n") }
    }

    private static func oneLine(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.contains { $0 < 0x20 } ? ArraySlice(text.map { $0 < 0x20 ? 0x20 : $0 }) : text
    }

    /// Colours by type, where the terminal shows them.
    private struct Style {
        let start: String
        let end: String

        init(_ type: EntityType) {
            guard Self.isColoured else {
                (start, end) = ("", "")
                return
            }
            let colour =
                switch type {
                case .person: "35"
                case .location: "32"
                case .organization: "34"
                case .date: "33"
                default: "36"
                }
            (start, end) = ("\u{1B}[1;\(colour)m", "\u{1B}[0m")
        }

        private static let isColoured = Output.isColoured
    }
}
