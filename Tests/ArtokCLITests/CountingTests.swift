import TestSupport
import Testing

/// `artok tag --count`, `--total`, `--summary`, and what chooses and shows mentions.
@Suite struct `Counting and choosing mentions` {
    /// Two texts, and a gazetteer with two types.
    private static func folder() throws -> String {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت ثم درنة.\nسرت أمس، وبسرت علي".utf8), in: folder)
        _ = try TemporaryFolder.file("b, c.txt", bytes: Array("قال \"علي\": درنة".utf8), in: folder)
        let gazetteer = "id\ttype\tname\nsirte\tLOC\tسرت\nderna\tLOC\tدرنة\nali\tPER\tعلي\n"
        _ = try TemporaryFolder.file("places.tsv", bytes: Array(gazetteer.utf8), in: folder)
        return folder
    }

    private static func run(_ arguments: String...) throws -> CommandRun {
        try Command.run(["tag", "-g", "places.tsv"] + arguments, in: folder())
    }

    @Test(arguments: [
        ([], "a.txt:5\nb, c.txt:2\n"),
        (["--format", "jsonl"], "{\"source\":\"a.txt\",\"count\":5}\n{\"source\":\"b, c.txt\",\"count\":2}\n"),
        (["--format", "tsv"], "source\tcount\na.txt\t5\nb, c.txt\t2\n"),
        (["--format", "csv"], "source,count\r\na.txt,5\r\n\"b, c.txt\",2\r\n"),
        (["--only-type", "PER"], "a.txt:1\nb, c.txt:1\n"),
        (["--only-id", "sirte", "--only-id", "ali"], "a.txt:4\nb, c.txt:1\n"),
        (["--only-type", "PER,LOC"], "a.txt:5\nb, c.txt:2\n"),
        (["--only-id", "sirte", "--only-type", "PER"], "a.txt:0\nb, c.txt:0\n"),
    ])
    func `mentions of each text`(options: [String], expected: String) throws {
        let run = try Command.run(
            ["tag", "-g", "places.tsv", "--count"] + options + ["a.txt", "b, c.txt"],
            in: Self.folder()
        )
        #expect(run == CommandRun(output: expected))
    }

    @Test
    func `mentions of all texts`() throws {
        #expect(try Self.run("--total", ".") == CommandRun(output: "7\n"))
        #expect(try Self.run("--total", "--format", "csv", "--only-type", "LOC", ".") == CommandRun(output: "5\n"))
        let bad = CommandRun(output: "5\n", error: "none.txt: No such file or directory\n", code: 1)
        #expect(try Self.run("--total", "a.txt", "none.txt") == bad)
    }

    @Test
    func `entities by frequency`() throws {
        #expect(
            try Self.run("--summary", "b, c.txt", "a.txt")
                == CommandRun(
                    output: """
                        mentions  documents  entity
                               3          1  LOC sirte سرت  (a.txt:1:1)
                               2          2  LOC derna درنة  (b, c.txt:1:12)
                               2          2  PER ali علي  (b, c.txt:1:6)

                        """
                )
        )
        #expect(
            try Self.run("--summary", "--format", "jsonl", "--offsets", "scalar", "--only-id", "derna", "a.txt")
                == CommandRun(
                    output: "{\"id\":\"derna\",\"type\":\"LOC\",\"name\":\"درنة\",\"mentions\":1,\"documents\":1,"
                        + "\"source\":\"a.txt\",\"start\":7}\n"
                )
        )
        #expect(
            try Self.run("--summary", "--format", "csv", "--only-type", "PER", "b, c.txt")
                == CommandRun(
                    output: "id,type,name,mentions,documents,source,start\r\nali,PER,علي,1,1,\"b, c.txt\",8\r\n"
                )
        )
        #expect(try Self.run("--summary", "--only-id", "ali", "no.txt").output == "mentions  documents  entity\n")
    }

    @Test
    func `what no entry has is told`() throws {
        let run = try Self.run("--total", "--only-type", "per,LOC", "--only-id", "sirt", ".")
        let error = "artok: no entry has the type per\nartok: no entry has the id sirt\n"
        #expect(run == CommandRun(output: "0\n", error: error))
    }

    @Test
    func `words on either side`() throws {
        #expect(
            try Self.run("--context", "1", "--only-id", "sirte", "a.txt")
                == CommandRun(
                    output: """
                        a.txt:1:1: LOC سرت → sirte
                            سرت ثم
                        a.txt:2:1: LOC سرت → sirte
                            سرت أمس،
                        a.txt:2:12: LOC سرت (وب+) → sirte
                            أمس، وبسرت علي

                        """
                )
        )
        let json = try Self.run("--context", "2", "--format", "jsonl", "--only-id", "ali", "b, c.txt")
        #expect(json.output.hasSuffix(#""how":[],"before":"قال \"","after":"\": درنة"}"# + "\n"))
        let table = try Self.run("--context", "2", "--format", "csv", "--only-id", "ali", "b, c.txt")
        #expect(
            table.output == "source,start,end,text,proclitic,id,type,name,how,before,after\r\n"
                + "\"b, c.txt\",8,14,علي,,ali,PER,علي,,\"قال \"\"\",\"\"\": درنة\"\r\n"
        )
    }

    @Test(arguments: [
        (["--count", "--total"], "--count and --total exclude each other."),
        (["--count", "--summary"], "--count and --summary exclude each other."),
        (["--total", "--explain"], "--explain tells of each mention, which --total does not write."),
        (["--summary", "--context", "2"], "--context is shown with each mention, which --summary does not write."),
        (["--context", "-1"], "Missing value for '--context <n>'"),
        (["--context", "1001"], "--context must be from 0 to 1000."),
        (["--only-type", ""], "--only-type '' names no type."),
        (["--only-type", ",,"], "--only-type ',,' names no type."),
        (["-j", "0"], "-j must be from 1 to 1024."),
    ])
    func `what does not go together is wrong usage`(options: [String], message: String) throws {
        let run = try Command.run(["tag"] + options + ["-"], in: "/tmp")
        #expect(run.code == 2 && run.output.isEmpty && run.error.contains(message), "\(run)")
    }
}
