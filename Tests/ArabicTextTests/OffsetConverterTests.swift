import ArabicText
import TestSupport
import Testing

/// Byte offsets in other units.
@Suite struct `Offset converter` {
    @Test(
        arguments: [
            ("", 0, 0, 0), ("في سرت", 5, 3, 3), ("في سرت", 11, 6, 6), ("abc", 2, 2, 2),
            // 😀 is four bytes, two UTF-16 units, one scalar.
            ("😀سرت", 4, 2, 1), ("😀سرت", 10, 5, 4), ("سرت😀", 10, 5, 4),
            // A BOM counts.
            ("\u{FEFF}سرت", 3, 1, 1),
        ]
    )
    func `of a scalar's start`(text: String, utf8: Int, utf16: Int, scalar: Int) {
        let bytes = Array(text.utf8)
        #expect(OffsetConverter(bytes, to: .utf8).offset(utf8) == utf8)
        #expect(OffsetConverter(bytes, to: .utf16).offset(utf8) == utf16)
        #expect(OffsetConverter(bytes, to: .scalar).offset(utf8) == scalar)
    }

    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    /// Texts longer than the converter's stride, against the views of `String`.
    @Test(arguments: 0..<rounds)
    func `as the views of a string count`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        let text = source.text(.random(in: 0...2000, using: &source.random))
        let bytes = Array(text.utf8)
        let (utf16, scalars) = (OffsetConverter(bytes, to: .utf16), OffsetConverter(bytes, to: .scalar))
        var (unitCount, scalarCount, offset) = (0, 0, 0)
        for scalar in text.unicodeScalars {
            #expect(utf16.offset(offset) == unitCount, "seed \(seed), offset \(offset)")
            #expect(scalars.offset(offset) == scalarCount, "seed \(seed), offset \(offset)")
            offset += String(scalar).utf8.count
            unitCount += String(scalar).utf16.count
            scalarCount += 1
        }
        #expect(utf16.offset(bytes.count) == text.utf16.count, "seed \(seed)")
        #expect(scalars.offset(bytes.count) == text.unicodeScalars.count, "seed \(seed)")
    }

    /// Each ill-formed part counts as the one U+FFFD that the standard library's decoder makes of it.
    @Test(arguments: 0..<rounds)
    func `in ill-formed text`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        let bytes = source.bytes(600)
        let (utf16, scalars) = (OffsetConverter(bytes, to: .utf16), OffsetConverter(bytes, to: .scalar))
        for part in decodedParts(of: bytes) {
            let before = String(decoding: bytes[..<part.range.lowerBound], as: UTF8.self)
            #expect(utf16.offset(part.range.lowerBound) == before.utf16.count, "seed \(seed)")
            #expect(scalars.offset(part.range.lowerBound) == before.unicodeScalars.count, "seed \(seed)")
        }
    }
}
