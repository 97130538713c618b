import TestSupport
import Testing

@testable import artok

@Suite struct `Folder listing` {
    private static func folder() throws -> String {
        let folder = try TemporaryFolder.make()
        let inner = try TemporaryFolder.folder("in", in: folder)
        let names = ["a.txt", "b.md.gz", "c.txt.zst", "d.jsonl", "e.jsonl.gz", "f.json", "g.gz", "txt", "h.txt.bz2"]
        for name in names {
            _ = try TemporaryFolder.file(name, bytes: [], in: folder)
            _ = try TemporaryFolder.file(name, bytes: [], in: inner)
        }
        return folder
    }

    private static func names(_ listing: FolderListing, _ path: String) -> [String] {
        let (files, faults) = listing.files(at: FilePath(argument: path))
        for file in files { #expect(file.path.text.utf8.elementsEqual("\(path)/\(file.relative.text)".utf8)) }
        return files.map(\.relative.text) + faults
    }

    @Test
    func `texts, packed or not`() throws {
        let folder = try Self.folder()
        let texts = ["a.txt", "b.md.gz", "c.txt.zst", "in/a.txt", "in/b.md.gz", "in/c.txt.zst"]
        #expect(Self.names(FolderListing(), folder) == texts)
    }

    @Test
    func `records, packed or not`() throws {
        let folder = try Self.folder() + "/in"
        let listing = FolderListing(patterns: FolderListing.textsAndRecords)
        #expect(Self.names(listing, folder) == ["a.txt", "b.md.gz", "c.txt.zst", "d.jsonl", "e.jsonl.gz"])
    }

    @Test
    func `patterns instead, any of them`() throws {
        let listing = FolderListing(patterns: [try GlobPattern("*.json"), try GlobPattern("in/{g,h}*")])
        #expect(Self.names(listing, try Self.folder()) == ["f.json", "in/f.json", "in/g.gz", "in/h.txt.bz2"])
    }

    @Test
    func `a file that is named is itself`() throws {
        let path = try Self.folder() + "/in/f.json"
        let (files, faults) = FolderListing().files(at: FilePath(argument: path))
        #expect(files.map(\.path.text) == [path] && files.map(\.relative.text) == ["f.json"] && faults.isEmpty)
    }
}
