/// Places where a text may be cut and each part folded alone.
enum TextParts {
    /// So far white space is looked for. Nobody writes a word of that length.
    private static let longest = 1 << 16

    /// The start of the text or a place behind ASCII white space, at `offset` or before.
    static func start(atOrBefore offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var start = offset
        while start > 0, offset - start < longest, !isWhiteSpace(text[start - 1]) { start -= 1 }
        while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The end of the text or a place before ASCII white space, at `offset` or behind.
    static func end(atOrBehind offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var end = offset
        while end < text.count, end - offset < longest, !isWhiteSpace(text[end]) { end += 1 }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
