extension Gazetteer {
    /// A compiled gazetteer counts the bytes of its names, and those of what else its entries say, in 31 bits.
    package static let mostBytes = 1 << 31 - 1

    /// Refuses what is more than a compiled gazetteer can hold.
    ///
    /// - Parameters:
    ///   - path: The file that it is for.
    ///   - limit: In bytes.
    /// - Complexity: O(*n*) in the number of names.
    package func checkSize(for path: String, limit: Int = mostBytes) throws(GazetteerError) {
        var size = 0
        for entry in entries {
            // Each name, and what is stored before it.
            size += entry.id.utf8.count + entry.name.utf8.count + 64
            for alias in entry.aliases { size += alias.utf8.count + 16 }
            for attribute in entry.attributes { size += attribute.name.utf8.count + attribute.value.utf8.count + 16 }
        }
        guard size > limit else { return }
        let message = "would hold more than \(limit) bytes of names and what belongs to them; compile it in parts"
        throw GazetteerError(faults: [GazetteerError.Fault(file: path, line: nil, message: message)])
    }
}
