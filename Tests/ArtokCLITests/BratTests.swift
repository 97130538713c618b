import TestSupport
import Testing

/// `artok tag --format brat`: exact output, and what is written into a folder.
@Suite struct `artok tag --format brat` {
    private static func tag(_ text: [UInt8], _ arguments: String...) throws -> CommandRun {
        try Command.run(["tag", "--format", "brat"] + arguments, input: text, in: "/tmp")
    }

    private static let sirte = "T1\tLOC 0 3\tسرت\n#1\tAnnotatorNotes T1\tid=sirte name=سرت\n"

    private func text(_ path: String) -> String? {
        PackageFiles.contents(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// U+1F600 is one code point.
    @Test
    func `one text to standard output, with a note for each mention`() throws {
        #expect(
            try Self.tag(Array("\u{FEFF}😀 وبسرت في الأممالمتحدة سورياالعراق".utf8))
                == CommandRun(
                    output: """
                        T1	LOC 5 8	سرت
                        #1	AnnotatorNotes T1	id=sirte name=سرت proclitic=وب how=proclitic
                        T2	ORG 12 24	الأممالمتحدة
                        #2	AnnotatorNotes T2	id=united-nations name=الأمم المتحدة how=joined
                        T3	LOC 25 30	سوريا
                        #3	AnnotatorNotes T3	id=syria name=سوريا how=run-on
                        T4	LOC 30 36	العراق
                        #4	AnnotatorNotes T4	id=iraq name=العراق how=run-on

                        """
                )
        )
        #expect(try Self.tag([]) == CommandRun())
    }

    /// U+0085 is a line break, U+00A0 is none.
    @Test(arguments: [
        ("في الأمم\nالمتحدة", "3 8;9 16", "الأمم المتحدة"), ("الأمم \r\n \u{A0}المتحدة", "0 5;10 17", "الأمم المتحدة"),
        ("الأمم\u{2028}المتحدة", "0 5;6 13", "الأمم المتحدة"), ("الأمم\tالمتحدة", "0 5;6 13", "الأمم المتحدة"),
        ("الأمم\u{A0}المتحدة", "0 13", "الأمم\u{A0}المتحدة"), ("الأمم\u{85}المتحدة", "0 5;6 13", "الأمم المتحدة"),
    ])
    func `no annotation has a line break or a tab`(text: String, place: String, surface: String) throws {
        let run = try Self.tag(Array(text.utf8))
        #expect(run.output.hasPrefix("T1\tORG \(place)\t\(surface)\n#1\t"), "\(run.output)")
        #expect(run.output.split(separator: "\n").count == 2)
    }

    @Test
    func `each ill-formed part is one character`() throws {
        let run = try Self.tag([0xFF, 0xE2, 0x82, 0x20] + Array("سرت".utf8) + [0xC3] + Array("غات".utf8))
        #expect(
            run.output.contains("T1\tLOC 3 6\tسرت\n") && run.output.contains("T2\tLOC 7 10\tغات\n"),
            "\(run.output)"
        )
    }

