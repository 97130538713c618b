import ArabicText
import TestSupport
import Testing

/// Texts are read in blocks of some hundred thousand bytes: what comes out must be what the whole text has.
@Suite struct `Tokens of long texts` {
    private static func text(seed: UInt64) -> [UInt8] {
        var noise = NoisyText(
            names: ["سرت", "مطار الأبرق", "F-18E", "a.b@c.org", "\u{FEFF}", "ภาษา", "\u{85}"],
            seed: seed
        )
        // Parts that begin with U+FEFF, and a line that is longer than a block.
        var text = Array("\u{FEFF}".utf8)
        for part in 0..<16 {
            text += noise.text(words: part == 9 ? 100 : 1500)
            if part == 9 { text += Array(String(repeating: "سرت، ", count: 31_000).utf8) }
            text += Array((part % 2 == 0 ? "\n\u{FEFF}" : "\r\n").utf8)
        }
        return text
    }

    @Test(arguments: [Tokenizer.Mode.arabic, .unicode])
    func `text`(mode: Tokenizer.Mode) throws {
        let text = Self.text(seed: 5)
        let run = try Command.run(["tokenize", "--mode", mode.rawValue], input: text, in: "/tmp")
        #expect(run.code == 0 && run.output == Self.lines(text, mode))
    }

    @Test(arguments: OffsetUnit.allCases)
    func `a table, of a file and of a pipe`(unit: OffsetUnit) throws {
        let text = Self.text(seed: 6)
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: text, in: folder)
        let expected = Self.rows(text, unit)
        let command = "cd '\(folder)' && $ARTOK tokenize --format tsv --offsets \(unit.rawValue)"
        #expect(try Command.shell("\(command) < a.txt").output == expected)
        #expect(try Command.shell("cd '\(folder)' && cat a.txt | (\(command))").output == expected)
    }

    /// As the format is defined: a walk over all tokens, white space too.
    private static func lines(_ text: [UInt8], _ mode: Tokenizer.Mode) -> String {
        let lineBreaks: Set<[UInt8]> = Set(
            ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].map { Array($0.utf8) }
        )
        var lines = ""
        var isStart = true
        for token in Tokenizer(mode: mode, includesWhitespace: true).tokens(in: text) {
            let bytes = Array(text[token.utf8Range])
            if token.kind == .whitespace {
                guard lineBreaks.contains(bytes) else { continue }
                lines += "\n"
                isStart = true
            } else if token.utf8Range != 0..<3 {
                lines += (isStart ? "" : " ") + String(decoding: bytes, as: UTF8.self)
                isStart = false
            }
        }
        return isStart ? lines : lines + "\n"
    }

    private static func rows(_ text: [UInt8], _ unit: OffsetUnit) -> String {
        let converter = OffsetConverter(text, to: unit)
        return Tokenizer().tokens(in: text).reduce(into: "source\tstart\tend\tkind\ttext\n") { rows, token in
            let (start, end) = (token.utf8Range.lowerBound, token.utf8Range.upperBound)
            rows += "-\t\(converter.offset(start))\t\(converter.offset(end))\t\(token.kind.rawValue)\t"
            rows += String(decoding: text[token.utf8Range], as: UTF8.self) + "\n"
        }
    }
}
