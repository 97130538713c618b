import ArabicText

/// A row that tells a part of a text and its place: of a sentence, of a line.
struct TextRow {
    let source: String
    let place: (start: Int, end: Int)
    let text: ArraySlice<UInt8>

    /// What stands once before all rows.
    static func header(_ format: OutputFormat) -> String { format == .tsv ? "source\tstart\tend\ttext\n" : "" }

    /// - Parameter format: With ``OutputFormat/text``, the text is the row.
    func append(as format: OutputFormat, to buffer: inout OutputBuffer) {
        switch format {
        case .text:
            buffer.appendRepaired(text)
        case .jsonl:
            buffer.append(literal: "{\"source\":")
            buffer.appendJSON(source)
            buffer.append(literal: ",\"start\":")
            buffer.append(place.start)
            buffer.append(literal: ",\"end\":")
            buffer.append(place.end)
            buffer.append(literal: ",\"text\":")
            buffer.appendJSON(text)
            buffer.append(byte: UInt8(ascii: "}"))
        case .tsv:
            buffer.appendCell(source)
            buffer.append(byte: 0x09)
            buffer.append(place.start)
            buffer.append(byte: 0x09)
            buffer.append(place.end)
            buffer.append(byte: 0x09)
            buffer.appendCell(text)
        }
        buffer.append(byte: 0x0A)
    }
}
