/// What folding has made of a part of a text.
struct FoldedPart {
    struct Change {
        /// In the text.
        let source: Range<Int>
        /// In the result of this part.
        let result: Range<Int>
    }

    var changes: [Change] = []
    /// How long the result is.
    var count = 0

    mutating func removeAll() {
        changes.removeAll(keepingCapacity: true)
        count = 0
    }
}
