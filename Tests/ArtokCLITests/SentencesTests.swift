import TestSupport
import Testing

/// `artok sentences`: exact output and exit codes.
@Suite struct `artok sentences` {
    static let text = "غارات على ليبيا.ويقول د. محمد «لا نعلم».  هل انتهى؟\n\n  نعم\t\r\nقال \"نعم.\""

    @Test
    func `a line for each sentence`() throws {
        #expect(
            try Command.run("sentences", input: Array(Self.text.utf8))
                == CommandRun(
                    output: """
                        غارات على ليبيا.
                        ويقول د. محمد «لا نعلم».
                        هل انتهى؟
                        نعم
                        قال "نعم."

                        """
                )
        )
    }

    @Test
    func `JSON lines`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت.\tقال \"لا\\\"!\nثم".utf8), in: folder)
        #expect(
            try Command.run("sentences", "--format", "jsonl", "a.txt", in: folder)
                == CommandRun(
                    output: #"""
                        {"source":"a.txt","start":0,"end":7,"text":"سرت."}
                        {"source":"a.txt","start":8,"end":23,"text":"قال \"لا\\\"!"}
                        {"source":"a.txt","start":24,"end":28,"text":"ثم"}

                        """#
                )
        )
    }

    @Test
    func `a table`() throws {
        #expect(
            try Command.run("sentences", "--format", "tsv", input: Array("سرت.\nقال\tلا".utf8))
                == CommandRun(output: "source\tstart\tend\ttext\n-\t0\t7\tسرت.\n-\t8\t19\tقال\\tلا\n")
        )
        // The header is there without rows too.
        #expect(
            try Command.run("sentences", "--format", "tsv", input: Array(" \n".utf8))
                == CommandRun(output: "source\tstart\tend\ttext\n")
        )
    }

    // U+1F600 is four bytes, two UTF-16 units, one scalar.
    @Test(arguments: [("utf8", 11, 18), ("utf16", 7, 11), ("scalar", 6, 10)])
    func `offsets in a unit`(unit: String, start: Int, end: Int) throws {
        let run = try Command.run("sentences", "--format", "tsv", "--offsets", unit, input: Array("😀 هو. سرت.".utf8))
        #expect(
            run
                == CommandRun(
                    output: "source\tstart\tend\ttext\n-\t0\t\(start - 1)\t😀 هو.\n-\t\(start)\t\(end)\tسرت.\n"
                )
        )
    }

    @Test
    func `a byte order mark counts in offsets and is in no sentence`() throws {
        let run = try Command.run("sentences", "--format", "tsv", input: [0xEF, 0xBB, 0xBF] + Array("سرت".utf8))
        #expect(run == CommandRun(output: "source\tstart\tend\ttext\n-\t3\t9\tسرت\n"))
    }

    @Test
    func `ill-formed UTF-8 is written as U+FFFD, or refused`() throws {
        let text = Array("سرت".utf8) + [0xFF] + Array(". ثم".utf8)
        #expect(try Command.run("sentences", input: text) == CommandRun(output: "سرت\u{FFFD}.\nثم\n"))
        #expect(
            try Command.run("sentences", "--strict", input: text)
                == CommandRun(error: "-:1: not UTF-8 at byte 6; without --strict it is read as U+FFFD\n", code: 1)
        )
    }

    @Test
    func `help`() throws {
        let help = try Command.run("sentences", "--help")
        #expect(help.code == 0 && help.output.contains("artok sentences seeds") && help.error.isEmpty)
    }

    @Test(arguments: [["--format", "conll"], ["--mode", "arabic"], ["--offsets", "x"]])
    func `wrong usage`(arguments: [String]) throws {
        let run = try Command.run(["sentences"] + arguments, in: "/tmp")
        #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix("Error: "))
    }
}
