import ArabicText

/// Writes sentences in one of the output formats.
struct SentenceWriter: ~Copyable {
    private let format: OutputFormat
    private let offsets: OffsetUnit
    private var buffer = OutputBuffer()

    init(format: OutputFormat, offsets: OffsetUnit) {
        self.format = format
        self.offsets = offsets
    }

    /// Writes what stands once before all texts.
    mutating func begin() {
        if format == .tsv { buffer.append("source\tstart\tend\ttext\n") }
    }

    mutating func finish() { buffer.flush() }

    /// Finds and writes the sentences of one text.
    mutating func write(_ text: InputFiles.Text) {
        // Where no offset is written, none is converted.
        let converter = OffsetConverter(text.bytes, to: format == .text ? .utf8 : offsets)
        for sentence in SentenceSegmenter().sentences(in: text.bytes) {
            let (start, end) = (
                converter.offset(sentence.utf8Range.lowerBound), converter.offset(sentence.utf8Range.upperBound)
            )
            let bytes = text.bytes[sentence.utf8Range]
            switch format {
            case .text:
                buffer.appendRepaired(bytes)
            case .jsonl:
                buffer.append("{\"source\":")
                buffer.appendJSON(text.source)
                buffer.append(",\"start\":\(start),\"end\":\(end),\"text\":")
                buffer.appendJSON(bytes)
                buffer.append("}")
            case .tsv:
                buffer.appendCell(text.source)
                buffer.append("\t\(start)\t\(end)\t")
                buffer.appendCell(bytes)
            }
            buffer.append("\n")
        }
    }
}
