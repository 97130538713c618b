import TestSupport
import Testing

/// What several threads write is what one writes.
@Suite struct `Threads` {
    /// A text of some parts, with lines of every length, and small ones before and behind it.
    private static let folder: Result<String, any Error> = Result {
        let folder = try TemporaryFolder.make()
        var seeds: [UInt8] = []
        let names = [
            "000_043230a2124b5c51", "001_ff5cee45131f32b2", "002_7034af17d59d9de9", "003_0caa95451c496c82",
            "004_712029dedc3d3d6d",
        ]
        for name in names { seeds += PackageFiles.bytes("seeds/\(name).txt") ?? [] }
        var large: [UInt8] = []
        for number in 0..<24 {
            // Not all line breaks: some parts are cut behind a space.
            large += number % 3 == 0 ? seeds : seeds.map { $0 == 0x0A ? 0x20 : $0 }
            large += Array("😀\u{2028}".utf8) + [0xFF, 0x0D, 0x0A]
        }
        _ = try TemporaryFolder.file("b.txt", bytes: large, in: folder)
        for name in ["a", "c", "d"] { _ = try TemporaryFolder.file("\(name).txt", bytes: seeds, in: folder) }
        _ = try TemporaryFolder.file("e.txt", bytes: [], in: folder)
        _ = try TemporaryFolder.file("f.txt", bytes: [0xFF, 0xFE, 0x31, 0x06], in: folder)
        return folder
    }

    @Test(arguments: [
        ["tag"], ["tag", "--format", "jsonl", "--offsets", "utf16"], ["tag", "--format", "csv", "--overlap", "all"],
        ["tag", "--count"], ["tag", "--summary"], ["tokenize"], ["tokenize", "--format", "conllu"],
        ["tokenize", "--format", "tsv", "--offsets", "scalar"], ["sentences", "--format", "jsonl"], ["normalize"],
        ["normalize", "--format", "jsonl", "--offsets", "utf16"], ["normalize", "--align"],
    ])
    func `write the same, in the same order`(arguments: [String]) throws {
        let folder = try Self.folder.get()
        let (command, options) = (arguments[0], arguments.dropFirst())
        let one = try Command.run([command, "-j", "1"] + options + [".", "no.txt"], in: folder)
        let several = try Command.run([command, "-j", "5"] + options + [".", "no.txt"], in: folder)
        #expect(one.output.utf8.count > 30 && one == several)
        #expect(
            one.error == "./f.txt: is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8\n"
                + "no.txt: No such file or directory\n" && one.code == 1
        )
    }

    /// Where a text is not read from a file but comes bit by bit.
    @Test(arguments: [
        ["tag", "--format", "jsonl"], ["tag", "--format", "brat"], ["tag", "--explain", "--context", "2"],
        ["tokenize", "--format", "conllu"], ["normalize"],
    ])
    func `a pipe gives what a file gives`(arguments: [String]) throws {
        let folder = try Self.folder.get()
        let line = arguments.joined(separator: " ")
        let file = try Command.shell("cd '\(folder)' && $ARTOK \(line) < b.txt")
        let pipe = try Command.shell("cd '\(folder)' && dd if=b.txt bs=777 2> /dev/null | $ARTOK \(line) -j 3")
        #expect(file.output.utf8.count > 1000 && file == pipe)
    }
}
