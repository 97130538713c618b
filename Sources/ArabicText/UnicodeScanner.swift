// The tokenizer of `Tokenizer.Mode.unicode`: ICU's word boundaries, with our kinds.

internal import ScanCore

/// Where a scan of one text in `unicode` mode has come to.
///
/// ICU is given stretches that end with a line feed. That changes no boundary: there is always one after a line feed
/// (WB3a), no rule looks back over it (WB4 makes an exception of it, and no other rule's context holds it), and no
/// dictionary word holds it. So the text after it is broken as if it stood alone.
struct UnicodeScanner {
    let includesWhitespace: Bool
    private let iterator = WordBreakIterator()
    private var ends: [Int] = []
    private var position = 0
    private var offset = 0
    private let stretchLength: Int

    /// - Parameter stretchLength: A stretch ends at the first line feed after so many bytes.
    init(includesWhitespace: Bool, stretchLength: Int = 1 << 16) {
        self.includesWhitespace = includesWhitespace
        self.stretchLength = stretchLength
    }

    /// The next token of `text`, which must be the same text at every call.
    ///
    /// - Complexity: Amortised linear in the token's length.
    mutating func next(in text: Span<UInt8>) -> Token? {
        while offset < text.count {
            if position == ends.count {
                ends = iterator.ends(in: offset..<endOfStretch(in: text), of: text)
                position = 0
            }
            let range = offset..<ends[position]
            offset = range.upperBound
            position += 1
            let kind = UnicodeSegment(range, in: text).kind
            if !includesWhitespace, kind == .whitespace || isByteOrderMark(range, in: text) { continue }
            return Token(kind: kind, utf8Range: range)
        }
        return nil
    }

    private func endOfStretch(in text: Span<UInt8>) -> Int {
        var end = offset + stretchLength
        while end < text.count {
            if text[end - 1] == 0x0A { return end }
            // ICU counts in 32 bits: a line of more than a gigabyte is cut, before some scalar.
            if end - offset > 1 << 30, text[end] & 0xC0 != 0x80 { return end }
            end += 1
        }
        return text.count
    }

    private func isByteOrderMark(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        range == 0..<3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    }
}

/// What a segment between two of ICU's boundaries is, by what it holds.
///
/// ICU's own rule status is not asked: it gives emoji none and calls م٢ a number.
private struct UnicodeSegment {
    let kind: Token.Kind

    init(_ range: Range<Int>, in text: Span<UInt8>) {
        let rules = TokenScanner(includesWhitespace: true)
        let first = rules.scalar(at: range.lowerBound, in: text)
        var hasLetter = false
        var hasDigit = false
        var hasConnector = false
        var isWhitespace = true
        var offset = range.lowerBound
        while offset < range.upperBound {
            let scalar = rules.scalar(at: offset, in: text)
            offset += scalar.length
            if scalar.type.isLetter { hasLetter = true }
            if scalar.type == .digit || scalar.type == .numeral || scalar.type == .number { hasDigit = true }
            if scalar.type == .connector { hasConnector = true }
            if scalar.type != .space, scalar.type != .newline, scalar.type != .format { isWhitespace = false }
        }
        kind =
            switch first.type {
            case .space, .newline: isWhitespace ? .whitespace : .other
            case .pictograph, .regionalIndicator, .emojiModifier:
                rules.pictograph(first, at: range.lowerBound, in: text).0
            case _ where rules.beginsEmoji(at: range.lowerBound, in: text): .emoji
            case .at where hasLetter || hasDigit: .mention
            case _ where hasLetter: .word
            case _ where hasDigit: hasConnector ? .word : .number
            default: first.type.kindAlone(of: first.value)
            }
    }
}
