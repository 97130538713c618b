internal import CArtokICU
internal import ScanCore

/// The ends of a mention: never a tatweel or a format control, marks stay with their letter.
package enum SourceTrimming {
    package static func trim(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound {
            let scalar = text.decodeScalar(at: start)
            guard !WordScalars.isLetter(scalar.value) || scalar.value == 0x640 else { break }
            guard isRemoved(scalar.value) else { break }
            start += scalar.length
        }
        var end = range.upperBound
        while end > start {
            var last = end - 1
            while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
            let scalar = text.decodeScalar(at: last)
            guard scalar.value == 0x640 || ScalarFolding.isFormatControl(scalar.value) else { break }
            end = last
        }
        return start..<end
    }

    /// What may not start a mention: tatweel, format controls, and marks that stand before its first letter.
    private static func isRemoved(_ scalar: UInt32) -> Bool {
        scalar == 0x640 || ScalarFolding.isFormatControl(scalar)
            || ARTOK_GC_MN.rawValue...ARTOK_GC_MC.rawValue ~= UInt32(artok_icu_category(scalar))
    }
}
