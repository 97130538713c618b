/// One token of a text: what it is and where it stands. Nothing is copied.
///
/// ```swift
/// let text = "بلغت 45% في سرت."
/// for token in Tokenizer().tokens(in: text) {
///     print(token.kind, text[utf8: token.utf8Range])
/// }
/// // word بلغت
/// // number 45%
/// // word في
/// // word سرت
/// // punctuation .
/// ```
///
/// A token knows nothing of its text: keep the two together, and slice with ``Swift/StringProtocol/subscript(utf8:)``.
public struct Token: Hashable, Sendable {
    /// What a token is.
    ///
    /// The raw values are the names that the command prints.
    // In the order of the kernels' numbers, see `init(packed:)`.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// Letters, or letters and digits: `ليبيا`, `٢٠١٦م`, `KC-135`, `U.S`.
        case word
        /// Digits with their separators, sign and percent; dates and times: `٣٫٥`, `-5`, `45%`, `2016/12/03`, `12:30`.
        case number
        /// One mark, or a run of the same mark: `،`, `...`, `؟؟`.
        case punctuation
        /// White space within a line, or one line break.
        case whitespace
        /// One symbol that is no punctuation: `$`, `+`, `©`.
        case symbol
        /// One emoji as it is seen, with its modifiers: `👨‍👩‍👧`, `🇱🇾`, `1️⃣`.
        case emoji
        /// What is none of the others: format controls and marks that belong to no word, control characters, ill-formed bytes.
        case other
        /// A web address: `https://ar.wikipedia.org/wiki/سرت`, `www.un.org`, `un.org/ar`.
        case url
        /// An e-mail address: `info@un.org`.
        case email
        /// A user name with its `@`: `@un_arabic`.
        case mention
        /// A hashtag with its `#`: `#رئيس_الوزراء`.
        case hashtag

        /// All kinds, in the order in which they are best told.
        public static let allCases: [Kind] = [
            .word, .number, .punctuation, .symbol, .emoji, .url, .email, .mention, .hashtag, .whitespace, .other,
        ]
    }

    /// What the token is.
    public let kind: Kind

    /// Where the token stands: offsets in UTF-8 bytes from the start of the text, half-open, never empty.
    ///
    /// Both ends are on scalar boundaries.
    public let utf8Range: Range<Int>

    /// Makes a token by hand; a ``Tokenizer`` makes them from text.
    ///
    /// - Parameters:
    ///   - kind: What the token is.
    ///   - utf8Range: Where it stands, in UTF-8 bytes, half-open.
    @inlinable
    public init(kind: Kind, utf8Range: Range<Int>) {
        self.kind = kind
        self.utf8Range = utf8Range
    }
}
