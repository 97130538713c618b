import CArtokICU
import TestSupport
import Testing

@testable import ArabicText

/// Where each part of a folded text came from.
@Suite struct `Alignment to the source` {
    /// Text, folding, and the parts that belong together, as source | result.
    /// The second step changes nothing, or the first, or neither.
    @Test(
        arguments: [
            (.matching, .none, 4..<8, 4..<10), (.none, .matching, 4..<8, 4..<10), (.none, .nfc, 4..<8, 4..<8),
        ] as [(Folding, Folding, Range<Int>, Range<Int>)]
    )
    func `of two steps of which one changes nothing`(
        first: Folding,
        second: Folding,
        folded: Range<Int>,
        source: Range<Int>
    ) {
        let one = Normalizer(first).align("\u{648}\u{628}\u{633}\u{650}\u{631}")  // وبسِر
        let two = Normalizer(second).align(one.text)
        let both = one.alignment.followed(by: two.alignment)
        #expect(both.sourceRange(for: folded) == source)
        #expect(both.sourceCount == 10 && both.normalizedCount == two.text.utf8.count)
    }

    @Test(
        arguments: [
            ("سِرْت", .tashkeel, [("سِ", "س"), ("رْ", "ر"), ("ت", "ت")]),
            // What is removed belongs to the text before it, at the very start to what follows.
            ("\u{200F}ا\u{200F}ب", .formatControls, [("\u{200F}ا\u{200F}", "ا"), ("ب", "ب")]),
            ("\u{640}\u{640}", .tatweel, []),
            // U+FDF2 becomes four letters, which are mapped as a whole.
            ("ب\u{FDF2}", .compatibility, [("ب", "ب"), ("\u{FDF2}", "الله")]),
            ("\u{FEF7}", .compatibility, [("\u{FEF7}", "لأ")]),
            // With what is removed around them, at the start of the text too.
            (
                "\u{200F}\u{FDF2}\u{200F}\u{200F}ب", [.compatibility, .formatControls],
                [("\u{200F}\u{FDF2}\u{200F}\u{200F}", "الله"), ("ب", "ب")]
            ),
            // White space that marks follow is removed for itself.
            ("a  \u{301}", .whitespace, [("a", "a"), ("  ", " "), ("\u{301}", "\u{301}")]),
            // ا + U+0654 becomes one letter.
            ("ا\u{654}ب", .alef, [("ا\u{654}", "ا"), ("ب", "ب")]),
            ("a  \n b", .whitespace, [("a", "a"), ("  \n ", " "), ("b", "b")]),
            ("قال…", .punctuation, [("ق", "ق"), ("ا", "ا"), ("ل", "ل"), ("…", "...")]),
        ] as [(String, Folding.Options, [(String, String)])]
    )
    func `what belongs together`(text: String, options: Folding.Options, parts: [(String, String)]) {
        let aligned = Normalizer(Folding(options)).align(text)
        let found = alignedParts(Array(aligned.text.utf8), aligned.alignment)
        #expect(found.map { String(text[utf8: $0.source]) } == parts.map(\.0))
        #expect(found.map { String(aligned.text[utf8: $0.normalized]) } == parts.map(\.1))
    }

    @Test func `a cut run belongs to the letter before the cut`() {
        let text = "جدااااا!"
        let aligned = Normalizer(Folding(elongation: .threeOrMoreToOne)).align(text)
        #expect(aligned.text == "جدا!")
        #expect(text[utf8: aligned.alignment.sourceRange(for: 4..<6)] == "ااااا")
        #expect(aligned.alignment.normalizedRange(for: 6..<8) == 6..<6)
        #expect(text[utf8: aligned.alignment.sourceRange(for: 6..<7)] == "!")
    }

    @Test func `removed text and empty ranges`() {
        let alignment = Normalizer(Folding(.tashkeel)).align("سِرْت").alignment
        #expect(alignment.sourceCount == 10)
        #expect(alignment.normalizedCount == 6)
        #expect(alignment.normalizedRange(for: 2..<4) == 2..<2)
        #expect(alignment.sourceRange(for: 0..<0) == 0..<0)
        #expect(alignment.sourceRange(for: 2..<2) == 4..<4)
        #expect(alignment.normalizedRange(for: 10..<10) == 6..<6)
    }

