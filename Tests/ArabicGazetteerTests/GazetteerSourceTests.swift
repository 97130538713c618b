import ArabicGazetteer
import TestSupport
import Testing

/// Source files: what they may say, and what is told of their faults.
@Suite struct `Gazetteer sources` {
    @Test
    func `a list`() throws {
        let gazetteer = try read("places.txt", "\u{FEFF}سرت\n# comment\n\n  درنة \r\nطبرق")
        #expect(gazetteer.entries.map(\.name) == ["سرت", "درنة", "طبرق"])
        #expect(gazetteer.entries.map(\.id) == ["1", "4", "5"])
        #expect(gazetteer.entries.allSatisfy { $0.type == .miscellaneous })
    }

    @Test
    func `a table`() throws {
        let gazetteer = try read(
            "places.tsv",
            "id\tname\ttype\taliases\tmatch\tcountry\n"
                + "sirte\tسرت\tLOC\tسيرت|Sirte||\t{\"proclitics\":\"none\",\"context\":{\"before\":[\"مدينة\"]}}\tLY\n"
                + "\tدرنة\t\t\t\t\n"
        )
        let sirte = gazetteer.entries[0]
        #expect(sirte.id == "sirte" && sirte.type == .location && sirte.aliases == ["سيرت", "Sirte"])
        #expect(sirte.match.proclitics == .none)
        #expect(sirte.match.context == MatchOptions.Context(before: ["مدينة"]))
        #expect(sirte.attributes == [Entry.Attribute(name: "country", value: "LY")])
        #expect(gazetteer.entries[1].id == "3" && gazetteer.entries[1].type == .miscellaneous)
    }

    @Test
    func `JSON lines`() throws {
        let gazetteer = try read(
            "places.jsonl",
            #"{"id":"sirte","type":"LOC","name":"\u0633رت","aliases":["Sirte"],"match":{"article":true,"folding":"marks","#
                + #""not":["سرت الحدود"]},"data":{"lat":31.20,"note":"x"}}"# + "\n\n" + #"{"name":"درنة"}"#
        )
        let sirte = gazetteer.entries[0]
        #expect(sirte.name == "سرت" && sirte.match.article == true && sirte.match.folding == .marks)
        #expect(sirte.match.not == ["سرت الحدود"])
        #expect(sirte.attributes == [.init(name: "lat", value: "31.20"), .init(name: "note", value: "x")])
        #expect(gazetteer.entries[1].id == "3")
    }

