internal import CArtokICU
internal import ScanCore

/// What separates two words.
enum GapReader {
    static func kind(_ text: Span<UInt8>, _ range: Range<Int>) -> ScanWord.Gap {
        if range.count == 1 {
            if text[range.lowerBound] == 0x20 { return .space }
            if text[range.lowerBound] == 0x2D { return .hyphen }
        }
        var offset = range.lowerBound
        while offset < range.upperBound {
            let scalar = text.decodeScalar(at: offset)
            if scalar.value == 0x2010 || scalar.value == 0x2011 {
                return range.count == scalar.length ? .hyphen : .other
            }
            guard scalar.isWellFormed, artok_icu_is_white_space(scalar.value) else { return .other }
            offset += scalar.length
        }
        return hasAtMostOneLineBreak(text, range) ? .space : .other
    }

    /// LF, CRLF, CR, U+0085 and U+2028 are line breaks; U+2029 is more than one.
    static func hasAtMostOneLineBreak(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var offset = range.lowerBound
        var lineBreaks = 0
        var previous: UInt32 = 0
        while offset < range.upperBound {
            let scalar = text.decodeScalar(at: offset)
            offset += scalar.length
            switch scalar.value {
            case 0x0A where previous == 0x0D: break
            case 0x0A, 0x0D, 0x85, 0x2028: lineBreaks += 1
            case 0x2029: lineBreaks += 2
            default: break
            }
            previous = scalar.value
        }
        return lineBreaks <= 1
    }
}
