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
            TextRow(source: chunk.source, place: place, text: bytes).append(as: format, to: &product.output)
        }
    }
}
