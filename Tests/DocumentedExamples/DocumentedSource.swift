/// The source file of all `swift` blocks of some documents.
package enum DocumentedSource {
    /// A function for each block, and the list `documented` of them by document.
    package static func source(of documents: [(path: String, text: String)]) -> String {
        var functions: [String] = []
        var list: [String] = []
        for (path, text) in documents {
            let blocks = DocumentedBlock.blocks(of: text, path: path).filter { $0.language == "swift" }
            if blocks.isEmpty { continue }
            var examples: [String] = []
            for block in blocks {
                let name = "example\(functions.count)"
                functions.append(SwiftExample(block).function(named: name, path: path))
                examples.append("(\(block.firstLine), \(name))")
            }
            list.append("    DocumentExamples(path: \"\(path)\", examples: [\(examples.joined(separator: ", "))]),")
        }
        return """
            import ArabicGazetteer
            import ArabicText
            import Synchronization

            let documented: [DocumentExamples] = [
            \(list.joined(separator: "\n"))
            ]

            \(functions.joined(separator: "\n\n"))

            """
    }
}
