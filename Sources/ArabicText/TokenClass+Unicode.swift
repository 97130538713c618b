// What the token kernels are told of a scalar in `unicode` mode.

internal import CArtokICU
internal import CScanKernels
internal import ScanCore

/// What a scalar is to the kernels in `unicode` mode, by ICU's own classes and rules.
struct UnicodeTokenClass {
    let pair: (UInt8, UInt8)

    init(_ scalar: UInt32, _ marks: MarkBreaks) {
        let value = Self.value(scalar, marks)
        pair = (UInt8(value.bits), UInt8(value.role))
    }

    private static func value(_ scalar: UInt32, _ marks: MarkBreaks) -> TokenClass {
        let type = ScalarClassTable.shared[scalar]
        let wordBreak = UInt32(artok_icu_word_break_value(scalar))
        // WB3c: a letter or punctuation mark that is an emoji too (ℹ, ‼) may be joined to a mark before it.
        guard type == .pictograph || !artok_icu_is_extended_pictographic(scalar) else { return .unknown }
        switch type {
        case .space, .newline: return scalar < 0x80 ? TokenClass(ARTOK_TOKEN_SPACE) : .unknown
        case .tatweel where wordBreak == ARTOK_WB_ALETTER.rawValue: return .mark.with(ARTOK_ROLE_TATWEEL)
        case .letter where wordBreak == ARTOK_WB_ALETTER.rawValue:
            return scalar < 0x100 ? .unknown : TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LETTER)
        case .latinLetter where wordBreak == ARTOK_WB_ALETTER.rawValue:
            return scalar < 0x80 ? TokenClass(ARTOK_TOKEN_WORD, ARTOK_TOKEN_LATIN) : .unknown
        case .digit where wordBreak == ARTOK_WB_NUMERIC.rawValue:
            return scalar < 0x800 ? TokenClass(ARTOK_TOKEN_NUMBER, ARTOK_TOKEN_DIGIT) : .unknown
        case .mark, .format:
            switch wordBreak {
            case ARTOK_WB_EXTEND.rawValue, ARTOK_WB_FORMAT.rawValue, ARTOK_WB_ZWJ.rawValue:
                return TokenClass.isOwn(mark: scalar) ? .mark : .unknown
            default: return .unknown
            }
        case .pictograph where wordBreak == ARTOK_WB_OTHER.rawValue:
            let isEmoji = artok_icu_is_emoji_presentation(scalar)
            return TokenClass(isEmoji ? ARTOK_TOKEN_EMOJI : ARTOK_TOKEN_SYMBOL).with(ARTOK_ROLE_TAKES_MARKS)
        case .sign, .percent, .hash, .at, .punctuation, .symbol, .number, .midLetter, .midNumber, .midLetterOrNumber:
            return mark(scalar, type.kindAlone(of: scalar), marks)
        default: return .unknown
        }
    }

    private static func mark(_ scalar: UInt32, _ kind: Token.Kind, _ marks: MarkBreaks) -> TokenClass {
        let alone: TokenClass
        switch kind {
        case .punctuation: alone = TokenClass(ARTOK_TOKEN_PUNCTUATION)
        case .symbol: alone = TokenClass(ARTOK_TOKEN_SYMBOL)
        case .number: alone = TokenClass(ARTOK_TOKEN_NUMBER)
        default: return .unknown
        }
        // By ICU's rules themselves.
        switch (marks[scalar, .letters], marks[scalar, .digits]) {
        case (.separates, .separates): return alone
        case (.joins, .separates): return alone.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_LETTERS)
        case (.separates, .joins): return alone.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_DIGITS)
        case (.joins, .joins):
            return alone.with(ARTOK_ROLE_JOINER, ARTOK_ROLE_JOINS_LETTERS, ARTOK_ROLE_JOINS_DIGITS)
        default: return .unknown
        }
    }
}

/// How marks break words, as ICU's rules have it: tried out. The properties do not tell: some versions leave `:` out of
/// MidLetter, and others make `@` a letter.
struct MarkBreaks {
    enum Side: Int, CaseIterable { case letters, digits }
    enum Effect { case separates, joins, other }

    private var effects: [UInt32: [Effect]] = [:]

    subscript(mark: UInt32, side: Side) -> Effect { effects[mark]?[side.rawValue] ?? .other }

    /// Tries each scalar between two letters, between two digits, and twice in a row.
    init(of scalars: [UInt32]) {
        var text: [UInt8] = []
        var places: [(mark: UInt32, start: Int, end: Int)] = []
        for mark in scalars where ScalarClassTable.shared[mark].kindAlone(of: mark).isMark {
            for side in [0x0628, 0x31, mark] {
                text.append(utf8: side)
                let start = text.count
                text.append(utf8: mark)
                places.append((mark, start, text.count))
                text.append(utf8: side)
                text.append(0x20)
            }
        }
        var ends: [Int] = []
        WordBreakIterator().findEnds(in: 0..<text.count, of: text.span, &ends)
        let boundaries = Set(ends)
        for (mark, start, end) in places {
            let effect: Effect =
                switch (boundaries.contains(start), boundaries.contains(end)) {
                case (true, true): .separates
                case (false, false): .joins
                default: .other
                }
            effects[mark, default: []].append(effect)
        }
        effects = effects.filter { $0.value.last == .separates }
    }
}

extension Token.Kind {
    fileprivate var isMark: Bool { self == .punctuation || self == .symbol || self == .number }
}
