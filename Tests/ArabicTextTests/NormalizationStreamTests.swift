import ArabicText
import TestSupport
import Testing

/// A text in chunks gives what it gives in one piece.
@Suite struct `Normalization in chunks` {
    static let foldings: [Folding] =
        Folding.presets.map(\.folding)
        + [
            Folding(elongation: .init(max: 1)), Folding(.alef, elongation: .init(max: 3)),
            Transliteration(.buckwalter).latin.folding, Transliteration(.buckwalter).arabic.folding,
        ]

    private func inChunks(_ bytes: [UInt8], _ folding: Folding, cut: (Int) -> Int) -> [UInt8] {
        var stream = NormalizationStream(Normalizer(folding))
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + cut(start))
            stream.normalize(Array(bytes[start..<end]).span, into: &output)
            start = end
        }
        stream.finish(into: &output)
        return output
    }

    @Test(arguments: [
        "إلى سِرْت", "أ\u{64F}\u{654}", "ا\u{654}\u{653}", "a  \u{A0} \n b", "جدااااا الله", "آبت", "آبَتُ", "آبتث",
        "ﷺ\u{64B}",
        "e\u{301}\u{323}", "\u{64E}\u{651}", "", " ", "😀\u{200D}👍🏽", "\u{1100}\u{1161}\u{11A8}",
    ])
    func `cut after every byte`(text: String) {
        let bytes = Array(text.utf8)
        for folding in Self.foldings {
            let whole = Normalizer(folding).align(utf8: bytes.span).bytes
            #expect(inChunks(bytes, folding) { _ in 1 } == whole, "\(folding): \(codePoints(text))")
            for cut in 1..<max(2, bytes.count) {
                #expect(inChunks(bytes, folding) { $0 == 0 ? cut : bytes.count } == whole, "\(folding), cut at \(cut)")
            }
        }
    }

    @Test(arguments: 0..<`Folding equals the reference folding`.rounds)
    func `cut anywhere`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for part in 0..<20 {
            let folding =
                source.random.chance(1, in: 2) ? Self.foldings.randomElement(using: &source.random)! : source.folding()
            let bytes = source.random.chance(1, in: 2) ? source.bytes(24) : source.proseBytes(100)
            let whole = Normalizer(folding).align(utf8: bytes.span).bytes
            let longest = Int.random(in: 1...80, using: &source.random)
            let folded = inChunks(bytes, folding) { _ in .random(in: 1...longest, using: &source.random) }
            #expect(folded == whole, "seed \(seed), part \(part), \(folding): \(hex(bytes))")
        }
    }

    @Test func `one text after another`() {
        var stream = NormalizationStream(Normalizer(.matching))
        var output: [UInt8] = []
        for text in ["أ ", " ب", "\u{654}"] {
            stream.normalize(text.utf8.span, into: &output)
            stream.finish(into: &output)
            output.append(0x7C)
        }
        #expect(String(decoding: output, as: UTF8.self) == "ا | ب||")
    }

    @Test func `example of the documentation`() {
        let chunks = ["إلى س".utf8, "ِرْت".utf8].map(Array.init)
        var stream = NormalizationStream(Normalizer(.matching))
        var output: [UInt8] = []
        for chunk in chunks { stream.normalize(chunk.span, into: &output) }
        stream.finish(into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "الي سرت")
    }
}

/// Folding into memory of the caller.
@Suite struct `Folding into a buffer` {
    @Test func `example of the documentation`() {
        let normalizer = Normalizer(.matching)
        let folded = [UInt8](capacity: 64) { normalizer.normalize("إلى سِرْت".utf8.span, into: &$0) }
        #expect(String(decoding: folded, as: UTF8.self) == "الي سرت")
    }

    @Test(arguments: 0..<`Folding equals the reference folding`.rounds)
    func `gives what the other calls give, if there is room`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        var alignment = Alignment()
        for part in 0..<20 {
            let folding = source.folding()
            let normalizer = Normalizer(folding)
            let bytes = source.random.chance(1, in: 2) ? source.bytes(16) : source.proseBytes(60)
            let expected = normalizer.align(utf8: bytes.span)
            let room = expected.bytes.count + Int.random(in: 0...200, using: &source.random)
            let context = "seed \(seed), part \(part), \(folding): \(hex(bytes))"

            let aligned = [UInt8](capacity: room + 1) { output in
                output.append(0x21)
                let fits = normalizer.align(bytes.span, into: &output, alignment: &alignment)
                #expect(fits, "\(context)")
            }
            #expect(aligned == [0x21] + expected.bytes && alignment == expected.alignment, "\(context)")

            let plain = [UInt8](capacity: room) { output in
                let fits = normalizer.normalize(bytes.span, into: &output)
                #expect(fits, "\(context)")
            }
            #expect(plain == expected.bytes, "\(context)")
            var appended: [UInt8] = [0x21]
            normalizer.normalize(bytes.span, into: &appended)
            #expect(appended == [0x21] + expected.bytes, "\(context)")

            guard let short = (0..<expected.bytes.count).randomElement(using: &source.random) else { continue }
            let none = [UInt8](capacity: short) { output in
                let fits = normalizer.align(bytes.span, into: &output, alignment: &alignment)
                #expect(!fits && output.count == 0 && alignment.isIdentity, "\(context)")
            }
            #expect(none.isEmpty)
        }
    }

    @Test func `an alignment that is used again leaves copies alone`() {
        let normalizer = Normalizer(.matching)
        var alignment = Alignment()
        _ = [UInt8](capacity: 64) { normalizer.align("إلى سِرْت".utf8.span, into: &$0, alignment: &alignment) }
        let copy = alignment
        _ = [UInt8](capacity: 64) { normalizer.align("أ".utf8.span, into: &$0, alignment: &alignment) }
        #expect(copy == normalizer.align("إلى سِرْت").alignment)
        #expect(alignment == normalizer.align("أ").alignment)
    }

    @Test(arguments: [
        ("سرت", Folding.matching, true), ("سِرت", .matching, false), ("أوباري", .nfc, true), ("ا\u{654}", .nfc, false),
        ("\u{64E}\u{651}", .nfc, true), ("\u{651}\u{64E}", .nfc, false),
        ("نعم", Folding(elongation: .init(max: 1)), true),
        ("نعمم", Folding(elongation: .init(max: 1)), false), ("", .nfkd, true), ("أ", .nfkd, false),
        ("a  b", .search, false),
        ("a b", .search, true), ("ا\u{301}", .nfc, true),
    ])
    func `isNormalized`(text: String, folding: Folding, expected: Bool) {
        #expect(Normalizer(folding).isNormalized(text) == expected)
        #expect(Normalizer(folding).isNormalized(Array(text.utf8).span) == expected)
    }
}
