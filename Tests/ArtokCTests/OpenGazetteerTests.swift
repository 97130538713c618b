import ArabicGazetteer
import CArtok
import TestSupport
import Testing

/// `artok_gazetteer_open` and what a gazetteer tells of itself.
@Suite struct `Opening gazetteers` {
    @Test(arguments: ["places.tsv", "places.jsonl", "places.txt", "places.artgaz"])
    func `every format`(name: String) throws {
        let path = try TemporaryFolder.make() + "/" + name
        switch name {
        case "places.tsv":
            _ = try TemporaryFolder.file(name, bytes: Array("id\tname\nsirte\tسرت\n".utf8), in: folder(path))
        case "places.jsonl":
            _ = try TemporaryFolder.file(name, bytes: Array(#"{"id":"sirte","name":"سرت"}"#.utf8), in: folder(path))
        case "places.txt": _ = try TemporaryFolder.file(name, bytes: Array("سرت\n".utf8), in: folder(path))
        default: try Gazetteer { Entry("سرت", id: "sirte") }.write(to: path)
        }
        let gazetteer = try CGazetteer(path)
        #expect(artok_gazetteer_count(gazetteer.handle) == 1)
        let mentions = try CallResult.tag(gazetteer, TextColumn(["في سرت"]))
        #expect(mentions.offsets(ARTOK_START) == [5])
        let entries = try CallResult { artok_entries(gazetteer.handle, nil, -1, $0, $1, $2) }
        #expect(entries.strings(ARTOK_ID) == [name == "places.txt" ? "1" : "sirte"])
        #expect(entries.strings(ARTOK_TYPE) == ["MISC"])
        #expect(entries.strings(ARTOK_NAME) == ["سرت"])
    }

    private func folder(_ path: String) -> String { path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } }

    @Test(arguments: [("libya", Gazetteer.libya), ("world", .world)])
    func `the built-in ones`(name: String, builtin: Gazetteer) throws {
        let gazetteer = try CGazetteer(name)
        let entries = try CallResult { artok_entries(gazetteer.handle, nil, -1, $0, $1, $2) }
        #expect(entries.count == builtin.entries.count)
        #expect(entries.strings(ARTOK_ID) == builtin.entries.map(\.id))
        #expect(entries.strings(ARTOK_TYPE) == builtin.entries.map(\.type.rawValue))
        #expect(entries.strings(ARTOK_NAME) == builtin.entries.map(\.name))
        // Some of them, in any order, more than once.
        let some = try CallResult { artok_entries(gazetteer.handle, [7, 0, 7], 3, $0, $1, $2) }
        #expect(some.strings(ARTOK_ID) == [7, 0, 7].map { builtin.entries[$0].id })
        for numbers in [[7], nil] as [[UInt32]?] {
            let none = try CallResult { artok_entries(gazetteer.handle, numbers, 0, $0, $1, $2) }
            #expect(none.strings(ARTOK_ID) == [])
        }
    }

    @Test
    func `what cannot be opened`() throws {
        let folder = try TemporaryFolder.make()
        let broken = try TemporaryFolder.file("a.tsv", bytes: Array("id\tname\nx\nx\tسرت\nx\tغات\n".utf8), in: folder)
        let damaged = "\(folder)/a.artgaz"
        try Gazetteer { Entry("سرت") }.write(to: damaged)
        var bytes = try #require(PackageFiles.contents(of: damaged))
        bytes[bytes.count - 1] ^= 1
        _ = try TemporaryFolder.file("a.artgaz", bytes: bytes, in: folder)
        let other = try TemporaryFolder.file("a.csv", bytes: [], in: folder)
        for (path, message) in [
            ("\(folder)/none.tsv", "\(folder)/none.tsv: No such file or directory"),
            (folder, "\(folder): Is a directory"),
            (other, "\(other): no gazetteer format is known by this name; use one of .txt, .tsv, .jsonl, .artgaz"),
            (
                broken,
                "\(broken):2: the row has 1 column, the header has 2\n\(broken):4: the id \"x\" stands already at line 3"
            ),
            (damaged, "\(damaged): is damaged: its section \"data\" is not as it was written; compile it again"),
        ] {
            #expect(throws: CallFailure(status: ARTOK_INVALID_GAZETTEER, message: message)) { try CGazetteer(path) }
        }
        // Half a letter.
        #expect(throws: CallFailure(status: ARTOK_INVALID_ARGUMENT, message: "the path is not UTF-8")) {
            try CallResult { artok_gazetteer_open([CChar(bitPattern: 0xD8), 0], $0, $1, $2) }
        }
    }
}
