import ArabicText
import TestSupport
import Testing

/// `artok tokenize --format conllu`: exact output, and what makes it CoNLL-U for any text.
@Suite struct `artok tokenize --format conllu` {
    private func tokenize(_ text: String, _ arguments: String...) throws -> CommandRun {
        try Command.run(["tokenize", "--format", "conllu"] + arguments, input: Array(text.utf8), in: "/tmp")
    }

    @Test
    func `sentences, with kinds and places`() throws {
        #expect(
            try tokenize("\u{FEFF}قصفت سرت.ويقول:  «لا» 5%\r\n\n#سرت\t|")
                == CommandRun(
                    output: """
                        # newdoc id = -
                        # sent_id = 1
                        # text = قصفت سرت.
                        1	قصفت	_	_	_	_	_	_	_	End=11|Kind=word|Start=3
                        2	سرت	_	_	_	_	_	_	_	End=18|Kind=word|SpaceAfter=No|Start=12
                        3	.	_	_	_	_	_	_	_	End=19|Kind=punctuation|SpaceAfter=No|Start=18

                        # sent_id = 2
                        # text = ويقول: «لا» 5%
                        1	ويقول	_	_	_	_	_	_	_	End=29|Kind=word|SpaceAfter=No|Start=19
                        2	:	_	_	_	_	_	_	_	End=30|Kind=punctuation|Start=29
                        3	«	_	_	_	_	_	_	_	End=34|Kind=punctuation|SpaceAfter=No|Start=32
                        4	لا	_	_	_	_	_	_	_	End=38|Kind=word|SpaceAfter=No|Start=34
                        5	»	_	_	_	_	_	_	_	End=40|Kind=punctuation|Start=38
                        6	5%	_	_	_	_	_	_	_	End=43|Kind=number|Start=41

                        # sent_id = 3
                        # text = #سرت |
                        1	#سرت	_	_	_	_	_	_	_	End=53|Kind=hashtag|Start=46
                        2	|	_	_	_	_	_	_	_	End=55|Kind=symbol|Start=54


                        """
                )
        )
    }

    @Test
    func `documents, of which an empty one has no sentence`() throws {
        let folder = try TemporaryFolder.make()
        for (name, text) in [("a.txt", "سرت\nغات"), ("b.txt", " \n"), ("c\t1.txt", "سبها")] {
            _ = try TemporaryFolder.file(name, bytes: Array(text.utf8), in: folder)
        }
        #expect(
            try Command.run("tokenize", "--format", "conllu", "--offsets", "scalar", ".", in: folder)
                == CommandRun(
                    output: """
                        # newdoc id = ./a.txt
                        # sent_id = 1
                        # text = سرت
                        1	سرت	_	_	_	_	_	_	_	End=3|Kind=word|Start=0

                        # sent_id = 2
                        # text = غات
                        1	غات	_	_	_	_	_	_	_	End=7|Kind=word|Start=4

                        # newdoc id = ./c\u{2409}1.txt
                        # sent_id = 3
                        # text = سبها
                        1	سبها	_	_	_	_	_	_	_	End=4|Kind=word|Start=0


                        """
                )
        )
        #expect(try tokenize("") == CommandRun())
    }

    @Test
    func `chosen kinds are numbered anew, sentences are not`() throws {
        #expect(
            try tokenize("قال: «لا»!\n...\nسرت،غات", "--kinds", "word")
                == CommandRun(
                    output: """
                        # newdoc id = -
                        # sent_id = 1
                        # text = قال لا
                        1	قال	_	_	_	_	_	_	_	End=6|Kind=word|Start=0
                        2	لا	_	_	_	_	_	_	_	End=14|Kind=word|Start=10

                        # sent_id = 3
                        # text = سرت غات
                        1	سرت	_	_	_	_	_	_	_	End=28|Kind=word|Start=22
                        2	غات	_	_	_	_	_	_	_	End=36|Kind=word|Start=30


                        """
                )
        )
    }

    @Test
    func `a sentence ends behind the token that it would end in`() throws {
        let run = try tokenize("قال سرت.ويقول هو", "--mode", "unicode", "--kinds", "word")
        #expect(
            run.output.split(separator: "\n").filter { $0.hasPrefix("# text") } == [
                "# text = قال سرت.ويقول", "# text = هو",
            ]
        )
    }

    /// NFC: shadda (33) stands behind fatha (30); a space that the token has is none of its form; U+001C ends lines in Python.
    @Test
    func `forms are NFC and hold no separators`() throws {
        let run = try tokenize("رد\u{651}\u{64E} \u{64E}\u{1C}e\u{301}", "--mode", "unicode")
        #expect(
            run.output == """
                # newdoc id = -
                # sent_id = 1
                # text = رد\u{64E}\u{651} \u{64E}\u{241C}\u{E9}
                1	رد\u{64E}\u{651}	_	_	_	_	_	_	_	End=8|Kind=word|Start=0
                2	\u{64E}	_	_	_	_	_	_	_	End=11|Kind=other|SpaceAfter=No|Start=8
                3	\u{241C}	_	_	_	_	_	_	_	End=12|Kind=other|SpaceAfter=No|Start=11
                4	\u{E9}	_	_	_	_	_	_	_	End=15|Kind=word|Start=12


                """
        )
    }

    @Test
    func `no token is white space`() throws {
        let run = try tokenize("", "--kinds", "word,whitespace")
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(run.error.hasPrefix("Error: CoNLL-U has no tokens of white space; "))
    }

    /// Each token of the library is in one sentence, once; and forms and `SpaceAfter=No` make up the text.
    @Test(arguments: [Tokenizer.Mode.arabic, .unicode], [1 as UInt64, 2])
    func `any text`(mode: Tokenizer.Mode, seed: UInt64) throws {
        var noise = NoisyText(
            names: ["سرت", "مطار الأبرق", "F-18E", "a.b@c.org", "?x", "ภาษา", "\u{202F}_"],
            seed: seed
        )
        let text = noise.text(words: 1500)
        let run = try Command.run(
            ["tokenize", "--format", "conllu", "--mode", mode.rawValue],
            input: text,
            in: "/tmp"
        )
        let sentences = run.output.split(separator: "\n\n")
        #expect(run.code == 0 && run.output.hasSuffix("\n\n") && sentences.count > 100)
        var places: [String] = []
        for (index, sentence) in sentences.enumerated() {
            let lines = sentence.split(separator: "\n").drop { $0 == "# newdoc id = -" }
            let comments = lines.prefix { $0.hasPrefix("# ") }
            var sum = ""
            for (number, line) in lines.dropFirst(comments.count).enumerated() {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                #expect(fields.count == 10 && fields[0] == "\(number + 1)" && !fields[1].isEmpty)
                let values = fields[9].split(separator: "|").map { $0.split(separator: "=")[1] }
                places.append("\(values[1]) \(values.last!) \(values[0])")
                sum += fields[1] + (fields[9].contains("SpaceAfter=No") ? "" : " ")
            }
            #expect(comments.first == "# sent_id = \(index + 1)")
            // What follows the sentence is the next one's.
            #expect(comments.last == "# text = \(sum.hasSuffix(" ") ? sum.dropLast() : sum[...])")
        }
        #expect(
            places
                == Tokenizer(mode: mode).tokens(in: text).map {
                    "\($0.kind) \($0.utf8Range.lowerBound) \($0.utf8Range.upperBound)"
                }
        )
    }
}
