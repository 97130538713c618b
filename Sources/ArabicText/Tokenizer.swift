/// Cuts text into words, numbers, marks and the other things that Arabic text is made of.
///
/// ```swift
/// let text = "قصفت طائرات F-18E سرت يوم 2016/12/03 #ليبيا"
/// for token in Tokenizer().tokens(in: text) {
///     print(token.kind, text[utf8: token.utf8Range])
/// }
/// // word قصفت
/// // word طائرات
/// // word F-18E
/// // word سرت
/// // word يوم
/// // number 2016/12/03
/// // hashtag #ليبيا
/// ```
///
/// Tokens come in order, do not overlap and are never empty; with white space included they cover every byte. Any bytes
/// are accepted: an ill-formed part is a token of kind ``Token/Kind/other`` and moves nothing else. A byte order mark at
/// the start belongs to no token (with white space included it is `other`). Proclitics stay with their word: وبسرت is
/// one token.
///
/// ### How Arabic is really typed
///
/// The default mode is UAX #29 with these changes:
///
/// - `.` and `:` never join Arabic letters: ليبيا.ويقول is three tokens. Between Latin letters (`U.S`) and digits they do.
/// - Sign, separators and percent belong to their number: `-5`, `٣٫٥`, `1,250.75`, `٪٥٠`, `45%`; a date is one number.
/// - Web and e-mail addresses, mentions, hashtags and emoji are one token each, also glued behind Arabic letters. Domain
///   names and e-mail addresses are ASCII; behind a scheme or `www.`, and in a path, letters of every script may stand.
/// - A hyphen joins letters and digits: `F-18E`, بي-2; شمال-غرب and `5-3` are three tokens.
/// - Tashkeel, tatweel and format controls never split a word; controls before a word belong to none.
/// - A run of the same mark is one token: `...`, `؟؟`.
///
/// Source: Unicode Standard Annex #29, Unicode Text Segmentation, section 4; UTS #51 for emoji; RFC 3987 for addresses.
public struct Tokenizer: Sendable, Hashable {
    /// Which rules to cut by.
    public enum Mode: String, Sendable, CaseIterable {
        /// UAX #29 changed for Arabic, as ``Tokenizer`` describes.
        case arabic
        /// UAX #29 exactly as the installed ICU has it (root locale), dictionaries included.
        ///
        /// The boundaries are those of ICU's iterator over UTF-16. Its dictionaries count code units, so over a UTF-8 `UText`
        /// it may cut Lao, Khmer and Burmese elsewhere.
        case unicode
    }

    /// Which rules to cut by.
    public let mode: Mode

    /// Whether white space is given out as tokens too, so that the tokens cover the whole text.
    public let includesWhitespace: Bool

    /// Makes a tokenizer. It holds nothing but its two options: keep one, or make one when needed.
    ///
    /// - Parameters:
    ///   - mode: Which rules to cut by.
    ///   - includesWhitespace: Whether white space is given out too. In `arabic` mode each line break (LF, CRLF, CR,
    ///     U+0085, U+2028, U+2029) is then a token of its own and other white space comes in maximal runs.
    public init(mode: Mode = .arabic, includesWhitespace: Bool = false) {
        self.mode = mode
        self.includesWhitespace = includesWhitespace
    }

    /// Calls `body` with each token of UTF-8 text, in order.
    ///
    /// The fastest way, and the one for bytes that are not a string: files, network buffers.
    ///
    /// ```swift
    /// var words = 0
    /// Tokenizer().forEachToken(in: "في سرت.".utf8.span) { if $0.kind == .word { words += 1 } }
    /// words  // 2
    /// ```
    ///
    /// Nothing is allocated, except for stretches of Thai, Chinese and their like, and for tables at the first use.
    ///
    /// - Parameters:
    ///   - text: UTF-8; ill-formed parts are tokens of kind `other`.
    ///   - body: Gets each token; what it throws ends the walk and is thrown on.
    /// - Complexity: O(*n*), *n* the number of bytes.
    @inlinable
    public func forEachToken<E: Error>(in text: Span<UInt8>, _ body: (Token) throws(E) -> Void) throws(E) {
        // A batch is a kernel's work for a few kilobytes; a closure that is inlined beside it costs no call.
        var batch = InlineArray<512, UInt32>(repeating: 0)
        var walk = TokenWalk(self)
        while walk.advance(in: text, into: &batch) {
            for index in 0..<walk.count { try body(walk.token(batch[index])) }
            if let long = walk.long { try body(long) }
        }
    }
}
