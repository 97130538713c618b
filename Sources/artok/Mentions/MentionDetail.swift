import ArabicGazetteer

/// What is written of a mention beyond what it is.
struct MentionDetail: Sendable {
    /// So many words of the text on either side.
    var contextWords = 0
    /// Why it is one, by these rules.
    var rules: MatchRules?

    var isNothing: Bool { contextWords == 0 && rules == nil }

    /// The words before and behind a mention, as they stand in its line, and what is left of its own word; white space at
    /// the outer ends aside.
    func context(of name: FoundName, in chunk: TextChunk) -> (before: [UInt8], after: [UInt8]) {
        let text = chunk.bytes
        let range = name.utf8Range
        // The word that the name is in, and as many more.
        var (start, rest) = (range.lowerBound, contextWords + 1)
        while rest > 0, start > 0, !Self.isLineBreak(text[start - 1]) {
            while start > 0, Self.isWord(text[start - 1]) { start -= 1 }
            rest -= 1
            if rest > 0 { while start > 0, Self.isSpace(text[start - 1]) { start -= 1 } }
        }
        var end = range.upperBound
        rest = contextWords + 1
        while rest > 0, end < text.count, !Self.isLineBreak(text[end]) {
            while end < text.count, Self.isWord(text[end]) { end += 1 }
            rest -= 1
            if rest > 0 { while end < text.count, Self.isSpace(text[end]) { end += 1 } }
        }
        while start < range.lowerBound, Self.isSpace(text[start]) { start += 1 }
        while end > range.upperBound, Self.isSpace(text[end - 1]) { end -= 1 }
        return (Array(text[start..<range.lowerBound]), Array(text[range.upperBound..<end]))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    private static func isWord(_ byte: UInt8) -> Bool { !isSpace(byte) && !isLineBreak(byte) }
}
