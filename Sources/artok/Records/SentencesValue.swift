import ArabicText

/// `[{"start":…,"end":…,"text":"…"},…]`
struct SentencesValue: RecordValue {
    static let name: StaticString = "sentences"

    private let offsets: OffsetCounter

    init(offsets: OffsetUnit) { self.offsets = OffsetCounter(offsets) }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        var counter = offsets
        var list = JSONList()
        text.withUnsafeBufferPointer { bytes in
            counter.begin(bytes, at: 0, TextPlace())
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
