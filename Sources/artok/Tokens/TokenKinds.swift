import ArabicText

/// A set of token kinds.
struct TokenKinds: OptionSet {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    @inline(__always)
    init(_ kind: Token.Kind) { rawValue = 1 << kind.number }

    init(_ kinds: some Sequence<Token.Kind>) { self.init(kinds.map { TokenKinds($0) }) }

    /// All that is given out when nothing is named.
    static let usual = TokenKinds(Token.Kind.allCases.filter { $0 != .whitespace })

    @inline(__always)
    func contains(_ kind: Token.Kind) -> Bool { !isDisjoint(with: TokenKinds(kind)) }
}

extension Token.Kind {
    @inline(__always)
    fileprivate var number: UInt16 {
        switch self {
        case .word: 0
        case .number: 1
        case .punctuation: 2
        case .symbol: 3
        case .emoji: 4
        case .url: 5
        case .email: 6
        case .mention: 7
        case .hashtag: 8
        case .whitespace: 9
        case .other: 10
        }
    }

    /// The raw value, without making a string for each token.
    @inline(__always)
    var name: StaticString {
        switch self {
        case .word: "word"
        case .number: "number"
        case .punctuation: "punctuation"
        case .symbol: "symbol"
        case .emoji: "emoji"
        case .url: "url"
        case .email: "email"
        case .mention: "mention"
        case .hashtag: "hashtag"
        case .whitespace: "whitespace"
        case .other: "other"
        }
    }
}
