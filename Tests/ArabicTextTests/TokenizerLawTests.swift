// What holds for every input, tried on random text and random bytes. A failure names its seed.

import ArabicText
import Testing

/// SplitMix64: the same numbers for the same seed on every machine.
struct TokenTextGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

extension TokenTextGenerator {
    /// Text made of what the rules look at, in any order.
    mutating func text(pieces count: Int) -> String {
        let alphabet = [
            "ا", "ب", "ل", "ى", "سرت", "ليبيا", "a", "B", "ג", "ภาษา", "日", "ー", "カ",
            "5", "12", "٣", "2016", "½", "Ⅷ", "_", "‿", "ـ", "http", "://", "www.", "un.org",
            "\u{64E}", "\u{651}", "\u{654}", "\u{FE0F}", "\u{FE0E}", "\u{20E3}",
            "\u{200B}", "\u{200C}", "\u{200D}", "\u{200F}", "\u{FEFF}", "\u{6DD}",
            ".", ":", ",", "،", "٫", "٬", "'", "’", "\"", "·", "-", "‐", "−", "+", "%", "٪", "/",
            "#", "＃", "@", "(", ")", "؟", "…", "$", "=", "😀", "❤", "👩", "🏽", "🇱", "🇾", "©", "ℹ",
            " ", " ", " ", "\u{A0}", "\n", "\r", "\r\n", "\u{2028}", "\u{FFFD}", "\u{0}", "\u{E000}",
        ]
        return (0..<count).map { _ in alphabet.randomElement(using: &self)! }.joined()
    }

    /// Bytes, most of them near the leads of Arabic and emoji, so that ill-formed parts of every kind arise.
    mutating func bytes(count: Int) -> [UInt8] {
        let likely: [UInt8] = [
            0xD8, 0xD9, 0xB3, 0xAA, 0x80, 0xBF, 0xE2, 0x8F, 0xEF, 0xBB, 0xF0, 0x9F, 0xED, 0xA0, 0x20, 0x41,
        ]
        return (0..<count).map { _ in
            Bool.random(using: &self)
                ? likely.randomElement(using: &self)! : .random(in: 0...255, using: &self)
        }
    }
}

/// Where scalars and ill-formed parts begin and end, by the standard library's own decoder.
private func scalarBoundaries(of bytes: [UInt8]) -> Set<Int> {
    var boundaries: Set<Int> = [0]
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
        switch parser.parseScalar(from: &input) {
        case .valid(let scalar): offset += scalar.count
        case .error(let length): offset += length
        case .emptyInput: return boundaries
        }
        boundaries.insert(offset)
    }
}

@Suite("Tokenizer laws")
struct TokenizerLawTests {
    @Test("Tokens with white space tile the input", arguments: Tokenizer.Mode.allCases, 0..<40)
    func tiling(mode: Tokenizer.Mode, seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let inputs = [
            Array(generator.text(pieces: 200).utf8),
            generator.bytes(count: 600),
            Array(generator.text(pieces: 40).utf8) + generator.bytes(count: 20)
                + Array(generator.text(pieces: 40).utf8),
        ]
        for bytes in inputs {
            let ranges = Tokenizer(mode: mode, includesWhitespace: true).tokens(in: bytes).map(\.utf8Range)
            #expect(ranges.map(\.lowerBound) == [0] + ranges.map(\.upperBound).dropLast(), "seed \(seed)")
            #expect(ranges.last?.upperBound == bytes.count, "seed \(seed)")
            #expect(ranges.filter(\.isEmpty).count == 0, "seed \(seed)")
            #expect(scalarBoundaries(of: bytes).isSuperset(of: ranges.map(\.upperBound)), "seed \(seed)")
        }
    }

    @Test("Without white space: the same tokens less those", arguments: Tokenizer.Mode.allCases, 0..<20)
    func whitespaceOnlyAdds(mode: Tokenizer.Mode, seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let text = (seed % 2 == 0 ? "\u{FEFF}" : "") + generator.text(pieces: 200)
        let without = Array(Tokenizer(mode: mode).tokens(in: text))
        let with = Tokenizer(mode: mode, includesWhitespace: true).tokens(in: text).filter {
            $0.kind != .whitespace && text[utf8: $0.utf8Range] != "\u{FEFF}"
                || $0.utf8Range.lowerBound > 0 && $0.kind != .whitespace
        }
        #expect(without == with, "seed \(seed)")
    }

    @Test("String, substring, bytes and span give the same tokens", arguments: Tokenizer.Mode.allCases, 0..<20)
    func formsAgree(mode: Tokenizer.Mode, seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let text = generator.text(pieces: 150)
        let tokenizer = Tokenizer(mode: mode, includesWhitespace: seed % 2 == 0)
        var tokens: [Token] = []
        tokenizer.forEachToken(in: text.utf8.span) { tokens.append($0) }
        #expect(Array(tokenizer.tokens(in: text)) == tokens, "seed \(seed)")
        #expect(Array(tokenizer.tokens(in: Array(text.utf8))) == tokens, "seed \(seed)")
        let framed = "سرت" + text + "سرت"
        let part = framed.unicodeScalars.dropFirst(3).dropLast(3)
        #expect(Array(tokenizer.tokens(in: Substring(part))) == tokens, "seed \(seed)")
    }

    @Test("Tashkeel and tatweel inside words move no boundary", arguments: 0..<60)
    func strippingKeepsBoundaries(seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        // Any text, with marks and tatweel put behind Arabic letters; stripping takes out just these.
        let marks = (0x64B...0x652).map { Unicode.Scalar($0)! } + ["\u{640}"]
        let plain = generator.text(pieces: 120).unicodeScalars.filter { !marks.contains($0) }
        var marked = String.UnicodeScalarView()
        for scalar in plain {
            marked.append(scalar)
            guard ("\u{620}"..."\u{64A}").contains(scalar) else { continue }
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                marked.append(marks.randomElement(using: &generator)!)
            }
        }
        let stripped = pieces(String(String.UnicodeScalarView(plain)))
        let kept = pieces(String(marked)).map { piece in
            let scalars = piece.text.unicodeScalars.filter { !marks.contains($0) }
            return Piece(kind: piece.kind, text: String(String.UnicodeScalarView(scalars)))
        }
        #expect(kept == stripped, "seed \(seed)")
    }

    @Test(
        "No text takes quadratic time",
        .timeLimit(.minutes(1)),
        arguments: [
            "a-", "-5-A", "_‿", "ـ_", "#1", "#_", "@@", "##", "a.b.", "a.b/", "1/", "1-2-", "1.", "%5", "%%",
            "1\u{200F}/",
            "http://.", "https://(", "www.", "x@", "👩\u{200D}", "🇱", "1\u{FE0F}", "ภ", "日\u{200B}", "\u{64E}", "ב\"",
            "ا",
        ]
    )
    func linear(unit: String) {
        let text = String(repeating: unit, count: (1 << 16) / unit.utf8.count)
        var end = 0
        for token in Tokenizer(includesWhitespace: true).tokens(in: text) { end = token.utf8Range.upperBound }
        #expect(end == text.utf8.count)
    }
}
