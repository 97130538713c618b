/// What is counted in a text, or in a part of it.
struct Tally {
    /// How long the text is.
    var byteCount = 0
    var mentionCount = 0
    /// What was counted of each entry, by its number.
    var entries: [Int: EntryTally] = [:]

    /// Adds what was counted in what follows.
    mutating func add(_ other: Tally) {
        byteCount += other.byteCount
        mentionCount += other.mentionCount
        entries.merge(other.entries) { first, second in
            var sum = first
            sum.mentionCount += second.mentionCount
            return sum
        }
    }

    mutating func removeAll() {
        byteCount = 0
        mentionCount = 0
        entries.removeAll(keepingCapacity: true)
    }
}

/// What is counted of an entry.
struct EntryTally {
    var mentionCount = 0
    /// Where its first mention is, in the unit that was asked for.
    var firstOffset: Int
    var firstLine: Int
    var firstColumn: Int
}
