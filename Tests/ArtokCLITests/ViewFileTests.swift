import TestSupport
import Testing

/// `artok view`: what it reads, and the file that it writes.
@Suite struct `The page and its files` {
    // MARK: Records

    @Test
    func `texts that come as records`() throws {
        let lines = [
            #"{"id":1,"title":"<غارة>","at":"2016-08-01T12:30:00Z","body":"قصفت \u0633رت\nفي ليبيا"}"#, "",
            #"{"body":3}"#, "x",
            #"{"title":7,"at":20160803,"body":"سرت","body":"حفتر"}"#, #"{"body":""}"#,
        ]
        let folder = try TemporaryFolder.make()
        let bytes = Array("\u{FEFF}".utf8) + Array(lines.joined(separator: "\n").utf8)
        _ = try TemporaryFolder.file("a.jsonl", bytes: bytes, in: folder)
        let run = try Command.run(
            "view",
            "--records",
            "jsonl",
            "--text-field",
            "body",
            "--title-field",
            "title",
            "--date-field",
            "at",
            "--lang",
            "en-GB",
            "a.jsonl",
            "-o",
            "-",
            in: folder
        )
        #expect(run.code == 1)
        #expect(
            run.error
                == "a.jsonl:3: \"body\" is a number, it should be a string\na.jsonl:4: not JSON: expected a value (byte 1 of the line)\n"
        )
        let articles = run.output.split(separator: "<article ").dropFirst()
        let titles = articles.map { String($0.firstMatch(of: /<bdi>(.*?)<\/bdi>/)?.output.1 ?? "") }
        #expect(titles == ["&lt;غارة&gt;", "a.jsonl:5", "a.jsonl:6"])
        let dates = articles.map { String($0.firstMatch(of: /<time[^>]*>(.*?)<\/time>/)?.output.1 ?? "") }
        #expect(dates == ["1 August 2016", "", ""])
        #expect(articles.map { $0.ranges(of: "<mark").count } == [2, 1, 0])
        #expect(run.output.contains("قصفت <mark "))
        #expect(run.output.contains(#" data-s="21" data-l="2">ليبيا"#))
        #expect(run.output.contains("<span>3 texts</span> <span>3 mentions</span> <span>3 names</span>"))
    }

    @Test
    func `each line a text`() throws {
        let lines = (1...30_000).map { "خبر \($0) عن سرت\r" }.joined(separator: "\n")
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a", bytes: Array(lines.utf8), in: folder)
        let one = try Command.run("view", "-j1", "--records", "lines", "a", "-o", "-", in: folder)
        let four = try Command.run("view", "-j4", "--records", "lines", "a", "-o", "-", in: folder)
        #expect(one == four && one.code == 0 && one.error.isEmpty)
        #expect(one.output.contains("<bdi>a:30000</bdi>"))
        #expect(one.output.count(of: "<article") == 30_000)
        #expect(one.output.count(of: "سرت</mark></div></div>\n") == 30_000)
    }

    @Test
    func `records without a text give no page`() throws {
        let arguments = ["view", "--records", "jsonl", "-", "-o", "no.html"]
        let run = try Command.run(arguments, input: Array("\n{}\n".utf8), in: TemporaryFolder.make())
        #expect(run.code == 1)
        #expect(run.error == "-:2: \"text\" is missing\nartok: no text to show: no.html is not written\n")
    }

    @Test
    func `fields that no record has are told`() throws {
        let arguments = [
            "view", "--records", "jsonl", "--title-field", "head", "--date-field", "at", "-", "-o", "a.html",
        ]
        let records = #"{"text":"سرت","title":"خبر","at":"أمس"}"#
        let run = try Command.run(arguments, input: Array(records.utf8), in: TemporaryFolder.make())
        #expect(
            run
                == CommandRun(
                    error: "artok: no record has a title in the field head\n"
                        + "artok: no record has a date such as 2016-08-01 in the field at\n"
                )
        )
    }

    // MARK: The file

    @Test
    func `the page is written whole or not at all`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت".utf8), in: folder)
        #expect(try Command.run("view", "a.txt", "-o", "a.html", in: folder) == CommandRun())
        let list = try Command.shell("cd '\(folder)' && ls && head -c 15 a.html")
        #expect(list.output == "a.html\na.txt\n<!DOCTYPE html>")
        // A text that is not there is told, the others are shown.
        let partly = try Command.run("view", "a.txt", "b.txt", "-o", "b.html", in: folder)
        #expect(partly == CommandRun(error: "b.txt: No such file or directory\n", code: 1))
        #expect(try Command.shell("grep -c '<article' '\(folder)/b.html'").output == "1\n")
        // Without any there is no page, and the old one stays.
        let none = try Command.run("view", "b.txt", "-o", "a.html", in: folder)
        #expect(none.code == 1)
        #expect(
            none.error == "b.txt: No such file or directory\nartok: no text to show: a.html is not written\n"
        )
        #expect(
            try Command.shell("cd '\(folder)' && ls && grep -c '<article' a.html").output
                == "a.html\na.txt\nb.html\n1\n"
        )
        let missing = try Command.run("view", "a.txt", "-o", "no/a.html", in: folder)
        #expect(missing == CommandRun(error: "no/a.html: No such file or directory\n", code: 1))
        let nowhere = try Command.shell("cd '\(folder)' && TMPDIR=/nonexistent $ARTOK view a.txt -o - | cat")
        let temporary = "/nonexistent: No such file or directory; TMPDIR names the folder for temporary files\n"
        #expect(nowhere.output.isEmpty && nowhere.error == temporary)
        let closed = try Command.shell("cd '\(folder)' && $ARTOK view a.txt -o - >&-")
        #expect(closed == CommandRun(error: "artok: standard output: Bad file descriptor\n", code: 1))
        let full = try Command.run("view", "a.txt", "-o", "/dev/full", in: folder)
        #expect(full == CommandRun(error: "/dev/full: No space left on device\n", code: 1))
    }

    @Test(arguments: [
        (["a.txt"], "Error: Missing expected argument '--output <file>'"),
        (["a.txt", "-o", "a.txt"], "Error: a.txt is one of the texts: it would be gone. Name another file with -o."),
        (["a.txt", "-o", "."], "Error: . is a folder: name a file with -o."),
        (
            ["-", "-g", "a.txt", "-o", "./a.txt"],
            "Error: ./a.txt is the gazetteer: it would be gone. Name another file with -o."
        ),
        (
            ["a.txt", "-o", "a.html", "--lang", "fr"],
            "Error: --lang fr: the page speaks ar and en, such as ar-LY or en-GB."
        ),
        (["a.txt", "-o", "a.html", "--title-field", "x"], "Error: --title-field is for --records jsonl."),
        (
            ["a.txt", "-o", "a.html", "--records", "lines", "--date-field", "x"],
            "Error: --date-field is for --records jsonl."
        ),
        (
            ["a.txt", "-o", "a.html", "--lang", ""],
            "Error: --lang : the page speaks ar and en, such as ar-LY or en-GB."
        ),
    ])
    func `wrong usage`(arguments: [String], message: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت".utf8), in: folder)
        let run = try Command.run(["view"] + arguments, in: folder)
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(run.error.split(separator: "\n").first.map(String.init) == message)
        #expect(try Command.shell("cd '\(folder)' && ls && cat a.txt").output == "a.txt\nسرت")
    }
}
