// What the tokenizer wants to know of a scalar, and the tables that know it.
//
// The classes are Word_Break of UAX #29 recut along the lines of the Arabic tailoring: marks that join words are told
// apart by what they join, letters by whether anything joins them. They come from ICU's properties; only characters
// that the tailoring itself names are named here.

internal import CArtokICU

/// The part that a scalar plays in the tokenizer's rules.
enum ScalarClass: UInt8, Sendable {
    /// No scalar: the end of the text.
    case end

    // White space.
    case newline, space

    // What words and numbers are made of.
    case letter, latinLetter, hebrewLetter, tatweel
    /// Letters of scripts that are written without spaces: ICU's dictionaries find the words.
    case dictionary
    case digit
    /// Numbers that are letters too (Ⅷ): they join like letters and are numbers alone.
    case numeral
    /// `_` and its like.
    case connector

    // What attaches to the scalar before it.
    case mark, format

    // Marks that may stand inside a word or number.
    /// Joins Latin letters: `·`.
    case midLetter
    /// Joins digits: `,` `،` `٬` `٫`.
    case midNumber
    /// Joins either: `.` `:` `'` `’`.
    case midLetterOrNumber

    // Marks that may begin or end one.
    case sign, percent, hash, at

    case punctuation, symbol
    /// A symbol that may begin an emoji.
    case pictograph
    case emojiModifier, regionalIndicator
    /// A number that joins nothing: ½ ②.
    case number
    /// Control characters, unassigned and private-use code points.
    case unclassified
    /// U+FFFD and every ill-formed part.
    case replacement
}

extension ScalarClass {
    /// The class by ICU's properties. Slow: see ``ScalarClassTable``.
    init(properties c: UInt32) {
        if let named = Self(named: c) {
            self = named
            return
        }
        if artok_icu_is_white_space(c) {
            self = .space
            return
        }
        let wordBreak = UInt32(artok_icu_word_break_value(c))
        switch UInt32(artok_icu_category(c)) {
        case ARTOK_GC_LU.rawValue...ARTOK_GC_LO.rawValue:
            switch wordBreak {
            case ARTOK_WB_HEBREW_LETTER.rawValue: self = .hebrewLetter
            case ARTOK_WB_EXTEND.rawValue: self = .mark
            case ARTOK_WB_ALETTER.rawValue where !artok_icu_needs_dictionary(c):
                self = artok_icu_is_latin(c) ? .latinLetter : .letter
            default: self = .dictionary
            }
        case ARTOK_GC_MN.rawValue...ARTOK_GC_MC.rawValue: self = .mark
        case ARTOK_GC_ND.rawValue: self = .digit
        case ARTOK_GC_NL.rawValue where artok_icu_needs_dictionary(c): self = .dictionary
        case ARTOK_GC_NL.rawValue where wordBreak == ARTOK_WB_ALETTER.rawValue: self = .numeral
        case ARTOK_GC_NL.rawValue, ARTOK_GC_NO.rawValue: self = .number
        case ARTOK_GC_CF.rawValue: self = .format
        case ARTOK_GC_PD.rawValue...ARTOK_GC_PO.rawValue, ARTOK_GC_PI.rawValue, ARTOK_GC_PF.rawValue:
            self = Self(punctuationThatBreaksAs: wordBreak)
        case ARTOK_GC_SM.rawValue...ARTOK_GC_SO.rawValue:
            if wordBreak == ARTOK_WB_MIDNUM.rawValue {
                self = .midNumber  // U+2044, fraction slash
            } else if wordBreak == ARTOK_WB_REGIONAL_INDICATOR.rawValue {
                self = .regionalIndicator
            } else if artok_icu_is_emoji_modifier(c) {
                self = .emojiModifier
            } else {
                self = artok_icu_is_extended_pictographic(c) ? .pictograph : .symbol
            }
        default: self = .unclassified
        }
    }

