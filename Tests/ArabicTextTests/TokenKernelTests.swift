// Every token kernel that this processor runs gives what the rules give without any, on texts of all kinds.

import ArabicText
import CScanKernels
import TestSupport
import Testing

extension FoldingText {
    /// What stands in news, posts and encyclopedias besides words: all that a token may be, and may only look like.
    private static let pieces = [
        "5", "12", "٢٠١٦", "٣٫٥", "1,250.75", "45%", "٪٥٠", "％", "﹪", "٪", "12:30", "2016/12/03", "5-3", "-5", "+218",
        "5.", "12:",
        "١٢م",
        "و20", "G20", "F-18E", "بي-2", "شمال-غرب", "--", "...", "؟؟", "،،", "!!", "….", "……", "U.S.", "e.g", "a.b:",
        "x/y",
        "http://un.org/ar", "www.ليبيا", "www.un.org", "un.org/ar", "a@b.org", "@un", "#وسم_طويل", "#5", "##وسم", "_",
        "a_b",
        "😂", "😂😂", "❤", "❤\u{FE0F}", "👍🏽", "👩\u{200D}👧", "🇱🇾", "1\u{FE0F}\u{20E3}", "©", "©\u{FE0F}", "½", "$", "=",
        "5$", "\u{200F}", "\u{200D}", "\u{64E}", "\u{651}\u{64E}", "\u{640}", "\u{640}5", "\u{640}ا", "\u{6DD}",
        "\u{20E3}",
        "“", "”", "’", "–", "—", "•", "\u{200B}", "\u{202B}", "\u{FEFF}", "«", "»", "\u{AD}", "·", "٬", "؛", "&quot;",
        "'",
        "\"", "(", ")", ":", ";", "%", "+", "-", "/", ".", ",", "،", "*", "abc", "Al", "é", "ג", "ב\"ג", "ภาษาไทย",
        "日本", "カ",
        "ﻻ", "ﷺ", "﴿", "\u{A0}", "\u{A0} ", "\r\n", "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{3000}", "  ", " \n ",
        "\u{0}",
        "\u{FFFD}", "\u{300}", "ليبيا", "سِرْت", "گفت", "ـــ", "الـ",
    ].map { Array($0.utf8) }

    /// Prose with these pieces put in, alone and in contact with each other and with words.
    mutating func tokenBytes(_ count: Int) -> [UInt8] {
        let prose = proseBytes(count, isBroken: random.chance(1, in: 8))
        let rarity = [2, 10, 60].randomElement(using: &random)!
        let pieces = (0..<8).map { _ in Self.pieces.randomElement(using: &random)! }
        var bytes: [UInt8] = []
        for byte in prose {
            if byte & 0xC0 != 0x80, random.chance(1, in: 4 * rarity) {
                if random.chance(1, in: 2) { bytes.append(0x20) }
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    bytes += (random.chance(1, in: 2) ? pieces : Self.pieces).randomElement(using: &random)!
                }
                if random.chance(1, in: 2) { bytes.append(0x20) }
            }
            bytes.append(byte)
        }
        return bytes
    }
}

extension `Kernels` {
    @Suite struct `Tokens` {
        private let tokenizers = Tokenizer.Mode.allCases.flatMap { mode in
            [false, true].map { Tokenizer(mode: mode, includesWhitespace: $0) }
        }

        /// Compares `forEachToken` of each kernel, in each mode, with the tokens by definition.
        func compare(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
            for tokenizer in tokenizers {
                let expected = tokenizer.tokensByDefinition(in: bytes)
                `Kernels`().forEachKernel { kernel in
                    var tokens: [Token] = []
                    tokenizer.forEachToken(in: bytes.span) { tokens.append($0) }
                    guard tokens != expected else { return }
                    let (found, wanted) =
                        zip(tokens, expected).first { $0 != $1 }
                        ?? (tokens.last ?? expected[0], expected.last ?? tokens[0])
                    let start = min(found.utf8Range.lowerBound, wanted.utf8Range.lowerBound, bytes.count)
                    let context = bytes[max(0, start - 60)..<min(bytes.count, start + 60)]
                    Issue.record(
                        """
                        \(kernel), \(tokenizer.mode), white space \(tokenizer.includesWhitespace), \(comment()): \
                        \(found), not \(wanted) in … \(String(decoding: context, as: UTF8.self)) …
                        """
                    )
                }
            }
        }

        @Test(arguments: 0..<`Folding equals the reference folding`.rounds)
        func `are those of the rules`(round: Int) {
            let seed = FoldingText.seed()
            var source = FoldingText(seed: seed)
            for part in 0..<6 {
                let bytes =
                    part == 0 ? source.bytes(200) : source.tokenBytes(.random(in: 10...1500, using: &source.random))
                compare(bytes, "seed \(seed), part \(part)")
            }
        }

        @Test func `of the articles are those of the rules`() throws {
            for name in [
                "000_043230a2124b5c51.txt", "001_ff5cee45131f32b2.txt", "002_7034af17d59d9de9.txt",
                "003_0caa95451c496c82.txt", "004_712029dedc3d3d6d.txt",
            ] {
                compare(try #require(PackageFiles.bytes("seeds/" + name)), name)
            }
        }

        /// ARTOK_TEST_TEXT names a file, for runs by hand on a large text.
        @Test(.enabled(if: ProcessSettings.text("ARTOK_TEST_TEXT") != nil, "ARTOK_TEST_TEXT names no file"))
        func `of a large text are those of the rules`() throws {
            let path = try #require(ProcessSettings.text("ARTOK_TEST_TEXT"))
            compare(try #require(PackageFiles.contents(of: path)), path)
        }

        /// The text ends where readable memory ends, and starts where it starts, and lies elsewhere among letters' second bytes.
        @Test func `read nothing outside`() {
            let page = GuardedPage()
            let unit = Array("قال «إن ٢٠١٦» في سِرْت، ABC 5.5 “گچ” 😂 ؟؟\n".utf8)
            let text = Array(repeating: unit, count: 12).flatMap(\.self)
            for tokenizer in tokenizers {
                for count in 0...512 {
                    let bytes = Array(text[count % 7..<count % 7 + count])
                    let expected = tokenizer.tokensByDefinition(in: bytes)
                    `Kernels`().forEachKernel { kernel in
                        page.forEachPlace(of: bytes, filling: 0xA7) { source in
                            var tokens: [Token] = []
                            tokenizer.forEachToken(in: source.span) { tokens.append($0) }
                            #expect(tokens == expected, "\(kernel), \(count) bytes")
                        }
                    }
                }
            }
        }

        @Test func `come in any number and length`() {
            for unit in [" ", "\n", "-.", "ا", "a", "😂", "5 ", "\u{64E} ", "ا\t", "\u{A0}", "سرت ", "日", "\u{200F}."] {
                for count in [1, 63, 64, 65, 300, 5000] {
                    let bytes = Array(String(repeating: unit, count: count).utf8)
                    compare(bytes, "\(count) times \(unit)")
                    compare(Array("ا ".utf8) + bytes + Array(" ا".utf8), "\(count) times \(unit) between words")
                }
            }
        }
    }
}
