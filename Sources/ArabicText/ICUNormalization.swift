internal import CArtokICU

/// ICU's normalization forms over arrays of scalars: for table building and for the rare stretches that need them.
enum ICUNormalization {
    static func nfc(_ scalars: [UInt32]) -> [UInt32] { normalize(ARTOK_NFC, scalars) }
    static func nfkc(_ scalars: [UInt32]) -> [UInt32] { normalize(ARTOK_NFKC, scalars) }
    static func nfkcCasefold(_ scalars: [UInt32]) -> [UInt32] { normalize(ARTOK_NFKC_CF, scalars) }

    /// ICU sorts marks by insertion, which takes the square of their number where they alternate: longer stretches than
    /// languages have are sorted first, each scalar as what it becomes (U+0F73 is two marks, a soft hyphen may be none).
    private static func sortedMarks(_ form: artok_icu_form, _ scalars: [UInt32]) -> [UInt32] {
        guard scalars.count > 32 else { return scalars }
        let isCompatible = form == ARTOK_NFKC || form == ARTOK_NFKD
        var sorted = scalars.flatMap { scalar in
            let mapped = form == ARTOK_NFKC_CF ? normalize(form, [scalar]) : [scalar]
            return mapped.flatMap { normalize(isCompatible ? ARTOK_NFKD : ARTOK_NFD, [$0]) }
        }
        var start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, artok_icu_combining_class(sorted[end]) != 0 { end += 1 }
            if end - start > 1 {
                let marks = sorted[start..<end].enumerated().map {
                    (class: artok_icu_combining_class($0.element), place: $0.offset, scalar: $0.element)
                }
                // Marks of one class keep their order.
                sorted.replaceSubrange(
                    start..<end,
                    with: marks.sorted { ($0.class, $0.place) < ($1.class, $1.place) }.map(\.scalar)
                )
            }
            start = end + 1
        }
        return sorted
    }

    static func normalize(_ form: artok_icu_form, _ scalars: [UInt32]) -> [UInt32] {
        let scalars = sortedMarks(form, scalars)
        // ICU's lengths are Int32. A stretch between two normalization boundaries that long is no text.
        guard scalars.count < Int(Int32.max) / 8 else { return scalars }
        var source: [UInt16] = []
        source.reserveCapacity(scalars.count)
        for scalar in scalars {
            if scalar < 0x10000 {
                source.append(UInt16(scalar))
            } else {
                source.append(UInt16(0xD7C0 + scalar >> 10))
                source.append(UInt16(0xDC00 + scalar & 0x3FF))
            }
        }
        var output = [UInt16](repeating: 0, count: source.count * 3 + 16)
        var count = artok_icu_normalize(form, source, Int32(source.count), &output, Int32(output.count))
        if count > output.count {
            output = [UInt16](repeating: 0, count: Int(count))
            count = artok_icu_normalize(form, source, Int32(source.count), &output, count)
        }
        guard count >= 0 else { return scalars }
        return decode(output[..<Int(count)])
    }

    private static func decode(_ units: ArraySlice<UInt16>) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(units.count)
        var lead: UInt32?
        for unit in units {
            if unit & 0xFC00 == 0xD800 {
                lead = UInt32(unit)
            } else if let high = lead {
                scalars.append(0x10000 + (high & 0x3FF) << 10 + UInt32(unit & 0x3FF))
                lead = nil
            } else {
                scalars.append(UInt32(unit))
            }
        }
        return scalars
    }
}
