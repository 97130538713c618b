import TestSupport
import Testing

/// `artok tokenize`, which is also what `artok` alone does.
@Suite struct `artok tokenize` {
    @Test
    func `a line of tokens for each line`() throws {
        let text = "قال: ليبيا.ويقول!!\n\nفي ٣٫٥٪ #سرت_ليبيا"
        let expected = CommandRun(output: "قال : ليبيا . ويقول !!\n\nفي ٣٫٥٪ #سرت_ليبيا\n")
        #expect(try Command.run("tokenize", input: Array(text.utf8)) == expected)
        #expect(try Command.run(input: Array(text.utf8)) == expected)
    }

    @Test
    func `JSON lines`() throws {
        let run = try Command.run("tokenize", "--format", "jsonl", input: Array("سرت \"2\"".utf8))
        #expect(
            run
                == CommandRun(
                    output: #"""
                        {"source":"-","start":0,"end":6,"kind":"word","text":"سرت"}
                        {"source":"-","start":7,"end":8,"kind":"punctuation","text":"\""}
                        {"source":"-","start":8,"end":9,"kind":"number","text":"2"}
                        {"source":"-","start":9,"end":10,"kind":"punctuation","text":"\""}

                        """#
                )
        )
    }

    @Test
    func `a table, in the unicode mode, with offsets in scalars`() throws {
        let run = try Command.run(
            "tokenize",
            "--format",
            "tsv",
            "--mode",
            "unicode",
            "--offsets",
            "scalar",
            input: Array("ليبيا.سرت".utf8)
        )
        #expect(
            run
                == CommandRun(
                    output: "source\tstart\tend\tkind\ttext\n-\t0\t9\tword\tليبيا.سرت\n"
                )
        )
    }

    @Test
    func `help`() throws {
        let help = try Command.run("tokenize", "--help")
        #expect(help.code == 0 && help.error.isEmpty)
        #expect(help.output.contains("artok tokenize --format conllu seeds > seeds.conllu"))
        #expect(help.output.contains("(values: text, jsonl, tsv, conllu;"))
    }
}
