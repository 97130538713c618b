import ArabicGazetteer
import ArabicText

/// Writes mentions in one of the output formats.
struct MentionWriter: ~Copyable {
    private let format: OutputFormat
    private let offsets: OffsetUnit
    private var buffer = OutputBuffer()

    init(format: OutputFormat, offsets: OffsetUnit) {
        self.format = format
        self.offsets = offsets
    }

    /// Writes what stands once before all texts.
    mutating func begin() {
        if format == .tsv { buffer.append("source\tstart\tend\ttext\tproclitic\tid\ttype\tname\thow\n") }
    }

    mutating func finish() { buffer.flush() }

    /// Finds and writes the mentions of one text.
    mutating func write(_ text: InputFiles.Text, _ matcher: Matcher) {
        // One by one: a long text has more of them than memory should hold.
        var mentions = matcher.lazyMentions(inUTF8: text.bytes).makeIterator()
        guard let first = mentions.next() else { return }
        var next: Mention? = first
        switch format {
        case .jsonl, .tsv:
            let converter = OffsetConverter(text.bytes, to: offsets)
            while let mention = next {
                if format == .jsonl { writeJSON(mention, text, converter) } else { writeRow(mention, text, converter) }
                next = mentions.next()
            }
        case .text:
            var lines = LineNumbers(text.bytes)
            while let mention = next {
                writeLine(mention, text, &lines)
                next = mentions.next()
            }
        }
    }

    private mutating func writeJSON(_ mention: Mention, _ text: InputFiles.Text, _ converter: OffsetConverter) {
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
        buffer.append("]}\n")
    }

    private mutating func writeRow(_ mention: Mention, _ text: InputFiles.Text, _ converter: OffsetConverter) {
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
        buffer.append("\n")
    }

    /// `FILE:LINE:COLUMN`, the name as it stands in the text, and the entry: for reading, and for clicking on.
    private mutating func writeLine(_ mention: Mention, _ text: InputFiles.Text, _ lines: inout LineNumbers) {
        let entry = mention.entry
        let position = lines.position(of: mention.utf8Range.lowerBound)
        let style = Style(entry.type)
        buffer.append("\(text.source):\(position.line):\(position.column): ")
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
