// The tokenizer of `Tokenizer.Mode.arabic`: one token after the other, from left to right.
//
// A token depends on the text from its start on and on very little before it (`followsWord`, `previousMark`), so the scanner is a small
// value that is given the text anew at each step: an iterator can own the text and lend it, and nothing is allocated.
// Every look ahead is bounded or is over text that the next tokens are made of, so the whole is linear in the text,
// also for text that was made to hurt.

internal import ScanCore

/// Where a scan of one text in `arabic` mode has come to.
struct TokenScanner {
    let classes = ScalarClassTable.shared
    private(set) var offset: Int

    /// The last token was a word or the like, and the text goes on directly at its last letter, digit or mark.
    var followsWord = false
    /// The mark or symbol that the text goes on directly after, or 0.
    var previousMark: UInt32 = 0
    /// No word begins with a connector or tatweel before this offset: found out once for a whole run like `_‿_ـ_`.
    var wordlessEnd = 0
    /// From where a token began up to here there is only what may stand in a link's head: found out once for a whole run.
    var headEnd = 0
    /// The words of a dictionary stretch that are still to be given out.
    var dictionary = DictionaryStretch()

    /// - Parameter offset: Where the scan begins: in white space, or behind it, or at the text's start.
    init(at offset: Int = 0) {
        self.offset = offset
    }

    /// Goes on at another place in the text: in white space or behind it.
    mutating func move(to offset: Int) {
        self.offset = offset
        headEnd = 0
        followsWord = false
        previousMark = 0
    }

    /// The next token of `text`, white space too. It must be the same text at every call.
    ///
    /// - Complexity: Linear in the token's length and a bounded look ahead.
    mutating func next(in text: Span<UInt8>) -> Token? {
        guard offset < text.count else { return nil }
        let start = offset
        let (kind, end) = measure(at: start, in: text)
        offset = end
        noteContext(kind: kind, range: start..<end, in: text)
        return Token(kind: kind, utf8Range: start..<end)
    }

    /// A scalar and its class; class `end` and length 0 at the end of the text.
    struct Scalar {
        let value: UInt32
        let length: Int
        let type: ScalarClass
    }

    @inline(__always)
    func scalar(at offset: Int, in text: Span<UInt8>) -> Scalar {
        guard offset < text.count else { return Scalar(value: 0, length: 0, type: .end) }
        let decoded = text.decodeScalar(at: offset)
        return Scalar(value: decoded.value, length: decoded.length, type: classes[decoded.value])
    }

    /// The kind and end of the token that begins at `start`.
    private mutating func measure(at start: Int, in text: Span<UInt8>) -> (Token.Kind, end: Int) {
        if let end = dictionary.nextEnd() { return (dictionary.kind(of: start..<end, in: text, classes), end) }
        let first = scalar(at: start, in: text)
        switch first.type {
        case .letter, .hebrewLetter, .tatweel, .connector, .latinLetter, .digit, .numeral:
            return wordToken(startingWith: first, at: start, in: text)
        case .space:
            return (.whitespace, endOfRun(of: .space, from: start + first.length, in: text))
        case .newline:
            let isCRLF = first.value == 0x0D && start + 1 < text.count && text[start + 1] == 0x0A
            return (.whitespace, start + (isCRLF ? 2 : first.length))
        case .dictionary:
            dictionary.begin(at: start, in: text, classes)
            return measure(at: start, in: text)
        case .sign, .percent:
            return prefixedNumber(startingWith: first, at: start, in: text) ?? mark(first, at: start, in: text)
        case .hash, .at:
            return taggedName(startingWith: first, at: start, in: text) ?? mark(first, at: start, in: text)
        case .punctuation, .midLetter, .midNumber, .midLetterOrNumber, .symbol:
            return mark(first, at: start, in: text)
        case .pictograph, .regionalIndicator, .emojiModifier:
            return pictograph(first, at: start, in: text)
        case .mark, .format:
            return (.other, endOfBaseless(from: start, first, in: text))
        case .number:
            return (.number, endOfMarks(from: start + first.length, in: text))
        case .end, .unclassified, .replacement:
            return (.other, start + first.length)
        }
    }

    // MARK: Runs

    private func endOfRun(of type: ScalarClass, from start: Int, in text: Span<UInt8>) -> Int {
        var end = start
        while true {
            let next = scalar(at: end, in: text)
            guard next.type == type else { return end }
            end += next.length
        }
    }

    /// The end of the combining marks (not of the format controls) at `start`.
    func endOfMarks(from start: Int, in text: Span<UInt8>) -> Int {
        endOfRun(of: .mark, from: start, in: text)
    }

    /// Marks and format controls that belong to no word, up to the next thing. A byte order mark stands alone.
    private func endOfBaseless(from start: Int, _ first: Scalar, in text: Span<UInt8>) -> Int {
        var end = start + first.length
        if isByteOrderMark(start..<end, in: text) { return end }
        while true {
            let next = scalar(at: end, in: text)
            guard next.type == .mark || next.type == .format else { return end }
            end += next.length
        }
    }

    func isByteOrderMark(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        range == 0..<3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    }

    /// A run of one punctuation mark, or one symbol with its marks (`≠` written as `=` and U+0338).
    func mark(_ first: Scalar, at start: Int, in text: Span<UInt8>) -> (Token.Kind, end: Int) {
        if let end = endOfKeycap(first, at: start, in: text) { return (.emoji, end) }
        let kind = first.type.kindAlone(of: first.value)
        var end = start + first.length
        guard kind == .punctuation else { return (kind, endOfMarks(from: end, in: text)) }
        while true {
            let next = scalar(at: end, in: text)
            guard next.type == first.type, next.value == first.value else { break }
            end += next.length
        }
        // The last mark of the run may begin a token of its own: ##وسم, ‼‼️.
        let last = end - first.length
        if last > start, beginsToken(first, at: last, in: text) { end = last }
        if last == start, let emoji = endOfPresentedEmoji(first, at: start, in: text) { return (.emoji, emoji) }
        return (kind, end)
    }

    private func beginsToken(_ mark: Scalar, at offset: Int, in text: Span<UInt8>) -> Bool {
        if mark.type == .hash || mark.type == .at, nameEnd(after: mark, at: offset, in: text) != nil { return true }
        return endOfKeycap(mark, at: offset, in: text) != nil || endOfPresentedEmoji(mark, at: offset, in: text) != nil
    }

    // MARK: Context

    /// Remembers what the next token needs to know of this one.
    private mutating func noteContext(kind: Token.Kind, range: Range<Int>, in text: Span<UInt8>) {
        switch kind {
        case .word, .mention, .hashtag: followsWord = true
        case .punctuation, .symbol, .whitespace, .emoji: followsWord = false
        case .number, .url, .email, .other: followsWord = endsLikeWord(range, kind: kind, in: text)
        }
        let isMark = kind == .punctuation || kind == .symbol
        previousMark = isMark ? text.decodeScalar(at: range.lowerBound).value : 0
    }

    /// Whether the last scalar of the range is a letter, digit or mark (for a number: no percent).
    private func endsLikeWord(_ range: Range<Int>, kind: Token.Kind, in text: Span<UInt8>) -> Bool {
        var last = range.upperBound - 1
        while last > range.lowerBound, text[last] & 0xC0 == 0x80 { last -= 1 }
        let type = classes[text.decodeScalar(at: last).value]
        if kind == .other { return type == .mark || type == .tatweel }
        return type.isWordCore || type.attaches || type == .number || type == .dictionary
    }
}
