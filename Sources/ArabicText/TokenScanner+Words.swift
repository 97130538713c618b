// Words and plain numbers: UAX #29 WB5–WB13b, tailored.
//
// A *part* is what UAX #29 makes of letters, digits and `_` in contact, with `.` and its like joining only Latin letters
// or digits. A word is a part, or parts joined by hyphens where letters meet digits (F-18E, بي-2).

internal import ScanCore

extension TokenScanner {
    /// One simple part of a word, or a number.
    struct Part {
        var end: Int
        var hasLetter = false
        var hasDigit = false
        var hasConnector = false

        var isNumber: Bool { hasDigit && !hasLetter && !hasConnector }
        var isWordOrNumber: Bool { hasDigit || hasLetter }
    }

    /// The token that begins with a letter, digit, `_` or tatweel.
    mutating func wordToken(
        startingWith first: Scalar,
        at start: Int,
        in text: Span<UInt8>
    ) -> (Token.Kind, end: Int) {
        if start < wordlessEnd, first.type == .connector || first.type == .tatweel {
            return withoutWord(first, at: start, in: text)
        }
        if first.value < 0x80 {
            noteHead(at: start, in: text)
            if let link = link(at: start, in: text) { return link }
            if first.type == .digit, let end = endOfKeycap(first, at: start, in: text) { return (.emoji, end) }
        } else if let end = endOfPresentedEmoji(first, at: start, in: text) {
            return (.emoji, end)
        }
        if first.type == .digit, let date = date(at: start, first, in: text) { return date }
        let part = part(at: start, in: text)
        if part.isWordOrNumber { return word(startingWith: part, in: text) }
        wordlessEnd = part.end
        return withoutWord(first, at: start, in: text)
    }

    /// The token that begins with a tatweel or connector that has no letter or digit to join.
    private func withoutWord(_ first: Scalar, at start: Int, in text: Span<UInt8>) -> (Token.Kind, end: Int) {
        first.type == .tatweel ? (.other, endOfTatweel(from: start, in: text)) : mark(first, at: start, in: text)
    }

    /// The word or number that begins with `part`: its hyphenated parts or its percent sign taken in.
    func word(startingWith part: Part, in text: Span<UInt8>) -> (Token.Kind, end: Int) {
        var last = part
        var isNumber = part.isNumber
        while let next = partJoined(to: last, in: text) {
            last = next
            isNumber = false
        }
        guard isNumber else { return (.word, last.end) }
        let sign = scalar(at: last.end, in: text)
        return (.number, sign.type == .percent ? last.end + sign.length : last.end)
    }

    /// The part that a hyphen joins to `part`: one of the two has a letter and one a digit.
    private func partJoined(to part: Part, in text: Span<UInt8>) -> Part? {
        let hyphen = scalar(at: part.end, in: text)
        guard hyphen.value == 0x2D || hyphen.value == 0x2010 || hyphen.value == 0x2011 else { return nil }
        let start = part.end + hyphen.length
        let first = scalar(at: start, in: text)
        guard first.type.isWordCore || first.type == .tatweel else { return nil }
        if beginsEmoji(at: start, in: text) || first.value < 0x80 && link(at: start, in: text) != nil { return nil }
        let next = self.part(at: start, in: text)
        return part.hasLetter && next.hasDigit || part.hasDigit && next.hasLetter ? next : nil
    }

    /// The part that begins at `start`, which is a letter, digit, `_` or tatweel.
    func part(at start: Int, in text: Span<UInt8>) -> Part {
        var part = Part(end: start)
        /// The last letter or digit, with what attaches to it passed over, as WB4 has it.
        var base = ScalarClass.end
        var baseStart = start
        var baseIsASCII = false
        var position = start
        while true {
            let next = scalar(at: position, in: text)
            switch next.type {
            case .letter, .hebrewLetter:
                part.hasLetter = true
            case .latinLetter:
                // An address glued behind Arabic: انظرhttps://…
                if !baseIsASCII, next.value < 0x80, position > start, link(at: position, in: text) != nil {
                    part.end = position
                    return part
                }
                part.hasLetter = true
            case .digit, .numeral:
                // ـ11: here tatweel is a dash, or stands for a word that is left out.
                if base == .end, position > start {
                    part.end = position
                    return part
                }
                part.hasDigit = true
            case .connector:
                part.hasConnector = true
            case .tatweel:
                position += next.length
                continue
            case .mark:
                // The character before is no letter or digit but the start of an emoji: 1️⃣ ℹ️.
                if next.value == 0xFE0F || next.value == 0x20E3, baseStart > start,
                    beginsEmoji(at: baseStart, in: text)
                {
                    return self.part(at: start, in: text.extracting(0..<baseStart))
                }
                position += next.length
                continue
            case .format:
                position += next.length
                continue
            case .midLetter, .midNumber, .midLetterOrNumber, .punctuation:
                let joined = position + next.length
                if joins(next, base, before: joined, in: text) {
                    position = joined
                    continue
                }
                part.end = base == .hebrewLetter && next.value == 0x27 ? joined : position
                return part
            default:
                part.end = position
                return part
            }
            base = next.type
            baseStart = position
            baseIsASCII = next.value < 0x80
            position += next.length
        }
    }

    /// Whether a mark joins the letter or digit before it to what begins at `offset` (WB6, WB7, WB7a–c, WB11, WB12).
    private func joins(
        _ mark: Scalar,
        _ base: ScalarClass,
        before offset: Int,
        in text: Span<UInt8>
    ) -> Bool {
        switch base {
        case .digit:
            guard mark.type == .midNumber || mark.type == .midLetterOrNumber else { return false }
            return scalar(at: offset, in: text).type == .digit && !beginsEmoji(at: offset, in: text)
        case .latinLetter:
            guard mark.type == .midLetter || mark.type == .midLetterOrNumber else { return false }
            let next = scalar(at: offset, in: text)
            guard next.type == .latinLetter else { return false }
            return next.value >= 0x80 || link(at: offset, in: text) == nil
        case .hebrewLetter:
            // " and ' of abbreviations, and the gershayim that is meant by ".
            guard mark.value == 0x22 || mark.value == 0x27 || mark.value == 0x05F4 else { return false }
            return scalar(at: offset, in: text).type == .hebrewLetter
        default:
            return false
        }
    }

    private func endOfTatweel(from start: Int, in text: Span<UInt8>) -> Int {
        var end = start
        while true {
            let next = scalar(at: end, in: text)
            guard next.type.attaches else { return end }
            end += next.length
        }
    }
}
