// What the token kernels are told of a scalar in `unicode` mode.

internal import CArtokICU
internal import CScanKernels

/// What a scalar is to the kernels in `unicode` mode, by the classes and rules of the exact tokenizer.
struct UnicodeTokenClass {
    let pair: (UInt8, UInt8)

    init(_ scalar: UInt32) {
        let value = Self.value(scalar, WordBreakTable.shared[scalar])
        pair = (UInt8(value.bits), UInt8(value.role))
    }

    private static func value(_ scalar: UInt32, _ entry: WordBreakEntry) -> TokenClass {
        let type = entry.type
        // WB3c: a letter or punctuation mark that is an emoji too (ℹ, ‼) may be joined to a mark before it.
        guard type == .pictograph || !entry.has(WordBreakEntry.pictograph) else { return .unknown }
        switch (type, entry.wordBreak) {
        case (.space, let wordBreak), (.newline, let wordBreak):
            guard scalar < 0x80 else { return .unknown }
            return wordBreak == .space ? .joinedSpace : .loneSpace
        case (.tatweel, .letter): return .mark.with(ARTOK_ROLE_TATWEEL)
        case (.letter, .letter): return scalar < 0x100 ? .unknown : TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LETTER)
        case (.latinLetter, .letter):
            return scalar < 0x80 ? TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LATIN) : .unknown
        case (.digit, .number): return scalar < 0x800 ? TokenClass(ARTOK_TOKEN_NUMBER, ARTOK_TOKEN_DIGIT) : .unknown
        case (.mark, .extend), (.format, .extend), (.format, .joiner):
            return TokenClass.isOwn(mark: scalar) ? .mark : .unknown
        case (.pictograph, .other):
            let isEmoji = artok_icu_is_emoji_presentation(scalar)
            return TokenClass(isEmoji ? ARTOK_TOKEN_EMOJI : ARTOK_TOKEN_SYMBOL).with(ARTOK_ROLE_TAKES_MARKS)
        case (_, let wordBreak): return mark(type.kindAlone(of: scalar), wordBreak)
        }
    }

    private static func mark(_ kind: Token.Kind, _ type: WordBreakClass) -> TokenClass {
        let alone: TokenClass
        switch kind {
        case .punctuation: alone = TokenClass(ARTOK_TOKEN_PUNCTUATION)
        case .symbol: alone = TokenClass(ARTOK_TOKEN_SYMBOL)
        case .number: alone = TokenClass(ARTOK_TOKEN_NUMBER)
        default: return .unknown
        }
        let rules = WordBreakRules.shared
        for other in [type, .letter, .number] {
            guard rules.step(from: other, to: type).isBoundary, rules.step(from: type, to: other).isBoundary else {
                return .unknown
            }
        }
        let joinsLetters = rules.joined(to: .letter, through: type).contains(.letter)
        let joinsDigits = rules.joined(to: .number, through: type).contains(.number)
        switch (joinsLetters, joinsDigits) {
        case (false, false): return alone
        case (true, false): return alone.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_LETTERS)
        case (false, true): return alone.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_DIGITS)
        case (true, true): return alone.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_LETTERS, ARTOK_ROLE_JOINS_DIGITS)
        }
    }
}
