/// One sentence of a text: where it stands. Nothing is copied.
///
/// ```swift
/// let text = "وصل د. محمد. هل عاد؟"
/// for sentence in SentenceSegmenter().sentences(in: text) {
///     print(text[utf8: sentence.utf8Range])
/// }
/// // وصل د. محمد.
/// // هل عاد؟
/// ```
///
/// A sentence knows nothing of its text: keep the two together, and slice with ``Swift/StringProtocol/subscript(utf8:)``.
public struct Sentence: Hashable, Sendable {
    /// Where the sentence stands: offsets in UTF-8 bytes from the start of the text, half-open, never empty.
    ///
    /// It begins and ends with something else than white space, holds no line break, and both ends are on scalar
    /// boundaries.
    public let utf8Range: Range<Int>

    /// Makes a sentence by hand; a ``SentenceSegmenter`` makes them from text.
    ///
    /// - Parameter utf8Range: Where it stands, in UTF-8 bytes, half-open.
    public init(utf8Range: Range<Int>) {
        self.utf8Range = utf8Range
    }
}
