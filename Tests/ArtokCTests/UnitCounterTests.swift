import ArabicText
import TestSupport
import Testing

@testable import ArtokC

/// Offsets in units, counted eight bytes at a time.
@Suite struct `Unit counter` {
    /// Well formed and ill formed, of every length, and what the masks could take for something else.
    static let pieces: [[UInt8]] =
        ["a", " ", "ب", "ليبيا", "é", "߿", "€", "ﷺ", "😀", "\u{FEFF}", "\u{10FFFF}", "zzzzzzzzz", "سسسسسسسسس"].map {
            Array($0.utf8)
        }
        + [
            [0x80], [0xBF, 0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xDF], [0xD8, 0xD8], [0xE0, 0x80], [0xE2, 0x80],
            [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90], [0xF8], [0xFF], [0xFE, 0x80],
        ]

    @Test(arguments: [OffsetUnit.utf8, .utf16, .scalar])
    func `as the converter counts`(unit: OffsetUnit) {
        var random = SeededRandom(seed: 4)
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 0..<40, using: &random)).flatMap { _ in
                Self.pieces.randomElement(using: &random)!
            }
            let converter = OffsetConverter(text, to: unit)
            var counter = UnitCounter(unit)
            counter.begin()
            var starts = [0]
            while starts.last! < text.count { starts.append(starts.last! + Self.length(text, starts.last!)) }
            let ranges = (0..<10).map { _ in
                let (a, b) = (starts.randomElement(using: &random)!, starts.randomElement(using: &random)!)
                return min(a, b)..<max(a, b)
            }.sorted { $0.lowerBound < $1.lowerBound }
            for range in ranges {
                let place = counter.range(range, in: text.span)
                #expect(place.start == converter.offset(range.lowerBound), "\(text) \(range)")
                #expect(place.end == converter.offset(range.upperBound), "\(text) \(range)")
            }
        }
    }

    /// Of the scalar or ill-formed part at an offset: what the standard's decoder makes one scalar of.
    private static func length(_ text: [UInt8], _ offset: Int) -> Int {
        for length in 1...4 where offset + length <= text.count {
            if String(validating: text[offset..<offset + length], as: UTF8.self) != nil { return length }
        }
        // The longest part that is one replacement character, and with one more byte two of them.
        return (1...3).last {
            offset + $0 <= text.count
                && String(decoding: text[offset..<offset + $0], as: UTF8.self).unicodeScalars.elementsEqual(["\u{FFFD}"]
                )
        } ?? 1
    }
}

/// Results that are too large to count: with offsets of eight bits, which overflow sooner.
@Suite struct `Column overflow` {
    @Test
    func `strings`() throws {
        var column = StringColumn<Int8>()
        try column.append(String(repeating: "a", count: 127))
        try column.append(nil)
        let failure = #expect(throws: Failure.self) { try column.append("b") }
        #expect(
            failure?.message
                == "the result is more than 32-bit offsets can count; pass fewer rows at once, or 64-bit offsets"
        )
    }

    @Test
    func `rows`() throws {
        var rows = Rows<Int8>(count: 3)
        try rows.end(count: 127, isNull: false)
        #expect(throws: Failure.self) { try rows.end(count: 128, isNull: false) }
    }
}
