internal import ArabicText
internal import ScanCore

/// What an entry asks of the words around its names: `context` and `not`, as codes.
final class EntrySurroundings: Sendable {
    let before: PhraseSet
    let after: PhraseSet
    let not: PhraseSet
    let hasContext: Bool
    /// How many words away a context may be.
    let window: Int
    /// So many words on either side are looked at.
    let reach: Int

    init(_ match: MatchOptions) {
        before = PhraseSet(match.context?.before ?? [])
        after = PhraseSet(match.context?.after ?? [])
        not = PhraseSet(match.not)
        hasContext = match.context != nil
        window = min(max(0, match.context?.window ?? 0), Self.widestWindow)
        reach = max(window, not.mostWords)
    }

    /// More words away, nothing is context.
    private static let widestWindow = 10_000
}
