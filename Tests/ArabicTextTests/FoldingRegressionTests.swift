import TestSupport
import Testing

@testable import ArabicText

/// A test for each fault that was found in folding.
@Suite struct `Folding, faults found` {
    private func parts(_ folding: Folding, _ bytes: [UInt8]) -> [[Range<Int>]] {
        Normalizer(folding).align(utf8: bytes.span).alignment.changes.map { [$0.source, $0.normalized] }
    }

    @Test func `an edit that was made longer is taken back with what follows`() {
        #expect(tiles("a   \u{654}b") && tiles("   \u{654}"))
        #expect(parts(.search, Array("a   \u{654}b".utf8)).map { $0[0] } == [2..<6])
    }

    private func tiles(_ text: String) -> Bool {
        let changes = Normalizer(.search).align(text).alignment.changes
        return zip(changes, changes.dropFirst()).allSatisfy { $0.source.upperBound <= $1.source.lowerBound }
    }

    /// Sixteen megabytes of fathas between two letters, then a second step that changes what is beside them.
    @Test func `a removed part longer than an edit can hold, over two steps`() {
        let removed = Alignment.Edit.longestPart + 10_001
        var first = GrowingBuffer<Alignment.Edit>()
        var second = GrowingBuffer<Alignment.Edit>()
        first.append(source: 1..<1 + removed, normalized: 1..<1)
        second.append(source: 1..<3, normalized: 1..<2)
        let source = Alignment(sourceCount: removed + 5, normalizedCount: 5, edits: EditList(first))
        let both = source.followed(by: Alignment(sourceCount: 5, normalizedCount: 4, edits: EditList(second)))
        #expect(both.sourceRange(for: 0..<2) == 0..<removed + 3)
        #expect(both.sourceRange(for: 2..<4) == removed + 3..<removed + 5)
        #expect(both.changes.count == 2)
    }

    @Test(arguments: [1, 30, 31, 200])
    func `a mark that NFKC_Casefold makes a letter`(count: Int) {
        let text: [UInt32] = [0x3B1, 0x345] + Array(repeating: 0x301, count: count)
        let folded = Normalizer(.nfkcCasefold).normalize(string(text)).unicodeScalars.map(\.value)
        #expect(folded == ICUForm.nfkcCasefold(text))
    }

    @Test(
        arguments: [
            [0xF73], [0xF75], [0x301, 0xFF9E], [0x301, 0xAD, 0x316, 0xAD], [0x316, 0x301], [0x64E, 0x651],
        ] as [[UInt32]]
    )
    func `no sequence of marks takes quadratic time`(unit: [UInt32]) {
        for folding in [Folding.nfc, .nfkc, .nfkcCasefold, .search] {
            let times = [2_000, 16_000].map { count in
                let text = "a" + String(repeating: string(unit), count: count)
                return ProcessorTime.measure { _ = Normalizer(folding).normalize(text) }
            }
            // Eight times the text took 64 times as long.
            #expect(times[1] < times[0] * 25 + .milliseconds(200), "\(unit), \(folding): \(times)")
        }
    }

