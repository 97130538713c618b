/// How the names of one entry may occur in text; the `match` object of the source formats.
public struct MatchOptions: Hashable, Sendable {
    /// Which proclitics may stand before a name.
    public var proclitics: Proclitics
    /// Whether ال may stand before a name that has no article of its own. `nil` decides by the entry: yes for an
    /// organization or miscellaneous entity whose name has none. Where it is said, readings with an article that are common
    /// words are allowed.
    public var article: Bool?
    /// Which differences of spelling are overlooked.
    public var folding: FoldingLimit
    /// Words of which one must stand nearby.
    public var context: Context?
    /// Phrases that cancel a mention where they overlap it.
    public var not: [String]

    /// Creates options; what is left out is as for an entry that says nothing.
    ///
    /// - Parameters:
    ///   - proclitics: Which proclitics may stand before a name.
    ///   - article: Whether ال may; by the entry if `nil`.
    ///   - folding: Which differences of spelling are overlooked.
    ///   - context: Words of which one must stand nearby.
    ///   - not: Phrases that cancel a mention.
    public init(
        proclitics: Proclitics = .usual,
        article: Bool? = nil,
        folding: FoldingLimit = .usual,
        context: Context? = nil,
        not: [String] = []
    ) {
        self.proclitics = proclitics
        self.article = article
        self.folding = folding
        self.context = context
        self.not = not
    }

    /// The proclitics that an entry allows, the article apart.
    public enum Proclitics: String, Hashable, Sendable, CaseIterable {
        /// All, but for words that are common ones: لغات (languages) is no ل + غات. See ``CommonWords``.
        case usual
        /// The name stands alone.
        case none
        /// و and ف.
        case conjunctions
        /// و ف ب ك ل, whatever word they make with the name.
        case all
    }

    /// The differences of spelling that an entry allows.
    public enum FoldingLimit: String, Hashable, Sendable, CaseIterable {
        /// Everything that the gazetteer's folding equates, but not على with علي: both are common words of their own.
        case usual
        /// None: letters, marks and case as in the entry.
        case exact
        /// Marks, tatweel and format controls.
        case marks
        /// These and hamza.
        case hamza
        /// Everything that the gazetteer's folding equates, whatever word it makes.
        case full
    }

    /// Words that must stand near a mention: at least one of those before it, or one of those after it.
    public struct Context: Hashable, Sendable {
        /// Words looked for before the mention; behind proclitics they count too.
        public var before: [String]
        /// Words looked for after it.
        public var after: [String]
        /// How many words away they may be: at most 10,000, more is cut to that. What a scan costs grows with it.
        public var window: Int

        /// Creates a context.
        ///
        /// - Parameters:
        ///   - before: Words looked for before the mention.
        ///   - after: Words looked for after it.
        ///   - window: How many words away they may be, from 1 to 10,000.
        public init(before: [String] = [], after: [String] = [], window: Int = Self.defaultWindow) {
            self.before = before
            self.after = after
            self.window = window
        }

        /// The window of a context that names none: five words.
        public static let defaultWindow = 5
    }
}
