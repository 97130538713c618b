import ArabicGazetteer

/// Finds the names in parts of texts, and has them written.
struct MentionWork<Format: MentionFormat & ~Copyable>: TextWork, ~Copyable {
    private var scanner: MentionScanner
    private var filter: EntryFilter
    private var format: Format
    private let explains: Bool

    init(_ search: MentionSearch, _ format: consuming Format) {
        scanner = MentionScanner(search.matcher)
        filter = search.filter
        explains = search.explains
        self.format = format
    }

    mutating func work(on chunk: TextChunk, _ product: Product) {
        format.begin(chunk, to: &product.output)
        let range = chunk.range
        if explains {
            for name in FoundName.all(chunk.bytes.span, scanner.matcher)
            where range.contains(name.utf8Range.lowerBound) && filter.contains(name) {
                format.write(name, chunk, to: &product.output)
            }
        } else {
            scanner.forEachMention(in: chunk.bytes.span) { mention in
                // The others are another part's.
                guard range.contains(mention.utf8Range.lowerBound) else { return }
                let name = FoundName(mention)
                if filter.contains(name) { format.write(name, chunk, to: &product.output) }
            }
        }
        format.end(chunk, product)
    }
}

/// What is looked for.
struct MentionSearch: Sendable {
    let matcher: Matcher
    let filter: EntryFilter
    /// Also what is no mention.
    var explains = false

    /// Where texts may be cut, with so many words beside each part to be shown.
    func cutting(contextWords: Int, areLines: Bool = false) -> TextCutting {
        let gazetteer = matcher.gazetteer
        // What is no mention may go over a place where no mention does, and on from there.
        let wordsBeyond = explains ? gazetteer.wordsInNames : 0
        return .names(
            gazetteer,
            wordsAround: gazetteer.wordsAround + max(contextWords, wordsBeyond),
            wordsShown: contextWords,
            areLines: areLines
        )
    }
}

/// Which entries' mentions are written.
struct EntryFilter: Sendable {
    /// Empty for all.
    let types: Set<String>
    let ids: Set<String>
    /// What has been found out, by the entry's number.
    private var known: [Int: Bool] = [:]

    private let gazetteer: CompiledGazetteer

    init(types: [String], ids: [String], of gazetteer: CompiledGazetteer) {
        (self.types, self.ids, self.gazetteer) = (Set(types), Set(ids), gazetteer)
    }

    /// What no entry of the gazetteer has.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    func unknown() -> [(kind: String, name: String)] {
        var (types, ids) = (types, ids)
        for index in 0..<gazetteer.count where !types.isEmpty || !ids.isEmpty {
            let entry = gazetteer[index]
            types.remove(entry.type.rawValue)
            ids.remove(entry.id)
        }
        return types.sorted().map { ("type", $0) } + ids.sorted().map { ("id", $0) }
    }

    @inline(__always)
    mutating func contains(_ name: FoundName) -> Bool { types.isEmpty && ids.isEmpty || isChosen(name) }

    private mutating func isChosen(_ name: FoundName) -> Bool {
        if let isChosen = known[name.entryIndex] { return isChosen }
        let entry = gazetteer[name.entryIndex]
        let isChosen =
            (types.isEmpty || types.contains(entry.type.rawValue)) && (ids.isEmpty || ids.contains(entry.id))
        known[name.entryIndex] = isChosen
        return isChosen
    }
}
