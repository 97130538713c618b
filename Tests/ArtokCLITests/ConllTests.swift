import ArabicText
import TestSupport
import Testing

/// `artok tag --format conll`: exact output, and that no mention is lost in any text.
@Suite struct `artok tag --format conll` {
    private static func tag(_ text: String, _ arguments: String...) throws -> CommandRun {
        try Command.run(["tag", "--format", "conll"] + arguments, input: Array(text.utf8), in: "/tmp")
    }

    @Test
    func `sentences of tokens, each with its tag`() throws {
        #expect(
            try Self.tag("\u{FEFF}ذهب إلى  «الولايات المتحدة».وعاد فائز السراج!\r\n\n\nوبطرابلس 5%")
                == CommandRun(
                    output: """
                        ذهب	O
                        إلى	O
                        «	O
                        الولايات	B-LOC
                        المتحدة	I-LOC
                        »	O
                        .	O

                        وعاد	O
                        فائز	B-PER
                        السراج	I-PER
                        !	O

                        وبطرابلس	B-LOC
                        5%	O


                        """
                )
        )
        #expect(try Self.tag("") == CommandRun())
        #expect(try Self.tag(" \n") == CommandRun())
    }

    /// What stands behind the first name of a token and before the next is the first one's.
    @Test(arguments: [
        ("سورياالعراق", ["سوريا B-LOC", "العراق B-LOC"]),
        ("الولايات المتحدةوسوريا", ["الولايات O", "المتحدةوسوريا O"]),
        ("حكومة الوفاق_سرت", ["حكومة B-ORG", "الوفاق_ I-ORG", "سرت B-LOC"]),
        ("#سرت_وبطرابلس_مصراتة", ["#سرت_ B-LOC", "وبطرابلس_ B-LOC", "مصراتة B-LOC"]),
        ("#من_سرت", ["#من_سرت B-LOC"]),
        ("سرت_وَلِـطرابلس", ["سرت_ B-LOC", "وَلِـطرابلس B-LOC"]),
        ("سرت_لليبيين_للسراج", ["سرت_لليبيين_ B-LOC", "للسراج B-PER"]),
        ("سرت سرت", ["سرت B-LOC", "سرت B-LOC"]),
    ])
    func `a token is one mention's, or cut between several`(text: String, lines: [String]) throws {
        let output = lines.map { $0.replacing(" ", with: "\t") + "\n" }.joined()
        #expect(try Self.tag(text) == CommandRun(output: output + "\n"))
    }

    @Test
    func `a sentence never ends within a mention`() throws {
        #expect(
            try Self.tag("في الولايات\nالمتحدة غدا\nهو في الأمم\r\nالمتحدة\nسرت")
                == CommandRun(
                    output: """
                        في	O
                        الولايات	B-LOC
                        المتحدة	I-LOC

                        غدا	O

                        هو	O
                        في	O
                        الأمم	B-ORG
                        المتحدة	I-ORG

                        سرت	B-LOC


                        """
                )
        )
    }

    @Test
    func `of several entries the first counts, and types are one word`() throws {
        let folder = try TemporaryFolder.make()
        let lines = ["id\ttype\tname", "a\tمدينة كبيرة\tسرت", "b\tLOC\tسرت", "c\tA-1/b\tغات"]
        _ = try TemporaryFolder.file("mine.tsv", bytes: Array(lines.joined(separator: "\n").utf8), in: folder)
        func run(_ arguments: String...) throws -> CommandRun {
            try Command.run(
                ["tag", "--format", "conll", "-g", "mine.tsv"] + arguments,
                input: Array("سرت غات".utf8),
                in: folder
            )
        }
        #expect(try run() == CommandRun(output: "سرت\tB-مدينة_كبيرة\nغات\tB-A-1/b\n\n"))
        #expect(try run("--only-type", "LOC") == CommandRun(output: "سرت\tB-LOC\nغات\tO\n\n"))
    }

    /// The text's own marks: NFC would put the shadda last.
    @Test
    func `tokens are spelled as in the text, without separators`() throws {
        #expect(
            try Self.tag("رد\u{651}\u{64E} a\u{1C}\tb")
                == CommandRun(output: "رد\u{651}\u{64E}\tO\na\tO\n\u{241C}\tO\nb\tO\n\n")
        )
        let broken = try Command.run("tag", "--format", "conll", input: Array("سرت".utf8) + [0xE2, 0x82, 0xFF])
        #expect(broken.output == "سرت\tB-LOC\n\u{FFFD}\tO\n\u{FFFD}\tO\n\n")
    }

    @Test(arguments: [
        (["--overlap", "all"], "Error: --overlap all: a token of conll has one tag"),
        (["--explain"], "Error: --explain does nothing with --format conll"),
        (["--context", "2"], "Error: --context does nothing with --format conll"),
        (["--offsets", "utf8"], "Error: --offsets does nothing with --format conll"),
    ])
    func `options that it has no use for`(arguments: [String], message: String) throws {
        let run = try Command.run(["tag", "--format", "conll"] + arguments, input: [], in: "/tmp")
        #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix(message), "\(run.error)")
    }

    /// The gazetteer `libya`, compiled once.
    private static let libya: String = {
        let path = (try? TemporaryFolder.make()).map { "\($0)/libya.artgaz" } ?? "libya"
        _ = try? Command.run("compile", "libya", "-o", path)
        return path
    }()

    /// Ranges that the mentions of JSON lines have.
    private static func ranges(_ text: [UInt8]) throws -> [Range<Int>] {
        let run = try Command.run("tag", "-g", libya, "--format", "jsonl", "-", input: text)
        var ranges: [Range<Int>] = []
        for line in run.output.split(separator: "\n") {
            let numbers = line.dropFirst(#"{"source":"-","start":"#.count).split(separator: ",").prefix(2).map {
                Int($0.filter(\.isNumber)) ?? 0
            }
            if ranges.last != numbers[0]..<numbers[1] { ranges.append(numbers[0]..<numbers[1]) }
        }
        return ranges
    }

    /// As many mentions begin as there are; lines are the text's tokens, of which those with several names are cut.
    private static func check(_ text: [UInt8], _ comment: Comment) throws {
        let ranges = try ranges(text)
        let run = try Command.run("tag", "-g", libya, "--format", "conll", "-", input: text)
        #expect(run.code == 0 && run.error.isEmpty, comment)
        var tokens: [UInt8] = []
        var begun = 0
        // An empty line is the end of a sentence, and two are none.
        var last = ""
        for line in run.output.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            if line.isEmpty {
                try #require(!last.isEmpty, comment)
                last = ""
                continue
            }
            try #require(fields.count == 2 && !fields[0].isEmpty, comment)
            tokens += fields[0]
            let tag = String(fields[1])!
            if tag.utf8.starts(with: "B-".utf8) { begun += 1 }
            if tag.utf8.starts(with: "I-".utf8) { #expect(last.dropFirst() == tag.dropFirst(), comment) }
            last = tag
        }
        #expect(last.isEmpty, comment)
        #expect(begun == ranges.count && begun > 40, comment)
        let tokenized = try Command.run("tokenize", input: text).output
        #expect(tokens == tokenized.utf8.filter { $0 != 0x20 && $0 != 0x0A }, comment)
    }

    private static let seeds = [
        "000_043230a2124b5c51", "001_ff5cee45131f32b2", "002_7034af17d59d9de9", "003_0caa95451c496c82",
        "004_712029dedc3d3d6d",
    ]

    @Test(arguments: seeds)
    func `no mention of the seeds is lost`(name: String) throws {
        try Self.check(try #require(PackageFiles.bytes("seeds/\(name).txt")), "\(name)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `no mention of any text is lost`(seed: UInt64) throws {
        let names = [
            "سرت", "مطار الأبرق", "سوريا", "العراق", "سورياالعراق", "الولايات المتحدة", "فائز السراج", "الأمم المتحدة",
            "#سرت_وبطرابلس", "درنة/سبها", "حكومة الوفاق الوطني",
        ]
        var noise = NoisyText(names: names, seed: seed)
        // A separator that is no token's is told apart from none by a picture: no such controls here.
        let text = noise.text(words: 600).filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        try Self.check(text, "seed \(seed)")
    }

    /// A text of some parts is what its pieces are.
    @Test
    func `threads and files do not change it`() throws {
        let folder = try TemporaryFolder.make()
        let seeds = try Self.seeds.map { try #require(PackageFiles.bytes("seeds/\($0).txt")) + [0x0A] }
        let large = (0..<24).flatMap { _ in seeds.joined() }
        for (name, text) in [("a.txt", seeds[0]), ("b.txt", large), ("c.txt", seeds[1])] {
            _ = try TemporaryFolder.file(name, bytes: text, in: folder)
        }
        let one = try Command.run("tag", "-g", Self.libya, "--format", "conll", "-j", "1", ".", in: folder)
        #expect(one.code == 0)
        #expect(try Command.run("tag", "-g", Self.libya, "--format", "conll", "-j", "2", ".", in: folder) == one)
        let parts = try seeds.map {
            Array(try Command.run("tag", "-g", Self.libya, "--format", "conll", "-", input: $0).output.utf8)
        }
        let expected = parts[0] + (0..<24).flatMap { _ in parts.joined() } + parts[1]
        #expect(one.output.utf8.elementsEqual(expected))
    }
}
