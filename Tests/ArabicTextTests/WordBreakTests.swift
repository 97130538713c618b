// The boundaries of the `unicode` mode are those of the installed ICU, whichever that is, on every input.
//
// ICU is asked about each whole text; a failure names its seed. ARTOK_TEST_ROUNDS=10000 makes a million random texts.

import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

@Suite struct `Word boundaries are those of ICU` {
    private let tokenizer = Tokenizer(mode: .unicode, includesWhitespace: true)
    private let icu = ICUWords()
    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    /// By the kernels with the machine, and by the machine alone.
    private func compare(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
        let expected = icu.ends(of: bytes)
        var ends: [Int] = []
        tokenizer.forEachToken(in: bytes.span) { ends.append($0.utf8Range.upperBound) }
        let byDefinition = tokenizer.tokensByDefinition(in: bytes).map(\.utf8Range.upperBound)
        for (name, ends) in [("with kernels", ends), ("without", byDefinition)] where ends != expected {
            let index = zip(ends, expected).prefix { $0 == $1 }.count
            let place = min(index < ends.count ? ends[index] : .max, index < expected.count ? expected[index] : .max)
            let context = String(decoding: bytes[max(0, place - 40)..<min(bytes.count, place + 40)], as: UTF8.self)
            Issue.record("\(name), \(comment()): at byte \(place), \(codePoints(context))")
        }
    }

    private func compare(_ scalars: [UInt32], _ comment: @autoclosure () -> String) {
        compare(Array(text(scalars).utf8), comment())
    }

    // MARK: Random text

    @Test func `in random strings`() {
        var source = WordBreakText(seed: FoldingText.seed())
        for round in 0..<Self.rounds * 100 {
            let scalars = source.scalars()
            var bytes = Array(text(scalars).utf8)
            if source.random.chance(1, in: 20) {
                bytes[Int.random(in: bytes.indices, using: &source.random)] = UInt8.random(
                    in: 0...255,
                    using: &source.random
                )
            }
            compare(bytes, "seed \(source.random.seed), text \(round)")
        }
    }

    @Test func `in long random text`() {
        var source = WordBreakText(seed: FoldingText.seed())
        for round in 0..<max(3, Self.rounds / 100) {
            let scalars = (0..<2000).flatMap { _ in source.scalars() }
            compare(scalars, "seed \(source.random.seed), text \(round)")
        }
    }

    /// Every string of three scalars of different behaviour, and of four where many rounds are asked for.
    @Test func `in all short strings`() {
        let examples = WordBreakText.examples
        let wide = Self.rounds >= 1000 ? examples.map { [$0] } : [[]]
        for first in examples {
            for second in examples {
                var all: [UInt32] = []
                for third in examples {
                    for fourth in wide { all += [first, second, third] + fourth + [0x2029] }
                }
                compare(all, "\(codePoint(first)) \(codePoint(second))")
            }
        }
    }

    /// Each scalar beside letters, digits, marks and itself: all of them where many rounds are asked for.
    @Test func `of every scalar`() {
        var random = SeededRandom(seed: FoldingText.seed())
        let isComplete = Self.rounds >= 1000
        var page: [UInt32] = []
        for scalar in 0...0x10FFFF as ClosedRange<UInt32> where !(0xD800...0xDFFF ~= scalar) {
            if isComplete || scalar < 0x3000 || random.chance(1, in: 100) {
                let x = scalar
                page += [0x61, x, 0x628, 0x20, 0x31, x, 0x31, 0x20, x, x, 0x301, x, 0x5D0, 0x200D, x, 0x5D0, 0x2029]
            }
            if scalar & 0xFF == 0xFF {
                compare(page, codePoint(scalar & ~0xFF))
                page = []
            }
        }
    }

