// The exact tokenizer of `Tokenizer.Mode.unicode`: ICU's word boundaries, with our kinds.

internal import ScanCore

/// Where a scan of one text in `unicode` mode has come to.
///
/// ICU is given stretches that begin and end at white space (before it, or behind a line feed). That changes no boundary:
/// there is one before each space that follows none (WB999; WB3d and WB4 only look at what stands behind it) and after
/// each line feed (WB3a), no rule's context holds either of them, and no dictionary word does.
struct UnicodeScanner {
    private var iterator: WordBreakIterator?
    private var ends: [Int] = []
    private var index = 0
    private let rules = TokenScanner()
    private(set) var offset = 0
    private var limit = 0

    /// Goes to a stretch of the text.
    mutating func move(to stretch: Range<Int>) {
        offset = stretch.lowerBound
        limit = stretch.upperBound
    }

    /// The next token of the stretch, white space too. `text` must be the same at every call.
    ///
    /// - Complexity: Amortised linear in the token's length.
    mutating func next(in text: Span<UInt8>) -> Token? {
        if index == ends.count {
            guard offset < limit else { return nil }
            let iterator = iterator ?? WordBreakIterator()
            self.iterator = iterator
            iterator.findEnds(in: offset..<endOfPart(in: text), of: text, &ends)
            index = 0
        }
        let range = offset..<ends[index]
        offset = range.upperBound
        index += 1
        return Token(kind: rules.kindOfSegment(range, in: text), utf8Range: range)
    }

    /// ICU counts in 32 bits: what is longer than a gigabyte is cut, before some scalar.
    private func endOfPart(in text: Span<UInt8>) -> Int {
        guard limit - offset > 1 << 30 else { return limit }
        var end = offset + 1 << 30
        while end < limit, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}

extension TokenScanner {
    /// What a segment between two of ICU's boundaries is, by what it holds.
    ///
    /// ICU's own rule status is not asked: it gives emoji none and calls م٢ a number.
    fileprivate func kindOfSegment(_ range: Range<Int>, in text: Span<UInt8>) -> Token.Kind {
        let first = scalar(at: range.lowerBound, in: text)
        var hasLetter = false
        var hasDigit = false
        var hasConnector = false
        var isWhitespace = true
        var offset = range.lowerBound
        while offset < range.upperBound {
            let scalar = scalar(at: offset, in: text)
            offset += scalar.length
            if scalar.type.isLetter { hasLetter = true }
            if scalar.type == .digit || scalar.type == .numeral || scalar.type == .number { hasDigit = true }
            if scalar.type == .connector { hasConnector = true }
            if scalar.type != .space, scalar.type != .newline, scalar.type != .format { isWhitespace = false }
        }
        return
            switch first.type
        {
        case .space, .newline: isWhitespace ? .whitespace : .other
        case .pictograph, .regionalIndicator, .emojiModifier:
            pictograph(first, at: range.lowerBound, in: text).0
        case _ where beginsEmoji(at: range.lowerBound, in: text): .emoji
        case .at where hasLetter || hasDigit: .mention
        case _ where hasLetter: .word
        case _ where hasDigit: hasConnector ? .word : .number
        default: first.type.kindAlone(of: first.value)
        }
    }
}
