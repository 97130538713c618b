import TestSupport
import Testing

/// `artok compile --audit`: the list of names that are common words.
@Suite struct `artok compile --audit` {
    private static let table = """
        id\ttype\tname\taliases\tmatch
        khoms\tLOC\tالخمس\t\t
        sirte\tLOC\tسرت\tسيرت|Sirte\t
        ghat\tLOC\tغات\tGhat\t{"proclitics":"conjunctions"}
        mona\tPER\tمنى\t\t{"proclitics":"none"}

        """

    private static let text = """
        damage  frequency  word         entry    form
          38.5       38.5  الخمس        → khoms  الخمس
           4.5        4.5  كسرت (ك+)    → sirte  سرت
           1.6        1.6  فسرت (ف+)    → sirte  سرت
           0.0       61.0  مني          → mona   منى    left out: other-word
           0.0       25.7  لغات (ل+)    → ghat   غات    left out: proclitics
           0.0        1.9  ولغات (ول+)  → ghat   غات    left out: proclitics
           0.0        1.0  ومني (و+)    → mona   منى    left out: proclitics

        """

    private static func folder() throws -> String {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("places.tsv", bytes: Array(table.utf8), in: folder)
        return folder
    }

    @Test
    func `the list for people`() throws {
        let folder = try Self.folder()
        let run = try Command.run("compile", "--audit", "places.tsv", in: folder)
        #expect(run == CommandRun(output: Self.text))
        #expect(try Command.run("compile", "--audit", "--format", "text", "places.tsv", in: folder) == run)
        // Nothing else is written.
        #expect(try Command.shell("ls -A '\(folder)'").output == "places.tsv\n")
    }

    @Test
    func `the list as a table`() throws {
        let run = try Command.run(
            "compile",
            "--audit",
            "--format",
            "tsv",
            "--threshold",
            "2",
            "places.tsv",
            in: Self.folder()
        )
        #expect(
            run
                == CommandRun(
                    output: """
                        damage\tfrequency\tword\tproclitic\tid\tform\thow\treason
                        38.5\t38.5\tالخمس\t\tkhoms\tالخمس\t\t
                        4.5\t4.5\tكسرت\tك\tsirte\tسرت\tproclitic\t
                        0.0\t61.0\tمني\t\tmona\tمنى\talef-maqsura\tother-word
                        0.0\t25.7\tلغات\tل\tghat\tغات\tproclitic\tproclitics

                        """
                )
        )
    }

    @Test
    func `the list as JSON Lines`() throws {
        let run = try Command.run(
            "compile",
            "--audit",
            "--format",
            "jsonl",
            "--threshold",
            "4",
            "places.tsv",
            in: Self.folder()
        )
        #expect(
            run
                == CommandRun(
                    output: """
                        {"damage":38.5,"frequency":38.5,"word":"الخمس","id":"khoms","form":"الخمس","how":[]}
                        {"damage":4.5,"frequency":4.5,"word":"كسرت","proclitic":"ك","id":"sirte","form":"سرت","how":["proclitic"]}
                        {"damage":0.0,"frequency":61.0,"word":"مني","id":"mona","form":"منى","how":["alef-maqsura"],"reason":"other-word"}
                        {"damage":0.0,"frequency":25.7,"word":"لغات","proclitic":"ل","id":"ghat","form":"غات","how":["proclitic"],"reason":"proclitics"}

                        """
                )
        )
    }

    @Test
    func `a file is compiled too where one is named`() throws {
        let folder = try Self.folder()
        #expect(
            try Command.run("compile", "--audit", "places.tsv", "-o", "a.artgaz", in: folder)
                == CommandRun(output: Self.text)
        )
        _ = try Command.run("compile", "places.tsv", "-o", "b.artgaz", in: folder)
        #expect(try Command.shell("cd '\(folder)' && cmp a.artgaz b.artgaz") == CommandRun())
        // What was compiled is audited like its sources.
        #expect(try Command.run("compile", "--audit", "a.artgaz", in: folder) == CommandRun(output: Self.text))
    }

    @Test(arguments: [
        ("text", ""), ("jsonl", ""), ("tsv", "damage\tfrequency\tword\tproclitic\tid\tform\thow\treason\n"),
    ])
    func `a list without such names`(format: String, output: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("ليبيا\nحكومة الوفاق\n".utf8), in: folder)
        let run = try Command.run("compile", "--audit", "--format", format, "a.txt", in: folder)
        #expect(run == CommandRun(output: output))
    }

    @Test
    func `a list of names and objects`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("ليبيا\nالجامعة\n".utf8), in: folder)
        _ = try TemporaryFolder.file(
            "b.jsonl",
            bytes: Array(#"{"id":"a\tb","name":"عُمَر","type":"PER"}"#.utf8),
            in: folder
        )
        let run = try Command.run(
            "compile",
            "--audit",
            "--format",
            "tsv",
            "--threshold",
            "50",
            "a.txt",
            "b.jsonl",
            in: folder
        )
        let rows = "244.1\t244.1\tعمر\t\ta\\tb\tعُمَر\ttashkeel\t\n193.8\t193.8\tالجامعة\t\t2\tالجامعة\t\t\n"
        #expect(run.output == "damage\tfrequency\tword\tproclitic\tid\tform\thow\treason\n" + rows)
    }

    @Test
    func `built-in gazetteers are audited too`() throws {
        let run = try Command.run("compile", "--audit", "libya")
        #expect(run.code == 0 && run.error == "" && run.output.contains("→ al-qaida "))
    }

    @Test
    func `faults of a source are told, and there is no list`() throws {
        let run = try Command.run("compile", "--audit", "no.txt", "libya")
        #expect(run == CommandRun(error: "no.txt: No such file or directory\n", code: 1))
    }
}
