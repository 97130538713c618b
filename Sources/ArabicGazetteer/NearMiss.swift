/// A name that stands in a text by its letters, and why it is no mention.
public struct NearMiss: Sendable {
    /// Where it stands, without proclitics: UTF-8 bytes of the text, half-open.
    public let utf8Range: Range<Int>
    /// The entry that it would be of.
    public let entry: Entry
    /// The folded letters of the proclitics before it; `nil` if there are none.
    public let proclitic: String?
    /// What had to be overlooked to take it for the name.
    public let how: Mention.How
    /// Why it is none.
    public let reason: Reason
    package let entryIndex: Int
    package let procliticCodes: UInt32

    /// Why something is no mention; the raw values are what the command writes.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The word with its proclitics is a common one, and commoner than the name: لغات is no ل + غات.
        case commonWord = "common-word"
        /// In the text's spelling it is a common word of its own, and commoner than the name: على is no علي.
        case otherWord = "other-word"
        /// Vowels of text and entry contradict each other.
        case vowels
        /// No word of the entry's context is near.
        case context
        /// One of the phrases that cancel it is there.
        case not
        /// The entry does not allow proclitics like these.
        case proclitics
        /// The entry's name takes no article.
        case article
        /// A name behind proclitics has at least three letters.
        case short
        /// The entry overlooks less than this needs, or the folding that the gazetteer was compiled with.
        case folding
        /// Another mention is there: it starts before, or is longer, or closer to its entry's spelling.
        case overlap
    }
}
