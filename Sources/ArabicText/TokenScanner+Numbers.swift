// What belongs to a number besides its digits: sign, percent before the digits, and the parts of a date.

internal import ScanCore

extension TokenScanner {
    /// `-5`, `+218`, `٪٥٠`, `-٪٥`: the number that the sign or percent at `start` begins, or nil when it is only a mark.
    ///
    /// A sign is one only where no word, number or run of the same mark goes before: 5-3 and 50%-60% are ranges or
    /// differences.
    func prefixedNumber(
        startingWith mark: Scalar,
        at start: Int,
        in text: Span<UInt8>
    ) -> (Token.Kind, end: Int)? {
        guard previousMark != mark.value else { return nil }
        let digits = start + mark.length
        let first = scalar(at: digits, in: text)
        if mark.type == .sign {
            if followsWord || previousMark == 0x5F || followsPercentOfNumber(start, in: text) { return nil }
            if first.type == .percent { return prefixedNumber(startingWith: first, at: digits, in: text) }
        }
        guard first.type == .digit, !beginsEmoji(at: digits, in: text), link(at: digits, in: text) == nil else {
            return nil
        }
        if mark.type == .percent {
            let number = part(at: digits, in: text)
            guard number.isNumber else { return nil }
            return word(startingWith: number, in: text).0 == .number ? (.number, number.end) : nil
        }
        let number = date(at: digits, first, in: text) ?? word(startingWith: part(at: digits, in: text), in: text)
        return number.0 == .number ? number : nil
    }

    /// Whether the number before `start` ends with a percent sign.
    private func followsPercentOfNumber(_ start: Int, in text: Span<UInt8>) -> Bool {
        guard previousMark == 0, start > 0 else { return false }
        return scalar(at: startOfScalar(before: start, in: text), in: text).type == .percent
    }

    /// The date at `start`: 1–4, 1–2 and 1–4 digits with the same `/` or `-` between, and no fourth group.
    ///
    /// Letters that follow directly make it a word, as they do with every number: ٢٠١٦/١٢/٣م. A date with `.` is a
    /// number already.
    ///
    /// - Parameter first: The scalar at `start`, a digit.
    func date(at start: Int, _ first: Scalar, in text: Span<UInt8>) -> (Token.Kind, end: Int)? {
        var position = start
        guard skipDigits(1...4, at: &position, in: text) else { return nil }
        guard position < text.count else { return nil }
        let separator = text[position]
        guard separator == 0x2F || separator == 0x2D else { return nil }
        if start > 1, text[start - 1] == separator, endsWithDigit(start - 1, in: text) { return nil }
        position += 1
        guard skipDigits(1...2, at: &position, in: text) else { return nil }
        guard position < text.count, text[position] == separator else { return nil }
        position += 1
        let lastGroup = position
        guard skipDigits(1...4, at: &position, in: text) else { return nil }
        if position < text.count, text[position] == separator,
            scalar(at: position + 1, in: text).type == .digit
        {
            return nil
        }
        let last = part(at: lastGroup, in: text)
        return last.isNumber ? (.number, position) : (.word, last.end)
    }

    /// Passes over digits and what attaches to them, and says whether there were as many as wanted.
    private func skipDigits(_ wanted: ClosedRange<Int>, at position: inout Int, in text: Span<UInt8>) -> Bool {
        var count = 0
        while true {
            let next = scalar(at: position, in: text)
            if next.type == .digit {
                if beginsEmoji(at: position, in: text) { break }
                count += 1
                if count > wanted.upperBound { return false }
            } else if count == 0 || !next.type.attaches {
                break
            }
            position += next.length
        }
        return wanted.contains(count)
    }

    private func endsWithDigit(_ end: Int, in text: Span<UInt8>) -> Bool {
        scalar(at: startOfScalar(before: end, in: text), in: text).type == .digit
    }

    private func startOfScalar(before end: Int, in text: Span<UInt8>) -> Int {
        var start = end - 1
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
