internal import CScanKernels

// Words and what separates them.
extension Code {
    package static let alef: UInt8 = 0x80 | 0x27
    package static let lam: UInt8 = 0x80 | 0x44
    static let waw: UInt8 = 0x80 | 0x48
    static let feh: UInt8 = 0x80 | 0x41
    static let beh: UInt8 = 0x80 | 0x28
    static let kaf: UInt8 = 0x80 | 0x43
    /// A word that is longer than any name; no name has it.
    static let dead: UInt8 = 0x7F

    /// How many codes a letter has that starts with this one.
    @inline(__always)
    package static func length(ofLetter code: UInt8) -> Int { code < 0x20 ? 6 : 1 }

    /// Not part of a word.
    // The number stands here because other modules inline it; a test holds it to the kernels'.
    @inlinable @inline(__always)
    package static func separates(_ code: UInt8) -> Bool { code < 0x10 }

    /// The top bit of each of eight codes that is part of a word; the other bits are 0.
    @inlinable @inline(__always)
    package static func letters(_ eight: UnsafePointer<UInt8>) -> UInt64 {
        let codes = UInt64(littleEndian: UnsafeRawPointer(eight).loadUnaligned(as: UInt64.self))
        return ((codes & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7070_7070_7070_7070 | codes) & 0x8080_8080_8080_8080
    }

    /// How many codes of a range are parts of words.
    ///
    /// - Parameter codes: Safe: those of the range, and eight readable ones behind.
    static func letterCount(_ codes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
            let here = min(8, range.upperBound &- start)
            let letters = letters(codes + start) & (here < 8 ? 1 &<< UInt64(8 &* here) &- 1 : ~0)
            count &+= letters.nonzeroBitCount
        }
        return count
    }

    /// Where the first separator is, at a place or behind it.
    ///
    /// - Parameter codes: Safe: there is one, and eight readable codes behind it.
    @inline(__always)
    static func firstSeparator(_ codes: UnsafePointer<UInt8>, _ place: Int) -> Int {
        var place = place
        while true {
            let separators = ~letters(codes + place) & 0x8080_8080_8080_8080
            if separators != 0 { return place &+ separators.trailingZeroBitCount &>> 3 }
            place &+= 8
        }
    }

    /// Where the word starts that ends at a place.
    ///
    /// - Parameter codes: Safe: eight readable ones are before the place, and a separator before the word.
    @inline(__always)
    static func wordStart(_ codes: UnsafePointer<UInt8>, _ end: Int) -> Int {
        var start = end
        while true {
            let separators = ~letters(codes + start - 8) & 0x8080_8080_8080_8080
            if separators != 0 { return start &- separators.leadingZeroBitCount &>> 3 }
            start &-= 8
        }
    }

    /// How many codes of its word stand before a place that has proclitics before it, or nothing.
    ///
    /// - Parameter codes: Safe: eight readable ones are before the place.
    @inline(__always)
    static func proclitics(_ codes: UnsafePointer<UInt8>, _ place: Int) -> Int {
        let separators = ~letters(codes + place - 8) & 0x8080_8080_8080_8080
        return separators.leadingZeroBitCount &>> 3
    }

    /// What the codes between two words are.
    ///
    /// - Parameter range: Not empty.
    @inline(__always)
    package static func gap(_ codes: UnsafePointer<UInt8>, _ range: Range<Int>) -> ScanWord.Gap {
        if range.count == 1 {
            switch codes[range.lowerBound] {
            case mark, paragraph: return .other
            case hyphen: return .hyphen
            default: return .space
            }
        }
        return longGap(codes, range)
    }

    private static func longGap(_ codes: UnsafePointer<UInt8>, _ range: Range<Int>) -> ScanWord.Gap {
        var lineBreaks = 0
        for position in range {
            switch codes[position] {
            case space: break
            case line where position > range.lowerBound && codes[position - 1] == `return`: break
            case line, `return`, `break`: lineBreaks += 1
            default: return .other
            }
        }
        return lineBreaks <= 1 ? .space : .other
    }
}
