// What a scalar is to the word rules of UAX #29.

internal import CArtokICU

/// Word_Break values that have rules of their own; Format is Extend, as no rule tells them apart.
enum WordBreakClass: UInt8, Sendable, CaseIterable {
    /// Nothing joins it but what follows it by WB4.
    case other
    case letter, hebrewLetter, number, connector
    case midLetter, midNumber, midNumberOrLetter, singleQuote, doubleQuote
    case regionalIndicator
    /// White space of which a run is one segment.
    case space
    case carriageReturn, lineFeed, newline
    /// What belongs to whatever stands before it; ZWJ apart, as it takes an emoji.
    case extend, joiner
    /// Left to ICU: letters of scripts that it has dictionaries for. They join nothing of class `other`.
    case dictionary
    /// Left to ICU: marks of those scripts, and whatever its rules treat unlike its Word_Break.
    case unknown

    /// The class by Word_Break.
    ///
    /// Dictionaries get more here than they need. That is always right: ICU then cuts what the rules could cut too.
    init(properties c: UInt32) {
        let value = UInt32(artok_icu_word_break_value(c))
        guard let known = Self(wordBreak: value) else {
            self = .unknown
            return
        }
        let isLeft =
            value == ARTOK_WB_KATAKANA.rawValue || artok_icu_needs_dictionary(c) || artok_icu_is_hangul_syllable(c)
        self = !isLeft ? known : known == .extend || known == .joiner ? .unknown : .dictionary
    }

    private init?(wordBreak value: UInt32) {
        switch value {
        case ARTOK_WB_OTHER.rawValue, ARTOK_WB_KATAKANA.rawValue: self = .other
        case ARTOK_WB_ALETTER.rawValue: self = .letter
        case ARTOK_WB_HEBREW_LETTER.rawValue: self = .hebrewLetter
        case ARTOK_WB_NUMERIC.rawValue: self = .number
        case ARTOK_WB_EXTENDNUMLET.rawValue: self = .connector
        case ARTOK_WB_MIDLETTER.rawValue: self = .midLetter
        case ARTOK_WB_MIDNUM.rawValue: self = .midNumber
        case ARTOK_WB_MIDNUMLET.rawValue: self = .midNumberOrLetter
        case ARTOK_WB_SINGLE_QUOTE.rawValue: self = .singleQuote
        case ARTOK_WB_DOUBLE_QUOTE.rawValue: self = .doubleQuote
        case ARTOK_WB_REGIONAL_INDICATOR.rawValue: self = .regionalIndicator
        case ARTOK_WB_WSEGSPACE.rawValue: self = .space
        case ARTOK_WB_CR.rawValue: self = .carriageReturn
        case ARTOK_WB_LF.rawValue: self = .lineFeed
        case ARTOK_WB_NEWLINE.rawValue: self = .newline
        case ARTOK_WB_EXTEND.rawValue, ARTOK_WB_FORMAT.rawValue: self = .extend
        case ARTOK_WB_ZWJ.rawValue: self = .joiner
        default: return nil
        }
    }

    /// ICU cuts what has it.
    @inline(__always)
    var isLeft: Bool { self == .dictionary || self == .unknown }

    /// Whether its scalars are tried out one by one, as versions of ICU differ in what they make of some.
    var isTailored: Bool {
        switch self {
        case .connector, .midLetter, .midNumber, .midNumberOrLetter, .singleQuote, .doubleQuote: true
        default: false
        }
    }

    /// The scalar that ICU's rules for the class are tried out with; `nil` if the class has none.
    var example: UInt32? {
        switch self {
        case .other: 0x21
        case .letter: 0x0628
        case .hebrewLetter: 0x05D0
        case .number: 0x31
        case .connector: 0x5F
        case .midLetter: 0xB7
        case .midNumber: 0x2C
        case .midNumberOrLetter: 0x2E
        case .singleQuote: 0x27
        case .doubleQuote: 0x22
        case .regionalIndicator: 0x1F1E6
        case .space: 0x20
        case .carriageReturn: 0x0D
        case .lineFeed: 0x0A
        case .newline: 0x85
        case .extend: 0x0300
        case .joiner: 0x200D
        case .dictionary, .unknown: nil
        }
    }
}

/// A set of classes.
struct WordBreakClasses: Equatable {
    private var bits: UInt32 = 0

    @inline(__always)
    func contains(_ member: WordBreakClass) -> Bool { bits >> UInt32(member.rawValue) & 1 != 0 }

    @inline(__always)
    var isEmpty: Bool { bits == 0 }

    mutating func insert(_ member: WordBreakClass) { bits |= 1 << UInt32(member.rawValue) }
}
