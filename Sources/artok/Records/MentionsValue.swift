import ArabicGazetteer
import ArabicText

/// `[{"start":…,"end":…,"text":"…","proclitic":"…","id":"…","type":"…","name":"…","how":[…]},…]`
struct MentionsValue: RecordValue {
    static let name: StaticString = "mentions"

    private let matcher: Matcher
    private var offsets: OffsetCounter

    init(_ matcher: Matcher, offsets: OffsetUnit) {
        self.matcher = matcher
        self.offsets = OffsetCounter(offsets)
    }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        var counter = offsets
        var list = JSONList()
        text.withUnsafeBufferPointer { bytes in
            matcher.forEachMention(in: text) { mention in
                // Most texts of a stream have none, and then nothing needs to be found out about them.
                if list.isEmpty { counter.begin(bytes.span, at: 0) }
                list.next(&buffer)
                let start = counter.offset(mention.utf8Range.lowerBound, in: bytes)
                // The next one may start before this one ends.
                var end = counter
                Self.append(
                    mention,
                    start..<end.offset(mention.utf8Range.upperBound, in: bytes),
                    UnsafeBufferPointer(rebasing: bytes[mention.utf8Range]),
                    to: &buffer
                )
            }
        }
        list.end(&buffer)
    }

    private static func append(
        _ mention: Mention,
        _ range: Range<Int>,
        _ text: UnsafeBufferPointer<UInt8>,
        to buffer: inout OutputBuffer
    ) {
        let entry = mention.entry
        buffer.append(literal: "{\"start\":")
        buffer.append(range.lowerBound)
        buffer.append(literal: ",\"end\":")
        buffer.append(range.upperBound)
        buffer.append(literal: ",\"text\":")
        buffer.appendJSON(text)
        if let proclitic = mention.proclitic {
            buffer.append(literal: ",\"proclitic\":")
            buffer.appendJSON(proclitic)
        }
        buffer.append(literal: ",\"id\":")
        buffer.appendJSON(entry.id)
        buffer.append(literal: ",\"type\":")
        buffer.appendJSON(entry.type.rawValue)
        buffer.append(literal: ",\"name\":")
        buffer.appendJSON(entry.name)
        buffer.append(literal: ",\"how\":[")
        for (index, name) in mention.how.names.enumerated() {
            if index > 0 { buffer.append(byte: UInt8(ascii: ",")) }
            buffer.appendJSON(name)
        }
        buffer.append(literal: "]}")
    }
}
