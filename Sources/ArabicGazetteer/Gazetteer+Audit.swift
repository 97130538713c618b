// Which names of a gazetteer are common words.
extension Gazetteer {
    /// The names and aliases of one word that are spelled like common words, alone, behind proclitics, or in the other
    /// spelling of ى/ي or ة/ه: those that do the most damage first.
    ///
    /// ```swift
    /// let gazetteer = Gazetteer {
    ///     Entry("الخمس", type: .location, id: "khoms")
    ///     Entry("غات", type: .location, id: "ghat")
    /// }
    /// for collision in gazetteer.audit() {
    ///     print(collision.word, collision.id, collision.damage, collision.reason?.rawValue ?? "-")
    /// }
    /// // الخمس khoms 38.4… -
    /// // لغات ghat 0.0 common-word
    /// // ولغات ghat 0.0 common-word
    /// ```
    ///
    /// الخمس is also "the five"; لغات is "languages", and no ل + غات: the rules leave it out.
    ///
    /// What to do about one: say `context` or `not`, narrow `proclitics` or `folding` (see ``MatchOptions``), or delete the
    /// form. Damage is the number of wrong mentions in a million words of written Arabic, estimated from the counts of
    /// ``CommonWords`` alone, by three rules:
    ///
    /// - A word that is a name's own spelling counts with the share of it that is no name. Ordinary words are those that
    ///   occur with and without article and with suffixes.
    /// - So does the other spelling of its ending; all of it where it is commoner than the name's own.
    /// - A word that is proclitics and a name counts with what it occurs more often than names do behind them; nothing of it
    ///   if that is within what is usual.
    ///
    /// A word that an entry has by several forms is told once. Forms of several words, and inflected ones, are not looked
    /// at.
    ///
    /// - Parameter threshold: What does less damage, or would if it were not left out, is not told; mentions in a million
    ///   words.
    /// - Complexity: O(*n*) in the size of the names, and O(*m* log *m*) in the number of collisions.
    public func audit(threshold: Double = Collision.usualThreshold) -> [Collision] {
        let count = (entries.count + Self.entriesOfPart - 1) / Self.entriesOfPart
        let parts = PartedWork.map(count) { [entries] part in
            let first = part * Self.entriesOfPart
            return entries[first..<min(first + Self.entriesOfPart, entries.count)].flatMap {
                EntryAudit($0, threshold: threshold).collisions
            }
        }
        return parts.joined().sorted(by: Collision.precedes)
    }

    private static let entriesOfPart = 1 << 12
}
