import ArabicText
import TestSupport
import Testing

/// `artok normalize`: exact output and exit codes.
@Suite struct `artok normalize` {
    private func normalize(_ text: String, _ arguments: String...) throws -> CommandRun {
        try Command.run(["normalize"] + arguments, input: Array(text.utf8), in: "/tmp")
    }

    @Test(arguments: [
        ([], "إلى  سِرْت\r\n\nABC\u{A0}١", "الي سرت\r\n\nabc 1"),
        (["--preset", "none"], "إلى  سِرْت\n", "إلى  سِرْت\n"),
        (["--preset", "matching"], "فائز؟", "فايز?"),
        (["--preset", "loose"], "جدااااا ڤ\u{2028}", "جدا ف\u{2028}"),
        (["--preset", "nfd"], "أ", "ا\u{654}"),
        (["--preset", "pyarabic"], "آ", "ءء"),
        (["--fold", "tashkeel,tatweel"], "سِـرْت أ", "سرت أ"),
        (["--fold", "alef", "--fold", "elongation=2"], "أهلااااا", "اهلاا"),
        (["--preset", "nfc", "--fold", "alef"], "ا\u{654}", "ا"),
        (["--to", "buckwalter"], "سِرْت", "sirot"),
        (["--from", "buckwalter"], "sirot", "سِرْت"),
        (["--from", "buckwalter", "--fold", "tashkeel", "--to", "hsb"], "sirot >", "srt Â"),
    ])
    func `presets, options, schemes`(arguments: [String], text: String, expected: String) throws {
        let run = try Command.run(["normalize"] + arguments, input: Array(text.utf8), in: "/tmp")
        // Compared as bytes: == of strings would take canonically equivalent ones for the same.
        #expect(Array(run.output.utf8) == Array(expected.utf8) && run.error.isEmpty && run.code == 0)
    }

    @Test(arguments: [
        // Many lines, one long line with and without spaces, spaces and marks around the ends of pieces.
        ("سطر  أول\n", "سطر اول\n"), ("كلمة  A  b", "كلمه a b"), ("أَ\u{301}", "ا\u{301}"), (" \u{A0}", ""),
    ])
    func `a large text is folded piece by piece`(unit: String, folded: String) throws {
        let count = 300_000
        let input = "x" + String(repeating: unit, count: count)
        let run = try Command.run("normalize", input: Array(input.utf8))
        let expected = folded.isEmpty ? "x " : "x" + String(repeating: folded, count: count)
        #expect(Array(run.output.utf8) == Array(expected.utf8))
    }

    /// A piece may end within every line break.
    @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\n\n\r\r\n", " \u{201D}", "\u{A0}«"])
    func `pieces are cut anywhere`(lineBreak: String) throws {
        let unit = "أَ  ب" + lineBreak
        // Longer than a piece, by a number of bytes that moves the line breaks over its end.
        let text = String(repeating: unit, count: (1 << 19) / unit.utf8.count + 7)
        let whole = try normalize(text)
        let folded = try normalize(unit).output
        if lineBreak.last!.isNewline {
            #expect(
                Array(whole.output.utf8)
                    == Array(String(repeating: folded, count: (1 << 19) / unit.utf8.count + 7).utf8)
            )
        } else {
            let expected = try normalize(unit + unit).output
            #expect(whole.output.hasPrefix(expected) && whole.code == 0)
        }
    }

    @Test
    func `--align`() throws {
        #expect(
            try normalize("في سِرْت\nأ", "--preset", "matching", "--align")
                == CommandRun(
                    output: #"{"source":"-","text":"في سرت\nا","changes":[[7,9,7,7],[11,13,9,9],[16,18,12,14]]}"# + "\n"
                )
        )
    }

    /// Offsets into the text that stands beside them, in which ill-formed parts are U+FFFD.
    @Test
    func `--align of a long text`() throws {
        let line = "قال إنّ سِرْت «بعيدة»\u{FF}، وأوباريّ أبعد"
        let text = Array(repeating: Array(line.utf8) + [0xFF, 0x0A], count: 20_000).flatMap(\.self)
        let one = Normalizer(.search).align(utf8: (Array(line.utf8) + [0xFF]).span)
        // The last byte of the line becomes U+FFFD, which has two more.
        let folded = String(decoding: one.bytes, as: UTF8.self)
        var changes: [String] = []
        for number in 0..<20_000 {
            let (source, result) = (number * (line.utf8.count + 2), number * (folded.utf8.count + 1))
            for change in one.alignment.changes {
                changes.append(
                    "[\(source + change.source.lowerBound),\(source + change.source.upperBound),"
                        + "\(result + change.normalized.lowerBound),\(result + change.normalized.upperBound)]"
                )
            }
        }
        let run = try Command.run("normalize", "--align", input: text)
        let expected = String(repeating: folded + "\\n", count: 20_000)
        #expect(
            run.output == #"{"source":"-","text":"\#(expected)","changes":[\#(changes.joined(separator: ","))]}"# + "\n"
        )
        #expect(changes.joined().utf8.count > 2_000_000 && run.code == 0)
        let without = try Command.shell("echo سرت | TMPDIR=/nonexistent $ARTOK normalize --align")
        #expect(without.code == 0)
    }

    @Test
    func `--align of ill-formed text`() throws {
        let run = try Command.run(
            ["normalize", "--align"],
            input: [0xFF, 0xD8, 0xA3, 0x0A, 0xE2, 0x80, 0xD8, 0xA3, 0x78],
            in: "/tmp"
        )
        #expect(
            run.output == #"{"source":"-","text":"\u{FFFD}ا\n\u{FFFD}اx","changes":[[1,3,3,5],[6,8,9,11]]}"#
                .replacing("\\u{FFFD}", with: "\u{FFFD}") + "\n"
        )
    }

    @Test
    func `a row for each line`() throws {
        let text = Array("إلى سِرْت\n\n\"صبراتة\"\r\nx".utf8)
        #expect(
            try Command.run("normalize", "--format", "jsonl", "--offsets", "scalar", input: text)
                == CommandRun(
                    output: """
                        {"source":"-","start":0,"end":9,"text":"الي سرت"}
                        {"source":"-","start":10,"end":10,"text":""}
                        {"source":"-","start":11,"end":19,"text":"\\"صبراته\\""}
                        {"source":"-","start":21,"end":22,"text":"x"}

                        """
                )
        )
        #expect(
            try Command.run("normalize", "--format", "tsv", input: text).output
                == "source\tstart\tend\ttext\n-\t0\t17\tالي سرت\n-\t18\t18\t\n-\t19\t33\t\"صبراته\"\n-\t35\t36\tx\n"
        )
    }

    @Test(arguments: [
        ("tashkeel,x", "there is no option 'x'. The options are compatibility, "),
        ("elongation=0", "'elongation=0' should be elongation= and a number above 0."),
    ])
    func `a wrong option is told with those there are`(options: String, message: String) throws {
        let run = try Command.run("normalize", "--fold", options, "-")
        #expect(run.code == 2 && run.error.contains(message), "\(run.error)")
    }

    @Test(arguments: [
        ["--preset", "x"], ["--fold", "x"], ["--fold", "elongation=0"], ["--to", "x"], ["--fold", ""],
    ])
    func `wrong usage`(arguments: [String]) throws {
        let run = try Command.run(["normalize"] + arguments, in: "/tmp")
        #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix("Error: "))
    }
}
