// The segmenter against ICU's sentence iterator: as it is, and with the Arabic tailoring told by stand-ins. A failure
// names its seed; ARTOK_TEST_ROUNDS=200 asks for more of it.

import ArabicText
import TestSupport
import Testing

/// Text made of what the sentence rules look at, in any order.
struct SentenceText {
    private var random: SeededRandom

    init(seed: Int) { random = SeededRandom(seed: UInt64(seed)) }

    private static let pieces = [
        "سرت", "ليبيا", "ويقول", "د", "م", "و", "أ", "ق", "هـ", "أد", "ود", "بي", "سي", "إن", "وإن", "في", "دي",
        "دبليو", "أو", "آي", "بد", "لا", "ولد", "لأ", "الد", "ص", "ج", "وبص", "//", "@", "_", "www", ".org/",
        "كوم", "ـ", "ﺩ", "a", "B", "Mr", "SGT", "don't", "U", "中", "ג", "ǅ", "Ⅷ",
        "5", "١٢", "2016", "3.14", ".", ".", ".", "..", "…", "‥", "؟", "!", "?", "۔", "。", "．", ",", "،", ":", "؛", ";",
        "-", "–", "‐", "(", ")", "[", "]", "«", "»", "“", "”", "\"", "\"", "'", "’", "„", "[1]", "(12)", "/", "#", "😀",
        "\u{200F}", "\u{64E}", "\u{301}", "\u{200B}", "\u{FEFF}", "\u{202C}", "\u{FFFD}", "\u{0}",
        " ", " ", " ", " ", " ", "\u{A0}", "\t", "\u{B}", "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}",
    ]

    /// Pieces that the rules of abbreviations, tails and marks know, with no line break to end them all too soon.
    private static let dense = [".", " ", "؟", "\"", "»", "(", "[1]", "سرت", "د", "بي", "5", "a", "…", "-", "\u{200F}"]

    /// Rows of spelled letters, what stands before names and numbers, addresses.
    private static let rows = [
        ".", ".", " ", " ", " ", "د", "أ", "م", "ص", "ف", "و", "بي", "سي", "إن", "وإن", "لا", "بد", "لد", "ولد", "بص",
        "12", "x", "W", "www", "/", "/", "#", "@", "-", "un.org", "\u{200F}", "سرت",
    ]

    mutating func text(pieces count: Int) -> String {
        let alphabet = [Self.dense, Self.rows, Self.pieces, Self.pieces].randomElement(using: &random)!
        return (0..<count).map { _ in alphabet.randomElement(using: &random)! }.joined()
    }

    mutating func bytes(pieces count: Int) -> [UInt8] {
        var bytes = Array(text(pieces: count).utf8)
        for _ in 0..<bytes.count / 20 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if random.chance(1, in: 8) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
        return bytes
    }

    /// Sentences with nothing in them that the tailoring speaks of.
    mutating func plain(words count: Int) -> String {
        let words = [
            "سرت", "ليبيا", "قال", "وَصَلَ", "Sirte", "city", "3.14", "12:30", "٣٫٥", "2016/12/03", "中国", "un.org",
        ]
        let ends = [" ", " ", " ", "، ", ": ", ". ", "؟ ", "! ", "۔ ", ".» ", ".) ", "؟!  ", " . ", ".\u{200F} "]
        return (0..<count).map { _ in
            // A letter in each sentence, and a word that is no abbreviation before each stop.
            "ليبيا " + words.randomElement(using: &random)! + " سرت" + ends.randomElement(using: &random)!
        }.joined()
    }
}

@Suite("Sentences against ICU")
struct SentenceDifferentialTests {
    private static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 1

    @Test("Where nothing is tailored, the sentences are ICU's", arguments: 0..<20 * rounds)
    func untailored(seed: Int) {
        var generator = SentenceText(seed: seed)
        let text = generator.plain(words: 60)
        let found = SentenceSegmenter().sentences(in: text).map { String(text[utf8: $0.utf8Range]) }
        #expect(found == ReferenceSentences.untailored(text), "seed \(seed)")
    }

    @Test("The tailored sentences are ICU's with stand-ins", arguments: 0..<100 * rounds)
    func tailored(seed: Int) {
        var generator = SentenceText(seed: seed)
        for _ in 0..<10 { expectReference(generator.bytes(pieces: 40), seed) }
        for _ in 0..<20 { expectReference(Array(generator.text(pieces: 8).utf8), seed) }
    }

    @Test("On the articles", arguments: ["000_043230a2124b5c51", "001_ff5cee45131f32b2", "004_712029dedc3d3d6d"])
    func articles(name: String) throws {
        expectReference(try #require(PackageFiles.bytes("seeds/\(name).txt")), 0)
    }

    private func expectReference(_ bytes: [UInt8], _ seed: Int) {
        let found = SentenceSegmenter().sentences(in: bytes).map(\.utf8Range)
        let expected = ReferenceSentences.ranges(in: bytes)
        #expect(found == expected, "seed \(seed): \(codePoints(String(decoding: bytes, as: UTF8.self)))")
    }
}
