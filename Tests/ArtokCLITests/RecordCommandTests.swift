import TestSupport
import Testing

/// `--records`: record streams through the command.
@Suite struct `Record streams` {
    private static let stream = """
        {"id": 1.10, "text": "في وبسرت", "more": [1, {"text": 2}]}

        [1]
        {"text": null}
        {"text":"\\u0633رت"}
        """
    private static let faults = """
        -:3: the line is an array, it should be an object
        -:4: "text" is null, it should be a string

        """
    private static let badLines = """
        {"error":"the line is an array, it should be an object","line":"[1]"}
        {"text": null,"error":"\\"text\\" is null, it should be a string"}
        """

    @Test(arguments: [
        (
            ["tag"],
            #""mentions":[{"start":9,"end":15,"text":"سرت","proclitic":"وب","id":"sirte","type":"LOC","name":"سرت","how":["proclitic"]}]"#,
            #""mentions":[{"start":0,"end":6,"text":"سرت","id":"sirte","type":"LOC","name":"سرت","how":[]}]"#
        ),
        (
            ["tokenize", "--offsets", "scalar"],
            #""tokens":[{"start":0,"end":2,"kind":"word","text":"في"},{"start":3,"end":8,"kind":"word","text":"وبسرت"}]"#,
            #""tokens":[{"start":0,"end":3,"kind":"word","text":"سرت"}]"#
        ),
        (
            ["sentences"], #""sentences":[{"start":0,"end":15,"text":"في وبسرت"}]"#,
            #""sentences":[{"start":0,"end":6,"text":"سرت"}]"#
        ),
        (["normalize", "--to", "buckwalter"], #""normalized":"fy wbsrt""#, #""normalized":"srt""#),
    ])
    func `each record comes out with what was found`(arguments: [String], first: String, last: String) throws {
        let run = try Command.run(arguments + ["--records", "jsonl"], input: Array(Self.stream.utf8), in: "/tmp")
        let expected = """
            {"id": 1.10, "text": "في وبسرت", "more": [1, {"text": 2}],\(first)}

            \(Self.badLines)
            {"text":"\\u0633رت",\(last)}

            """
        #expect(run == CommandRun(output: expected, error: Self.faults, code: 1))
    }

    @Test
    func `lines that are texts`() throws {
        let run = try Command.run("tag", "--records", "lines", input: Array("سرت\n\nلا\r\n".utf8))
        #expect(
            run.output == #"[{"start":0,"end":6,"text":"سرت","id":"sirte","type":"LOC","name":"سرت","how":[]}]"#
                + "\n[]\n[]\n"
        )
        #expect(run.code == 0)
    }

    @Test
    func `a folder's records, packed or not, and a byte order mark`() throws {
        let folder = try TemporaryFolder.make()
        let record = "{\"body\":\"سرت\"}\n"
        _ = try TemporaryFolder.file("a.jsonl", bytes: [0xEF, 0xBB, 0xBF] + Array(record.utf8), in: folder)
        _ = try TemporaryFolder.file("b.jsonl.gz", bytes: Packed.gzip(Array(record.utf8)), in: folder)
        _ = try TemporaryFolder.file("c.json", bytes: Array("no".utf8), in: folder)
        let run = try Command.run("sentences", "--records", "jsonl", "--text-field", "body", ".", in: folder)
        let expected = #"{"body":"سرت","sentences":[{"start":0,"end":6,"text":"سرت"}]}"# + "\n"
        #expect(run == CommandRun(output: expected + expected))
    }

    @Test
    func `of many bad records the first are told`() throws {
        let stream = String(repeating: "x\n", count: 30)
        let run = try Command.run("tag", "--records", "jsonl", input: Array(stream.utf8))
        let told = (1...20).map { "-:\($0): not JSON: expected a value (byte 1 of the line)\n" }.joined()
        #expect(run.error == told + "artok: 10 more bad records\n" && run.code == 1)
        #expect(run.output.split(separator: "\n").count == 30)
    }

    @Test
    func `--strict refuses records that are not UTF-8, one by one`() throws {
        let stream = Array("{\"text\":\"سرت".utf8) + [0xFF] + Array("\"}\n{\"text\":\"سرت\"}\n".utf8)
        let run = try Command.run("sentences", "--records", "jsonl", "--strict", input: stream)
        let message = "not UTF-8 at byte 15 of the line; without --strict it is read as U+FFFD"
        #expect(
            run
                == CommandRun(
                    output: "{\"error\":\"\(message)\",\"line\":\"{\\\"text\\\":\\\"سرت\u{FFFD}\\\"}\"}\n"
                        + "{\"text\":\"سرت\",\"sentences\":[{\"start\":0,\"end\":6,\"text\":\"سرت\"}]}\n",
                    error: "-:1: \(message)\n",
                    code: 1
                )
        )
        let lines = try Command.run("tag", "--records", "lines", "--strict", input: [0xFF, 0x0A, 0x78, 0x0A])
        #expect(lines.output.hasSuffix("\n[]\n") && lines.output.hasPrefix("{\"error\":") && lines.code == 1)
    }

    /// A line that is there is answered before the next one comes.
    @Test
    func `no record waits for another`() throws {
        let run = try Command.shell(
            """
            cd "$(mktemp -d)"; mkfifo in out; $ARTOK tag --records lines < in > out & exec 3> in 4< out
            echo 'سرت' >&3; read -r one <&4; echo 'درنة' >&3; read -r two <&4; exec 3>&-
            echo "$one$two" | tr -d '\\n' | wc -c; wait
            """,
            scratch: TemporaryFolder.make()
        )
        #expect(run.output.utf8.count > 3 && run.code == 0 && run.error.isEmpty)
    }

    /// Numbers of lines are those of the whole stream.
    @Test
    func `records of a large stream`() throws {
        let folder = try TemporaryFolder.make()
        let good = "{\"text\":\"\(String(repeating: "من سرت إلى درنة ", count: 40))\"}\n"
        let stream = String(repeating: good, count: 1000) + "?\n" + String(repeating: good, count: 1000)
        _ = try TemporaryFolder.file("a.jsonl", bytes: Array(stream.utf8), in: folder)
        let one = try Command.run("tag", "-j", "1", "--records", "jsonl", "a.jsonl", in: folder)
        let several = try Command.run("tag", "-j", "4", "--records", "jsonl", "a.jsonl", in: folder)
        #expect(one == several && one.code == 1)
        #expect(one.error == "a.jsonl:1001: not JSON: expected a value (byte 1 of the line)\n")
        #expect(one.output.split(separator: "\n").count == 2001)
    }

    @Test(arguments: [
        (["tag", "--records", "jsonl", "--count"], "--count and --records exclude each other."),
        (["tag", "--records", "lines", "--format", "tsv"], "--format tsv and --records exclude each other."),
        (["tag", "--records", "lines", "--text-field", "x"], "--text-field is for --records jsonl."),
        (["normalize", "--records", "lines"], "artok normalize goes line by line without --records lines."),
        (
            ["tag", "--records", "jsonl", "--text-field", "mentions"],
            "--text-field mentions is the key that the result gets: the text would be gone."
        ),
        (["sentences", "--records", "xml"], "Please provide one of 'jsonl' and 'lines'."),
    ])
    func `wrong usage`(arguments: [String], message: String) throws {
        let run = try Command.run(arguments, in: "/tmp")
        #expect(run.code == 2 && run.output.isEmpty && run.error.contains(message), "\(run)")
    }
}
