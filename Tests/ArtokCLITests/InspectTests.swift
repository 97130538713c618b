import TestSupport
import Testing

/// `artok inspect`: exact output and exit codes.
@Suite struct `artok inspect` {
    private func compiled(_ name: String, _ text: String) throws -> String {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file(name, bytes: Array(text.utf8), in: folder)
        #expect(try Command.run("compile", name, "-o", "a.artgaz", in: folder) == CommandRun())
        return folder
    }

    @Test
    func `text for people`() throws {
        let folder = try compiled("a.tsv", `artok compile`.table + "x\t\tعبد العزيز\t\t\t\ny\tPER\tبن علي\t\t\t\n")
        #expect(
            try Command.run("inspect", "a.artgaz", in: folder)
                == CommandRun(
                    output: """
                        format        4
                        folding       matching
                        checksums     verified
                        entries       4
                          LOC         2
                          MISC        1
                          PER         1
                        names         7
                        most letters  9
                        most words    2
                        bytes         1596 (228.0 a name)
                          firsts      32 (4.6 a name)
                          pairs       0 (0.0 a name)
                          tails       8 (1.1 a name)
                          starts      768 (109.7 a name)
                          nodes       120 (17.1 a name)
                          forms       136 (19.4 a name)
                          entries     32 (4.6 a name)
                          data        60 (8.6 a name)

                        """
                )
        )
    }

    @Test
    func `built-in ones, unless a file has their name`() throws {
        let folder = try compiled("a.txt", "سرت\n")
        for name in ["libya", "world"] {
            let run = try Command.run("inspect", name, in: folder)
            #expect(run.error == "" && run.code == 0)
            #expect(run.output.contains("checksums     built in\nentries       "))
            let entries = try Command.shell(
                """
                cd '\(folder)' && $ARTOK compile \(name) -o b.artgaz && $ARTOK inspect --format jsonl b.artgaz > b.jsonl && \
                $ARTOK inspect --format jsonl \(name) | cmp - b.jsonl
                """
            )
            #expect(entries == CommandRun())
        }
        let file = try Command.shell("cd '\(folder)' && cp a.artgaz libya && $ARTOK inspect --format tsv libya")
        #expect(file == CommandRun(output: "id\ttype\tname\n1\tMISC\tسرت\n"))
    }

    @Test
    func `an empty one`() throws {
        let folder = try compiled("a.txt", "# nothing\n")
        let run = try Command.run("inspect", "a.artgaz", in: folder)
        #expect(run.output.contains("names         0\n") && run.code == 0)
        #expect(try Command.run("inspect", "--format", "jsonl", "a.artgaz", in: folder) == CommandRun())
        #expect(
            try Command.run("inspect", "--format", "tsv", "a.artgaz", in: folder)
                == CommandRun(output: "id\ttype\tname\n")
        )
    }

    static let lines = #"""
        {"id":"sirte","type":"LOC","name":"سرت","aliases":["سيرت","a|b"],"match":{"proclitics":"none","article":false,"folding":"marks","context":{"before":["مدينة"],"after":["ليبيا"],"window":2},"not":["سرت الحدود"]},"data":{"lat":"31.20","note":"\"\t\\"}}
        {"id":"x","type":"TOWN","name":"درنة","match":{"article":true,"context":{"after":["ليبيا"]}}}
        {"id":"7","type":"MISC","name":"طبرق"}

        """#

    @Test
    func `JSON lines are the source`() throws {
        let folder = try compiled("a.jsonl", Self.lines)
        #expect(
            try Command.run("inspect", "--format", "jsonl", "a.artgaz", in: folder) == CommandRun(output: Self.lines)
        )
    }

    @Test
    func `a table is the source`() throws {
        let table = """
            id\ttype\tname\taliases\tmatch\tkind\tnote
            sirte\tLOC\tسرت\tسيرت|Sirte\t{"folding":"exact"}\tcity\t
            ghat\tLOC\tغات\t\t\t\ta \\ b

            """
        let folder = try compiled("a.tsv", table)
        #expect(try Command.run("inspect", "--format", "tsv", "a.artgaz", in: folder) == CommandRun(output: table))
    }

    @Test(arguments: ["jsonl", "tsv"])
    func `what it writes compiles to the same bytes`(format: String) throws {
        let folder = try TemporaryFolder.make()
        let run = try Command.shell(
            """
            cd '\(folder)' && $ARTOK compile libya -o 1.artgaz && \
            $ARTOK inspect --format \(format) 1.artgaz > 2.\(format) && \
            $ARTOK compile 2.\(format) -o 2.artgaz && cmp 1.artgaz 2.artgaz
            """
        )
        #expect(run == CommandRun())
    }

    @Test(arguments: [
        (#"{"id":"x","name":"سرت\tدرنة"}"#, "a tab or a line break"),
        (#"{"id":"x","name":"سرت","data":{"a":"\n"}}"#, "a tab or a line break"),
        (#"{"id":"x","name":"سرت","aliases":["a|b"]}"#, "an alias with |"),
        (#"{"id":"x","name":"سرت","data":{"type":"city"}}"#, "data called \"type\""),
        (#"{"id":"x","name":"سرت","data":{"":"city"}}"#, "data called \"\""),
        (#"{"id":"x","name":" سرت"}"#, "a space at the end of a text"),
        (#"{"id":"x","name":"سرت","data":{"note":"x "}}"#, "a space at the end of a text"),
        // A key as one entry has it composed, another not.
        (
            #"{"id":"w","name":"سبها","data":{"\u00e9":1}}"# + "\n" + #"{"id":"x","name":"سرت","data":{"e\u0301":1}}"#,
            "data called \"e\u{301}\" in another spelling"
        ),
    ])
    func `what a table cannot say`(line: String, fault: String) throws {
        let folder = try compiled("a.jsonl", #"{"name":"درنة"}"# + "\n" + line)
        let message = "a.artgaz: the entry \"x\" has \(fault), which a table cannot say; use --format jsonl\n"
        #expect(
            try Command.run("inspect", "--format", "tsv", "a.artgaz", in: folder) == CommandRun(error: message, code: 1)
        )
    }

    @Test(arguments: ["inspect", "compile -o b.artgaz", "tag -g libya -g", "tag -g"])
    func `a damaged file is refused`(command: String) throws {
        let folder = try compiled("a.txt", "سرت\n")
        let run = try Command.shell(
            """
            cd '\(folder)' && printf x | dd of=a.artgaz bs=1 seek=330 conv=notrunc status=none && \
            echo سرت | $ARTOK \(command) a.artgaz; code=$?; ls -A | tr '\\n' ' '; exit $code
            """
        )
        let fault = "a.artgaz: is damaged: its section \"starts\" is not as it was written; compile it again\n"
        #expect(run == CommandRun(output: "a.artgaz a.txt ", error: fault, code: 1))
    }

    @Test(arguments: [
        ("a.txt", "is no compiled gazetteer; make one with artok compile"), (".", "Is a directory"),
        ("no.artgaz", "No such file or directory"),
        ("lybia", "No such file or directory\nartok: no gazetteer called lybia is built in: libya, world"),
    ])
    func `what is no compiled gazetteer`(file: String, fault: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت\n".utf8), in: folder)
        #expect(try Command.run("inspect", file, in: folder) == CommandRun(error: "\(file): \(fault)\n", code: 1))
    }
}
