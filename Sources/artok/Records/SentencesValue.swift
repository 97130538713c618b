import ArabicText

/// `[{"start":…,"end":…,"text":"…"},…]`
struct SentencesValue: RecordValue {
    static let name: StaticString = "sentences"

    private var offsets: OffsetCounter

    init(offsets: OffsetUnit) { self.offsets = OffsetCounter(offsets) }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        offsets.begin(text, at: 0)
        var counter = offsets
        var list = JSONList()
        text.withUnsafeBufferPointer { bytes in
            SentenceSegmenter().forEachSentence(in: text) { sentence in
                list.next(&buffer)
                buffer.append(literal: "{\"start\":")
                buffer.append(counter.offset(sentence.utf8Range.lowerBound, in: bytes))
                buffer.append(literal: ",\"end\":")
                buffer.append(counter.offset(sentence.utf8Range.upperBound, in: bytes))
                buffer.append(literal: ",\"text\":")
                buffer.appendJSON(UnsafeBufferPointer(rebasing: bytes[sentence.utf8Range]))
                buffer.append(byte: UInt8(ascii: "}"))
            }
        }
        list.end(&buffer)
    }
}
