// ICU's word boundaries, asked for about a whole text at once.

import CArtokICU

/// ICU's word iterator, a new one for each text.
///
/// What it makes of `ー` depends on what went before, in the text and in the process: it is Common to several scripts, so
/// the Chinese and Japanese dictionary takes it only once a Han letter or kana has had it loaded, and not behind another
/// such character that it does not know, like `〱`. So it is loaded first here.
package struct ICUWords {
    private static let isWarm = !ends(units: [0x6F22, 0x5B57], lengths: [1, 1], steps: [1, 1]).isEmpty

    package init() { precondition(Self.isWarm) }

    /// Where the segments of some scalars end, as counts of scalars.
    package func ends(of scalars: [UInt32]) -> [Int] {
        let lengths = scalars.map { $0 > 0xFFFF ? 2 : 1 }
        return Self.ends(units: Array(string(scalars).utf16), lengths: lengths, steps: lengths.map { _ in 1 })
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
        return Self.ends(units: units, lengths: lengths, steps: steps)
    }

    /// - Parameters:
    ///   - lengths: Of each scalar, in units.
    ///   - steps: What each scalar counts.
    private static func ends(units: [UInt16], lengths: [Int], steps: [Int]) -> [Int] {
        let breaks = artok_icu_word_breaks_open()
        defer { artok_icu_word_breaks_close(breaks) }
        return units.withUnsafeBufferPointer { buffer in
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
