internal import ScanCore

/// How a gazetteer's file is written.
public enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    /// One surface form a line; `#` starts a comment line. The identifier is the line's number, the type `MISC`.
    case txt
    /// A table with a header line: `name`, and optionally `id`, `type`, `aliases` (separated by `|`), `match` (a JSON
    /// object); other columns become attributes.
    case tsv
    /// One JSON object a line: `name`, and optionally `id`, `type`, `aliases`, `match`, `data`; the members of `data` and
    /// any others become attributes, what is no string as its JSON.
    case jsonl
    /// Compiled; see ``CompiledGazetteer``.
    case artgaz

    /// The format that a file's name says, by its extension.
    public init?(path: String) {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }

    /// The format of a file: ``artgaz`` if its first bytes say so, whatever its name is, else what its name says.
    ///
    /// ```swift
    /// SourceFormat(contentsOf: "places.tsv")  // tsv
    /// ```
    public init?(contentsOf path: String) {
        if MappedFile.starts(path, with: CompiledFormat.magic) { self = .artgaz } else { self.init(path: path) }
    }
}
