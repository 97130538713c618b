/// How a gazetteer's source file is written.
public enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// One surface form a line; `#` starts a comment line. The identifier is the line's number, the type `MISC`.
    case txt
    /// A table with a header line: `name`, and optionally `id`, `type`, `aliases` (separated by `|`), `match` (a JSON
    /// object); other columns become attributes.
    case tsv
    /// One JSON object a line: `name`, and optionally `id`, `type`, `aliases`, `match`, `data`.
    case jsonl

    /// The format that a file's name says, by its extension.
    public init?(path: String) {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }
}
