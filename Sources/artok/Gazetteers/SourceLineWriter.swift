import ArabicGazetteer

/// Writes entries as a `.jsonl` source, which says all that an entry can hold.
enum SourceLineWriter {
    static func write(_ gazetteer: CompiledGazetteer, of file: String) throws(GazetteerError) {
        var buffer = OutputBuffer()
        try gazetteer.forEachEntry(of: file) { (entry) throws(GazetteerError) in append(entry, to: &buffer) }
        buffer.flush()
    }

    /// Appends the line of an entry.
    static func append(_ entry: Entry, to buffer: inout OutputBuffer) {
        buffer.append("{")
        buffer.appendMembers(of: entry)
        if !entry.aliases.isEmpty {
            buffer.append(",\"aliases\":")
            buffer.append(MatchJSON.array(entry.aliases))
        }
        if let match = MatchJSON.object(entry.match) {
            buffer.append(",\"match\":")
            buffer.append(match)
        }
        if !entry.attributes.isEmpty {
            let members = entry.attributes.map { MatchJSON.string($0.name) + ":" + MatchJSON.string($0.value) }
            buffer.append(",\"data\":{" + members.joined(separator: ",") + "}")
        }
        buffer.append("}\n")
    }
}

extension OutputBuffer {
    /// Appends who an entry is, as members of a JSON object: `"id":…,"type":…,"name":…`.
    mutating func appendMembers(of entry: Entry) {
        append("\"id\":")
        appendJSON(entry.id)
        append(",\"type\":")
        appendJSON(entry.type.rawValue)
        append(",\"name\":")
        appendJSON(entry.name)
    }
}

/// The `match` object of sources, and JSON for the like.
enum MatchJSON {
    /// What differs from the options of an entry that names none; `nil` if nothing does.
    static func object(_ match: MatchOptions) -> String? {
        let usual = MatchOptions()
        var members: [String] = []
        if match.proclitics != usual.proclitics { members.append("\"proclitics\":\"\(match.proclitics.rawValue)\"") }
        if let article = match.article { members.append("\"article\":\(article)") }
        if match.folding != usual.folding { members.append("\"folding\":\"\(match.folding.rawValue)\"") }
        if let context = match.context { members.append("\"context\":" + object(context)) }
        if !match.not.isEmpty { members.append("\"not\":" + array(match.not)) }
        return members.isEmpty ? nil : "{" + members.joined(separator: ",") + "}"
    }

    private static func object(_ context: MatchOptions.Context) -> String {
        var members: [String] = []
        if !context.before.isEmpty { members.append("\"before\":" + array(context.before)) }
        if !context.after.isEmpty { members.append("\"after\":" + array(context.after)) }
        if context.window != MatchOptions.Context.defaultWindow { members.append("\"window\":\(context.window)") }
        return "{" + members.joined(separator: ",") + "}"
    }

    static func array(_ texts: [String]) -> String { "[" + texts.map(string).joined(separator: ",") + "]" }

    static func string(_ text: String) -> String {
        var text = text
        return "\"" + String(decoding: text.withUTF8 { Escaping.json($0) }, as: UTF8.self) + "\""
    }
}