    @Test(arguments: [
        ("a.tsv", "id\ttype\nx\ty\n", ["1: the header has no column \"name\"; columns are separated by tabs"]),
        ("a.tsv", "", ["1: the header line is missing"]),
        ("a.tsv", "name\tname\n", ["1: the column \"name\" stands twice in the header"]),
        (
            "a.tsv", "name\tid\nسرت\nدرنة\ta\tb\n\tc\n",
            [
                "2: the row has 1 column, the header has 2", "3: the row has 3 columns, the header has 2",
                "4: the name is empty",
            ]
        ),
        (
            "a.tsv", "name\tid\nسرت\tx\nدرنة\ty\nطبرق\tx\n",
            ["4: the id \"x\" stands already at line 2"]
        ),
        (
            "a.jsonl", "{\"name\":\"سرت\",\"id\":\"2\"}\n{\"name\":\"درنة\"}\n",
            ["2: the id \"2\" stands already at line 1"]
        ),
        (
            "a.jsonl", "{\"name\":\"x\",\"id\":\"a\\nb\"}\n{\"name\":\"y\",\"id\":\"a\\nb\"}\n",
            ["2: the id \"a\\u{A}b\" stands already at line 1"]
        ),
        (
            "a.tsv", "name\tmatch\nسرت\t{\"proclitics\":\"some\"}\nسرت\t{\nسرت\t[]\n",
            [
                "2: \"proclitics\" is \"some\", it should be one of \"none\", \"conjunctions\", \"all\"",
                "3: \"match\" is not JSON: expected a key in quotes (byte 2 of it)",
                "4: \"match\" is an array, it should be an object",
            ]
        ),
        (
            "a.jsonl", "{\"name\":\"سرت\"}\n{\"name\":}\n[1]\n{\"id\":\"x\"}\n{\"name\":5}\n{\"name\":\"\"}\n",
            [
                "2: not JSON: expected a value (byte 9 of the line)", "3: the line is an array, it should be an object",
                "4: \"name\" is missing", "5: \"name\" is a number, it should be a string", "6: the name is empty",
            ]
        ),
        (
            "a.jsonl", "{\"name\":\"سرت\",\"alias\":[\"Sirte\"]}\n{\"name\":\"سرت\",\"Type\":\"LOC\"}\n",
            [
                "1: \"alias\" is not known, \"aliases\" is; \"data\" takes any key",
                "2: \"Type\" is not known, \"type\" is; \"data\" takes any key",
            ]
        ),
        (
            "a.txt", "غات\r\nسرت\rدرنة\r",
            ["2: a carriage return is within the line; lines end with a line feed, or with both"]
        ),
        (
            "a.tsv", "name\rسرت\rدرنة",
            ["1: a carriage return is within the line; lines end with a line feed, or with both"]
        ),
        (
            "a.jsonl",
            "{\"name\":\"سرت\",\"lat\":1,\"data\":{\"lon\":1,\"lat\":2}}\n{\"name\":\"سرت\",\"lat\":1,\"data\":{}}\n",
            ["1: the key \"lat\" stands in \"data\" and beside it"]
        ),
        (
            "a.jsonl",
            "{\"name\":\"سرت\",\"aliases\":\"x\"}\n{\"name\":\"سرت\",\"match\":{\"fold\":1}}\n"
                + "{\"name\":\"سرت\",\"match\":{\"context\":{\"before\":[\"x\"],\"window\":0}}}\n{\"name\":\"!\"}\n",
            [
                "1: \"aliases\" is a string, it should be an array", "2: \"match\" has no option \"fold\"",
                "3: \"window\" is 0, it should be a whole number of words from 1 to 10000",
                "4: the name \"!\" has no letter or digit that could be found",
            ]
        ),
        (
            "a.jsonl",
            #"{"name":"سرت","match":{"article":"yes"}}"# + "\n" + #"{"name":"سرت","match":{"not":"x"}}"# + "\n"
                + #"{"name":"سرت","match":{"not":[1]}}"# + "\n" + #"{"name":"سرت","match":{"not":["!"]}}"# + "\n"
                + #"{"name":"سرت","match":{"context":[]}}"# + "\n" + #"{"name":"سرت","aliases":[null]}"# + "\n",
            [
                "1: \"article\" is a string, it should be true or false",
                "2: \"not\" is a string, it should be an array of strings",
                "3: \"not\" holds a number, it should hold strings",
                "4: \"not\" holds \"!\", which has no letter or digit",
                "5: \"context\" is an array, it should be an object",
                "6: \"aliases\" holds null, it should hold strings",
            ]
        ),
        // What RFC 8259 does not allow. U+1F600 is D83D DE00, either half of which is none.
        (
            "a.jsonl",
            #"{"name":"سرت","name":"درنة"}"# + "\n" + #"{"name":"\ud83d"}"# + "\n" + #"{"name":"\ud83d\u0633"}"# + "\n"
                + #"{"name":"\ude00"}"# + "\n" + #"{"name":"\u06g3"}"# + "\n" + "{\"name\":\"س\tرت\"}\n"
                + #"{"name":"سرت","lat":1e}"# + "\n",
            [
                "1: not JSON: the key \"name\" stands twice (byte 24 of the line)",
                "2: not JSON: half of a surrogate pair (byte 16 of the line)",
                "3: not JSON: half of a surrogate pair (byte 22 of the line)",
                "4: not JSON: half of a surrogate pair (byte 16 of the line)",
                "5: not JSON: \\u needs four hexadecimal digits (byte 14 of the line)",
                "6: not JSON: a control character in a string must be escaped (byte 12 of the line)",
                "7: not JSON: expected a digit (byte 26 of the line)",
            ]
        ),
    ])
    func `faults are told by line`(name: String, text: String, faults: [String]) throws {
        let path = try TemporaryFolder.file(name, text)
        let error = #expect(throws: GazetteerError.self) { try Gazetteer(contentsOf: path) }
        #expect(error?.faults.map { "\($0.line ?? 0): \($0.message)" } == faults)
        #expect(error?.description == faults.map { "\(path):\($0)" }.joined(separator: "\n"))
    }

