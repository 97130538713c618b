import TestSupport
import Testing

/// Good input and bad, for every command that reads texts.
@Suite struct `Input` {
    @Test(arguments: ["tag", "tokenize", "sentences"])
    func `an empty file`(command: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("empty.txt", bytes: [], in: folder)
        #expect(try Command.run(command, "empty.txt", in: folder) == CommandRun())
        #expect(try Command.run(command, input: []) == CommandRun())
    }

    @Test(arguments: ["tag", "tokenize", "sentences"])
    func `a missing file is told, the rest is done`(command: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت".utf8), in: folder)
        let run = try Command.run(command, "--format", "tsv", "no.txt", "a.txt", in: folder)
        #expect(run.error == "no.txt: No such file or directory\n")
        #expect(run.output.split(separator: "\n").count == 2)
        #expect(run.code == 1)
    }

    @Test(arguments: ["tag --total", "tag -", "tokenize", "tag --records jsonl"])
    func `closed standard input is told`(arguments: String) throws {
        let run = try Command.shell("$ARTOK \(arguments) <&-")
        #expect(run.error == "-: Bad file descriptor\n" && run.code == 1)
    }

    /// Texts are tokenized by default; nobody means that by a word that is no file.
    @Test
    func `a misspelled subcommand is no missing text`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("tag2", bytes: Array("سرت".utf8), in: folder)
        _ = try TemporaryFolder.file("notes", bytes: Array("سرت".utf8), in: folder)
        let run = try Command.run("tga", "notes", in: folder)
        #expect(run.output.isEmpty && run.code == 2)
        #expect(
            run.error.hasPrefix(
                "Error: there is no subcommand 'tga', and no file or folder. The subcommands are tokenize, "
            )
        )
        #expect(try Command.run("notes", in: folder) == CommandRun(output: "سرت\n"))
        #expect(
            try Command.run("tga.txt", in: folder) == CommandRun(error: "tga.txt: No such file or directory\n", code: 1)
        )
    }

    @Test
    func `a folder is its texts, sorted, at any depth`() throws {
        let folder = try TemporaryFolder.make()
        let inner = try TemporaryFolder.folder("in", in: folder)
        for (name, place) in [("b.txt", folder), ("a.md", folder), ("c.json", folder), ("z.txt", inner)] {
            _ = try TemporaryFolder.file(name, bytes: Array("سرت".utf8), in: place)
        }
        let run = try Command.run("tag", ".", in: folder)
        #expect(
            run
                == CommandRun(
                    output: """
                        ./a.md:1:1: LOC سرت → sirte
                        ./b.txt:1:1: LOC سرت → sirte
                        ./in/z.txt:1:1: LOC سرت → sirte

                        """
                )
        )
    }

    @Test
    func `packed texts are read as what is in them`() throws {
        let folder = try TemporaryFolder.make()
        let text = Array("سرت\n".utf8)
        for (name, bytes) in [
            ("a.txt.gz", Packed.gzip(text)), ("b.md.zst", Packed.zstd(text)), ("c.dat", Packed.gzip(text)),
        ] {
            _ = try TemporaryFolder.file(name, bytes: bytes, in: folder)
        }
        let tagged = ["./a.txt.gz", "./b.md.zst", "c.dat", "-"].map { "\($0):1:1: LOC سرت → sirte\n" }
        #expect(
            try Command.run(["tag", ".", "c.dat", "-"], input: Packed.zstd(text), in: folder)
                == CommandRun(output: tagged.joined())
        )
        for arguments in [["tokenize"], ["tokenize", "--strict"], ["normalize"], ["normalize", "--strict"]] {
            #expect(try Command.run(arguments, input: Packed.gzip(text), in: folder) == CommandRun(output: "سرت\n"))
        }
    }

    @Test
    func `a damaged packed text is told, the rest is done`() throws {
        let folder = try TemporaryFolder.make()
        let text = Array("سرت\n".utf8)
        _ = try TemporaryFolder.file("a.txt.gz", bytes: Packed.gzip(text).dropLast(3), in: folder)
        _ = try TemporaryFolder.file("b.txt.gz", bytes: Packed.gzip(Packed.zstd(text)), in: folder)
        _ = try TemporaryFolder.file("c.txt", bytes: text, in: folder)
        let error = """
            ./a.txt.gz: is cut short: the packed data end too early
            ./b.txt.gz: is packed twice; unpack it first: zstd -dc

            """
        // What could be unpacked of a text is not lost.
        #expect(
            try Command.run("tag", ".", in: folder)
                == CommandRun(
                    output: ["a.txt.gz", "c.txt"].map { "./\($0):1:1: LOC سرت → sirte\n" }.joined(),
                    error: error,
                    code: 1
                )
        )
        #expect(
            try Command.run("normalize", ".", in: folder) == CommandRun(output: "سرت\nسرت\n", error: error, code: 1)
        )
    }

    @Test
    func `--glob says what a folder is`() throws {
        let folder = try TemporaryFolder.make()
        let inner = try TemporaryFolder.folder("in", in: folder)
        for (name, place) in [("b.txt", folder), ("a.html", folder), ("c.html", inner), ("d.htm", inner)] {
            _ = try TemporaryFolder.file(name, bytes: Array("سرت".utf8), in: place)
        }
        let run = try Command.run("tag", "--glob", "*.html", "--glob", "in/*.htm", ".", "b.txt", in: folder)
        let files = ["./a.html", "./in/c.html", "./in/d.htm", "b.txt"]
        #expect(run == CommandRun(output: files.map { "\($0):1:1: LOC سرت → sirte\n" }.joined()))
        let wrong = try Command.run("tag", "--glob", "[a", ".", in: folder)
        #expect(wrong.code == 2 && wrong.error.contains("It has a [ without its ]."))
    }

    @Test
    func `a folder without texts is told`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.html", bytes: Array("سرت".utf8), in: folder)
        let message = "artok: no texts there; of folders those are read that --glob says, or .txt and .md files\n"
        #expect(try Command.run("tag", ".", in: folder) == CommandRun(error: message))
    }

    /// The command has read the start of it when the pipe is full.
    @Test
    func `a text that is cut short while it is read is told`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: [UInt8](repeating: 0x0A, count: 4 << 20), in: folder)
        let run = try Command.shell(
            "cd '\(folder)' && { $ARTOK normalize -j 1 a.txt; echo $? > code; } | { sleep 1; : > a.txt; wc -c > count; }; cat code"
        )
        #expect(run.output == "1\n" && run.error.hasPrefix("a.txt: was cut short while it was read: "), "\(run)")
    }

    @Test
    func `ill-formed UTF-8 breaks words and shifts nothing`() throws {
        let text = Array("سرت".utf8) + [0xFF] + Array("سرت ".utf8) + [0xE2, 0x82] + Array("درنة".utf8)
        let run = try Command.run("tag", "--format", "tsv", input: text)
        let rows = run.output.split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t")[1...3].joined(separator: " ")
        }
        #expect(rows == ["0 6 سرت", "7 13 سرت", "16 24 درنة"])
        #expect(run.code == 0 && run.error.isEmpty)
    }

    @Test
    func `ill-formed UTF-8 is written as U+FFFD`() throws {
        for format in ["text", "tsv", "jsonl", "conllu"] {
            let run = try Command.run("tokenize", "--format", format, input: [0x61, 0xFF, 0x62])
            #expect(run.output.contains("\u{FFFD}") && run.code == 0)
            // Read again, nothing is ill formed any more.
            #expect(try Command.run("tokenize", "--strict", input: Array(run.output.utf8)).code == 0)
        }
    }

    @Test
    func `a file name need not be UTF-8`() throws {
        let folder = try TemporaryFolder.make()
        let made = try Command.shell("cd '\(folder)' && printf 'سرت' > \"$(printf 'a\\377.txt')\"")
        #expect(made.code == 0)
        let byFolder = try Command.run("tag", ".", in: folder)
        #expect(byFolder == CommandRun(output: "./a\u{FFFD}.txt:1:1: LOC سرت → sirte\n"))
        let byName = try Command.shell("cd '\(folder)' && $ARTOK tag \"$(printf 'a\\377.txt')\"")
        #expect(byName == CommandRun(output: "a\u{FFFD}.txt:1:1: LOC سرت → sirte\n"))
    }

    @Test
    func `--strict refuses ill-formed UTF-8 by line and byte`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("bad.txt", bytes: Array("سرت\nx".utf8) + [0xC3] + Array("درنة".utf8), in: folder)
        _ = try TemporaryFolder.file("good.txt", bytes: Array("سرت".utf8), in: folder)
        let run = try Command.run("tag", "--strict", "bad.txt", "good.txt", in: folder)
        #expect(
            run
                == CommandRun(
                    output: "good.txt:1:1: LOC سرت → sirte\n",
                    error: "bad.txt:2: not UTF-8 at byte 8; without --strict it is read as U+FFFD\n",
                    code: 1
                )
        )
    }

    @Test
    func `UTF-16 is refused with the way out`() throws {
        let run = try Command.run("tag", input: [0xFF, 0xFE, 0x33, 0x06])
        #expect(run == CommandRun(error: "-: is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8\n", code: 1))
    }

    @Test
    func `a byte order mark counts in offsets and is no token`() throws {
        let text = [0xEF, 0xBB, 0xBF] + Array("سرت".utf8)
        #expect(try Command.run("tag", "--format", "tsv", input: text).output.contains("-\t3\t9\tسرت"))
        #expect(try Command.run("tokenize", input: text) == CommandRun(output: "سرت\n"))
    }

    @Test
    func `wrong usage`() throws {
        for arguments in [
            ["tag", "--format", "xml"], ["tag", "--nope"], ["tag", "--overlap", "some"], ["tokenize", "--mode", "x"],
        ] {
            let run = try Command.run(arguments, in: "/tmp")
            #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix("Error: "), "\(arguments)")
        }
    }

    @Test(arguments: [
        ("sentences", "Please provide one of 'text', 'jsonl' or 'tsv'."),
        ("tag", "  - csv\n  - conll\n  - brat\n  - html\n"),
        ("normalize", "Please provide one of 'text', 'jsonl' or 'tsv'."),
    ])
    func `a format that a subcommand lacks is told with those that it has`(command: String, message: String) throws {
        let run = try Command.run(command, "--format", "conllu")
        #expect(run.code == 2 && run.output.isEmpty && run.error.contains(message))
    }

    @Test
    func `a closed pipe ends quietly`() throws {
        let folder = try TemporaryFolder.make()
        let text = String(repeating: "من سرت إلى درنة\n", count: 50_000)
        let path = try TemporaryFolder.file("long.txt", bytes: Array(text.utf8), in: folder)
        let run = try Command.shell("{ $ARTOK tokenize --format jsonl '\(path)'; echo code $? >&2; } | head -n 1")
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.error == "code 0\n")
    }

    @Test
    func `help and version`() throws {
        let help = try Command.run("tag", "--help")
        #expect(help.code == 0 && help.output.contains("artok tag seeds") && help.error.isEmpty)
        let version = try Command.run("--version")
        #expect(version.code == 0 && version.output.hasPrefix("artok ") && version.output.contains("ICU "))
    }

    @Test
    func `ARTOK_KERNEL names a kernel`() throws {
        let plain = try Command.shell("echo 'إلى' | ARTOK_KERNEL=scalar $ARTOK normalize")
        #expect(plain == CommandRun(output: "الي\n"))
        let unknown = try Command.shell("echo 'إلى' | ARTOK_KERNEL=fast $ARTOK normalize")
        #expect(unknown.code == 2 && unknown.output.isEmpty)
        #expect(unknown.error.hasPrefix("artok: ARTOK_KERNEL=fast: no such kernel; this processor runs scalar"))
    }
}
