import ArabicText

/// Writes sentences in one of the output formats.
struct SentenceWriter: TextWork {
    private let format: OutputFormat
    private var offsets: OffsetCounter

    init(format: OutputFormat, offsets: OffsetUnit) {
        self.format = format
        // Where no offset is written, none is converted.
        self.offsets = OffsetCounter(format == .text ? .utf8 : offsets)
    }

    /// Finds and writes the sentences of a part of a text.
    mutating func work(on chunk: TextChunk, _ product: Product) {
        let text = chunk.part
        offsets.begin(text, at: 0, chunk.place)
        SentenceSegmenter().forEachSentence(in: text.span) { sentence in
            let place = offsets.range(sentence.utf8Range, in: text)
            let row = TextRow(source: chunk.source, place: place, text: Array(text[sentence.utf8Range])[...])
            row.append(as: format, to: &product.output)
        }
    }
}
