import ArabicText
import TestSupport
import Testing

@testable import ArabicGazetteer

/// Gazetteers compiled with a folding of their own.
@Suite struct `Foldings of gazetteers` {
    private static let sirte = Gazetteer {
        Entry("سِرت", type: .location, id: "sirte")
        Entry("أوباري", type: .location, id: "ubari", aliases: ["Ubari"])
        Entry("السراج", type: .person, id: "sarraj", aliases: ["فائز"])
        Entry("فائز السراج", type: .person, id: "fayez", aliases: ["أبو علي"])
        Entry("كتيبة 301", type: .organization, id: "301")
    }

    private static func found(_ text: String, _ preset: String) -> [String] {
        let folding = CompiledGazetteer.foldings.first { $0.name == preset }!.folding
        let matcher = Matcher(CompiledGazetteer(sirte, folding: folding))
        return matcher.mentions(in: text).map { text[utf8: $0.utf8Range] }.map { String($0) }
    }

    private static let all = "none nfc nfd nfkc nfkd nfkcCasefold search lucene camel"

    @Test(arguments: [
        ("سِرت", all), ("سرت", "search lucene camel"), ("سِـرت", "search lucene"),
        ("سِ\u{200C}رت", "nfkcCasefold search"),
        // What ends a name, stands before it or separates its words is as ever.
        ("سِرتـ", all), ("سِرت\u{200C}", all), ("بسِرت", all), ("فائز\u{A0}السراج", all), ("فائز-السراج", all),
        ("للسراج", all), ("فائزالسراج", all), ("أبا علي", all), ("أوباريالسراج", all),
        ("أوباري", all), ("ا\u{654}وباري", "none nfc nfd nfkc nfkd nfkcCasefold search camel"),
        ("اوباري", "search lucene camel"), ("أوبارى", "search lucene camel"), ("أوباری", "search"),
        ("\u{FE83}وباري", "nfkc nfkd nfkcCasefold search camel"),
        // لأ in one character, of which the name has a part.
        ("\u{FEF7}وباري", "nfkc nfkd nfkcCasefold search camel"),
        ("Ubari", all), ("ubari", "nfkcCasefold search"), ("\u{FF35}bari", "nfkc nfkd nfkcCasefold search camel"),
        ("فائز", all), ("فايز", ""), ("ابو علي", "search lucene camel"), ("اوباريالسراج", "search lucene camel"),
        ("كتيبة 301", all), ("كتيبة ٣٠١", "search lucene"), ("كتيبه 301", "search lucene camel"),
    ])
    func `find of what matching finds what they equate`(text: String, presets: String) {
        #expect(!Self.found(text, "matching").isEmpty)
        let finding = CompiledGazetteer.foldings.dropFirst().filter { !Self.found(text, $0.name).isEmpty }.map(\.name)
        #expect(finding.joined(separator: " ") == presets)
    }

    @Test
    func `an entry's own limit holds as well`() {
        let gazetteer = Gazetteer { Entry("أوباري", id: "ubari", match: MatchOptions(folding: .hamza)) }
        let matcher = Matcher(CompiledGazetteer(gazetteer, folding: .search))
        #expect(matcher.mentions(in: "اوباري").count == 1 && matcher.mentions(in: "أوبارى").isEmpty)
    }

    @Test
    func `a near miss says so`() {
        let matcher = Matcher(CompiledGazetteer(Self.sirte, folding: .none))
        #expect(
            matcher.nearMisses(in: "اوباري").map { "\($0.entry.id) \($0.reason.rawValue) \($0.how.names)" } == [
                "ubari folding [\"hamza\"]"
            ]
        )
    }

    @Test
    func `are kept in the file`() throws {
        let folder = try TemporaryFolder.make()
        for (name, folding) in CompiledGazetteer.foldings {
            let compiled = CompiledGazetteer(Self.sirte, folding: folding)
            #expect(compiled.folding == folding)
            try compiled.write(to: folder + "/\(name).artgaz")
            let read = try CompiledGazetteer(mapping: folder + "/\(name).artgaz")
            #expect(read.folding == folding)
            #expect(Matcher(read).mentions(in: "اوباري").count == Matcher(compiled).mentions(in: "اوباري").count)
        }
        #expect(CompiledGazetteer(Self.sirte, folding: .matching).image === Self.sirte.compiled().image)
    }

    @Test
    func `no other is taken`() async {
        await #expect(processExitsWith: .failure) {
            _ = CompiledGazetteer(Gazetteer([]), folding: .loose)
        }
    }

    // MARK: Why these

    private static let ranges: [ClosedRange<UInt32>] = [
        0...0x30FF, 0xFB00...0xFDFF, 0xFE70...0xFFFF, 0x1D400...0x1D7FF, 0x1EE00...0x1EEFF,
    ]
    /// Letters that the compatibility forms decompose and `matching` does not: mathematical Arabic letters, ٷ, and what
    /// nobody writes: U+0345 and marks that stand for nothing. A gazetteer of these presets tells them apart nevertheless.
    private static let exceptions = Set<UInt32>(0x1EE00...0x1EEFF).union([0x677, 0xFBDD, 0x345]).union([
        0x34F, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0xFFA0,
    ])
    private static let words = Normalizer(Folding(Folding.matching.options.subtracting([.whitespace, .punctuation])))

    /// The first two texts that a preset equates and `matching` does not.
    private static func counterexample(_ texts: [String], _ preset: Folding) -> String? {
        let (normalizer, isTool) = (Normalizer(preset), [.lucene, .camel, .pyarabic].contains(preset))
        let canonical = Normalizer(.nfc)
        var known: [[UInt8]: (text: String, folded: String)] = [:]
        for text in texts {
            let key = normalizer.normalize(text)
            let folded = words.normalize(text)
            let first = known[Array((isTool ? key : canonical.normalize(key)).utf8)]
            if let first {
                if first.folded != folded { return codePoints(first.text) + " | " + codePoints(text) }
            } else {
                known[Array((isTool ? key : canonical.normalize(key)).utf8)] = (text, folded)
            }
        }
        return nil
    }

    private static let scalars = ranges.joined().filter { WordScalars.contains($0) && !exceptions.contains($0) }.map {
        String(Unicode.Scalar($0)!)
    }

    /// All of one to three of these: hamzas on all carriers, alone and combining, marks, ligatures.
    private static let strings: [String] = {
        let letters = Array("اأآٱوؤيئىیةهء\u{654}\u{655}\u{64B}\u{651}ـ\u{200D}\u{FEFB}\u{FEF7}".unicodeScalars)
        var (strings, last) = ([String](), [""])
        for _ in 0..<3 {
            last = last.flatMap { start in letters.map { start + String(Character($0)) } }
            strings += last
        }
        return strings
    }()

    @Test(arguments: CompiledGazetteer.foldings.map(\.name))
    func `matching equates what they equate`(name: String) {
        let folding = CompiledGazetteer.foldings.first { $0.name == name }!.folding
        #expect(Self.counterexample(Self.scalars, folding) == nil)
        #expect(Self.counterexample(Self.strings, folding) == nil)
    }

    @Test
    func `the presets that are left out equate more`() {
        let left = Folding.presets.filter { preset in !CompiledGazetteer.foldings.contains { $0.name == preset.name } }
        #expect(left.map(\.name) == ["loose", "pyarabic"])
        for (name, folding) in left { #expect(Self.counterexample(Self.scalars, folding) != nil, "\(name)") }
    }
}
