import TestSupport
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the command does where its input or output is a terminal.
@Suite struct `Terminals` {
    /// Runs a shell line in which `$TERMINAL` is a terminal that shows colours.
    ///
    /// - Returns: The run, and what the terminal got.
    private static func run(_ line: String) throws -> (run: CommandRun, shown: String) {
        var (control, terminal): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 256)
        // Both ends are held open: what was written stays until it is read.
        guard openpty(&control, &terminal, nil, nil, nil) == 0, ttyname_r(terminal, &name, name.count) == 0 else {
            throw Command.Failure(message: "no terminal")
        }
        defer {
            close(control)
            close(terminal)
        }
        let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let run = try Command.shell("unset NO_COLOR; export TERM=xterm TERMINAL='\(path)'; \(line)")
        // The end of what it wrote.
        guard write(terminal, "\0", 1) == 1 else { throw Command.Failure(message: "no terminal") }
        var shown: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        while shown.last != 0, case let count = read(control, &bytes, bytes.count), count > 0 {
            shown += bytes[..<count]
        }
        return (run, String(decoding: shown.dropLast(), as: UTF8.self).replacing("\r\n", with: "\n"))
    }

    private static let names =
        "id\\ttype\\tname\\nh\\tPER\\tحفتر\\ns\\tLOC\\tسرت\\na\\tORG\\tالجيش\\nm\\tDATE\\tالاثنين\\nf\\tEVENT\\tالفجر\\n"

    @Test func `names have the colour of their type`() throws {
        let folder = try TemporaryFolder.make()
        let tag =
            "cd '\(folder)' && printf '\(Self.names)' > n.tsv && echo 'حفتر في سرت الجيش الاثنين الفجر' | $ARTOK tag -g n.tsv"
        let (run, shown) = try Self.run("\(tag) > $TERMINAL")
        #expect(run == CommandRun())
        #expect(
            shown == """
                -:1:1: \u{1B}[1;35mPER حفتر\u{1B}[0m → h
                -:1:9: \u{1B}[1;32mLOC سرت\u{1B}[0m → s
                -:1:13: \u{1B}[1;34mORG الجيش\u{1B}[0m → a
                -:1:19: \u{1B}[1;33mDATE الاثنين\u{1B}[0m → m
                -:1:27: \u{1B}[1;36mEVENT الفجر\u{1B}[0m → f

                """
        )
    }

    @Test func `tokens have the colour of their kind, words none`() throws {
        let text = "سرت ٢٠١٦، + 😀 https://x.com/a a@b.co @ab #ab \u{2028}\u{1}"
        let (_, shown) = try Self.run("printf '%s' '\(text)' | $ARTOK tokenize > $TERMINAL")
        #expect(
            shown == "سرت \u{1B}[36m٢٠١٦\u{1B}[0m \u{1B}[2m،\u{1B}[0m \u{1B}[2m+\u{1B}[0m \u{1B}[33m😀\u{1B}[0m "
                + "\u{1B}[34mhttps://x.com/a\u{1B}[0m \u{1B}[34ma@b.co\u{1B}[0m \u{1B}[35m@ab\u{1B}[0m "
                + "\u{1B}[35m#ab\u{1B}[0m\n\u{1B}[31m\u{1}\u{1B}[0m\n"
        )
    }

    @Test(arguments: ["NO_COLOR=1", "TERM=dumb"])
    func `there are no colours where none are wanted`(setting: String) throws {
        let (_, shown) = try Self.run("echo 'في سرت ٢٠١٦' | \(setting) $ARTOK tokenize > $TERMINAL")
        #expect(shown == "في سرت ٢٠١٦\n")
    }

    @Test(arguments: [
        ("tokenize < $TERMINAL", "Error: Name a file or folder, or pipe a text in."),
        ("view - -o - < /dev/null > $TERMINAL", "Error: A page is nothing for a terminal: use -o FILE."),
    ])
    func `what is nothing for a terminal is refused`(arguments: String, message: String) throws {
        let (run, shown) = try Self.run("$ARTOK \(arguments)")
        #expect(run.code == 2 && shown.isEmpty)
        #expect(run.error.split(separator: "\n").first.map(String.init) == message)
    }

    /// Nobody knows how much a pipe will bring. A busy machine shows the line more than once.
    @Test func `long work shows a line, which is gone in the end`() throws {
        // Longer than the half second after which it is shown, and than a busy machine takes to begin.
        let slowly = "(echo سرت; sleep 3; echo سرت) | $ARTOK tag -g libya --count"
        let (run, shown) = try Self.run("\(slowly) 2> $TERMINAL")
        #expect(run == CommandRun(output: "-:2\n"))
        #expect(
            shown.wholeMatch(of: /(?:\r\u{1B}\[K(?:7|14) B, \d+ B\/s)+\r\u{1B}\[K/) != nil,
            "\(shown.debugDescription)"
        )
        let (_, quiet) = try Self.run("\(slowly) --quiet 2> $TERMINAL")
        #expect(quiet.isEmpty)
    }
}
