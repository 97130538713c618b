import TestSupport
import Testing

/// `artok compile`, and what `artok tag` makes of its files.
@Suite struct `artok compile` {
    static let table = """
        id\ttype\tname\taliases\tmatch\tkind
        sirte\tLOC\tسرت\tسيرت|Sirte\t\tcity
        ghat\tLOC\tغات\t\t{"proclitics":"conjunctions"}\t

        """

    /// A new folder with `places.tsv`.
    static func folder() throws -> String {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("places.tsv", bytes: Array(table.utf8), in: folder)
        return folder
    }

    @Test
    func `says nothing when it has worked`() throws {
        let folder = try Self.folder()
        #expect(try Command.run("compile", "places.tsv", "-o", "places.artgaz", in: folder) == CommandRun())
        #expect(try Command.run("compile", "places.tsv", "--output", "2.artgaz", "--quiet", in: folder) == CommandRun())
        #expect(try bytes("places.artgaz", folder) == bytes("2.artgaz", folder))
        #expect(try files(folder) == "2.artgaz places.artgaz places.tsv ")
    }

    @Test
    func `tag reads it, alone or with others, by its bytes or its name`() throws {
        let folder = try Self.folder()
        _ = try TemporaryFolder.file("more.tsv", bytes: Array("id\tname\nghat\tمرزق\n".utf8), in: folder)
        _ = try Command.run("compile", "places.tsv", "-o", "places.artgaz", in: folder)
        _ = try Command.shell("cd '\(folder)' && cp places.artgaz places.bin")
        let text = Array("إلى سِرت وغات ومرزق".utf8)
        let source = try Command.run("tag", "-g", "places.tsv", "-", input: text, in: folder)
        #expect(source.output == "-:1:5: LOC سِرت → sirte سرت\n-:1:11: LOC غات (و+) → ghat\n")
        for name in ["places.artgaz", "places.bin"] {
            #expect(try Command.run("tag", "-g", name, "-", input: text, in: folder) == source)
        }
        let both = ["tag", "-g", "places.artgaz", "-g", "more.tsv", "-"]
        #expect(
            try Command.run(both, input: text, in: folder)
                == CommandRun(output: "-:1:5: LOC سِرت → sirte سرت\n-:1:16: MISC مرزق (و+) → ghat\n")
        )
    }

    @Test
    func `sources add up`() throws {
        let folder = try Self.folder()
        _ = try TemporaryFolder.file("list", bytes: Array("مرزق\nسرت\n".utf8), in: folder)
        _ = try TemporaryFolder.file("more.jsonl", bytes: Array(#"{"id":"ghat","name":"غدامس"}"#.utf8), in: folder)
        _ = try Command.run("compile", "list", "--gazetteer-format", "txt", "-o", "list.artgaz", in: folder)
        let run = try Command.run("compile", "places.tsv", "list.artgaz", "more.jsonl", "-o", "all.artgaz", in: folder)
        #expect(run == CommandRun())
        let lines = try Command.run("inspect", "--format", "tsv", "all.artgaz", in: folder)
        #expect(
            lines.output == """
                id\ttype\tname\taliases\tkind
                sirte\tLOC\tسرت\tسيرت|Sirte\tcity
                ghat\tMISC\tغدامس\t\t
                1\tMISC\tمرزق\t\t
                2\tMISC\tسرت\t\t

                """
        )
        #expect(try Command.run("compile", "libya", "-o", "libya.artgaz", in: folder) == CommandRun())
        let tagged = try Command.run("tag", "-g", "libya.artgaz", "-", input: Array("طرابلس".utf8), in: folder)
        #expect(tagged.output == "-:1:1: LOC طرابلس → tripoli\n")
    }

    @Test
    func `a compiled gazetteer may be replaced by its sum with others`() throws {
        let folder = try Self.folder()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("مرزق".utf8), in: folder)
        _ = try Command.run("compile", "places.tsv", "-o", "all.artgaz", in: folder)
        #expect(try Command.run("compile", "all.artgaz", "a.txt", "-o", "all.artgaz", in: folder) == CommandRun())
        let lines = try Command.run("inspect", "--format", "jsonl", "all.artgaz", in: folder)
        #expect(lines.output.split(separator: "\n").count == 3)
    }

    @Test(arguments: ["scalar", "avx2", "avx512", "neon"])
    func `every kernel makes the same bytes`(kernel: String) throws {
        let folder = try Self.folder()
        let line = "cd '\(folder)' && $ARTOK compile libya places.tsv -o a.artgaz && "
        let run = try Command.shell(line + "ARTOK_KERNEL=\(kernel) $ARTOK compile libya places.tsv -o b.artgaz")
        // The processor may not have it.
        if run.code == 2 { return }
        #expect(run == CommandRun())
        #expect(try bytes("a.artgaz", folder) == bytes("b.artgaz", folder))
    }

    @Test
    func `inflected forms are found unless they are switched off`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("أبو بكر\n".utf8), in: folder)
        #expect(try Command.run("compile", "a.txt", "-o", "with.artgaz", in: folder) == CommandRun())
        #expect(try Command.run("compile", "a.txt", "--no-inflect", "-o", "without.artgaz", in: folder) == CommandRun())
        let text = Array("أبا بكر وأبو بكر".utf8)
        let nominative = "-:1:10: MISC أبو بكر (و+) → 1\n"
        for (name, found) in [("with", "-:1:1: MISC أبا بكر → 1 أبو بكر\n" + nominative), ("without", nominative)] {
            let run = try Command.run("tag", "-g", "\(name).artgaz", "-", input: text, in: folder)
            #expect(run == CommandRun(output: found))
        }
    }

    // MARK: Foldings

    @Test
    func `a folding of its own tells more spellings apart`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("أوباري\nفائز\n".utf8), in: folder)
        let text = Array("أوباري اوباري فائز فايز".utf8)
        let found = [
            ("matching", ["أوباري", "اوباري", "فائز", "فايز"]), ("search", ["أوباري", "اوباري", "فائز"]),
            ("none", ["أوباري", "فائز"]),
        ]
        for (name, names) in found {
            #expect(try Command.run("compile", "--fold", name, "a.txt", "-o", name, in: folder) == CommandRun())
            let run = try Command.run("tag", "--format", "tsv", "-g", name, "-", input: text, in: folder)
            let cells = run.output.split(separator: "\n").dropFirst().map { String($0.split(separator: "\t")[3]) }
            #expect(cells == names, "\(name): \(run)")
            #expect(try Command.run("inspect", name, in: folder).output.contains("folding       \(name)\n"))
        }
        #expect(try Command.run("compile", "a.txt", "-o", "plain", in: folder) == CommandRun())
        #expect(try bytes("matching", folder) == bytes("plain", folder))
    }

    @Test
    func `foldings that differ do not add up, unless one is named`() throws {
        let folder = try Self.folder()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("أوباري\n".utf8), in: folder)
        _ = try Command.run("compile", "--fold", "search", "a.txt", "-o", "a.artgaz", in: folder)
        _ = try Command.run("compile", "--fold", "search", "places.tsv", "-o", "b.artgaz", in: folder)
        let text = Array("أوبارى وسرت سِرت".utf8)
        let both = "-:1:1: MISC أوبارى → 1 أوباري\n-:1:9: LOC سرت (و+) → sirte\n-:1:13: LOC سِرت → sirte سرت\n"
        let same = ["tag", "-g", "a.artgaz", "-g", "b.artgaz", "-"]
        #expect(try Command.run(same, input: text, in: folder) == CommandRun(output: both))
        let fault = CommandRun(
            error: "a.artgaz compares names by search, places.tsv by matching: they do not add up. "
                + "Make one file of them with artok compile --fold.\n",
            code: 1
        )
        #expect(try Command.run(["tag", "-g", "a.artgaz", "-g", "places.tsv", "-"], input: text, in: folder) == fault)
        #expect(try Command.run("compile", "a.artgaz", "places.tsv", "-o", "c.artgaz", in: folder) == fault)
        for (sources, fold, name) in [
            (["a.artgaz", "places.tsv"], ["--fold", "none"], "none"), (["a.artgaz", "b.artgaz"], [], "search"),
            (["a.artgaz"], ["--fold", "matching"], "matching"),
        ] {
            #expect(try Command.run(["compile"] + sources + fold + ["-o", "c.artgaz"], in: folder) == CommandRun())
            #expect(try Command.run("inspect", "c.artgaz", in: folder).output.contains("folding       \(name)\n"))
        }
    }

    // MARK: Faults

    @Test
    func `all faults of all sources are told by line, and nothing is written`() throws {
        let folder = try Self.folder()
        let bad = "id\tname\na\tسرت\na\tدرنة\nb\n" + String(repeating: "x\n", count: 20)
        _ = try TemporaryFolder.file("bad.tsv", bytes: Array(bad.utf8), in: folder)
        _ = try TemporaryFolder.file("bad.jsonl", bytes: Array("{\"name\":5}\n".utf8), in: folder)
        _ = try Command.run("compile", "places.tsv", "-o", "all.artgaz", in: folder)
        let old = try bytes("all.artgaz", folder)
        let run = try Command.run("compile", "bad.tsv", "bad.jsonl", "no.txt", "-o", "all.artgaz", in: folder)
        let columns = (4...22).map { "bad.tsv:\($0): the row has 1 column, the header has 2\n" }.joined()
        #expect(
            run
                == CommandRun(
                    error: "bad.tsv:3: the id \"a\" stands already at line 2\n" + columns + "bad.tsv: 2 more errors\n"
                        + "bad.jsonl:1: \"name\" is a number, it should be a string\n"
                        + "no.txt: No such file or directory\n",
                    code: 1
                )
        )
        #expect(try bytes("all.artgaz", folder) == old)
        #expect(try files(folder) == "all.artgaz bad.jsonl bad.tsv places.tsv ")
    }

    /// 255 bytes are the most that a name may have.
    @Test(arguments: [String(repeating: "a", count: 255), String(repeating: "س", count: 127) + "a"])
    func `a long name is no hindrance`(name: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت\n".utf8), in: folder)
        let run = try Command.run("compile", "a.txt", "-o", name, "--quiet", in: folder)
        #expect(run == CommandRun())
        #expect(try Command.run("tag", "-g", name, "a.txt", "--total", in: folder) == CommandRun(output: "1\n"))
    }

    @Test(arguments: [
        ("nowhere/a.artgaz", "No such file or directory"), (".", "Is a directory"), ("folder", "Is a directory"),
        ("places.tsv/a.artgaz", "Not a directory"), ("/dev/full", "No space left on device"),
    ])
    func `a place that cannot be written to`(place: String, fault: String) throws {
        let folder = try Self.folder()
        _ = try TemporaryFolder.folder("folder", in: folder)
        let run = try Command.run("compile", "places.tsv", "-o", place, in: folder)
        #expect(run == CommandRun(error: "\(place): \(fault)\n", code: 1))
        #expect(try files(folder) == "folder places.tsv ")
    }

    @Test(arguments: [
        (["compile", "places.tsv"], "Missing expected argument '--output <file>'"),
        (["compile", "-o", "a.artgaz"], "Missing expected argument '<source> ...'"),
        (["compile", "places.tsv", "--no-inflect"], "Missing expected argument '--output <file>'"),
        (["compile", "--audit"], "Missing expected argument '<source> ...'"),
        (
            ["compile", "places.tsv", "--fold", "loose", "-o", "a.artgaz"],
            "--fold loose: it takes for the same what matching tells apart"
        ),
        (
            ["compile", "places.tsv", "--fold", "x", "-o", "a.artgaz"],
            "--fold x: no such preset. Use one of matching, none"
        ),
        (["compile", "places.tsv", "--fold", "none", "--audit"], "--fold is for the file that -o names."),
        (
            ["compile", "places.tsv", "-o", "a.artgaz", "--format", "tsv"],
            "--format is for the list that --audit writes."
        ),
        (["compile", "places.tsv", "-o", "a.artgaz", "--threshold", "1"], "--threshold is for the list that --audit"),
        (["compile", "places.tsv", "--audit", "--threshold=-1"], "--threshold must be 0 or more."),
        (["compile", "places.tsv", "--audit", "--format", "conllu"], "The value 'conllu' is invalid for"),
        (["compile", "places.tsv", "--audit", "-o", "-"], "-o - and --audit both write to standard output"),
        (["compile", "places.tsv", "--audit", "-o", "places.tsv"], "places.tsv is one of the sources"),
        (["compile", "places.tsv", "-o", "a.artgaz", "--gazetteer-format", "csv"], "The value 'csv' is invalid for"),
        (
            ["compile", "places.tsv", "-o", "./places.tsv"],
            "./places.tsv is one of the sources: it would be gone. Name another file with -o."
        ),
    ])
    func `wrong usage`(arguments: [String], message: String) throws {
        let folder = try Self.folder()
        let run = try Command.run(arguments, in: folder)
        #expect(run.code == 2 && run.output == "" && run.error.hasPrefix("Error: \(message)"), "\(run.error)")
        #expect(try files(folder) == "places.tsv ")
    }

    @Test
    func `a link stays one, and a pipe is written to`() throws {
        let folder = try Self.folder()
        let run = try Command.shell(
            """
            cd '\(folder)' && mkdir real && : > real/old && ln -s real/old all.artgaz && \
            $ARTOK compile places.tsv -o all.artgaz && readlink all.artgaz && \
            $ARTOK compile places.tsv -o /dev/stdout | cmp - real/old && $ARTOK compile places.tsv -o /dev/null && \
            ls -A real && test -c /dev/null
            """
        )
        #expect(run == CommandRun(output: "real/old\nold\n"))
    }

    @Test
    func `a dash is standard output`() throws {
        let folder = try Self.folder()
        let run = try Command.shell(
            """
            cd '\(folder)' && $ARTOK compile places.tsv -o a.artgaz && $ARTOK compile places.tsv -o - | cmp - a.artgaz && \
            $ARTOK compile places.tsv -o ./- && cmp ./- a.artgaz && rm ./- && $ARTOK compile places.tsv -o - > /dev/full; \
            echo $?; ls
            """
        )
        #expect(
            run
                == CommandRun(
                    output: "1\na.artgaz\nplaces.tsv\n",
                    error: "artok: standard output: No space left on device\n"
                )
        )
    }

    @Test(arguments: ["-", "/dev/stdout"])
    func `a closed pipe ends it in silence`(output: String) throws {
        let folder = try Self.folder()
        // More than a pipe holds.
        let run = try Command.shell(
            "cd '\(folder)' && { $ARTOK compile libya -o \(output); echo $? > code; } | true; cat code"
        )
        #expect(run == CommandRun(output: "0\n"))
    }

    #if os(Linux)
        @Test
        func `a terminal is written no such file to`() throws {
            let folder = try Self.folder()
            let line =
                "cd '\(folder)' && TERM=xterm script -qec \"$ARTOK compile places.tsv -o -\" /dev/null; ls -A | wc -l"
            let run = try Command.shell(line)
            #expect(run.output.hasPrefix("Error: A compiled gazetteer is nothing for a terminal: use -o FILE.\r\n"))
            #expect(run.output.utf8.suffix(3).elementsEqual("\n1\n".utf8))
        }

        @Test
        func `a terminal shows how far it is`() throws {
            let folder = try Self.folder()
            let line = "cd '\(folder)' && TERM=xterm script -qec \"$ARTOK compile places.tsv -o a.artgaz"
            let run = try Command.shell("\(line)\" /dev/null")
            #expect(
                run.output == "\r\u{1B}[Kreading places.tsv 100 %\r\u{1B}[Kcompiling 25 %\r\u{1B}[Kcompiling 50 %"
                    + "\r\u{1B}[Kcompiling 75 %\r\u{1B}[Kcompiling 100 %"
                    + "\r\u{1B}[Ka.artgaz: 2 entries, 4 names, \(try bytes("a.artgaz", folder).count) bytes\r\n"
            )
            #expect(try Command.shell("\(line) --quiet\" /dev/null").output == "")
        }
    #endif

    private func bytes(_ name: String, _ folder: String) throws -> [UInt8] {
        try #require(PackageFiles.contents(of: folder + "/" + name))
    }

    private func files(_ folder: String) throws -> String {
        try Command.shell("cd '\(folder)' && ls -A | tr '\\n' ' '").output
    }

    @Test
    func `what is replaced keeps its mode, and a link its target`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت\n".utf8), in: folder)
        let run = try Command.shell(
            """
            cd '\(folder)' && : > old.artgaz && chmod 600 old.artgaz && ln -s sub/new.artgaz link.artgaz && mkdir sub && \
            $ARTOK compile a.txt -o old.artgaz && $ARTOK compile a.txt -o link.artgaz && \
            [ -L link.artgaz ] && ls -l old.artgaz | cut -c1-10 && ls -A sub
            """
        )
        #expect(run == CommandRun(output: "-rw-------\nnew.artgaz\n"))
    }
}
