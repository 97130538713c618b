internal import ArabicText

/// A line of a `.txt` source: a surface form, a comment or nothing.
enum ListLine {
    static func entry(_ line: String) throws(LineFault) -> Entry? {
        try LineEnd.check(line)
        let name = line.trimmed
        if name.isEmpty || name.utf8.first == UInt8(ascii: "#") { return nil }
        return try Entry(NameCheck.name(name))
    }
}

/// Lines end with a line feed, before which a carriage return may stand.
private enum LineEnd {
    /// Old files end them with carriage returns alone: all of such a file would be one name.
    static func check(_ line: String) throws(LineFault) {
        guard let place = line.utf8.firstIndex(of: 0x0D), line.utf8.index(after: place) != line.utf8.endIndex else {
            return
        }
        throw LineFault("a carriage return is within the line; lines end with a line feed, or with both")
    }
}

/// The header of a `.tsv` source: which column holds what.
struct TableHeader {
    private let columns: [String]

    init(_ line: String) throws(LineFault) {
        try LineEnd.check(line)
        columns = Self.cells(line)
        for (index, column) in columns.enumerated() where columns[..<index].contains(column) {
            throw LineFault("the column \"\(column)\" stands twice in the header")
        }
        guard columns.contains("name") else {
            throw LineFault("the header has no column \"name\"; columns are separated by tabs")
        }
    }

    private static func cells(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map(\.trimmed)
    }

    func entry(_ line: String) throws(LineFault) -> (Entry, hasOwnID: Bool) {
        let cells = Self.cells(line)
        guard cells.count == columns.count else {
            throw LineFault(
                "the row has \(cells.count) column\(cells.count == 1 ? "" : "s"), the header has \(columns.count)"
            )
        }
        var entry = Entry("")
        var hasOwnID = false
        for (column, cell) in zip(columns, cells) {
            switch column {
            case "name": entry.name = try NameCheck.name(cell)
            case "id":
                hasOwnID = !cell.isEmpty
                entry.id = cell
            case "type": if !cell.isEmpty { entry.type = EntityType(rawValue: cell) }
            case "aliases":
                for part in cell.split(separator: "|") where !part.trimmed.isEmpty {
                    entry.aliases.append(try NameCheck.alias(part.trimmed))
                }
            case "match":
                guard !cell.isEmpty else { continue }
                do { entry.match = try MatchOptions(JSONReader.read(Array(cell.utf8))) } catch {
                    throw Self.matchFault(error)
                }
            default: if !cell.isEmpty { entry.attributes.append(.init(name: column, value: cell)) }
            }
        }
        return (entry, hasOwnID)
    }

    private static func matchFault(_ error: any Error) -> LineFault {
        switch error {
        case let error as LineFault: error
        case let error as JSONError:
            LineFault("\"match\" is not JSON: \(error.message) (byte \(error.offset + 1) of it)")
        default: LineFault("\(error)")
        }
    }
}

/// A line of a `.jsonl` source: an object.
enum JSONLine {
    static func entry(_ line: [UInt8]) throws(LineFault) -> (Entry, hasOwnID: Bool) {
        let value: JSONValue
        do { value = try JSONReader.read(line) } catch {
            throw LineFault("not JSON: \(error.message) (byte \(error.offset + 1) of the line)")
        }
        guard case .object(let members) = value else {
            throw LineFault("the line is \(value.kind), it should be an object")
        }
        var entry = Entry("")
        var hasOwnID = false
        var hasName = false
        var hasData = false
        for member in members {
            switch (member.key, member.value) {
            case ("name", .string(let name)):
                entry.name = try NameCheck.name(name)
                hasName = true
            case ("id", .string(let id)):
                hasOwnID = !id.isEmpty
                entry.id = id
            case ("type", .string(let type)):
                if !type.isEmpty { entry.type = EntityType(rawValue: type) }
            case ("aliases", .array(let values)):
                for value in values {
                    guard case .string(let alias) = value else {
                        throw LineFault("\"aliases\" holds \(value.kind), it should hold strings")
                    }
                    entry.aliases.append(try NameCheck.alias(alias))
                }
            case ("match", let value): entry.match = try MatchOptions(value)
            case ("data", .object(let data)):
                entry.attributes += data.map(attribute)
                hasData = true
            case ("name", let value), ("id", let value), ("type", let value):
                throw LineFault("\"\(member.key)\" is \(value.kind), it should be a string")
            case ("aliases", let value): throw LineFault("\"aliases\" is \(value.kind), it should be an array")
            case ("data", let value): throw LineFault("\"data\" is \(value.kind), it should be an object")
            case (let key, _) where key == "alias" || membersOfEntry.contains(key.lowercased()):
                let known = key == "alias" ? "aliases" : key.lowercased()
                throw LineFault("\"\(key)\" is not known, \"\(known)\" is; \"data\" takes any key")
            default: entry.attributes.append(attribute(member))
            }
        }
        guard hasName else { throw LineFault("\"name\" is missing") }
        if hasData, let name = repeatedName(entry.attributes) {
            throw LineFault("the key \"\(name)\" stands in \"data\" and beside it")
        }
        return (entry, hasOwnID)
    }

    /// What is known of an entry. Another key is an attribute, but not one that is taken for these by whoever wrote it.
    private static let membersOfEntry: Set<String> = ["name", "id", "type", "aliases", "match", "data"]

    /// Keys of one object never repeat; those of two may.
    private static func repeatedName(_ attributes: [Entry.Attribute]) -> String? {
        var known: Set<ByteKey> = []
        return attributes.first { !known.insert(ByteKey($0.name)).inserted }?.name
    }

    private static func attribute(_ member: JSONValue.Member) -> Entry.Attribute {
        if case .string(let text) = member.value { return .init(name: member.key, value: text) }
        return .init(name: member.key, value: member.source)
    }
}

/// Names that can be found at all.
private enum NameCheck {
    static func name(_ name: String) throws(LineFault) -> String { try check(name, "name") }
    static func alias(_ alias: String) throws(LineFault) -> String { try check(alias, "alias") }

    private static func check(_ text: String, _ what: String) throws(LineFault) -> String {
        if FormDrafts.isSimple(text) { return text }
        if text.trimmed.isEmpty { throw LineFault("the \(what) is empty") }
        let words = SurfaceForm.wordCount(text)
        guard words > 0 else {
            throw LineFault("the \(what) \"\(text)\" has no letter or digit that could be found")
        }
        guard words <= SurfaceForm.mostWords, text.utf8.count <= SurfaceForm.mostBytes else {
            throw LineFault(
                "the \(what) has \(words) \(words == 1 ? "word" : "words") and \(text.utf8.count) bytes; "
                    + "at most \(SurfaceForm.mostWords) words and \(SurfaceForm.mostBytes) bytes can be found"
            )
        }
        return text
    }
}
