import TestSupport
import Testing

/// What the page of `artok view` says.
@Suite struct `Words of the page` {
    /// Each key that the page asks for has both languages, with as many places for values.
    @Test
    func `all is said in both languages`() throws {
        let lines = PackageFiles.text("Sources/CViewPage/words.tsv").split(separator: "\n").dropFirst()
        var keys: Set<String> = []
        for line in lines {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(cells.count == 3, "\(line)")
            #expect(cells.allSatisfy { !$0.isEmpty }, "\(line)")
            #expect(keys.insert(String(cells[0])).inserted, "\(line)")
            let places = cells.map { $0.count { $0 == "#" } }
            // Arabic says one and two in words.
            let isWord = [".zero", ".one", ".two"].contains { cells[0].hasSuffix($0) }
            #expect(places[1] == places[2] || isWord, "\(line)")
        }
        let scripts = [
            "drawing", "mentions", "address", "card", "table", "charts", "together", "map", "map-extent",
            "map-graticule",
            "map-labels", "map-moves", "start",
        ]
        let sources = scripts.map { "Sources/CViewPage/\($0).js" }
        for path in sources {
            for match in PackageFiles.text(path).matches(of: /words\.([A-Za-z]+)/) {
                #expect(keys.contains(String(match.output.1)), "\(path): \(match.output.1)")
            }
        }
        for path in ["View/ViewPage.swift", "Commands/View.swift"] {
            for match in PackageFiles.text("Sources/artok/" + path).matches(of: /words\["([A-Za-z]+)"\]/) {
                #expect(keys.contains(String(match.output.1)), "\(path): \(match.output.1)")
            }
        }
        for name in ["mentions", "names", "texts", "paragraphs"] {
            for category in ["zero", "one", "two", "few", "many", "other"] {
                #expect(keys.contains("\(name).\(category)"))
            }
        }
    }
}
