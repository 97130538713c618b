// The entries of a compiled gazetteer, read back.
extension CompiledImage {
    /// An entry; what a damaged file does not have of it is empty.
    ///
    /// - Parameter index: Below ``entryCount``.
    func entry(_ index: Int) -> Entry {
        var names = NameBudget(section(.forms).count)
        return entry(index, &names).entry
    }

    /// All entries with their identifiers' origin, and a fault where one cannot be read to its last byte.
    ///
    /// - Parameter body: Called with each entry, and whether its identifier is its own.
    func forEachEntry<Failure: Error>(
        _ body: (Entry, _ hasOwnID: Bool) throws(Failure) -> Void
    ) throws(Failure) -> CompiledFault? {
        // No name is written twice, and no two entries share bytes: however it is damaged, no more comes out of a file
        // than it has.
        var names = NameBudget(section(.forms).count)
        var end = 0
        for index in 0..<entryCount {
            let record = EntrySection.record(index, section(.entries))
            if case .data(let range) = record {
                guard range.lowerBound == end, range.upperBound <= section(.data).count else {
                    return Self.fault(index)
                }
                end = range.upperBound
            }
            let (entry, hasOwnID, isWhole) = entry(index, &names)
            guard isWhole else { return Self.fault(index) }
            try body(entry, hasOwnID)
        }
        return end == section(.data).count ? nil : Self.fault(entryCount)
    }

    private static func fault(_ index: Int) -> CompiledFault {
        CompiledFault("is damaged: its entry \(index + 1) cannot be read; compile it again")
    }

    private func entry(_ index: Int, _ names: inout NameBudget) -> (entry: Entry, hasOwnID: Bool, isWhole: Bool) {
        switch EntrySection.record(index, section(.entries)) {
        case .number(let number, let form, let hasOwnID):
            let name = spelling(form, &names)
            return (Entry(name ?? "", id: String(number)), hasOwnID, name != nil)
        case .data(let range):
            let data = section(.data)
            let start = min(range.lowerBound, data.count)
            let bytes = UnsafeRawBufferPointer(rebasing: data[start..<max(start, min(range.upperBound, data.count))])
            var reader = EntryReader(bytes)
            let (entry, hasOwnID) = reader.entry { self.spelling($0, &names) }
            return (entry, hasOwnID, reader.isWhole)
        }
    }

    private func spelling(_ offset: Int, _ names: inout NameBudget) -> String? {
        guard let form = form(at: offset), names.take(form.spelling.count) else { return nil }
        return String(decoding: form.spelling, as: UTF8.self)
    }
}

/// How many bytes of names may still be read: as many as the file has.
private struct NameBudget {
    private var rest: Int

    init(_ count: Int) { rest = count }

    mutating func take(_ count: Int) -> Bool {
        rest -= count
        return rest >= 0
    }
}
