// ICU's word boundaries, asked for about a whole text at once.

import CArtokICU

/// An iterator of ICU, for text after text.
package final class ICUWords {
    private let breaks = artok_icu_word_breaks_open()

    package init() {}

    deinit { artok_icu_word_breaks_close(breaks) }

    /// Where the segments of some scalars end, as counts of scalars.
    package func ends(of scalars: [UInt32]) -> [Int] {
        let lengths = scalars.map { $0 > 0xFFFF ? 2 : 1 }
        return ends(units: Array(string(scalars).utf16), lengths: lengths, steps: lengths.map { _ in 1 })
    }

    /// Where the segments of some bytes end, in bytes; an ill-formed part stands for one U+FFFD.
    package func ends(of bytes: [UInt8]) -> [Int] {
        var units: [UInt16] = []
        var lengths: [Int] = []
        var steps: [Int] = []
        units.reserveCapacity(bytes.count)
        for part in decodedParts(of: bytes) {
            let before = units.count
            let scalar = part.scalar.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
            units.append(contentsOf: UTF16.encode(scalar)!)
            lengths.append(units.count - before)
            steps.append(part.range.count)
        }
        return ends(units: units, lengths: lengths, steps: steps)
    }

    /// - Parameters:
    ///   - lengths: Of each scalar, in units.
    ///   - steps: What each scalar counts.
    private func ends(units: [UInt16], lengths: [Int], steps: [Int]) -> [Int] {
        units.withUnsafeBufferPointer { buffer in
            precondition(artok_icu_word_breaks_set_text(breaks, buffer.baseAddress, Int32(buffer.count)))
            var ends: [Int] = []
            var (unit, index, end) = (0, 0, 0)
            while case let boundary = Int(artok_icu_word_breaks_next(breaks)), boundary >= 0 {
                while unit < boundary {
                    unit += lengths[index]
                    end += steps[index]
                    index += 1
                }
                ends.append(end)
            }
            return ends
        }
    }
}
