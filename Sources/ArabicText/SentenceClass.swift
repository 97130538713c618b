// What the sentence rules want to know of a scalar, and the tables that know it.

internal import CArtokICU

/// The part that a scalar plays in the sentence rules: Sentence_Break of UAX #29, with Close and SContinue cut along the
/// lines of the Arabic tailoring.
enum SentenceClass: UInt8, Sendable {
    /// No scalar: the start or end of the text.
    case none

    /// Sep, CR, LF.
    case paragraphEnd
    /// Sp: all other white space.
    case space
    /// Extend and Format: they take part in the rules as what stands before them (SB5).
    case attached

    // Upper, Lower, and OLetter: letters without case.
    case upper, lower, letter
    /// Numeric.
    case digit

    /// ATerm: the full stop, which has other uses too.
    case stop
    /// STerm: `؟` `!` `۔` and all others that only end sentences.
    case terminator
    /// U+2025, U+2026, which have no Sentence_Break value of their own.
    case ellipsis

    /// SContinue: `،` `:` and their like; `؛` and `;`, which older Unicode versions leave out.
    case continuation
    /// Dashes of SContinue.
    case dash

    // Close: brackets and quotation marks.
    case opening, closing
    /// The straight `"`, which is either.
    case quote

    /// Everything else, U+FFFD and ill-formed parts included.
    case other
}

extension SentenceClass {
    /// The class by ICU's properties. Slow: see ``SentenceClassTable``.
    init(properties c: UInt32) {
        switch c {
        case 0x22: self = .quote
        case 0x2025, 0x2026: self = .ellipsis
        case 0x3B, 0x061B: self = .continuation
        default:
            switch UInt32(artok_icu_sentence_break_value(c)) {
            case ARTOK_SB_SEP.rawValue, ARTOK_SB_CR.rawValue, ARTOK_SB_LF.rawValue: self = .paragraphEnd
            case ARTOK_SB_SP.rawValue: self = .space
            case ARTOK_SB_EXTEND.rawValue, ARTOK_SB_FORMAT.rawValue: self = .attached
            case ARTOK_SB_UPPER.rawValue: self = .upper
            case ARTOK_SB_LOWER.rawValue: self = .lower
            case ARTOK_SB_OLETTER.rawValue: self = .letter
            case ARTOK_SB_NUMERIC.rawValue: self = .digit
            case ARTOK_SB_ATERM.rawValue: self = .stop
            case ARTOK_SB_STERM.rawValue: self = .terminator
            case ARTOK_SB_SCONTINUE.rawValue:
                self = UInt32(artok_icu_category(c)) == ARTOK_GC_PD.rawValue ? .dash : .continuation
            case ARTOK_SB_CLOSE.rawValue:
                let category = UInt32(artok_icu_category(c))
                self = category == ARTOK_GC_PS.rawValue || category == ARTOK_GC_PI.rawValue ? .opening : .closing
            default: self = .other
            }
        }
    }

    var isLetter: Bool { self == .letter || self == .lower || self == .upper }

    /// Ends a sentence, alone or in a run with others.
    var isMark: Bool { self == .stop || self == .terminator || self == .ellipsis }

    /// What a sentence may go on with behind a bracket or quotation mark that opens.
    var isText: Bool { isLetter || self == .digit || self == .other || self == .opening }
}

/// The classes of all scalars: tables for what texts are made of, ICU for the rest.
struct SentenceClassTable: Sendable {
    /// Made once, at the first use: 14,000 scalars in less than a millisecond.
    static let shared = SentenceClassTable()

    private static let lowCount: UInt32 = 0x3000
    /// Arabic presentation forms and full-width forms.
    private static let presentationForms = (0xFB00 as UInt32..<0x1_0000).map { SentenceClass(properties: $0) }

    private let low: [SentenceClass]
    /// Which two bytes may begin a landmark: those that have a bit in common here. See ``firstLandmark(from:in:)``.
    private let first: [UInt8]
    private let second: [UInt8]

    private init() {
        let low = (0..<Self.lowCount).map { SentenceClass(properties: $0) }
        var first = [UInt8](repeating: 0, count: 0x100)
        // Bit 0: one byte is enough to tell that it is one (ASCII) or that it may be one (three bytes and more).
        var second = [UInt8](repeating: 1, count: 0x100)
        for byte in 0..<0x80 where low[byte].isLandmark { first[byte] = 1 }
        for byte in 0xE0..<0x100 { first[byte] = 1 }
        // The other bits for first bytes of two, which may have to share one.
        var count = 0
        for byte in 0xC2..<0xE0 {
            let landmarks = (0x80..<0xC0).filter { low[(byte & 0x1F) << 6 | $0 & 0x3F].isLandmark }
            if landmarks.isEmpty { continue }
            first[byte] = 2 << (count % 7)
            for next in landmarks { second[next] |= first[byte] }
            count += 1
        }
        (self.low, self.first, self.second) = (low, first, second)
    }

    @inline(__always)
    subscript(scalar: UInt32) -> SentenceClass {
        scalar < Self.lowCount ? low[Int(scalar)] : classOfHigh(scalar)
    }

    private func classOfHigh(_ scalar: UInt32) -> SentenceClass {
        scalar >= 0xFB00 && scalar < 0x1_0000
            ? Self.presentationForms[Int(scalar - 0xFB00)] : SentenceClass(properties: scalar)
    }

    /// The first place at or after `start` where a landmark may begin; the end of the text if there is none.
    ///
    /// Looking at two bytes at once makes the answer nearly always no, which is what the processor bets on: asking for the
    /// first alone stops at half of the Arabic letters, and took more than twice as long for all of a text.
    func firstLandmark(from start: Int, in text: Span<UInt8>) -> Int {
        var position = start
        while position + 1 < text.count {
            // What continues a scalar has no bit in `first`.
            if first[Int(text[position])] & second[Int(text[position + 1])] != 0 { return position }
            position += 1
        }
        return position
    }
}

extension SentenceClass {
    /// What a scan through a sentence stops at.
    @inline(__always)
    var isLandmark: Bool { isMark || self == .quote || self == .paragraphEnd }
}
