import ArabicGazetteer
import TestSupport
import Testing

/// `artok tag`: exact output and exit codes.
@Suite struct `artok tag` {
    static let text = "من ليبيا.ويقول السراج\nوللولاياتالمتحدة"

    @Test
    func `JSON lines`() throws {
        let run = try Command.run("tag", "--format", "jsonl", input: Array(Self.text.utf8))
        #expect(
            run
                == CommandRun(
                    output: """
                        {"source":"-","start":5,"end":15,"text":"ليبيا","id":"libya","type":"LOC","name":"ليبيا","how":[]}
                        {"source":"-","start":27,"end":39,"text":"السراج","id":"fayez-al-sarraj","type":"PER",\
                        "name":"فائز السراج","how":[]}
                        {"source":"-","start":44,"end":72,"text":"لولاياتالمتحدة","proclitic":"ول","id":"united-states",\
                        "type":"LOC","name":"الولايات المتحدة","how":["joined","proclitic"]}

                        """
                )
        )
    }

    @Test
    func `a table`() throws {
        let run = try Command.run("tag", "--format", "tsv", input: Array("في وبسرت".utf8))
        #expect(
            run
                == CommandRun(
                    output: "source\tstart\tend\ttext\tproclitic\tid\ttype\tname\thow\n"
                        + "-\t9\t15\tسرت\tوب\tsirte\tLOC\tسرت\tproclitic\n"
                )
        )
    }

    @Test
    func `text for people`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("\nفي وبسرت".utf8), in: folder)
        let run = try Command.run("tag", "a.txt", in: folder)
        #expect(run == CommandRun(output: "a.txt:2:6: LOC سرت (وب+) → sirte\n"))
    }

    // U+1F600 is four bytes, two UTF-16 units, one scalar.
    @Test(arguments: [("utf8", 8, 14), ("utf16", 5, 8), ("scalar", 4, 7)])
    func `offsets in a unit`(unit: String, start: Int, end: Int) throws {
        let run = try Command.run("tag", "--format", "jsonl", "--offsets", unit, input: Array("😀 و سرت".utf8))
        #expect(run.output.hasPrefix("{\"source\":\"-\",\"start\":\(start),\"end\":\(end),"), "\(run.output)")
    }

    @Test
    func `gazetteers add up, a file wins over a built-in of its name`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("mine.tsv", bytes: Array("id\ttype\tname\nx\tMISC\tكتاب\n".utf8), in: folder)
        let both = try Command.run(
            "tag",
            "--format",
            "tsv",
            "-g",
            "libya",
            "-g",
            "mine.tsv",
            "-",
            input: Array("كتاب سرت".utf8),
            in: folder
        )
        #expect(both.output.split(separator: "\n").count == 3 && both.code == 0)
        let one = try Command.run(
            "tag",
            "--format",
            "tsv",
            "-g",
            "mine.tsv",
            "-",
            input: Array("كتاب سرت".utf8),
            in: folder
        )
        #expect(one.output.split(separator: "\n").count == 2)
        _ = try TemporaryFolder.file("libya", bytes: Array("قلم".utf8), in: folder)
        let file = try Command.run(
            "tag",
            "-g",
            "libya",
            "--gazetteer-format",
            "txt",
            "-",
            input: Array("قلم سرت".utf8),
            in: folder
        )
        #expect(file == CommandRun(output: "-:1:1: MISC قلم → 1\n"))
    }

    @Test
    func `a folder of its name does not hide a built-in gazetteer`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.folder("libya", in: folder)
        let expected = CommandRun(output: "-:1:1: LOC سرت → sirte\n")
        #expect(try Command.run("tag", input: Array("سرت".utf8), in: folder) == expected)
        #expect(try Command.run("tag", "-g", "libya", input: Array("سرت".utf8), in: folder) == expected)
    }

    @Test
    func `the gazetteer world, alone and with others`() throws {
        let text = Array("إلى غات وبطرابلس في جويلية".utf8)
        let run = try Command.run("tag", "--format", "tsv", "-g", "world", "-", input: text)
        #expect(
            run.output == "source\tstart\tend\ttext\tproclitic\tid\ttype\tname\thow\n"
                + "-\t18\t30\tطرابلس\tوب\tAfrica/Tripoli\tLOC\tطرابلس\tproclitic\n"
                + "-\t36\t48\tجويلية\t\tmonth-7\tDATE\tيوليو\t\n"
        )
        // Where two gazetteers spell a name alike, both tell it.
        let both = try Command.run("tag", "-g", "libya", "-g", "world", "-", input: text)
        #expect(
            both
                == CommandRun(
                    output: """
                        -:1:5: LOC غات → ghat
                        -:1:11: LOC طرابلس (وب+) → tripoli
                        -:1:11: LOC طرابلس (وب+) → Africa/Tripoli
                        -:1:21: DATE جويلية → month-7 يوليو

                        """
                )
        )
    }

    @Test
    func `a broken gazetteer is told by line, and nothing is written`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("bad.tsv", bytes: Array("id\tname\na\tسرت\na\tدرنة\nb\n".utf8), in: folder)
        let run = try Command.run("tag", "-g", "bad.tsv", "-", input: Array("سرت".utf8), in: folder)
        #expect(
            run
                == CommandRun(
                    error: "bad.tsv:3: the id \"a\" stands already at line 2\n"
                        + "bad.tsv:4: the row has 1 column, the header has 2\n",
                    code: 1
                )
        )
    }

    @Test
    func `overlapping mentions`() throws {
        let run = try Command.run(
            "tag",
            "--overlap",
            "all",
            "--format",
            "tsv",
            input: Array("حكومة الوفاق الوطني الليبية".utf8)
        )
        // The whole name and its shorter forms within it, the longest first.
        let ranges = run.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t")[1...3].joined(separator: " ")
        }
        #expect(ranges == ["0 51 حكومة الوفاق الوطني الليبية", "0 36 حكومة الوفاق الوطني", "0 23 حكومة الوفاق"])
    }

    private static let towns = """
        id\ttype\tname\tmatch
        ghat\tLOC\tغات\t
        khoms\tLOC\tالخمس\t{"context":{"before":["مدينة"]}}

        """

    private func townsFolder() throws -> String {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("towns.tsv", bytes: Array(Self.towns.utf8), in: folder)
        _ = try TemporaryFolder.file("a.txt", bytes: Array("بعدة لغات وغات\nمدينة الخُمس".utf8), in: folder)
        return folder
    }

    @Test
    func `--explain tells what was overlooked, and what is no mention`() throws {
        let run = try Command.run("tag", "-g", "towns.tsv", "--explain", "a.txt", in: townsFolder())
        #expect(
            run
                == CommandRun(
                    output: """
                        a.txt:1:7: no LOC غات (ل+) → ghat
                            the word is a common one, and commoner than the name: لغات 339 times in 13 million words, غات 0
                            ل before the name is no part of it
                        a.txt:1:12: LOC غات (و+) → ghat
                            و before the name is no part of it
                            no commoner word: وغات 0 times in 13 million words, غات 0
                        a.txt:2:7: LOC الخُمس → khoms الخمس
                            vowels or other marks differ
                            one of the words that the entry asks for is near

                        """
                )
        )
    }

    /// The name counts as it is more often, alone or behind an article; behind ل its own article lacks the alef.
    @Test(arguments: [
        ("قاهرة", "وصل بالقاهرة", "no commoner word:", "بالقاهرة", "القاهرة"),
        ("الناتو", "قال للناتو", "no commoner word:", "للناتو", "الناتو"),
        ("الأسف", "للأسف", "the word is a common one, and commoner than the name:", "للأسف", "الأسف"),
    ])
    func `--explain has the counts that decided`(name: String, text: String, start: String, word: String, alone: String)
        throws
    {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("names.txt", bytes: Array(name.utf8), in: folder)
        let run = try Command.run("tag", "-g", "names.txt", "--explain", "-", input: Array(text.utf8), in: folder)
        let (count, countAlone) = (CommonWords.standard.count(of: word), CommonWords.standard.count(of: alone))
        #expect(count > 0 && countAlone > 0)
        let sentence = "    \(start) \(word) \(count) times in 13 million words, \(alone) \(countAlone)"
        #expect(run.output.split(separator: "\n").contains { $0 == sentence }, "\(run.output)")
    }

    /// على is commoner than the name علي by far, and only a spelling of it.
    @Test
    func `--explain tells of other words and of longer names`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file(
            "names.tsv",
            bytes: Array("id\tname\nali\tعلي\narmy\tالجيش الليبي\nx\tالجيش\n".utf8),
            in: folder
        )
        let text = Array("على الجيش الليبي".utf8)
        let run = try Command.run("tag", "-g", "names.tsv", "--explain", "-", input: text, in: folder)
        let lines = run.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 6)
        #expect(lines[0] == "-:1:1: no MISC على → ali علي")
        #expect(
            lines[1].wholeMatch(
                of:
                    #/\s+in this spelling it is another word, and commoner than the name: على \d+ times in 13 million words, علي \d+/#
            ) != nil
        )
        #expect(lines[2] == "    ى stands for ي, or the reverse")
        #expect(lines[3] == "-:1:5: MISC الجيش الليبي → army")
        #expect(lines[4] == "-:1:5: no MISC الجيش → x")
        #expect(
            lines[5]
                == "    another mention overlaps it that starts before, is longer, is closer to its entry, or is of an earlier one"
        )
    }

    @Test
    func `--explain in JSON lines and a table`() throws {
        let folder = try townsFolder()
        let json = try Command.run("tag", "-g", "towns.tsv", "--explain", "--format", "jsonl", "a.txt", in: folder)
        #expect(
            json.output.split(separator: "\n").first.map(String.init)
                == #"{"source":"a.txt","start":11,"end":17,"text":"غات","proclitic":"ل","id":"ghat","type":"LOC","#
                + #""name":"غات","how":["proclitic"],"dropped":"common-word","because":["the word is a common one, "#
                + #"and commoner than the name: لغات 339 times in 13 million words, غات 0","#
                + #""ل before the name is no part of it"]}"#
        )
        let table = try Command.run("tag", "-g", "towns.tsv", "--explain", "--format", "tsv", "a.txt", in: folder)
        let rows = table.output.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(rows.map(\.count) == [11, 11, 11, 11])
        #expect(rows.map { $0[9] } == ["dropped", "common-word", "", ""])
    }

    @Test(arguments: [
        ([], ["وغات", "الخُمس"]), (["proclitics"], ["لغات", "وغات", "الخُمس"]),
        (["surroundings", "proclitics"], ["لغات", "وغات", "الخُمس", "الخمس"]),
    ])
    func `--without leaves rules out`(rules: [String], found: [String]) throws {
        let options = rules.flatMap { ["--without", $0] }
        let text = "بعدة لغات وغات في مدينة الخُمس. كلام ليس فيه اسم مدن أخرى الخمس"
        let arguments = ["tag", "-g", "towns.tsv", "--format", "tsv"] + options
        let run = try Command.run(arguments, input: Array(text.utf8), in: townsFolder())
        let rows = run.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        #expect(rows.map { String($0[4] + $0[3]) } == found)
    }

    @Test
    func `a rule that there is not is told with those that there are`() throws {
        let run = try Command.run("tag", "--without", "vowel", input: [])
        #expect(
            run.code == 2 && run.error.contains("'proclitics', 'spelling', 'vowels' or 'surroundings'"),
            "\(run.error)"
        )
    }
}
