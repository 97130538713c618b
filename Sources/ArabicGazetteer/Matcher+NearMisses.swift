// What a text has of names that are no mentions.
extension Matcher {
    /// The names that stand in a text by their letters and are no mentions, and why; by ascending start, of those that start
    /// together the longest first.
    ///
    /// ```swift
    /// let ghat = Gazetteer { Entry("غات", type: .location, id: "ghat") }
    /// let miss = Matcher(ghat).nearMisses(in: "بعدة لغات")[0]
    /// miss.entry.id         // "ghat"
    /// miss.utf8Range        // 11..<17
    /// miss.proclitic        // "ل"
    /// miss.reason.rawValue  // "common-word"
    /// ```
    ///
    /// For finding out why something is not found: it takes several times as long as ``mentions(in:)``.
    ///
    /// - Complexity: O(*n*) expected in the length of the text.
    public func nearMisses(in text: String) -> [NearMiss] { nearMisses(inUTF8: text.utf8.span) }

    /// The same for UTF-8 bytes; see ``mentions(inUTF8:)``.
    public func nearMisses(inUTF8 source: Span<UInt8>) -> [NearMiss] {
        var places = source.withUnsafeBufferPointer(places)
        if overlap == .leftmostLongest {
            // What is no mention here, but would be among all, has lost to another.
            Matcher(gazetteer, overlap: .all, rules: rules).forEachCandidate(in: source) {
                places.append(NearMissPlace(candidate: $0, reason: .overlap))
            }
        }
        var isMention: Set<Spot> = []
        forEachCandidate(in: source) { isMention.insert(Spot($0)) }
        places.sort {
            let (first, second) = ($0.candidate, $1.candidate)
            return (first.start, second.end, first.entry, first.foldCount) < (
                second.start, first.end, second.entry, second.foldCount
            )
        }
        var told: Set<Spot> = []
        return places.filter { place in
            let spot = Spot(place.candidate)
            return !isMention.contains(spot) && told.insert(spot).inserted
        }.map { place in
            let candidate = place.candidate
            return NearMiss(
                utf8Range: candidate.range,
                entry: gazetteer[candidate.entry],
                proclitic: candidate.proclitics.isEmpty ? nil : candidate.proclitics.letters,
                how: candidate.how,
                reason: place.reason,
                entryIndex: candidate.entry,
                procliticCodes: candidate.proclitics.codes
            )
        }
    }

    private func places(_ source: UnsafeBufferPointer<UInt8>) -> [NearMissPlace] {
        var finder = MentionFinder(gazetteer.image, overlap, rules, explains: true)
        finder.begin(source)
        while finder.advance() {}
        return finder.nearMisses ?? []
    }

    private func forEachCandidate(in source: Span<UInt8>, _ body: (Candidate) -> Void) {
        source.withUnsafeBufferPointer { source in
            var finder = MentionFinder(gazetteer.image, overlap, rules)
            finder.begin(source)
            while finder.advance() { finder.chosen.forEach(body) }
        }
    }

    /// An entry at a place.
    private struct Spot: Hashable {
        let start: Int
        let end: Int
        let entry: Int

        init(_ candidate: Candidate) { (start, end, entry) = (candidate.start, candidate.end, candidate.entry) }
    }
}