    @Test
    func `overlapping mentions, of which one goes over lines`() throws {
        let run = try Self.tag(Array("حكومة الوفاق\nالوطني".utf8), "--overlap", "all")
        #expect(
            run.output.split(separator: "\n").filter { $0.hasPrefix("T") } == [
                "T1\tORG 0 12;13 19\tحكومة الوفاق الوطني", "T2\tORG 0 12\tحكومة الوفاق",
            ]
        )
    }

    @Test
    func `types are of ASCII letters, and notes are one line`() throws {
        let folder = try TemporaryFolder.make()
        let lines = [
            #"{"id":"a\tb","type":"مدينة 1","name":"سرت"}"#, #"{"id":"b","type":"x-Y_2","name":"غات"}"#,
            #"{"id":"c","type":"LOC","name":"سرت"}"#,
        ]
        _ = try TemporaryFolder.file("mine.jsonl", bytes: Array(lines.joined(separator: "\n").utf8), in: folder)
        let run = try Command.run(
            ["tag", "--format", "brat", "-g", "mine.jsonl"],
            input: Array("سرت غات".utf8),
            in: folder
        )
        #expect(
            run
                == CommandRun(
                    output: """
                        T1	______1 0 3	سرت
                        #1	AnnotatorNotes T1	id=a b name=سرت type=مدينة 1
                        T2	LOC 0 3	سرت
                        #2	AnnotatorNotes T2	id=c name=سرت
                        T3	x-Y_2 4 7	غات
                        #3	AnnotatorNotes T3	id=b name=غات

                        """
                )
        )
    }

    // MARK: Folders

    /// A folder `in` with texts, as a new folder's only content.
    private func folder(_ files: [(String, [UInt8])]) throws -> String {
        let folder = try TemporaryFolder.make()
        let inner = try TemporaryFolder.folder("in", in: folder)
        _ = try TemporaryFolder.folder("sub", in: inner)
        for (name, text) in files { _ = try TemporaryFolder.file(name, bytes: text, in: inner) }
        return folder
    }

    private func listing(_ folder: String) throws -> [Substring] {
        try Command.shell("cd '\(folder)' && find . -type f | LC_ALL=C sort").output.split(separator: "\n")
    }

    @Test
    func `several texts need a folder`() throws {
        let folder = try folder([("a.txt", Array("سرت".utf8)), ("sub/b.md", [])])
        let run = try Command.run("tag", "--format", "brat", "in", in: folder)
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(run.error.hasPrefix("Error: brat has a file for each text, and there are 2: name a folder"))
        #expect(run.error.contains("--output"))
        // One is one, however it is named.
        #expect(try Command.run("tag", "--format", "brat", "in/a.txt", in: folder) == CommandRun(output: Self.sirte))
        #expect(try Command.run("tag", "--format", "brat", "in/sub", in: folder) == CommandRun())
    }

    @Test
    func `a folder of texts and annotations, as deep as it was`() throws {
        let folder = try folder([
            ("a.txt", Array("سرت".utf8)), ("sub/b.md", Array("في ".utf8) + [0xFF, 0x0D, 0x0A] + Array("غات".utf8)),
            ("sub/.md", []), ("sub/c.x.txt", []),
        ])
        let run = try Command.run("tag", "--format", "brat", "-o", "../out/new/", ".", in: folder + "/in")
        #expect(run == CommandRun())
        #expect(
            try listing(folder + "/out/new") == [
                "./a.ann", "./a.txt", "./sub/.md.ann", "./sub/.md.txt", "./sub/b.ann", "./sub/b.txt", "./sub/c.x.ann",
                "./sub/c.x.txt",
            ]
        )
        #expect(text(folder + "/out/new/a.txt") == "سرت")
        #expect(text(folder + "/out/new/a.ann") == Self.sirte)
        #expect(text(folder + "/out/new/sub/b.txt") == "في \u{FFFD}\r\nغات")
        #expect(text(folder + "/out/new/sub/b.ann")?.hasPrefix("T1\tLOC 6 9\tغات\n") == true)
        #expect(text(folder + "/out/new/sub/c.x.ann") == "")
        // Again, over what is there; and texts that stay where they are.
        #expect(try Command.run("tag", "--format", "brat", "-o", "../out/new", ".", in: folder + "/in") == CommandRun())
        #expect(try Command.run("tag", "--format", "brat", "-o", ".", "a.txt", in: folder + "/in") == CommandRun())
        #expect(text(folder + "/in/a.ann") == Self.sirte && text(folder + "/in/a.txt") == "سرت")
    }

    @Test
    func `standard input has a name`() throws {
        let folder = try TemporaryFolder.make()
        let run = try Command.run("tag", "--format", "brat", "--output", "out", input: Array("سرت".utf8), in: folder)
        #expect(run == CommandRun())
        #expect(try listing(folder) == ["./out/stdin.ann", "./out/stdin.txt"])
    }

    @Test
    func `nothing is written beyond the folder`() throws {
        let folder = try folder([("a.txt", Array("سرت".utf8)), ("sub/b.txt", [])])
        let run = try Command.run(
            ["tag", "--format", "brat", "-o", "out", "../a.txt", "\(folder)/in/sub/b.txt"],
            in: folder + "/in/sub"
        )
        #expect(run == CommandRun())
        let files = try listing(folder)
        let inside = files.filter { $0.hasPrefix("./in/sub/out/") }
        #expect(inside.count == 4 && files.count == 6, "\(files)")
    }

    @Test
    func `texts that would be written to one file are told, and nothing is written`() throws {
        let folder = try folder([("a.txt", Array("سرت".utf8)), ("a.md", []), ("b.txt", [])])
        let run = try Command.run("tag", "--format", "brat", "-o", "out", "in", in: folder)
        #expect(run.code == 1 && run.output.isEmpty)
        #expect(
            run.error.hasPrefix("in/a.md and in/a.txt would both be written to out/") && run.error.hasSuffix("a.ann\n")
        )
        #expect(try listing(folder).count == 3)
        #expect(!run.error.contains("b.txt"))
    }

    @Test
    func `no text is lost`() throws {
        let bad = Array("سرت".utf8) + [0xFF]
        let folder = try folder([("a.txt", bad)])
        let run = try Command.run("tag", "--format", "brat", "-o", ".", "a.txt", in: folder + "/in")
        #expect(run.code == 1 && run.error.hasPrefix("a.txt: is not UTF-8, and its copy with U+FFFD would replace it"))
        #expect(PackageFiles.contents(of: folder + "/in/a.txt") == bad)
        #expect(try listing(folder) == ["./in/a.txt"])
        // A link makes a text of one name the copy of another.
        _ = try Command.shell("cd '\(folder)/in' && echo x > c.md && ln -s a.txt c.txt")
        let link = try Command.run("tag", "--format", "brat", "-o", ".", "a.txt", "c.md", in: folder + "/in")
        #expect(link.code == 2 && link.error.hasPrefix("Error: ./c.txt is one of the texts: it would be gone."))
        #expect(PackageFiles.contents(of: folder + "/in/a.txt") == bad)
    }

    @Test
    func `what cannot be written is told, the rest is done`() throws {
        let folder = try folder([("a.txt", Array("سرت".utf8)), ("sub/b.txt", [])])
        _ = try Command.shell("cd '\(folder)' && mkdir out && echo > out/sub")
        let run = try Command.run("tag", "--format", "brat", "-o", "../out", ".", "no.txt", in: folder + "/in")
        #expect(
            run
                == CommandRun(
                    error: "../out/sub: Not a directory\nno.txt: No such file or directory\n",
                    code: 1
                )
        )
        #expect(text(folder + "/out/a.ann") == Self.sirte)
        let file = try Command.run("tag", "--format", "brat", "-o", "../out/sub", ".", in: folder + "/in")
        #expect(file == CommandRun(error: "../out/sub: Not a directory\n", code: 1))
    }

    @Test(arguments: [
        (["--format", "brat", "--explain"], "Error: --explain does nothing with --format brat"),
        (["--format", "brat", "--context", "2"], "Error: --context does nothing with --format brat"),
        (
            ["--format", "brat", "--offsets", "scalar"],
            "Error: --offsets does nothing with --format brat, which counts"
        ),
        (["--format", "jsonl", "-o", "out"], "Error: --output is for --format brat"),
        (["-o", "out"], "Error: --output is for --format brat"),
    ])
    func `options that it has no use for`(arguments: [String], message: String) throws {
        let folder = try TemporaryFolder.make()
        let run = try Command.run(["tag"] + arguments, input: [], in: folder)
        #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix(message), "\(run.error)")
        #expect(try listing(folder).isEmpty)
    }

    @Test
    func `threads do not change it`() throws {
        let seed = try #require(PackageFiles.bytes("seeds/000_043230a2124b5c51.txt"))
        let folder = try folder(
            (0..<40).map { ("\($0 % 2 == 0 ? "" : "sub/")\($0).txt", seed) }
                + [("large.txt", (0..<60).flatMap { _ in seed })]
        )
        let runs = try ["1", "2"].map {
            try Command.run("tag", "--format", "brat", "-j", $0, "-o", "../\($0)", ".", in: folder + "/in")
        }
        #expect(runs == [CommandRun(), CommandRun()])
        let files = try listing(folder + "/1")
        #expect(try files.count == 82 && files == listing(folder + "/2"))
        for file in files {
            #expect(
                PackageFiles.contents(of: "\(folder)/1/\(file)") == PackageFiles.contents(of: "\(folder)/2/\(file)")
            )
        }
        #expect(PackageFiles.contents(of: folder + "/1/sub/7.txt") == seed)
    }

    @Test
    func `a link in the folder is replaced, not what it leads to`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت".utf8), in: folder)
        let run = try Command.shell(
            "cd '\(folder)' && mkdir o && echo precious > v && ln -s ../v o/a.txt && ln -s ../none o/a.ann && "
                + "$ARTOK tag --format brat a.txt -o o && cat v && ls none 2> /dev/null; cat o/a.txt && test ! -L o/a.ann"
        )
        #expect(run == CommandRun(output: "precious\nسرت"))
    }
}
