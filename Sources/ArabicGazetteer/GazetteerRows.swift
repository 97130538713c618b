/// Entries as a file has them, and where their identifiers come from.
struct GazetteerRows: Sendable {
    var entries: [Entry] = []
    /// For each: its identifier was given to it, and is not just the number of a line.
    var hasOwnID: [Bool] = []

    mutating func append(_ entry: consuming Entry, hasOwnID: Bool) {
        entries.append(entry)
        self.hasOwnID.append(hasOwnID)
    }
}

/// Sets of entries that add up: the last entry of an identifier counts, at the place of the first.
struct MergedRows {
    private(set) var rows: GazetteerRows
    private var places: [ByteKey: Int] = [:]

    /// - Parameter rows: Of which no two have the same identifier of their own.
    init(_ rows: GazetteerRows) {
        self.rows = rows
        places.reserveCapacity(rows.hasOwnID.count { $0 })
        for (place, entry) in rows.entries.enumerated() where rows.hasOwnID[place] {
            places[ByteKey(entry.id)] = place
        }
    }

    mutating func add(_ other: GazetteerRows) {
        rows.entries.reserveCapacity(rows.entries.count + other.entries.count)
        for (entry, hasOwnID) in zip(other.entries, other.hasOwnID) {
            if hasOwnID, let place = places[ByteKey(entry.id)] {
                rows.entries[place] = entry
            } else {
                if hasOwnID { places[ByteKey(entry.id)] = rows.entries.count }
                rows.append(entry, hasOwnID: hasOwnID)
            }
        }
    }
}

extension CompiledGazetteer {
    /// The entries read back.
    func rows(of path: String) throws(GazetteerError) -> GazetteerRows {
        var rows = GazetteerRows()
        rows.entries.reserveCapacity(count)
        let fault = image.forEachEntry { rows.append($0, hasOwnID: $1) }
        if let fault { throw GazetteerError(faults: [.init(file: path, line: nil, message: fault.message)]) }
        return rows
    }
}