    @Test
    func `JSON with surrogate pairs, and numbers with exponents`() throws {
        let row = #"{"name":"\ud83d\ude00 سرت","population":1.28E+5,"change":-0.5e2,"rate":2e-3}"#
        let entry = try #require(read("numbers.jsonl", row).entries.first)
        #expect(entry.name == "😀 سرت")
        #expect(entry.attributes.map(\.value) == ["1.28E+5", "-0.5e2", "2e-3"])
    }

    @Test(arguments: [(true, ["sirte", "derna", "tobruk", "ghat", "a", "b"]), (false, ["sirte", "ubari", "a", "b"])])
    func `entries in Swift, with conditions and loops`(hasEast: Bool, ids: [String]) {
        let eastern = [Entry("درنة", id: "derna"), Entry("طبرق", id: "tobruk")]
        let gazetteer = Gazetteer {
            Entry("سرت", id: "sirte")
            if hasEast { eastern }
            if hasEast { Entry("غات", id: "ghat") } else { Entry("أوباري", id: "ubari") }
            for id in ["a", "b"] { Entry("قرية \(id)", id: id) }
        }
        #expect(gazetteer.entries.map(\.id) == ids)
    }

    @Test
    func `a name has an end`() throws {
        func message(_ name: String) throws -> String? {
            let path = try TemporaryFolder.file("long.txt", name)
            return #expect(throws: GazetteerError.self) { try Gazetteer(contentsOf: path) }?.faults.first?.message
        }
        let limit = "; at most 100 words and 8192 bytes can be found"
        #expect(try message(String(repeating: "ا ", count: 101)) == "the name has 101 words and 302 bytes" + limit)
        #expect(try message(String(repeating: "ا", count: 5000)) == "the name has 1 word and 10000 bytes" + limit)
    }

    @Test
    func `many faults are counted`() throws {
        let path = try TemporaryFolder.file("many.jsonl", String(repeating: "x\n", count: 25))
        let error = #expect(throws: GazetteerError.self) { try Gazetteer(contentsOf: path) }
        let lines = error?.description.split(separator: "\n") ?? []
        #expect(lines.count == 21)
        #expect(lines.last == "\(path): 5 more errors")
    }

    @Test
    func `what is no gazetteer is refused`() throws {
        func message(_ path: String) -> String? {
            #expect(throws: GazetteerError.self) { try Gazetteer(contentsOf: path) }?.faults.first?.message
        }
        #expect(message("/nonexistent/a.txt") == "No such file or directory")
        let unknown = try TemporaryFolder.file("a.csv", "سرت")
        #expect(message(unknown) == "no gazetteer format is known by this name; use one of .txt, .tsv, .jsonl, .artgaz")
        let utf16 = try TemporaryFolder.file("utf16.txt", bytes: [0xFF, 0xFE, 0x33, 0x06])
        #expect(message(utf16) == "is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8")
        let header = try TemporaryFolder.file("header.tsv", bytes: Array("name".utf8) + [0xFF])
        #expect(throws: GazetteerError.self) { try Gazetteer(contentsOf: header) }.map { #expect($0.faults.count == 1) }
        let broken = try TemporaryFolder.file("broken.txt", bytes: Array("سرت\n".utf8) + [0x61, 0xFF])
        #expect(message(broken) == "the line is not UTF-8 (byte 2 of it)")
    }

    @Test
    func `files add up, the later one wins`() throws {
        let first = try TemporaryFolder.file("1.tsv", "id\tname\na\tسرت\nb\tدرنة\n")
        let second = try TemporaryFolder.file("2.tsv", "id\tname\nb\tطبرق\nc\tسبها\n")
        #expect(try Gazetteer(contentsOf: [first, second]).entries.map(\.name) == ["سرت", "طبرق", "سبها"])
        // Line numbers are no identifiers to be compared.
        let third = try TemporaryFolder.file("3.txt", "سرت\n")
        let fourth = try TemporaryFolder.file("4.txt", "درنة\n")
        #expect(try Gazetteer(contentsOf: [third, fourth]).entries.map(\.name) == ["سرت", "درنة"])
    }

    private func read(_ name: String, _ text: String) throws -> Gazetteer {
        try Gazetteer(contentsOf: TemporaryFolder.file(name, text))
    }
}