    private init(punctuationThatBreaksAs wordBreak: UInt32) {
        switch wordBreak {
        // Hebrew geresh, Armenian accents.
        case ARTOK_WB_ALETTER.rawValue, ARTOK_WB_HEBREW_LETTER.rawValue: self = .letter
        case ARTOK_WB_EXTENDNUMLET.rawValue: self = .connector
        case ARTOK_WB_MIDLETTER.rawValue: self = .midLetter
        case ARTOK_WB_MIDNUM.rawValue: self = .midNumber
        case ARTOK_WB_MIDNUMLET.rawValue, ARTOK_WB_SINGLE_QUOTE.rawValue: self = .midLetterOrNumber
        default: self = .punctuation
        }
    }

    /// The characters that the Arabic tailoring names.
    private init?(named c: UInt32) {
        switch c {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: self = .newline
        case 0x0640: self = .tatweel
        // Times are written with it, and some versions of ICU's rules leave it out of MidLetter.
        case 0x3A, 0xFE13, 0xFE55, 0xFF1A: self = .midLetterOrNumber
        // The decimal separator, which Word_Break calls a digit.
        case 0x066B: self = .midNumber
        case 0x2B, 0x2D, 0x2212: self = .sign
        case 0x25, 0x0609, 0x060A, 0x066A, 0x2030, 0xFE6A, 0xFF05: self = .percent
        case 0x23, 0xFF03: self = .hash
        case 0x40, 0xFF20: self = .at
        case 0xFFFD: self = .replacement
        default: return nil
        }
    }

    /// Letters and what stands for letters in a name: the things that an `@` or `#` needs before it is a name.
    var isLetter: Bool {
        switch self {
        case .letter, .latinLetter, .hebrewLetter, .dictionary: true
        default: false
        }
    }

    /// Whatever a word or number may begin with, tatweel aside.
    var isWordCore: Bool {
        switch self {
        case .letter, .latinLetter, .hebrewLetter, .digit, .numeral, .connector: true
        default: false
        }
    }

    /// Takes no place of its own in a word: it belongs to what stands before it.
    var attaches: Bool { self == .mark || self == .format || self == .tatweel }

    /// The kind of a token that is this scalar alone, or a run of it.
    func kindAlone(of scalar: UInt32) -> Token.Kind {
        switch self {
        case .sign: scalar == 0x2D ? .punctuation : .symbol
        case .midNumber: scalar == 0x2044 ? .symbol : .punctuation
        case .midLetter, .midLetterOrNumber, .percent, .hash, .at, .punctuation, .connector: .punctuation
        case .symbol, .pictograph, .regionalIndicator: .symbol
        case .emojiModifier: .emoji
        case .newline, .space: .whitespace
        case .letter, .latinLetter, .hebrewLetter, .dictionary: .word
        case .digit, .numeral, .number: .number
        case .end, .tatweel, .mark, .format, .unclassified, .replacement: .other
        }
    }
}

/// The classes of all scalars: tables for what texts are made of, ICU for the rest.
struct ScalarClassTable: Sendable {
    /// Made once, at the first use: 12,288 scalars in about half a millisecond.
    static let shared = ScalarClassTable()

    private static let lowCount: UInt32 = 0x3000
    /// Arabic presentation forms and full-width forms, which old and converted texts are full of.
    private static let presentationForms = (0xFB00 as UInt32..<0x1_0000).map { ScalarClass(properties: $0) }
    private static let emoji = (0x1F000 as UInt32..<0x1FC00).map { ScalarClass(properties: $0) }

    private let low: [ScalarClass]

    private init() {
        low = (0..<Self.lowCount).map { ScalarClass(properties: $0) }
    }

    @inline(__always)
    subscript(scalar: UInt32) -> ScalarClass {
        scalar < Self.lowCount ? low[Int(scalar)] : classOfHigh(scalar)
    }

    private func classOfHigh(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0xFB00..<0x1_0000: Self.presentationForms[Int(scalar - 0xFB00)]
        case 0x1F000..<0x1FC00: Self.emoji[Int(scalar - 0x1F000)]
        default: ScalarClass(properties: scalar)
        }
    }
}
