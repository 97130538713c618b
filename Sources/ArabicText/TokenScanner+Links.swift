// Web and e-mail addresses. They begin with an ASCII letter, digit or `_`, so Arabic text pays nothing for them.

internal import CArtokICU
internal import ScanCore

extension TokenScanner {
    /// No domain name is longer: the look ahead ends here.
    private static let longestHead = 255
    /// No label of a domain, no scheme and no local part is longer.
    private static let longestLabel = 64

    /// The address at `start`, where a word or number would begin otherwise.
    ///
    /// - `scheme://…`, `www.…`, or a domain with a path: `un.org/ar`. A domain alone is a word.
    /// - `name@domain.tld`.
    func link(at start: Int, in text: Span<UInt8>) -> (Token.Kind, end: Int)? {
        if start < headEnd, !headMayEndInLink(from: start, in: text) { return webAddress(at: start, in: text) }
        let limit = min(text.count, start + Self.longestHead)
        var end = start
        var label = start
        while end < limit, end - label <= Self.longestLabel, text[end].isHeadOfLink {
            end += 1
            if text[end - 1] == 0x2E { label = end }
        }
        // What almost every word comes to.
        guard label > start || end < limit && (text[end] == 0x3A || text[end] == 0x40) else { return nil }
        if let address = webAddress(at: start, in: text) { return address }
        guard end < limit else { return nil }
        switch text[end] {
        case 0x3A where end + 2 < text.count && text[end + 1] == 0x2F && text[end + 2] == 0x2F:
            guard isScheme(start..<end, in: text), let end = endOfAddress(from: end + 3, in: text) else { return nil }
            return (.url, end)
        case 0x3A, 0x2F:
            guard endOfDomain(from: start, in: text) == end, let path = startOfPath(after: end, in: text) else {
                return nil
            }
            return endOfAddress(from: path, in: text).map { (.url, $0) }
        case 0x40:
            guard end - start <= 64, text[start] != 0x2E, text[end - 1] != 0x2E else { return nil }
            return endOfDomain(from: end + 1, in: text).map { (.email, $0) }
        default:
            return nil
        }
    }

    // MARK: Heads

    /// Looks how far the run of bytes goes that may stand in a head, so that not every word in it looks again.
    mutating func noteHead(at start: Int, in text: Span<UInt8>) {
        guard start >= headEnd else { return }
        headEnd = start
        while headEnd < text.count, text[headEnd].isHeadOfLink { headEnd += 1 }
    }

    /// Whether the head at `start`, before `headEnd`, is short enough and ends with `:`, `/` or `@`.
    private func headMayEndInLink(from start: Int, in text: Span<UInt8>) -> Bool {
        guard headEnd - start < Self.longestHead, headEnd < text.count else { return false }
        let mark = text[headEnd]
        return mark == 0x3A || mark == 0x2F || mark == 0x40
    }

    /// The address that needs no more than its `www.`.
    private func webAddress(at start: Int, in text: Span<UInt8>) -> (Token.Kind, end: Int)? {
        bodyAfterWWW(at: start, in: text).flatMap { endOfAddress(from: $0, in: text) }.map { (.url, $0) }
    }

    private func bodyAfterWWW(at start: Int, in text: Span<UInt8>) -> Int? {
        guard start + 4 < text.count, text[start] | 0x20 == 0x77, text[start + 1] | 0x20 == 0x77,
            text[start + 2] | 0x20 == 0x77, text[start + 3] == 0x2E
        else { return nil }
        let type = scalar(at: start + 4, in: text).type
        return type.isLetter || type == .digit ? start + 4 : nil
    }

