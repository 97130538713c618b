import ArabicGazetteer

/// Writes entries as a `.tsv` source. What a table cannot say is an error: nothing is written then.
struct SourceTableWriter {
    private let gazetteer: CompiledGazetteer
    private let file: String
    /// Those of attributes, by first appearance.
    private var columns: [String] = []
    private var hasAliases = false
    private var hasMatch = false

    private static let fixedColumns: Set<String> = ["id", "type", "name", "aliases", "match"]

    init(_ gazetteer: CompiledGazetteer, of file: String) throws(GazetteerError) {
        self.gazetteer = gazetteer
        self.file = file
        var (columns, known): ([String], Set<String>) = ([], [])
        var (hasAliases, hasMatch) = (false, false)
        try gazetteer.forEachEntry(of: file) { (entry) throws(GazetteerError) in
            if let fault = Self.fault(entry) { throw Self.error(entry, fault, file) }
            hasAliases = hasAliases || !entry.aliases.isEmpty
            hasMatch = hasMatch || entry.match != MatchOptions()
            for attribute in entry.attributes {
                let (isNew, column) = known.insert(attribute.name)
                if isNew { columns.append(attribute.name) }
                // Columns that differ only in how they are composed are one column to a reader.
                guard column.utf8.elementsEqual(attribute.name.utf8) else {
                    throw Self.error(entry, "data called \"\(attribute.name)\" in another spelling", file)
                }
            }
        }
        (self.columns, self.hasAliases, self.hasMatch) = (columns, hasAliases, hasMatch)
    }

    private static func error(_ entry: Entry, _ fault: String, _ file: String) -> GazetteerError {
        let message = "the entry \"\(entry.id)\" has \(fault), which a table cannot say; use --format jsonl"
        return GazetteerError(faults: [.init(file: file, line: nil, message: message)])
    }

    /// What of an entry would not come back from a table; `nil` if all does. Data without a value are none there, and
    /// data come back in the order of the columns.
    private static func fault(_ entry: Entry) -> String? {
        let texts = [entry.id, entry.type.rawValue, entry.name] + entry.aliases
        let attributes = entry.attributes.flatMap { [$0.name, $0.value] }
        if (texts + attributes).contains(where: { $0.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }) {
            return "a tab or a line break"
        }
        if (texts + attributes).contains(where: { $0.utf8.first == 0x20 || $0.utf8.last == 0x20 }) {
            return "a space at the end of a text"
        }
        if entry.aliases.contains(where: { $0.utf8.contains(UInt8(ascii: "|")) }) { return "an alias with |" }
        var names = fixedColumns
        for attribute in entry.attributes where !names.insert(attribute.name).inserted || attribute.name.isEmpty {
            return "data called \"\(attribute.name)\""
        }
        return nil
    }

    func write() throws(GazetteerError) {
        var buffer = OutputBuffer()
        try write(to: &buffer)
        buffer.flush()
    }

    /// Appends the whole table.
    func write(to buffer: inout OutputBuffer) throws(GazetteerError) {
        let fixed = ["id", "type", "name"] + (hasAliases ? ["aliases"] : []) + (hasMatch ? ["match"] : [])
        buffer.append((fixed + columns).joined(separator: "\t") + "\n")
        try gazetteer.forEachEntry(of: file) { (entry) throws(GazetteerError) in
            var cells = [entry.id, entry.type.rawValue, entry.name]
            if hasAliases { cells.append(entry.aliases.joined(separator: "|")) }
            if hasMatch { cells.append(MatchJSON.object(entry.match) ?? "") }
            for column in columns { cells.append(entry.attributes.first { $0.name == column }?.value ?? "") }
            buffer.append(cells.joined(separator: "\t") + "\n")
        }
    }
}
