internal import ArabicText
internal import ScanCore

/// What an entry asks of the words around its names: `context` and `not`, as codes.
final class EntrySurroundings: Sendable {
    /// Whose they are, by its place in the gazetteer.
    let entry: Int
    let before: PhraseSet
    let after: PhraseSet
    let not: PhraseSet
    let hasContext: Bool
    /// How many words away a context may be.
    let window: Int
    /// So many words on either side are looked at.
    let reach: Int

    init(_ match: MatchOptions, entry: Int, _ sets: inout [[String]: PhraseSet]) {
        self.entry = entry
        // Many entries ask for the same words: shared, they stay near the processor.
        func set(_ phrases: [String]) -> PhraseSet {
            if let known = sets[phrases] { return known }
            let set = PhraseSet(phrases)
            sets[phrases] = set
            return set
        }
        before = set(match.context?.before ?? [])
        after = set(match.context?.after ?? [])
        not = set(match.not)
        hasContext = match.context != nil
        window = min(max(0, match.context?.window ?? 0), Self.widestWindow)
        reach = max(window, not.mostWords)
    }

    /// More words away, nothing is context.
    static let widestWindow = 10_000

    /// About how many words on either side of a name are looked at: what words a phrase has is not found out.
    static func reach(_ match: MatchOptions) -> Int {
        let window = match.context?.window ?? 0
        return min(match.not.reduce(max(0, window)) { max($0, 1 + $1.utf8.count { $0 == 0x20 }) }, widestWindow)
    }
}
