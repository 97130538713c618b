// @mentions and #hashtags.

internal import ScanCore

extension TokenScanner {
    /// The mention or hashtag that the `@` or `#` at `start` begins, or nil when it is only a mark.
    func taggedName(
        startingWith mark: Scalar,
        at start: Int,
        in text: Span<UInt8>
    ) -> (Token.Kind, end: Int)? {
        // Not behind a word (user@host, C#x); a mention not behind `_` either.
        if followsWord || mark.type == .at && previousMark == 0x5F { return nil }
        guard let end = nameEnd(after: mark, at: start, in: text) else { return nil }
        return (mark.type == .at ? .mention : .hashtag, end)
    }

    /// The end of the name that follows `mark`: letters, marks, digits, `_`, tatweel and format controls.
    ///
    /// A hashtag needs a letter (#123 is a number with a mark before it), a mention does not (@123).
    func nameEnd(after mark: Scalar, at start: Int, in text: Span<UInt8>) -> Int? {
        if endOfKeycap(mark, at: start, in: text) != nil { return nil }
        let nameStart = start + mark.length
        var end = nameStart
        var hasLetter = false
        var isName = false
        while true {
            let next = scalar(at: end, in: text)
            if next.type.isLetter {
                hasLetter = true
                isName = true
            } else if next.type == .digit || next.type == .numeral || next.type == .connector {
                if next.type == .digit, beginsEmoji(at: end, in: text) { break }
                isName = true
            } else if !next.type.attaches || end == nameStart && next.type != .tatweel {
                break
            }
            end += next.length
        }
        return (mark.type == .at ? isName : hasLetter) ? end : nil
    }
}
