/// What an example of a document does and says.
final class ExampleRun {
    /// Where its files are.
    private let folder: String
    private var lines: [String] = []
    /// What is not as the example says.
    private(set) var faults: [(line: Int, message: String)] = []

    init(in folder: String) { self.folder = folder }

    /// A file that the example calls by this name.
    func path(_ name: String) -> String { folder + "/" + name }

    func print(_ items: [Any]) {
        let text = items.map { "\($0)" }.joined(separator: " ")
        lines += text.utf8.split(separator: UInt8(ascii: "\n")).map { withoutFolder(String(Substring($0))) }
    }

    /// A comment says what a value is.
    func says<Value>(_ value: Value?, _ comment: String, line: Int) {
        let written =
            value.map { value in [String(reflecting: value)] + (value is String ? [] : ["\(value)"]) } ?? ["nil"]
        if written.contains(where: { Self.says(comment, $0) }) { return }
        faults.append((line, "says \(comment), is \(written[0])"))
    }

    private static func says(_ comment: String, _ value: String) -> Bool {
        guard comment.utf8.starts(with: value.utf8) else { return false }
        let rest = comment.utf8.dropFirst(value.utf8.count)
        return rest.isEmpty || [":", ",", ";", " ("].contains { rest.starts(with: $0.utf8) }
    }

    /// Comments say what was printed.
    func printed(_ comment: String, line: Int) {
        let all = lines.joined(separator: ", ")
        if !Self.matches(Array(comment.utf8)[...], Array(all.utf8)[...]) {
            faults.append((line, "says \(comment), prints \(all)"))
        }
    }

    private static func matches(_ shown: ArraySlice<UInt8>, _ written: ArraySlice<UInt8>) -> Bool {
        guard let first = shown.first else { return written.isEmpty }
        let ellipsis = Array("…".utf8)
        if shown.starts(with: ellipsis) {
            let rest = shown.dropFirst(ellipsis.count)
            return (written.startIndex...written.endIndex).contains { matches(rest, written[$0...]) }
        }
        return written.first == first && matches(shown.dropFirst(), written.dropFirst())
    }

    private func withoutFolder(_ line: String) -> String {
        let prefix = folder + "/"
        return line.utf8.starts(with: prefix.utf8) ? String(Substring(line.utf8.dropFirst(prefix.utf8.count))) : line
    }
}
