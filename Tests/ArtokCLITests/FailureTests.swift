import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Signals, full disks, files that cannot be read: what is there under a name is whole, and what went wrong is told.
@Suite struct `What fails` {
    /// A new folder with the text `a.txt`.
    private static func folder() throws -> String {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array("سرت\n".utf8), in: folder)
        return folder
    }

    // MARK: Signals

    /// `compile world` is ended over `old` and into `new`: after some time, and when its temporary file is seen. Then it runs
    /// once more.
    ///
    /// Each line has an exit code, which of the two it was, what that is then, and what else is there.
    private static func interrupted(by signal: String) throws -> CommandRun {
        try Command.shell(
            """
            cd '\(try folder())' && $ARTOK compile a.txt -o before && $ARTOK compile world -o whole || exit
            what() { if [ ! -e $1 ]; then echo none; elif cmp -s $1 before; then echo old; elif cmp -s $1 whole; then \
            echo whole; else echo half; fi; }
            seen() { set -- $1.??????; [ -e $1 ]; }
            for moment in 0.02 seen 0.15; do
              for name in old new; do
                rm -f old* new* process; cp before old
                {
                  if [ $moment = seen ]; then
                    until [ -s process ]; do :; done
                    while ! seen $name && kill -0 $(cat process); do :; done
                  else
                    sleep $moment
                  fi
                  kill -\(signal) $(cat process)
                } 2> /dev/null &
                { sh -c 'echo $$ > process; exec "$ARTOK" compile world -o $0' $name; } 2> /dev/null
                code=$?; wait
                echo $code $name $(what $name) $(ls -A | grep -v -x -e a.txt -e before -e whole -e process -e old -e new)
              done
            done
            $ARTOK compile world -o old && $ARTOK compile world -o new && what old && what new
            """
        )
    }

    @Test(arguments: [("INT", 130), ("TERM", 143), ("KILL", 137)])
    func `a gazetteer is the old one or the new one, whenever compile is ended`(signal: String, code: Int) throws {
        let run = try Self.interrupted(by: signal)
        #expect(run.code == 0 && run.error.isEmpty, "\(run)")
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.count == 8 && lines.suffix(2) == [["whole"], ["whole"]], "\(run)")
        for line in lines.dropLast(2) {
            let untouched = [line[1] == "old" ? "old" : "none", "\(code)"]
            #expect([untouched, ["whole", "\(code)"], ["whole", "0"]].contains([line[2], line[0]]), "\(line)")
            // Nobody can clean up behind SIGKILL: what is left is called after the file.
            let isNamed = line.dropFirst(3).allSatisfy { $0.utf8.count == 10 && $0.hasPrefix("\(line[1]).") }
            #expect(signal == "KILL" ? isNamed : line.count == 3, "\(line)")
        }
    }

    /// While it waits for its input.
    @Test(arguments: [("INT", 130), ("QUIT", 131), ("TERM", 143)], [["compile", "-o", "out"], ["tag"]])
    func `a signal ends it in silence`(signal: (name: String, code: Int), arguments: [String]) throws {
        let run = try Command.shell(
            """
            cd '\(try Self.folder())' && mkfifo in.txt && exec 3<> in.txt && ulimit -c 0
            { until [ -s process ]; do sleep 0.05; done; sleep 0.3; kill -\(signal.name) $(cat process); } &
            { sh -c 'echo $$ > process; exec "$ARTOK" "$@" > said 2>&1' - \(arguments.joined(separator: " ")) in.txt; } 2> /dev/null
            echo $?; cat said; ls
            """
        )
        #expect(run == CommandRun(output: "\(signal.code)\na.txt\nin.txt\nprocess\nsaid\n"))
    }

    @Test(arguments: [
        "tag --format jsonl", "tag --format conll", "tag --format html", "tag --records lines",
        "tokenize --format conllu",
        "sentences", "normalize", "view -o -",
    ])
    func `a reader that goes away ends it in silence`(arguments: String) throws {
        let text = String(repeating: "من سرت إلى درنة\n", count: 4000)
        let path = try TemporaryFolder.file("long.txt", text)
        let run = try Command.shell("{ $ARTOK \(arguments) '\(path)'; echo code $? >&2; } | head -n 1 > /dev/null")
        #expect(run == CommandRun(error: "code 0\n"))
    }

    // MARK: Full disks

    /// No file may be larger than a few hundred bytes, so a measurement of coverage writes none.
    @Test(
        .enabled(if: ProcessSettings.sanitizer != "thread", "the thread sanitizer needs a file of its own"),
        arguments: [
            ("compile libya -o old", "old: File too large\n"), ("view seeds -o old", "old: File too large\n"),
            ("tag --format brat -o out seeds/0.txt", "out/0.txt: File too large\n"),
            ("tokenize --format tsv seeds > said", "artok: standard output: File too large\n"),
            ("compile libya -o - > said", "artok: standard output: File too large\n"),
        ]
    )
    func `what does not fit is told, and nothing is left of it`(command: String, error: String) throws {
        let folder = try Self.folder()
        let seeds = try TemporaryFolder.folder("seeds", in: folder)
        let text = String(repeating: "من سرت إلى درنة\n", count: 4000)
        _ = try TemporaryFolder.file("0.txt", bytes: Array(text.utf8), in: seeds)
        let run = try Command.shell(
            """
            cd '\(folder)' && cp a.txt old && mkdir out && : > said || exit
            (ulimit -f 1; exec env LLVM_PROFILE_FILE=/dev/null $ARTOK \(command)); echo $?; ls -A . out; cmp a.txt old
            """
        )
        let left = ".:\na.txt\nold\nout\nsaid\nseeds\n\nout:\n"
        #expect(run == CommandRun(output: "1\n\(left)", error: error))
    }

    #if os(Linux)
        @Test(arguments: [
            "tag", "tag --format html", "tag --summary", "tokenize", "sentences", "normalize --align", "inspect libya",
            "view -o -", "tag --records lines",
        ])
        func `standard output without room is told`(command: String) throws {
            let input = command.hasPrefix("inspect") ? "" : "'\(try Self.folder())/a.txt'"
            let run = try Command.shell("$ARTOK \(command) \(input) > /dev/full")
            #expect(run == CommandRun(error: "artok: standard output: No space left on device\n", code: 1))
        }

        /// What is bad is told nobody then; the rest is done.
        @Test(arguments: ["2> /dev/full", "2>&1 > out | true"])
        func `standard error without room ends nothing`(place: String) throws {
            let folder = try Self.folder()
            let run = try Command.shell(
                "cd '\(folder)' && { $ARTOK tag no.txt no.txt a.txt > out; echo $? > code; } \(place); cat code out"
            )
            #expect(run == CommandRun(output: "1\na.txt:1:1: LOC سرت → sirte\n"))
        }

        // MARK: Reading

        /// `/proc/self/mem` opens, and its first byte cannot be read.
        @Test(arguments: [
            ("tag --count /proc/self/mem a.txt", "a.txt:1\n"), ("tokenize /proc/self/mem a.txt", "سرت\n"),
            ("sentences /proc/self/mem a.txt", "سرت\n"), ("normalize /proc/self/mem a.txt", "سرت\n"),
            ("tag -g /proc/self/mem --gazetteer-format tsv a.txt", ""),
            ("compile /proc/self/mem --gazetteer-format txt -o b", ""), ("tag --records lines /proc/self/mem", ""),
            ("tag --format brat -o b /proc/self/mem", ""),
        ])
        func `what cannot be read is told, the rest is done`(command: String, output: String) throws {
            let run = try Command.shell("cd '\(try Self.folder())' && $ARTOK \(command)")
            #expect(run == CommandRun(output: output, error: "/proc/self/mem: Input/output error\n", code: 1))
        }

        @Test
        func `a text of which nothing can be read is no text of a page`() throws {
            let run = try Command.shell("cd '\(try Self.folder())' && $ARTOK view /proc/self/mem -o b; echo $?; ls")
            #expect(
                run
                    == CommandRun(
                        output: "1\na.txt\n",
                        error: "/proc/self/mem: Input/output error\nartok: no text to show: b is not written\n"
                    )
            )
        }
    #endif

    @Test(arguments: [
        ("tag < .", "-: Is a directory\n"), ("tag -g . a.txt", ".: Is a directory\n"),
        ("compile . -o b", ".: Is a directory\n"), ("inspect .", ".: Is a directory\n"),
    ])
    func `a folder is no file`(command: String, error: String) throws {
        let run = try Command.shell("cd '\(try Self.folder())' && $ARTOK \(command)")
        #expect(run == CommandRun(error: error, code: 1))
    }

    @Test(
        .enabled(if: geteuid() != 0, "root may read every file"),
        arguments: [
            "tag b.txt", "compile b.txt -o c", "tag -g b.txt a.txt", "inspect b.txt", "tokenize b.txt",
            "view b.txt -o c",
        ]
    )
    func `a file that others may read`(command: String) throws {
        let run = try Command.shell("cd '\(try Self.folder())' && cp a.txt b.txt && chmod 0 b.txt && $ARTOK \(command)")
        #expect(run.code == 1 && run.output.isEmpty && run.error.hasPrefix("b.txt: Permission denied\n"), "\(run)")
    }
}
