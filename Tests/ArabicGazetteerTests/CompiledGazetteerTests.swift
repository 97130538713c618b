import TestSupport
import Testing

@testable import ArabicGazetteer

/// Compiled gazetteers: what is written is what is read.
@Suite struct `Compiled gazetteers` {
    static let entries =
        `Matcher equals the reference matcher`.entries + [
            Entry(
                "بلدة",
                type: EntityType(rawValue: "TOWN"),
                id: "17",
                attributes: [.init(name: "lat", value: "31.20")]
            ),
            Entry("قرية", id: "18"),
            Entry("!", id: "never found", aliases: ["قرية", "قرية", "?", "دُور"]),
            Entry("نهر", id: "", match: MatchOptions(article: false)),
        ]

    private func mapped(_ gazetteer: Gazetteer) throws -> CompiledGazetteer {
        let path = try TemporaryFolder.make() + "/a.artgaz"
        try gazetteer.write(to: path)
        return try CompiledGazetteer(mapping: path)
    }

    @Test
    func `entries come back as they were`() throws {
        let compiled = try mapped(Gazetteer(Self.entries))
        #expect((0..<compiled.count).map { compiled[$0] } == Self.entries)
        // Five of the entries here are added ones that a text can have.
        let uninflected = CompiledGazetteer(Gazetteer(Self.entries), inflects: false)
        #expect(uninflected.formCount == `Matcher equals the reference matcher`.names.count + 5)
        #expect(compiled.formCount > uninflected.formCount)
    }

    @Test
    func `a mapped gazetteer gives the same mentions`() throws {
        let gazetteer = Gazetteer(Self.entries)
        let compiled = try mapped(gazetteer)
        var noise = NoisyText(names: `Matcher equals the reference matcher`.names, seed: 1)
        for _ in 0..<20 {
            let text = noise.text(words: 30)
            for overlap in Overlap.allCases {
                let found = Matcher(compiled, overlap: overlap).mentions(inUTF8: text.span)
                #expect(found == Matcher(gazetteer, overlap: overlap).mentions(inUTF8: text.span))
            }
        }
    }

    @Test(arguments: ["a.txt", "a.tsv", "a.jsonl"])
    func `sources of every format are read back from what they are compiled to`(name: String) throws {
        let text = [
            "a.txt": "سرت\n# درنة\nطبرق\n", "a.tsv": "id\tname\tkind\n\tسرت\tx\n7\tدرنة\t\n",
            "a.jsonl": #"{"name":"سرت","aliases":["Sirte"]}"# + "\n" + #"{"name":"درنة","id":"d"}"#,
        ]
        let source = try TemporaryFolder.file(name, text[name]!)
        let compiled = try TemporaryFolder.make() + "/a.artgaz"
        try Gazetteer(contentsOf: source).write(to: compiled)
        let other = try TemporaryFolder.file("b.tsv", "id\tname\n1\tغات\n7\tغدامس\nd\tمرزق\n")
        // An identifier that is only a line's number stays one.
        #expect(
            try Gazetteer(contentsOf: [compiled, other]).entries == Gazetteer(contentsOf: [source, other]).entries
        )
        let again = try TemporaryFolder.make() + "/b.artgaz"
        try Gazetteer(contentsOf: compiled).write(to: again)
        #expect(PackageFiles.contents(of: again) == PackageFiles.contents(of: compiled))
    }

    @Test
    func `the format is known by the first bytes, then by the name`() throws {
        let path = try TemporaryFolder.make() + "/places.txt"
        try Gazetteer([Entry("سرت")]).write(to: path)
        #expect(SourceFormat(contentsOf: path) == .artgaz)
        #expect(try Gazetteer(contentsOf: path).entries == [Entry("سرت")])
        #expect(SourceFormat(contentsOf: "/nonexistent/a.artgaz") == .artgaz)
        #expect(SourceFormat(contentsOf: try TemporaryFolder.file("a.txt", "ARTGAZ\n")) == .txt)
        let source = try TemporaryFolder.file("a.artgaz", "سرت\n")
        #expect(try Gazetteer(contentsOf: source, format: .txt).entries.map(\.name) == ["سرت"])
    }

    /// A gazetteer of many parts, more than one for every thread.
    @Test
    func `the same entries give the same bytes`() throws {
        var random = SeededRandom(seed: 7)
        let letters = Array("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ").map(String.init)
        let entries = (0..<40_000).map { number in
            Entry((0..<8).map { _ in letters.randomElement(using: &random)! }.joined() + "ا", id: "\(number)")
        }
        let first = try CompiledFile(Gazetteer(entries))
        #expect(first.bytes == (try CompiledFile(Gazetteer(entries))).bytes)
        let compiled = try first.open(.everything)
        #expect((0..<compiled.count).allSatisfy { compiled[$0] == entries[$0] })
        // The header's checksum, over those of all sections, is the same on all machines: who changes it changes the format.
        #expect(first.u64(248) == 12_723_553_215_226_404_966)
    }

    @Test func `what is too large is refused before it is compiled`() throws {
        let gazetteer = Gazetteer([Entry("سرت", id: "1", aliases: ["Sirte"]), Entry("درنة", id: "2")])
        try gazetteer.checkSize(for: "a.artgaz")
        let error = #expect(throws: GazetteerError.self) { try gazetteer.checkSize(for: "a.artgaz", limit: 100) }
        let expected = "would hold more than 100 bytes of names and what belongs to them; compile it in parts"
        #expect(error?.faults.map(\.message) == [expected] && error?.faults[0].file == "a.artgaz")
    }

    /// Each أبو may be أبا and أبي: ten bytes of a name become many.
    @Test func `inflected forms count where there is not much room left`() throws {
        #expect(Inflection.mostBytes(of: "سرت", hasPlurals: true) == 0)
        let name = Array(repeating: "أبو بكر", count: 5).joined(separator: " ")
        let gazetteer = Gazetteer([Entry(name, id: "1")])
        let forms = Inflection.forms(of: name, hasPlurals: false)
        #expect(forms.count == 242)
        let size = forms.reduce(0) { $0 + FormRecord.byteCount(spelling: $1.utf8.count) }
        #expect(Inflection.mostBytes(of: name, hasPlurals: false) == size)
        let own = 1 + name.utf8.count + 64
        try gazetteer.checkSize(for: "a.artgaz", limit: own + size)
        #expect(throws: GazetteerError.self) { try gazetteer.checkSize(for: "a.artgaz", limit: own + size - 1) }
        try gazetteer.checkSize(for: "a.artgaz", inflects: false, limit: own)
    }

    @Test
    func `an empty gazetteer is one`() throws {
        let compiled = try mapped(Gazetteer([]))
        #expect(compiled.count == 0 && compiled.formCount == 0)
        #expect(Matcher(compiled).mentions(in: "في سرت").isEmpty)
    }
}
