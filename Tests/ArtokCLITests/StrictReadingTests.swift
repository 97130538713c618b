import TestSupport
import Testing

/// `--strict` of texts that are longer than what is read at once: all of it is checked before anything is written.
@Suite struct `Strict reading` {
    /// Larger than one part; two bytes a letter, so that with one byte before them a letter lies across every round offset.
    private static let letters = Array(String(repeating: "سرت\n", count: 100_000).utf8)

    @Test(arguments: [[], [0x78]] as [[UInt8]], [false, true])
    func `a long text that is UTF-8 gives what it gives without`(before: [UInt8], isPiped: Bool) throws {
        let path = try TemporaryFolder.file("in", bytes: before + Self.letters)
        let counted = ["", " --strict"].map { option in
            "\(isPiped ? "cat" : "<") '\(path)' \(isPiped ? "|" : "") $ARTOK tag --summary --format jsonl\(option)"
        }
        let runs = try counted.map { try Command.shell($0) }
        #expect(runs[0] == runs[1] && runs[0].code == 0)
        #expect(runs[0].output.contains("\"mentions\":\(before.isEmpty ? 100_000 : 99_999)"), "\(runs[0].output)")
    }

    @Test(arguments: [
        (Array("\r\n\u{85}\u{2028}x".utf8) + [0xFF], 100_004, 700_008), ([0xE2, 0x80], 100_001, 700_000),
        (Array("\r".utf8) + [0x80, 0x0A], 100_002, 700_001),
    ])
    func `a fault anywhere is told, and nothing is written`(end: [UInt8], line: Int, byte: Int) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("in", bytes: Self.letters + end, in: folder)
        let told = ":\(line): not UTF-8 at byte \(byte); without --strict it is read as U+FFFD\n"
        for command in ["tag", "tokenize", "sentences", "normalize", "normalize --align"] {
            #expect(
                try Command.shell("cd '\(folder)' && $ARTOK \(command) --strict in")
                    == CommandRun(error: "in" + told, code: 1)
            )
            #expect(
                try Command.shell("cd '\(folder)' && cat in | $ARTOK \(command) --strict")
                    == CommandRun(error: "-" + told, code: 1)
            )
        }
    }

    @Test func `of standard input only what has not been read`() throws {
        let path = try TemporaryFolder.file("in", bytes: [0xFF, 0x0A] + Array("في سرت\n".utf8))
        let run = try Command.shell("exec 3< '\(path)' && head -c 2 <&3 > /dev/null && $ARTOK tokenize --strict <&3")
        #expect(run == CommandRun(output: "في سرت\n"))
    }

    @Test func `what is packed is unpacked twice, or kept`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("in", bytes: Self.letters, in: folder)
        let run = try Command.shell(
            "cd '\(folder)' && gzip in && $ARTOK tag --count --strict in.gz && cat in.gz | $ARTOK tag --count --strict"
        )
        #expect(run == CommandRun(output: "in.gz:100000\n-:100000\n"))
    }

    @Test func `without room for what is kept nothing is written`() throws {
        let path = try TemporaryFolder.file("in", bytes: Self.letters)
        let run = try Command.shell("cat '\(path)' | TMPDIR=/nonexistent $ARTOK tag --strict")
        #expect(
            run
                == CommandRun(
                    error: "-: /nonexistent: No such file or directory; TMPDIR names the folder for temporary files\n",
                    code: 1
                )
        )
    }
}