    @Test func `nothing changed`() {
        let alignment = Normalizer(.matching).align("سرت").alignment
        #expect(alignment.isIdentity)
        #expect(alignment.sourceRange(for: 2..<4) == 2..<4)
        #expect(alignment.normalizedRange(for: 2..<4) == 2..<4)
    }

    // MARK: - Laws

    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    @Test(arguments: 0..<rounds)
    func `source ranges of consecutive parts tile the source`(round: Int) {
        forEachAlignment { bytes, aligned, context in
            let parts = alignedParts(aligned.bytes, aligned.alignment)
            guard !parts.isEmpty else { return }
            #expect(parts.first?.source.lowerBound == 0, "\(context)")
            #expect(parts.last?.source.upperBound == bytes.count, "\(context)")
            for (part, next) in zip(parts, parts.dropFirst()) {
                #expect(part.source.upperBound == next.source.lowerBound, "\(context)")
                #expect(!next.source.isEmpty, "\(context)")
            }
            let boundaries = Set(decodedParts(of: bytes).map(\.range.lowerBound) + [bytes.count])
            #expect(parts.allSatisfy { boundaries.contains($0.source.upperBound) }, "\(context)")
        }
    }

    @Test(arguments: 0..<rounds)
    func `a range, its source, and back: the range is in`(round: Int) {
        forEachAlignment { bytes, aligned, context in
            var random = SeededRandom(seed: UInt64(bytes.count))
            let (alignment, count) = (aligned.alignment, aligned.bytes.count)
            for _ in 0..<10 {
                let (a, b) = (Int.random(in: 0...count, using: &random), Int.random(in: 0...count, using: &random))
                let range = min(a, b)..<max(a, b)
                // An empty range has an empty source, which may lie inside a changed part.
                if range.isEmpty { continue }
                let back = alignment.normalizedRange(for: alignment.sourceRange(for: range))
                #expect(
                    back.lowerBound <= range.lowerBound && range.upperBound <= back.upperBound,
                    "\(context) \(range)"
                )
                let (c, d) = (
                    Int.random(in: 0...bytes.count, using: &random), Int.random(in: 0...bytes.count, using: &random)
                )
                let source = min(c, d)..<max(c, d)
                let folded = alignment.normalizedRange(for: source)
                #expect(0 <= folded.lowerBound && folded.upperBound <= count, "\(context) \(source)")
                if !folded.isEmpty {
                    let there = alignment.sourceRange(for: folded)
                    let kept = removedTextTrimmed(source, alignment)
                    #expect(
                        there.lowerBound <= kept.lowerBound && kept.upperBound <= there.upperBound,
                        "\(context) \(source)"
                    )
                }
            }
            #expect(alignment.sourceRange(for: 0..<count) == (count == 0 ? 0..<0 : 0..<bytes.count), "\(context)")
            #expect(alignment.normalizedRange(for: 0..<bytes.count) == 0..<count, "\(context)")
        }
    }

    /// A source range without what was removed at its start: that belongs to the text before the range.
    private func removedTextTrimmed(_ range: Range<Int>, _ alignment: Alignment) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound, alignment.normalizedRange(for: start..<start + 1).isEmpty { start += 1 }
        return start..<range.upperBound
    }

    /// So outside of edits the text is the same, and no edit takes in more than it needs. A mark that may compose is
    /// taken together with what it stands on: alone it might be folded otherwise.
    @Test(arguments: 0..<rounds)
    func `the source of each part folds to that part`(round: Int) {
        forEachAlignment(elongation: false) { bytes, aligned, context in
            expectPartsFoldAlone(bytes, aligned, context)
        }
    }

    /// The text on which the law was once wrong, and others where something stays between ill-formed parts.
    @Test(
        arguments: [
            [0xE2, 0x80, 0xE7, 0x8C, 0xE2, 0x80, 0xAA, 0x8C, 0xD9, 0x92],
            [0xD8, 0xD9, 0x8E, 0xE2, 0x80, 0xAA, 0xA3], [0xD8, 0xE2, 0x80, 0xAA, 0xD9, 0x8E, 0xA3],
            [0xF0, 0xB2, 0x9F, 0xEF, 0xB9, 0xB0, 0x94], [0xF0, 0xE2, 0x80, 0xAA, 0x9F, 0xE2, 0x80, 0xAA, 0x98, 0x61],
        ] as [[UInt8]]
    )
    func `the source of what stays between ill-formed parts folds to it`(bytes: [UInt8]) {
        for folding in FoldingText.presets {
            let normalizer = Normalizer(folding)
            let result = normalizer.align(utf8: bytes.span)
            let aligned = Aligned(bytes: result.bytes, alignment: result.alignment, normalizer: normalizer)
            expectPartsFoldAlone(bytes, aligned, "\(folding): \(hex(bytes)) → \(hex(result.bytes))")
        }
    }

    private func expectPartsFoldAlone(_ bytes: [UInt8], _ aligned: Aligned, _ context: String) {
        var parts: [(source: Range<Int>, normalized: Range<Int>)] = []
        for part in alignedParts(aligned.bytes, aligned.alignment) {
            if let last = parts.last,
                startsWithMark(bytes[part.source]) || startsWithMark(aligned.bytes[part.normalized])
            {
                parts[parts.count - 1] = (
                    last.source.lowerBound..<part.source.upperBound,
                    last.normalized.lowerBound..<part.normalized.upperBound
                )
            } else {
                parts.append(part)
            }
        }
        for part in parts {
            // What is removed elsewhere may stay between two ill-formed parts: it is folded between them.
            let before = illFormedEnd(aligned.bytes[..<part.normalized.lowerBound])
            let next = bytes[part.source.upperBound...].prefix(1).filter { $0 & 0xC0 == 0x80 }
            let folded = aligned.normalizer.align(utf8: (before + bytes[part.source] + next).span).bytes
            #expect(folded == before + aligned.bytes[part.normalized] + next, "\(context) \(part)")
        }
    }

    /// The ill-formed part that ends some bytes.
    private func illFormedEnd(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard let last = decodedParts(of: Array(bytes)).last, last.scalar == nil else { return [] }
        return Array(bytes[last.range])
    }

    private func startsWithMark(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let scalar = decodedParts(of: Array(bytes.prefix(4))).first?.scalar else { return false }
        return !artok_icu_has_boundary_before(ARTOK_NFC, scalar)
    }

    private struct Aligned {
        let bytes: [UInt8]
        let alignment: Alignment
        let normalizer: Normalizer
    }

    @Test func `a changed part takes 16 bytes, an unchanged text none`() {
        #expect(MemoryLayout<Alignment.Edit>.stride == 16)
        #expect(Normalizer(.matching).align(String(repeating: "سرت ", count: 1000)).alignment.changes.isEmpty)
    }

    /// A run of removed scalars is one change, whichever way they were folded.
    @Test(arguments: [1, 100])
    func `changes`(words: Int) {
        let word = "سُّـِر\u{200F}أة "
        let alignment = Normalizer(.matching).align(String(repeating: word, count: words)).alignment
        let first = alignment.changes.prefix(4).map { [$0.source, $0.normalized] }
        #expect(first == [[2..<10, 2..<2], [12..<15, 4..<4], [15..<17, 4..<6], [17..<19, 6..<8]])
        #expect(alignment.changes.count == 4 * words)
    }

    private func forEachAlignment(elongation: Bool = true, _ body: ([UInt8], Aligned, String) -> Void) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        var normalizer = Normalizer(.matching)
        for part in 0..<80 {
            // Few foldings, because each makes a table.
            if part % 10 == 0 { normalizer = Normalizer(source.folding(elongation: elongation)) }
            let folding = normalizer.folding
            let bytes = part % 2 == 0 ? Array(source.text(16).utf8) : source.bytes(16)
            let result = normalizer.align(utf8: bytes.span)
            let aligned = Aligned(bytes: result.bytes, alignment: result.alignment, normalizer: normalizer)
            body(bytes, aligned, "seed \(seed), part \(part), \(folding): \(hex(bytes)) → \(hex(result.bytes))")
        }
    }
}

/// A normalized text cut as finely as its alignment allows: scalar by scalar, but what became several at once together.
func alignedParts(_ normalized: [UInt8], _ alignment: Alignment) -> [(source: Range<Int>, normalized: Range<Int>)] {
    var parts: [(source: Range<Int>, normalized: Range<Int>)] = []
    for scalar in decodedParts(of: normalized) {
        let source = alignment.sourceRange(for: scalar.range)
        if let last = parts.last, last.source == source {
            parts[parts.count - 1].normalized = last.normalized.lowerBound..<scalar.range.upperBound
        } else {
            parts.append((source, scalar.range))
        }
    }
    return parts
}
