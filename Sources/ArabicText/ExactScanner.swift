/// Cuts stretches of a text exactly, in either mode.
struct ExactScanner {
    private let includesWhitespace: Bool
    private let mode: Tokenizer.Mode
    private var arabic = TokenScanner()
    private var unicode = UnicodeScanner()
    private var end = 0

    init(_ tokenizer: Tokenizer) {
        includesWhitespace = tokenizer.includesWhitespace
        mode = tokenizer.mode
    }

    /// Where the next token begins.
    var offset: Int { mode == .arabic ? arabic.offset : unicode.offset }

    /// Goes to a stretch that begins at white space, or behind it, and ends before it.
    mutating func begin(_ stretch: Range<Int>) {
        end = stretch.upperBound
        switch mode {
        case .arabic: arabic.move(to: stretch.lowerBound)
        case .unicode: unicode.move(to: stretch)
        }
    }

    /// The next token that is to be given out, nil at the stretch's end, which may be behind white space that goes on there.
    mutating func next(in text: Span<UInt8>) -> Token? {
        while offset < end {
            guard let token = mode == .arabic ? arabic.next(in: text) : unicode.next(in: text) else { return nil }
            if includesWhitespace { return token }
            if token.kind != .whitespace, !arabic.isByteOrderMark(token.utf8Range, in: text) { return token }
        }
        return nil
    }
}

extension Tokenizer {
    /// The tokens as the rules define them, without kernels. For tests.
    package func tokensByDefinition(in text: [UInt8]) -> [Token] {
        var scanner = ExactScanner(self)
        scanner.begin(0..<text.count)
        var tokens: [Token] = []
        while let token = scanner.next(in: text.span) { tokens.append(token) }
        return tokens
    }
}
