/// A command of a `console` block, and what the block says that it writes.
///
/// `$ cat FILE` shows a file that later commands use. A line `…` stands for one line or more that are left out.
package struct ConsoleExample {
    package let command: String
    package private(set) var output: [String] = []
    /// Where it stands in the document, from 1.
    package let line: Int

    /// The commands of a document, in order.
    package static func examples(of document: String, path: String) -> [ConsoleExample] {
        var examples: [ConsoleExample] = []
        for block in DocumentedBlock.blocks(of: document, path: path) where block.language == "console" {
            for (index, line) in block.lines.enumerated() {
                if let command = line.dropping(prefix: "$ ") {
                    examples.append(ConsoleExample(command: command, line: block.firstLine + index))
                } else if !examples.isEmpty {
                    examples[examples.count - 1].output.append(line)
                }
            }
        }
        return examples
    }

    /// The file that is shown.
    package var file: (name: String, text: String)? {
        command.dropping(prefix: "cat ").map { ($0, output.map { $0 + "\n" }.joined()) }
    }

    /// Whether the command may have written these lines.
    package func shows(_ written: [String]) -> Bool { Self.matches(output[...], written[...]) }

    private static func matches(_ shown: ArraySlice<String>, _ written: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return written.isEmpty }
        guard !written.isEmpty else { return false }
        let (rest, behind) = (shown.dropFirst(), written.dropFirst())
        if first != "…" { return first.utf8.elementsEqual(written.first!.utf8) && matches(rest, behind) }
        return matches(rest, behind) || matches(shown, behind)
    }
}
