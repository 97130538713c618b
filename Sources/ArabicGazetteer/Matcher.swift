internal import ScanCore

/// Finds the names of a gazetteer in text.
///
/// ```swift
/// let matcher = Matcher(.libya)
/// for mention in matcher.mentions(in: "قال السراج في طرابلس") {
///     print(mention.entry.id, mention.utf8Range)
/// }
/// // fayez-al-sarraj 7..<19
/// // tripoli 25..<37
/// ```
///
/// A matcher is immutable and may be used from any thread.
public struct Matcher: Sendable {
    /// What is looked for.
    public let gazetteer: CompiledGazetteer
    /// Which of several overlapping mentions are reported.
    public let overlap: Overlap
    /// Which rules leave out what is no name.
    public let rules: MatchRules

    /// Creates a matcher.
    ///
    /// - Complexity: O(1) if the gazetteer has been matched before, else that of compiling it.
    public init(_ gazetteer: Gazetteer, overlap: Overlap = .leftmostLongest, rules: MatchRules = .all) {
        self.init(gazetteer.compiled(), overlap: overlap, rules: rules)
    }

    /// Creates a matcher of a compiled gazetteer.
    ///
    /// - Complexity: O(1)
    public init(_ gazetteer: CompiledGazetteer, overlap: Overlap = .leftmostLongest, rules: MatchRules = .all) {
        (self.gazetteer, self.overlap, self.rules) = (gazetteer, overlap, rules)
    }

    /// The mentions in `text`, by ascending start; of those that start together the longest first.
    ///
    /// - Complexity: O(*n*) expected in the length of the text.
    public func mentions(in text: String) -> [Mention] { mentions(inUTF8: text.utf8.span) }

    /// The mentions in UTF-8 bytes, which need not be well formed: an ill-formed part separates words. A byte order mark
    /// at the start belongs to no word and counts in the ranges.
    ///
    /// - Complexity: As ``mentions(in:)``.
    public func mentions(inUTF8 source: Span<UInt8>) -> [Mention] {
        var mentions: [Mention] = []
        forEachMention(in: source) { mentions.append($0) }
        return mentions
    }

    /// Calls `body` with each mention in UTF-8 bytes, in the order of ``mentions(in:)``.
    ///
    /// The text is gone through in windows of some kilobytes, whatever its length: memory does not grow with it.
    ///
    /// - Throws: What `body` throws, at once.
    public func forEachMention<Failure: Error>(
        in text: Span<UInt8>,
        _ body: (Mention) throws(Failure) -> Void
    ) throws(Failure) {
        var scanner = MentionScanner(self)
        try scanner.forEachMention(in: text, body)
    }
}
