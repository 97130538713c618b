// What holds for every input, tried on random text and random bytes. A failure names its seed.

import ArabicText
import TestSupport
import Testing

@Suite("Sentence laws")
struct SentenceLawTests {
    private let segmenter = SentenceSegmenter()

    @Test("Sentences are in order and trimmed, and cover all but white space", arguments: 0..<60)
    func coverage(seed: Int) {
        var generator = SentenceText(seed: seed)
        for count in [1, 5, 50, 300] {
            let bytes = generator.bytes(pieces: count)
            // A byte order mark at the start is no part of the text.
            let parts = decodedParts(of: bytes).drop { $0.scalar == 0xFEFF && $0.range.lowerBound == 0 }
            let white = Set(parts.filter { isWhiteSpace($0.scalar) }.map(\.range.lowerBound))
            let breaks = parts.filter { isLineBreak($0.scalar) }.map(\.range.lowerBound)
            let ranges = segmenter.sentences(in: bytes).map(\.utf8Range)
            for (range, next) in zip(ranges, ranges.dropFirst()) {
                #expect(range.upperBound <= next.lowerBound, "seed \(seed)")
            }
            let starts = Dictionary(uniqueKeysWithValues: parts.map { ($0.range.lowerBound, $0.range.upperBound) })
            let ends = Dictionary(uniqueKeysWithValues: parts.map { ($0.range.upperBound, $0.range.lowerBound) })
            for range in ranges {
                #expect(starts[range.lowerBound] != nil && !white.contains(range.lowerBound), "seed \(seed)")
                #expect(ends[range.upperBound].map { !white.contains($0) } ?? false, "seed \(seed)")
                #expect(!breaks.contains { range.contains($0) }, "seed \(seed)")
            }
            let covered = Set(ranges.joined())
            #expect(parts.allSatisfy { white.contains($0.range.lowerBound) || covered.contains($0.range.lowerBound) })
        }
    }

    @Test("A paragraph's sentences are the same wherever it stands", arguments: 0..<40)
    func paragraphs(seed: Int) {
        var generator = SentenceText(seed: seed)
        let (first, second) = (generator.text(pieces: 60), generator.text(pieces: 60))
        let offset = first.utf8.count + 1
        let apart =
            segmenter.sentences(in: first).map(\.utf8Range)
            + segmenter.sentences(in: second).map {
                $0.utf8Range.lowerBound + offset..<$0.utf8Range.upperBound + offset
            }
        // A byte order mark within the text is a format control.
        guard !first.hasPrefix("\u{FEFF}"), !second.hasPrefix("\u{FEFF}") else { return }
        #expect(segmenter.sentences(in: first + "\n" + second).map(\.utf8Range) == apart, "seed \(seed)")
    }

    @Test("String, substring, bytes and span give the same sentences", arguments: 0..<40)
    func formsAgree(seed: Int) {
        var generator = SentenceText(seed: seed)
        let text = generator.text(pieces: 150)
        var sentences: [Sentence] = []
        segmenter.forEachSentence(in: text.utf8.span) { sentences.append($0) }
        let sequence = segmenter.sentences(in: text)
        #expect(Array(sequence) == sentences && Array(sequence) == sentences, "seed \(seed)")
        #expect(Array(segmenter.sentences(in: Array(text.utf8))) == sentences, "seed \(seed)")
        let part = ("سرت." + text + "سرت").unicodeScalars.dropFirst(4).dropLast(3)
        #expect(Array(segmenter.sentences(in: Substring(part))) == sentences, "seed \(seed)")
    }

    @Test("Tashkeel and tatweel within words move no boundary", arguments: 0..<60)
    func strippingKeepsBoundaries(seed: Int) {
        var generator = SentenceText(seed: seed)
        let marks: [Unicode.Scalar] = ["\u{64E}", "\u{651}", "\u{652}", "\u{640}"]
        let plain = generator.text(pieces: 120).unicodeScalars.filter { !marks.contains($0) }
        var random = SeededRandom(seed: UInt64(seed))
        var marked = String.UnicodeScalarView()
        for scalar in plain {
            marked.append(scalar)
            guard ("\u{620}"..."\u{64A}").contains(scalar) else { continue }
            for _ in 0..<Int.random(in: 0...2, using: &random) { marked.append(marks.randomElement(using: &random)!) }
        }
        let stripped = sentences(String(marked)).map { $0.unicodeScalars.filter { !marks.contains($0) } }
        let expected = sentences(String(String.UnicodeScalarView(plain))).map(\.unicodeScalars)
        #expect(stripped.map { $0.map(\.value) } == expected.map { $0.map(\.value) }, "seed \(seed)")
    }

    @Test(
        "No text takes quadratic time",
        .timeLimit(.minutes(1)),
        arguments: [
            ".", ". ", ".   ", "؟ ", "…", "د.", "د .", "د  . ", "5 م.", "إن.", "إن. ", "بي ", "ـ.", "ـ", ".ـ", "ا", " ",
            "1",
            ". 1 ", ". - ", ".\"", ". \"", ". )", ".(", ". (", ".«", ".[1", ".[1]", "! *", "\"", "(؟", ".\u{200F}",
            "\u{200F}.", ".\u{64E}", "\u{64E}", "A.", "a. ", "a. 1 ", "/?a", "\n", ".\n", "\u{85}", "\u{FFFD}", "日。",
            "😀",
        ]
    )
    func linear(unit: String) {
        // Behind a word that asks for a decision, and alone.
        for start in ["", "ليبيا. 5"] {
            let text = start + String(repeating: unit, count: (1 << 16) / unit.utf8.count)
            var end = 0
            for sentence in segmenter.sentences(in: text) { end = sentence.utf8Range.upperBound }
            #expect(end <= text.utf8.count)
        }
    }

    private func isWhiteSpace(_ scalar: UInt32?) -> Bool {
        scalar.flatMap { Unicode.Scalar($0) }?.properties.isWhitespace ?? false
    }

    private func isLineBreak(_ scalar: UInt32?) -> Bool {
        scalar.map { [0x0A, 0x0D, 0x85, 0x2028, 0x2029].contains($0) } ?? false
    }
}
