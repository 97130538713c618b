/// A fenced block of code in a document, an article or the doc comments of a source file.
///
/// All of it is bytes: a quotation mark and a vowel behind it are one `Character`.
package struct DocumentedBlock {
    /// What stands behind the fence: `swift`, `console`.
    package let language: String
    package private(set) var lines: [String] = []
    /// The number of the document's line that holds the first of them, from 1.
    package let firstLine: Int

    /// The blocks of a document, in order.
    ///
    /// - Parameter path: Of a `.swift` file only the lines that begin with `///` are read.
    package static func blocks(of document: String, path: String) -> [DocumentedBlock] {
        let isSource = path.utf8.suffix(6).elementsEqual(".swift".utf8)
        var blocks: [DocumentedBlock] = []
        var open: (block: DocumentedBlock, indent: Int)?
        for (index, line) in lines(of: document).enumerated() {
            guard let line = isSource ? comment(line) : line else {
                open = nil
                continue
            }
            let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
            if let fence = line.dropping(indent).dropping(prefix: "```") {
                if let ended = open {
                    blocks.append(ended.block)
                    open = nil
                } else {
                    open = (DocumentedBlock(language: fence, firstLine: index + 2), indent)
                }
            } else if let around = open?.indent {
                open?.block.lines.append(line.dropping(min(indent, around)))
            }
        }
        return blocks
    }

    /// What a line of a doc comment says.
    private static func comment(_ line: String) -> String? {
        let line = line.trimmed
        return line.dropping(prefix: "/// ") ?? line.dropping(prefix: "///")
    }

    /// The lines of a text, without an empty one behind the last line break.
    package static func lines(of text: String) -> [String] {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(Substring($0)) }
    }
}

extension String {
    /// Without spaces at either end.
    var trimmed: String {
        let start = utf8.firstIndex { $0 != UInt8(ascii: " ") } ?? utf8.endIndex
        let end = utf8.lastIndex { $0 != UInt8(ascii: " ") }.map(utf8.index(after:)) ?? start
        return String(Substring(utf8[start..<end]))
    }

    /// Without its first bytes.
    func dropping(_ count: Int) -> String { String(Substring(utf8.dropFirst(count))) }

    /// What stands behind a beginning; `nil` if it begins in another way.
    package func dropping(prefix: String) -> String? {
        utf8.starts(with: prefix.utf8) ? dropping(prefix.utf8.count) : nil
    }
}
