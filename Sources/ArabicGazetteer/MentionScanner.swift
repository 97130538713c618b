/// Finds the names of a gazetteer in one text after the other, in memory that is kept between them.
///
/// ```swift
/// var scanner = MentionScanner(Matcher(.libya))
/// for line in ["من طرابلس", "إلى سرت"] {
///     scanner.forEachMention(in: line.utf8.span) { print($0.entry.id) }  // tripoli, sirte
/// }
/// ```
///
/// For millions of short texts: a ``Matcher`` takes its memory anew for each. A scanner belongs to one thread; matchers
/// are shared.
public struct MentionScanner: ~Copyable {
    /// What is looked for, and how.
    public let matcher: Matcher
    private var finder: MentionFinder
    private var mention: Mention

    /// Creates a scanner.
    ///
    /// - Complexity: O(1): some hundred kilobytes of memory.
    public init(_ matcher: Matcher) {
        self.matcher = matcher
        finder = MentionFinder(matcher.gazetteer.image, matcher.overlap, matcher.rules)
        // One for all: counting the references to the gazetteer costs more than a mention.
        mention = Mention(unfoundIn: matcher.gazetteer)
    }

    /// Calls `body` with each mention in UTF-8 bytes, in the order of ``Matcher/mentions(in:)``.
    ///
    /// - Parameters:
    ///   - text: Any bytes; see ``Matcher/mentions(inUTF8:)``.
    ///   - body: Gets each mention.
    /// - Throws: What `body` throws, at once. The scanner can go on with another text.
    /// - Complexity: O(*n*) expected in the length of the text; memory does not grow with it.
    public mutating func forEachMention<Failure: Error>(
        in text: Span<UInt8>,
        _ body: (Mention) throws(Failure) -> Void
    ) throws(Failure) {
        try text.withUnsafeBufferPointer { source throws(Failure) in
            finder.begin(source)
            while finder.advance() {
                for candidate in finder.chosen {
                    mention.utf8Range = candidate.range
                    mention.how = candidate.how
                    mention.entryIndex = candidate.entry
                    mention.proclitics = candidate.proclitics
                    try body(mention)
                }
            }
        }
    }
}