    /// `[A-Za-z][A-Za-z0-9+.-]*`, but not a word that only ends in one: `end.http` is two.
    private func isScheme(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard text[range.lowerBound].isASCIILetter else { return false }
        var tail = range.lowerBound
        for offset in range {
            let byte = text[offset]
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x2B || byte == 0x2D || byte == 0x2E else {
                return false
            }
            if byte == 0x2D || byte == 0x2E { tail = offset + 1 }
        }
        guard tail > range.lowerBound else { return true }
        let length = range.upperBound - tail
        return
            !((length == 4 || length == 5) && text[tail] | 0x20 == 0x68 && text[tail + 1] | 0x20 == 0x74
            && text[tail + 2] | 0x20 == 0x74 && text[tail + 3] | 0x20 == 0x70)
    }

    /// The end of the longest domain name at `start`: two labels or more, the last of two letters or more. Hyphens behind
    /// that are none of it.
    private func endOfDomain(from start: Int, in text: Span<UInt8>) -> Int? {
        let limit = min(text.count, start + Self.longestHead)
        var best: Int?
        var label = start
        var hasDot = false
        while true {
            var end = label
            while end < limit, text[end].isASCIILetter { end += 1 }
            let lettersEnd = end
            while end < limit, text[end] == 0x2D { end += 1 }
            let hyphensEnd = end
            while end < limit, text[end].isASCIILetter || text[end].isASCIIDigit || text[end] == 0x2D { end += 1 }
            guard end > label else { return best }
            if hasDot, end == hyphensEnd, lettersEnd - label >= 2 { best = lettersEnd }
            guard end < limit, text[end] == 0x2E else { return best }
            hasDot = true
            label = end + 1
        }
    }

    /// The `/` after a domain and its port.
    private func startOfPath(after domain: Int, in text: Span<UInt8>) -> Int? {
        var path = domain
        if text[path] == 0x3A {
            path += 1
            let port = path
            while path < text.count, path - port < 5, text[path].isASCIIDigit { path += 1 }
            if path == port { return nil }
        }
        return path < text.count && text[path] == 0x2F ? path : nil
    }

    // MARK: Bodies

    /// The end of an address whose body begins at `start`, or nil when there is no body.
    ///
    /// Letters of every script are part of it (RFC 3987). A closing bracket ends it unless it was opened inside, and so
    /// do white space, quotation marks, Arabic punctuation, emoji and format controls other than ZWNJ and ZWJ.
    private func endOfAddress(from start: Int, in text: Span<UInt8>) -> Int? {
        var position = start
        var kept = start
        var parentheses = 0
        var squareBrackets = 0
        scan: while true {
            let next = scalar(at: position, in: text)
            if Self.endsAddress(next) { break }
            position += next.length
            switch next.value {
            case 0x28: parentheses += 1
            case 0x29:
                if parentheses == 0 { break scan }
                parentheses -= 1
            case 0x5B: squareBrackets += 1
            case 0x5D:
                if squareBrackets == 0 { break scan }
                squareBrackets -= 1
            // . , ; : ! ? ' ‘ ’ ۔ and an open bracket are part of it only when something follows.
            case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2018, 0x2019, 0x06D4: continue
            default: break
            }
            if next.value != 0x28, next.value != 0x5B { kept = position }
        }
        return kept > start ? kept : nil
    }

    private static func endsAddress(_ scalar: Scalar) -> Bool {
        switch scalar.type {
        case .end, .newline, .space, .replacement, .unclassified, .regionalIndicator, .emojiModifier: return true
        case .format: return scalar.value != 0x200C && scalar.value != 0x200D
        case .pictograph: return artok_icu_is_emoji_presentation(scalar.value)
        default: break
        }
        switch scalar.value {
        case 0x3C, 0x3E, 0x22, 0x60, 0x7B, 0x7C, 0x7D, 0x5C, 0x5E: return true
        case 0xAB, 0xBB, 0x201C, 0x201D, 0x060C, 0x061B, 0x061F, 0x2026: return true
        default: return false
        }
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
    fileprivate var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// May stand before the `://` of a URL, in a domain name or before the `@` of an e-mail address.
    fileprivate var isHeadOfLink: Bool {
        isASCIILetter || isASCIIDigit || self == 0x2E || self == 0x2D || self == 0x2B || self == 0x5F || self == 0x25
    }
}
