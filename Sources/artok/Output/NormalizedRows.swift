import ArabicText

/// A row for each line of a text after one or several normalizers: JSON Lines, or rows of a table.
struct NormalizedRows: TextWork {
    private let normalizers: [Normalizer]
    private let format: OutputFormat
    private var offsets: OffsetCounter

    init(normalizers: [Normalizer], format: OutputFormat, offsets: OffsetUnit) {
        (self.normalizers, self.format) = (normalizers, format)
        self.offsets = OffsetCounter(offsets)
    }

    /// What stands once before all texts.
    static func header(_ format: OutputFormat) -> String { SentenceWriter.header(format) }

    mutating func work(on chunk: TextChunk, _ product: Product) {
        let text = chunk.part
        offsets.begin(text, at: 0, chunk.place)
        TextLines.forEach(in: text) { line, _ in
            let place = offsets.range(line, in: text)
            var bytes = Array(text[line])[...]
            for normalizer in normalizers {
                var folded: [UInt8] = []
                normalizer.normalize(bytes.span, into: &folded)
                bytes = folded[...]
            }
            write(place, bytes, chunk.source, to: &product.output)
        }
    }

    private func write(
        _ place: (start: Int, end: Int),
        _ text: ArraySlice<UInt8>,
        _ source: String,
        to buffer: inout OutputBuffer
    ) {
        if format == .jsonl {
            buffer.append(literal: "{\"source\":")
            buffer.appendJSON(source)
            buffer.append(literal: ",\"start\":")
            buffer.append(place.start)
            buffer.append(literal: ",\"end\":")
            buffer.append(place.end)
            buffer.append(literal: ",\"text\":")
            buffer.appendJSON(text)
            buffer.append(literal: "}\n")
        } else {
            buffer.appendCell(source)
            buffer.append(byte: 0x09)
            buffer.append(place.start)
            buffer.append(byte: 0x09)
            buffer.append(place.end)
            buffer.append(byte: 0x09)
            buffer.appendCell(text)
            buffer.append(byte: 0x0A)
        }
    }
}
