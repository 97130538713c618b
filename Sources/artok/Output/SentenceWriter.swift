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

    /// What stands once before all texts.
    static func header(_ format: OutputFormat) -> String { format == .tsv ? "source\tstart\tend\ttext\n" : "" }

    /// Finds and writes the sentences of a part of a text.
    mutating func work(on chunk: TextChunk, _ product: Product) {
        let text = chunk.part
        offsets.begin(text, at: 0, chunk.place)
        SentenceSegmenter().forEachSentence(in: text.span) { sentence in
            write(sentence, chunk, text, to: &product.output)
        }
    }

    private mutating func write(
        _ sentence: Sentence,
        _ chunk: TextChunk,
        _ text: UnsafeBufferPointer<UInt8>,
        to buffer: inout OutputBuffer
    ) {
        let place = offsets.range(sentence.utf8Range, in: text)
        let bytes = UnsafeBufferPointer(rebasing: text[sentence.utf8Range])
        switch format {
        case .text:
            buffer.appendRepaired(Array(bytes)[...])
        case .jsonl:
            buffer.append(literal: "{\"source\":")
            buffer.appendJSON(chunk.source)
            buffer.append(literal: ",\"start\":")
            buffer.append(place.start)
            buffer.append(literal: ",\"end\":")
            buffer.append(place.end)
            buffer.append(literal: ",\"text\":\"")
            buffer.appendSurface(bytes)
            buffer.append(literal: "\"}")
        case .tsv:
            buffer.appendCell(chunk.source)
            buffer.append(byte: 0x09)
            buffer.append(place.start)
            buffer.append(byte: 0x09)
            buffer.append(place.end)
            buffer.append(byte: 0x09)
            buffer.appendCell(Array(bytes)[...])
        }
        buffer.append(byte: 0x0A)
    }
}
