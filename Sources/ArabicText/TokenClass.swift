// What the token kernels are told of a scalar, in `arabic` mode and in general.

internal import CArtokICU
internal import CScanKernels

/// Class and role of a scalar, put together from ICU's own numbers for them.
struct TokenClass {
    var bits: UInt32 = 0
    var role: UInt32 = 0

    static let unknown = TokenClass()
    static let mark = TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LETTER, ARTOK_TOKEN_MARK)

    /// White space of which a run is one token, and white space that stands alone.
    static let joinedSpace = TokenClass(ARTOK_TOKEN_SPACE)
    static let loneSpace = TokenClass(ARTOK_TOKEN_SPACE, ARTOK_TOKEN_SPECIAL)

    init() {}

    init(_ kind: artok_token_class, _ flags: artok_token_class...) {
        bits = flags.reduce(kind.rawValue) { $0 | $1.rawValue }
    }

    /// A mark that does nothing but join its letter. A byte order mark may be the text's first, variation selectors and
    /// enclosing marks make emoji.
    static func isOwn(mark: UInt32) -> Bool {
        mark >= 0x100 && mark != 0xFEFF && !(0xFE00...0xFE0F ~= mark) && !(0x20D0...0x20FF ~= mark)
    }

    /// With a role, which makes it special.
    func with(_ roles: artok_token_role...) -> TokenClass {
        var result = self
        result.bits |= ARTOK_TOKEN_SPECIAL.rawValue
        result.role = roles.reduce(role) { $0 | $1.rawValue }
        return result
    }
}

/// What a scalar is to the kernels in `arabic` mode.
struct ArabicTokenClass {
    let pair: (UInt8, UInt8)

    init(_ scalar: UInt32) {
        let value = Self.value(scalar)
        pair = (UInt8(value.bits), UInt8(value.role))
    }

    private static func value(_ scalar: UInt32) -> TokenClass {
        let type = ScalarClassTable.shared[scalar]
        switch type {
        case .space: return scalar < 0x80 ? .joinedSpace : .unknown
        case .newline: return scalar < 0x80 ? .loneSpace : .unknown
        case .letter: return scalar < 0x100 ? .unknown : TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LETTER)
        case .tatweel: return .mark.with(ARTOK_ROLE_TATWEEL)
        case .mark, .format: return TokenClass.isOwn(mark: scalar) ? .mark : .unknown
        case .latinLetter: return scalar < 0x80 ? TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LATIN) : .unknown
        case .digit: return scalar < 0x800 ? TokenClass(ARTOK_TOKEN_NUMBER, ARTOK_TOKEN_DIGIT) : .unknown
        case .midNumber, .midLetterOrNumber:
            guard type.kindAlone(of: scalar) == .punctuation else { return .unknown }
            return punctuation.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_DIGITS)
        case .midLetter: return punctuation.with(ARTOK_ROLE_JOINER)
        case .sign where scalar == 0x2D: return punctuation.with(ARTOK_ROLE_HYPHEN)
        case .sign: return TokenClass(ARTOK_TOKEN_SYMBOL).with(ARTOK_ROLE_HYPHEN, ARTOK_ROLE_TAKES_MARKS)
        case .percent: return punctuation.with(ARTOK_ROLE_PERCENT)
        case .punctuation:
            switch scalar {
            // It makes dates and paths.
            case 0x2F: return punctuation.with(ARTOK_ROLE_JOINER)
            case 0x2010, 0x2011: return punctuation.with(ARTOK_ROLE_HYPHEN)
            default: return punctuation
            }
        case .symbol: return TokenClass(ARTOK_TOKEN_SYMBOL).with(ARTOK_ROLE_TAKES_MARKS)
        case .pictograph:
            let isEmoji = artok_icu_is_emoji_presentation(scalar)
            return TokenClass(isEmoji ? ARTOK_TOKEN_EMOJI : ARTOK_TOKEN_SYMBOL).with(ARTOK_ROLE_TAKES_MARKS)
        case .number: return TokenClass(ARTOK_TOKEN_NUMBER).with(ARTOK_ROLE_TAKES_MARKS)
        case .end, .hebrewLetter, .dictionary, .numeral, .connector, .hash, .at, .emojiModifier, .regionalIndicator,
            .unclassified, .replacement:
            return .unknown
        }
    }

    private static let punctuation = TokenClass(ARTOK_TOKEN_PUNCTUATION)
}
