/// A word of a text to be scanned: its letters, and how it is separated from the word before it.
package struct ScanWord: Sendable, Equatable {
    /// Where its letters start in the letters of the text, as UTF-8 bytes; the next word starts where it ends.
    package let start: Int
    package let end: Int
    /// What stands between the previous word and this one.
    package let gap: Gap

    package enum Gap: UInt8, Sendable {
        /// No word before this one.
        case none
        /// White space with at most one line break.
        case space
        /// One hyphen, nothing else.
        case hyphen
        /// Anything else: punctuation, symbols, a blank line.
        case other
    }

    package init(start: Int, end: Int, gap: Gap) {
        self.start = start
        self.end = end
        self.gap = gap
    }
}