    // MARK: Text made to hurt

    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            "a\u{301}", "a.\u{301}", "1,\u{301}", "א\"\u{301}", "\u{301}", "\u{200D}", "a", ".", "\"א", "\u{1F1E6}",
            " ",
            "\u{1F469}\u{200D}", "a.", "_", "ก", "日", "カ", "한", "\r", "é.\u{AD}",
        ]
    )
    func `in text made to hurt`(unit: String) {
        let scalars = unit.unicodeScalars.map(\.value)
        let count = Self.rounds >= 1000 ? 200_000 : 20_000
        for text in [
            // The unit again and again; its last scalar again and again.
            Array(repeating: scalars, count: count).flatMap(\.self),
            scalars + Array(repeating: scalars.last!, count: count) + [0x61, 0x2E, 0x61],
            Array(repeating: scalars + Array(repeating: 0x301, count: 1000), count: count / 1000).flatMap(\.self),
        ] {
            compare(text, codePoints(unit))
        }
    }

    // MARK: Dictionaries

    @Test(arguments: [
        "ภาษาไทยเป็นภาษาที่มีระดับเสียงของคำแน่นอน", "ພາສາລາວເປັນພາສາທີ່ມີລະດັບສຽງ", "ភាសាខ្មែរគឺជាភាសាកំណើតរបស់ជនជាតិខ្មែរ",
        "မြန်မာဘာသာစကားသည်မြန်မာနိုင်ငံ၏ရုံးသုံးဘာသာစကား", "日本語の文章は単語を空白で区切らない", "カタカナとひらがなと漢字", "中华人民共和国成立于一九四九年",
        "한국어위키백과는한국어로운영되는",
    ])
    func `in text without spaces`(words: String) {
        let scalars = words.unicodeScalars.map(\.value)
        compare(Array(repeating: scalars, count: 300).flatMap(\.self), words)
        let insertions: [[UInt32]] = [
            [0x61], [0x31], [0x2E], [0x2C], [0x27], [0x5F], [0x628], [0x5D0, 0x22], [0x301], [0x200D], [0xAD], [0x200B],
            [0x20], [0xA0], [0x0A], [0x21], [0x2764], [0x200D, 0x2764], [0x1F1E6], [0x30AB], [0x6F22], [0x3042],
            [0xE01],
            [0xD55C], [0xE31], [0xFF0C], [0x3002], [0x30FC], [0xFE0F],
        ]
        for insertion in insertions {
            for place in scalars.indices {
                compare(
                    scalars[..<place] + insertion + scalars[place...] + insertion + scalars,
                    "\(words), \(insertion.map(codePoint)) at \(place)"
                )
            }
        }
    }

    // MARK: Recorded cases

    static let conformance = PackageFiles.contents(of: "/usr/share/unicode/auxiliary/WordBreakTest.txt")

    @Test(.enabled(if: conformance != nil, "unicode-data is not installed"))
    func `in the Unicode conformance file`() throws {
        let file = String(decoding: try #require(Self.conformance), as: UTF8.self)
        let header = try #require(file.split(separator: "\n").first)
        let isSameVersion = header.contains("-\(UnicodeVersion.unicode)")
        var (count, tailored) = (0, 0)
        for line in file.split(separator: "\n") {
            let fields = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard !fields.isEmpty else { continue }
            let scalars = fields.compactMap { UInt32($0, radix: 16) }
            compare(scalars, String(line))
            var (place, expected) = (0, [Int]())
            for field in fields.dropFirst() {
                if field == "÷" { expected.append(place) } else if field != "×" { place += 1 }
            }
            count += 1
            guard isSameVersion, icu.ends(of: scalars) != expected else { continue }
            // What the root locale changes, in one version of ICU or another.
            tailored += 1
            #expect(scalars.contains(0x3A) || scalars.contains(0x40), "\(line)")
        }
        #expect(count > 1500)
        print("WordBreakTest.txt: \(count) lines, \(tailored) with a colon that the root locale of ICU tailors")
    }

    static let oracle = PeerPairs.file("peer-cases/icu72-oracle.jsonl")

    @Test(
        .enabled(if: oracle != nil, "the recorded cases are not unpacked"),
        .enabled(if: UnicodeVersion.icu.hasPrefix("72."), "the installed ICU is not the recorded one")
    )
    func `in the recorded cases of ICU 72`() throws {
        var count = 0
        for line in try #require(Self.oracle).split(separator: 0x0A) {
            let line = Array(line)
            guard case .object(let members) = try JSONReader.read(line),
                PeerPairs.string("function", in: line)?.hasPrefix("word breaks ar ") == true,
                let input = PeerPairs.string("input", in: line),
                case .array(let breaks) = members.first(where: { $0.key == "expected" })?.value
            else { continue }
            let expected = breaks.compactMap { segment -> Int? in
                guard case .array(let numbers) = segment, case .number(let end) = numbers.first else { return nil }
                return Int(end)
            }
            var scalarEnds: [Int] = [0]
            for token in tokenizer.tokens(in: input) {
                scalarEnds.append(scalarEnds.last! + input[utf8: token.utf8Range].unicodeScalars.count)
            }
            #expect(Array(scalarEnds.dropFirst()) == expected, "\(input)")
            count += 1
        }
        #expect(count > 1000)
    }

    /// ARTOK_TEST_TEXT names a file, for runs by hand on a large text.
    @Test(.enabled(if: ProcessSettings.text("ARTOK_TEST_TEXT") != nil, "ARTOK_TEST_TEXT names no file"))
    func `in a large text`() throws {
        let path = try #require(ProcessSettings.text("ARTOK_TEST_TEXT"))
        compare(try #require(PackageFiles.contents(of: path)), path)
    }
}
