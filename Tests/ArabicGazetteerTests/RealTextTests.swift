import ArabicGazetteer
import TestSupport
import Testing

/// The product against the reference matcher on text as it is found.
@Suite struct `Matcher equals the reference matcher on real text` {
    /// What a text names, and a little else to be in the way. The reference tries every form at every word, so the whole
    /// gazetteer would take minutes.
    static func entries(for text: [UInt8]) -> [Entry] {
        let named = Set(Matcher(.libya, overlap: .all).mentions(inUTF8: text.span).map(\.entry.id))
        return Gazetteer.libya.entries.enumerated().filter { $0.offset % 150 == 0 || named.contains($0.element.id) }
            .map(\.element)
    }

    static let articles: [[UInt8]] = [
        "000_043230a2124b5c51.txt", "001_ff5cee45131f32b2.txt", "002_7034af17d59d9de9.txt", "003_0caa95451c496c82.txt",
        "004_712029dedc3d3d6d.txt",
    ].map { PackageFiles.bytes("seeds/\($0)") ?? [] }

    @Test(arguments: 0..<5)
    func `on an article`(index: Int) {
        let text = Self.articles[index]
        #expect(!text.isEmpty)
        let entries = Self.entries(for: text)
        let found = Matcher(Gazetteer(entries), overlap: .all).mentions(inUTF8: text.span)
            .map { `Matcher equals the reference matcher`.found($0) }
        #expect(found.sorted() == ReferenceMatcher(entries).mentions(in: text, overlap: .all).sorted())
    }

    /// ARTOK_TEST_TEXT names a file to be compared line by line, for runs by hand on a large text.
    @Test(.enabled(if: ProcessSettings.text("ARTOK_TEST_TEXT") != nil, "ARTOK_TEST_TEXT names no file"))
    func `on a text of one's own`() throws {
        let text = try SourceFile.read(ProcessSettings.text("ARTOK_TEST_TEXT") ?? "")
        let entries = Self.entries(for: text)
        let reference = ReferenceMatcher(entries)
        let matcher = Matcher(Gazetteer(entries), overlap: .all)
        for line in text.split(separator: 0x0A).map(Array.init) {
            let found = matcher.mentions(inUTF8: line.span).map { `Matcher equals the reference matcher`.found($0) }
            #expect(
                found.sorted() == reference.mentions(in: line, overlap: .all).sorted(),
                "\(String(decoding: line, as: UTF8.self))"
            )
        }
    }
}
