import TestSupport
import Testing

/// `artok tokenize --kinds`: exact output and exit codes.
@Suite struct `artok tokenize --kinds` {
    private func tokenize(_ text: String, _ arguments: String...) throws -> CommandRun {
        try Command.run(["tokenize"] + arguments, input: Array(text.utf8), in: "/tmp")
    }

    @Test(arguments: [
        (["--kinds", "word,number"], "في ٥ سرت\n\nثم\n"),
        (["--kinds", "word", "--kinds", "number"], "في ٥ سرت\n\nثم\n"),
        (["--kinds", " word , number"], "في ٥ سرت\n\nثم\n"),
        (["--kinds", "number"], "٥\n\n\n"),
        (["--kinds", "hashtag,punctuation,emoji"], "، . #ليبيا\n\n😀 !\n"),
        // White space as it is, but for line breaks: they end the line as always.
        (["--kinds", "word,whitespace"], "في      سرت  \n\nثم  \n"),
        (["--kinds", "word,number", "--mode", "unicode"], "في ٥ سرت ليبيا\n\nثم\n"),
    ])
    func `a line of the chosen tokens for each line`(arguments: [String], expected: String) throws {
        let text = "في ٥  سرت،. #ليبيا\r\n\nثم 😀!"
        #expect(try Command.run(["tokenize"] + arguments, input: Array(text.utf8), in: "/tmp").output == expected)
    }

    @Test
    func `every kind can be named alone`() throws {
        let text = "سرت 5 ، $ 😀 https://un.org a@un.org @un #سرت\u{2000}\u{0}"
        let expected = [
            ("word", "0\t6\tword\tسرت"), ("number", "7\t8\tnumber\t5"), ("punctuation", "9\t11\tpunctuation\t،"),
            ("symbol", "12\t13\tsymbol\t$"), ("emoji", "14\t18\temoji\t😀"), ("url", "19\t33\turl\thttps://un.org"),
            ("email", "34\t42\temail\ta@un.org"), ("mention", "43\t46\tmention\t@un"),
            ("hashtag", "47\t54\thashtag\t#سرت"), ("other", "57\t58\tother\t\u{0}"),
        ]
        for (kind, row) in expected {
            #expect(
                try tokenize(text, "--format", "tsv", "--kinds", kind)
                    == CommandRun(output: "source\tstart\tend\tkind\ttext\n-\t\(row)\n")
            )
        }
        let space = try tokenize("a\u{A0}\nb", "--format", "tsv", "--kinds", "whitespace")
        #expect(
            space.output == "source\tstart\tend\tkind\ttext\n-\t1\t3\twhitespace\t\u{A0}\n-\t3\t4\twhitespace\t\\n\n"
        )
    }

    @Test
    func `JSON lines`() throws {
        #expect(
            try tokenize("\u{FEFF}a \u{200F}b", "--format", "jsonl", "--kinds", "whitespace,other").output
                == """
                {"source":"-","start":4,"end":5,"kind":"whitespace","text":" "}
                {"source":"-","start":5,"end":8,"kind":"other","text":"\u{200F}"}

                """
        )
    }

    @Test(arguments: ["nope", "word,nope", "", "word,", "Word"])
    func `an unknown kind is told with those that there are`(kinds: String) throws {
        let run = try tokenize("", "--kinds", kinds)
        let unknown = kinds.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(
            run.error.hasPrefix(
                """
                Error: The value '\(kinds)' is invalid for '--kinds <kinds>': there is no kind '\(unknown)'. The kinds are \
                word, number, punctuation, symbol, emoji, url, email, mention, hashtag, whitespace, other.

                """
            )
        )
    }
}
