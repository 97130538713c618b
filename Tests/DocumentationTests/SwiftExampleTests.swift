import ArabicGazetteer
import DocumentedExamples
import TestSupport
import Testing

/// The `swift` blocks of one document: which line each begins in, and what it does. They stand in a source file that is made
/// of the documents, before this is compiled.
struct DocumentExamples: Sendable, CustomTestStringConvertible {
    let path: String
    let examples: [(line: Int, run: @Sendable (ExampleRun) throws -> Void)]

    var testDescription: String { path }
}

/// All examples in Swift, of README, of the articles and of the doc comments, do what their comments say.
@Suite struct `Examples in Swift` {
    @Test(arguments: documented)
    func `an example does what it says`(document: DocumentExamples) throws {
        let folder = try TemporaryFolder.make()
        try Self.writeFiles(of: document, in: folder)
        for (line, run) in document.examples {
            let example = ExampleRun(in: folder)
            do { try run(example) } catch { Issue.record("\(document.path):\(line): throws \(error)") }
            for fault in example.faults { Issue.record("\(document.path):\(fault.line): \(fault.message)") }
        }
    }

    /// No document with examples is missing.
    @Test
    func `every article is among them`() {
        let known = Set(documented.map(\.path))
        for path in PackageFiles.articles {
            let blocks = DocumentedBlock.blocks(of: PackageFiles.text(path), path: path)
            #expect(known.contains(path) == blocks.contains { $0.language == "swift" }, "\(path)")
        }
        #expect(documented.reduce(0) { $0 + $1.examples.count } > 60)
    }

    /// The files that a document's examples read: those that it shows, or places that doc comments speak of.
    private static func writeFiles(of document: DocumentExamples, in folder: String) throws {
        let text = PackageFiles.text(document.path)
        for case let file? in ConsoleExample.examples(of: text, path: document.path).map(\.file) {
            _ = try TemporaryFolder.file(file.name, bytes: Array(file.text.utf8), in: folder)
        }
        guard document.path.utf8.suffix(6).elementsEqual(".swift".utf8) else { return }
        let places = try TemporaryFolder.file("places.tsv", bytes: Array(places(in: document.path).utf8), in: folder)
        if let gazetteer = try? Gazetteer(contentsOf: places) { try gazetteer.write(to: folder + "/places.artgaz") }
    }

    private static func places(in path: String) -> String {
        let faulty = """
            id\ttype\tname\taliases
            sirte\tLOC\tسرت\t
            ubari\tأوباري
            a\tLOC\tغات\t
            b\tLOC\tغدامس\t
            c\tLOC\tسبها\t
            d\tLOC\tمرزق\t
            e\tLOC\tهون\t
            sirte\tLOC\tسيرت\t

            """
        let good = "id\ttype\tname\ntripoli\tLOC\tطرابلس\nsirte\tLOC\tسرت\n"
        return path.utf8.reversed().starts(with: "/GazetteerError.swift".utf8.reversed()) ? faulty : good
    }
}

/// How a line of an example is understood.
@Suite struct `Reading an example` {
    @Test(arguments: [
        ("let a = \"x\"  // \"x\"", "let a = \"x\"  ; example.says(a, ##\"\"x\"\"##, line: 8)"),
        ("f(\"//\")  // 5..<11: the name", "example.says(f(\"//\"), ##\"5..<11: the name\"##, line: 8)"),
        ("let a = 1  // keep it", "let a = 1  "), ("for x in y {  // each", "for x in y {  "),
        ("try read(\"places.tsv\", \"a b.tsv\")", "try read(example.path(\"places.tsv\"), \"a b.tsv\")"),
        ("import ArabicText", ""),
    ])
    func `a line becomes code that checks it`(line: String, code: String) {
        let source = DocumentedSource.source(of: [("a.md", "one\n\n# Two\n\n\n\n```swift\n\(line)\n```\n")])
        #expect(DocumentedBlock.lines(of: source).contains(code), "\(source)")
    }

    @Test
    func `blocks of a doc comment`() {
        let source = "let a = 1\n    /// ```swift\n    /// f()  // 1\n    ///\n    /// ```\n    /// ```c\n    /// ```\n"
        let blocks = DocumentedBlock.blocks(of: source, path: "a.swift")
        #expect(blocks.map(\.language) == ["swift", "c"] && blocks[0].lines == ["f()  // 1", ""])
        #expect(blocks[0].firstLine == 3)
    }

    @Test
    func `what is not as the comments say is told`() {
        let run = ExampleRun(in: "/x")
        run.says("سرت", "\"سرت\"", line: 1)
        run.says(5..<11, "5..<11: the name", line: 2)
        run.says(Optional("و"), "\"و\"", line: 3)
        run.says(Int?.none, "nil", line: 4)
        run.says(1, "12", line: 5)
        run.says("سرت", "سرت", line: 6)
        run.print(["/x/a.tsv:1:", 0.25])
        run.printed("a.tsv:1: 0.2…", line: 7)
        run.printed("a.tsv:1: 0.2", line: 8)
        #expect(run.faults.map(\.line) == [5, 6, 8])
    }
}
