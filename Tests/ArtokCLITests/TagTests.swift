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
}