    /// The fatha between two halves of أ stays, so that no letter comes into being; of several the last.
    @Test(
        arguments: [
            ([0x78, 0xD8, 0xD9, 0x8E, 0xA3, 0x79], [0x78, 0xD8, 0xD9, 0x8E, 0xA3, 0x79]),
            ([0xD8, 0xD9, 0x8E, 0xD9, 0x8F, 0xA3], [0xD8, 0xD9, 0x8F, 0xA3]),
            ([0xE2, 0x80, 0xD9, 0x80, 0xA8], [0xE2, 0x80, 0xD9, 0x80, 0xA8]),
            ([0xD8, 0xD9, 0x8E, 0x61], [0xD8, 0x61]),
            ([0xD8, 0xD9, 0x8E, 0xFF], [0xD8, 0xFF]),
            // A presentation form of a mark, which becomes nothing as a stretch: alone and beside removed scalars.
            ([0xF0, 0xB2, 0x9F, 0xEF, 0xB9, 0xB0, 0x94], [0xF0, 0xB2, 0x9F, 0xEF, 0xB9, 0xB0, 0x94]),
            ([0xD8, 0xEF, 0xB9, 0xB0, 0xEF, 0xB9, 0xB1, 0xA3], [0xD8, 0xEF, 0xB9, 0xB1, 0xA3]),
            ([0xD8, 0xEF, 0xB9, 0xB0, 0xD9, 0x8E, 0xA3], [0xD8, 0xD9, 0x8E, 0xA3]),
            ([0xD8, 0xD9, 0x8E, 0xEF, 0xB9, 0xB0, 0xA3], [0xD8, 0xEF, 0xB9, 0xB0, 0xA3]),
            ([0xD8, 0xEF, 0xB9, 0xB0, 0xE2, 0x80, 0xAA, 0xA3], [0xD8, 0xE2, 0x80, 0xAA, 0xA3]),
            ([0xD8, 0xE2, 0x80, 0xAA, 0xEF, 0xB9, 0xB0, 0xA3], [0xD8, 0xEF, 0xB9, 0xB0, 0xA3]),
            // Twice in a row, of which the second time nothing would join; and halves that never do.
            ([0xF0, 0xD9, 0x8E, 0x9F, 0xEF, 0xB9, 0xB0, 0x98], [0xF0, 0xD9, 0x8E, 0x9F, 0x98]),
            ([0xF0, 0xEF, 0xB9, 0xB0, 0x80], [0xF0, 0x80]), ([0xE0, 0xEF, 0xB9, 0xB0, 0x9F], [0xE0, 0x9F]),
            ([0xED, 0xEF, 0xB9, 0xB0, 0xA0], [0xED, 0xA0]), ([0xF4, 0xEF, 0xB9, 0xB0, 0x90], [0xF4, 0x90]),
        ] as [([UInt8], [UInt8])]
    )
    func `ill-formed parts are kept apart`(bytes: [UInt8], folded: [UInt8]) {
        for folding in [Folding.search, .matching, .loose] {
            #expect(Normalizer(folding).align(utf8: bytes.span).bytes == folded)
            let (isFolded, staysFolded) = (
                Normalizer(folding).isNormalized(bytes.span), Normalizer(folding).isNormalized(folded.span)
            )
            #expect(isFolded == (bytes == folded) && staysFolded)
            var (stream, chunked) = (NormalizationStream(Normalizer(folding)), [UInt8]())
            for byte in bytes { stream.normalize([byte].span, into: &chunked) }
            stream.finish(into: &chunked)
            #expect(chunked == folded)
        }
        #expect(ReferenceFolding(.matching).fold(bytes) == folded)
    }

    /// The kept scalar is in no edit, whichever way those before it were removed.
    @Test(arguments: ["\u{64E}\u{202A}", "\u{FE70}\u{202A}", "\u{202A}\u{FE71}", "\u{64E}\u{FE70}\u{FE71}"])
    func `what keeps ill-formed parts apart is no change`(between: String) {
        let bytes = [0xD8] + Array(between.utf8) + [0xA3]
        let kept = bytes.count - 1 - String(between.unicodeScalars.last!).utf8.count
        #expect(parts(.matching, bytes) == [[1..<kept, 1..<1]])
    }

    @Test(arguments: ["\u{64E}", "\u{FE70}", "\u{64E}\u{FE70}\u{202A}"], ["", "\u{64F}", "\u{FE71}", "\u{64E}"])
    func `a long run between ill-formed parts, in chunks`(unit: String, last: String) {
        let between = String(repeating: unit, count: 3000) + last
        let bytes = [0xD8] + Array(between.utf8) + [0xA3]
        let folded = [0xD8] + Array(String(between.unicodeScalars.last!).utf8) + [0xA3]
        #expect(Normalizer(.matching).align(utf8: bytes.span).bytes == folded)
        for length in [1, 7, 5000] {
            var (stream, chunked) = (NormalizationStream(Normalizer(.matching)), [UInt8]())
            for start in stride(from: 0, to: bytes.count, by: length) {
                stream.normalize(Array(bytes[start..<min(bytes.count, start + length)]).span, into: &chunked)
            }
            stream.finish(into: &chunked)
            #expect(chunked == folded, "\(length)")
        }
    }

    @Test(arguments: [
        ("ab  \u{64C}\u{651} cd", Folding([.whitespace, .shadda])), ("\u{1DCD}\u{200D}abc", .nfkcCasefold),
    ])
    func `all kernels give the same edits`(text: String, folding: Folding) {
        // Padded, so that the text also stands inside of a block.
        let results = ["", String(repeating: "كلمة ", count: 30)].map { padding in
            let padded = Array((text + padding).utf8)
            return parts(folding, padded).filter { $0[0].upperBound <= text.utf8.count }
        }
        #expect(results[0] == results[1])
    }

    @Test func `a line of nothing but removed scalars does not wait as a whole`() {
        var (stream, output) = (NormalizationStream(Normalizer(.search)), [UInt8]())
        let chunk = Array(String(repeating: "\u{640}\u{64E}", count: 10_000).utf8)
        stream.normalize("ا".utf8.span, into: &output)
        let time = ProcessorTime.measure {
            for _ in 0..<40 { stream.normalize(chunk.span, into: &output) }
        }
        #expect(stream.waitingCount < 8192)
        stream.normalize("\u{654}".utf8.span, into: &output)
        stream.finish(into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "ا" && time < .seconds(10))
    }
}
