/// The source of a function that does what a `swift` block says, and compares what comes out with the block's comments.
///
/// - `value  // "سرت"`: an expression and what it is, as `print` or `debugPrint` writes it; `:`, `,`, `;` or ` (` may
///   follow and say more. `let name = value  // "سرت"` likewise.
/// - `print(…)  // word في, word سرت`, or comments in the lines below: all lines that the block prints. `…` stands for
///   what is left out.
/// - `"places.tsv"`: a file of the document's own folder.
struct SwiftExample {
    private let block: DocumentedBlock
    private var body: [String] = []
    /// What the block says that it prints, and where it says so last.
    private var output: [String] = []
    private var outputLine = 0
    /// Constants and variables of the block: each is used once more, or those that only show something would be unused.
    private var names: [String] = []
    private var prints = false

    init(_ block: DocumentedBlock) {
        self.block = block
        for (index, line) in block.lines.enumerated() { add(SourceLine(line), number: block.firstLine + index) }
    }

    /// The function.
    func function(named name: String, path: String) -> String {
        var lines = ["private func \(name)(_ example: ExampleRun) throws {"]
        if prints { lines.append("    func print(_ items: Any...) { example.print(items) }") }
        lines.append("#sourceLocation(file: \"\(path)\", line: \(block.firstLine))")
        lines += body
        lines.append("#sourceLocation()")
        lines += names.map { "    _ = \($0)" }
        if !output.isEmpty {
            lines.append("    example.printed(\(Self.literal(output.joined(separator: ", "))), line: \(outputLine))")
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    private mutating func add(_ line: SourceLine, number: Int) {
        let code = line.code.trimmed
        if code.dropping(prefix: "import ") != nil { return body.append("") }
        if line.prints { prints = true }
        guard let comment = line.comment else { return add(line.code, declaring: line.declared) }
        if code.isEmpty || line.prints {
            if prints {
                output.append(comment)
                outputLine = number
            }
            return add(line.code, declaring: line.declared)
        }
        let claim = "\(Self.literal(comment)), line: \(number))"
        if let name = line.declared {
            let isValue = SourceLine.saysValue(comment)
            add(isValue ? "\(line.code); example.says(\(name), \(claim)" : line.code, declaring: name)
        } else {
            add(line.isExpression ? "example.says(\(code), \(claim)" : line.code, declaring: nil)
        }
    }

    private mutating func add(_ code: String, declaring name: String?) {
        body.append(SourceLine.withPaths(code))
        // Only those of the block itself are there at its end.
        if let name, code.utf8.first != UInt8(ascii: " ") { names.append(name) }
    }

    private static func literal(_ text: String) -> String { "##\"\(text)\"##" }
}
