import DocumentedExamples
import TestSupport
import Testing

/// The `console` blocks of README and of the articles show what the command writes.
@Suite struct `Examples in a shell` {
    @Test(arguments: PackageFiles.articles)
    func `a command writes what is shown`(document: String) throws {
        let examples = ConsoleExample.examples(of: PackageFiles.text(document), path: document)
        if examples.isEmpty { return }
        let folder = try TemporaryFolder.make()
        _ = try Command.shell("cp -R '\(PackageFiles.path("seeds"))' '\(folder)/seeds'")
        for example in examples {
            if let file = example.file {
                _ = try TemporaryFolder.file(file.name, bytes: Array(file.text.utf8), in: folder)
                continue
            }
            let run = try Command.shell("PATH=\"${ARTOK%/*}:$PATH\"; cd '\(folder)'; \(example.command)")
            // What is shown is what is written there; only a command that has nothing else to say shows its errors.
            let written = DocumentedBlock.lines(of: run.output.isEmpty ? run.error : run.output)
            #expect(
                example.shows(written),
                "\(document):\(example.line): \(example.command)\n\(run.output)\(run.error)"
            )
        }
    }

    @Test
    func `there are examples`() {
        let count = PackageFiles.articles.reduce(0) {
            $0 + ConsoleExample.examples(of: PackageFiles.text($1), path: $1).count
        }
        #expect(PackageFiles.articles.contains("README.md") && count > 40)
    }

    @Test(arguments: [
        (["a", "b"], ["a", "b"], true), (["a"], ["a", "b"], false), (["a", "b"], ["a"], false),
        (["…", "b"], ["a", "x", "b"], true), (["…", "b"], ["b"], false), (["a", "…"], ["a"], false),
        (["a", "…", "b", "…"], ["a", "x", "b", "x", "b"], true), ([], ["a"], false), ([], [], true),
    ])
    func `lines may be left out where an ellipsis stands`(shown: [String], written: [String], isShown: Bool) {
        let block = "```console\n$ artok\n\(shown.map { $0 + "\n" }.joined())```\n"
        #expect(ConsoleExample.examples(of: block, path: "a.md")[0].shows(written) == isShown)
    }
}
