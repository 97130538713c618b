extension Gazetteer {
    /// A compiled gazetteer counts the bytes of its names, and those of what else its entries say, in 31 bits.
    package static let mostBytes = 1 << 31 - 1

    /// Refuses what is more than a compiled gazetteer can hold.
    ///
    /// - Parameters:
    ///   - path: The file that it is for.
    ///   - inflects: With inflected forms.
    ///   - limit: In bytes.
    /// - Complexity: O(*n*) in the number of names.
    package func checkSize(
        for path: String,
        inflects: Bool = true,
        limit: Int = mostBytes
    ) throws(GazetteerError) {
        var size = 0
        // Of names that may have other forms.
        var inflected = 0
        for entry in entries {
            if inflects {
                let hasPlurals = entry.type == .organization
                for name in [entry.name] + entry.aliases where Inflection.mayInflect(name.utf8, hasPlurals: hasPlurals)
                {
                    inflected += Inflection.most * FormRecord.byteCount(spelling: 2 * name.utf8.count)
                }
            }
            // Each name, and what is stored before it.
            size += entry.id.utf8.count + entry.name.utf8.count + 64
            for alias in entry.aliases { size += alias.utf8.count + 16 }
            for attribute in entry.attributes { size += attribute.name.utf8.count + attribute.value.utf8.count + 16 }
        }
        // Counting them takes longer.
        if size + inflected > limit {
            for entry in entries where size <= limit && inflects { size += Self.inflectedBytes(of: entry) }
        }
        guard size > limit else { return }
        let message = "would hold more than \(limit) bytes of names and what belongs to them; compile it in parts"
        throw GazetteerError(faults: [GazetteerError.Fault(file: path, line: nil, message: message)])
    }

    private static func inflectedBytes(of entry: Entry) -> Int {
        ([entry.name] + entry.aliases).reduce(0) {
            $0 + Inflection.mostBytes(of: $1, hasPlurals: entry.type == .organization)
        }
    }
}
