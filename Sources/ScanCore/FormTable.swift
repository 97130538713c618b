/// Surface forms by their letters: what the scanner looks up.
///
/// A form is kept as the run of its letters without spaces, and so is each of its beginnings that ends where one of its
/// words ends. The letters of consecutive text words lie side by side too, so whether the words are written apart
/// (الولايات المتحدة) or joined (الولاياتالمتحدة) is the same look-up: a text word either reaches a stored beginning or
/// the form is not there. Which spaces may be missing is for the caller to check.
package struct FormTable: Sendable {
    /// One stored beginning.
    package struct Node: Sendable {
        /// The forms that end here, by the identifiers that the caller gave them, in the order of insertion.
        package fileprivate(set) var forms: [UInt32] = []
        /// Some form goes on from here.
        fileprivate(set) var continues = false
        /// Some form that goes on has punctuation where others have a space.
        fileprivate(set) var expectsPunctuation = false
    }

    private var words = WordTable()
    private var nodes: [Node] = []
    /// The length of the longest form, in bytes.
    private(set) var longest = 0

    package init() {}

    package var isEmpty: Bool { nodes.isEmpty }

    /// Adds a form.
    ///
    /// - Parameters:
    ///   - letters: Its folded letters, without spaces, as UTF-8. Not empty.
    ///   - wordEnds: Where its words end in `letters`, ascending; the last is `letters.count`.
    ///   - hasPunctuation: Two of its words are separated by more than white space.
    ///   - id: What ``Node/forms`` shall say.
    /// - Complexity: O(*n* · *w*) in the number of letters and words.
    package mutating func insert(letters: [UInt8], wordEnds: [Int], hasPunctuation: Bool, id: UInt32) {
        longest = max(longest, letters.count)
        for end in wordEnds {
            let node = Int(words.insert(Array(letters[..<end])))
            if node == nodes.count { nodes.append(Node()) }
            if end == letters.count {
                nodes[node].forms.append(id)
            } else {
                nodes[node].continues = true
                if hasPunctuation { nodes[node].expectsPunctuation = true }
            }
        }
    }

    package func forms(at node: WordTable.ID) -> [UInt32] { nodes[Int(node)].forms }

    func hasForms(_ node: WordTable.ID) -> Bool { !nodes[Int(node)].forms.isEmpty }

    func continues(_ node: WordTable.ID, across gap: ScanWord.Gap) -> Bool {
        switch gap {
        case .none: false
        case .space, .hyphen: nodes[Int(node)].continues
        case .other: nodes[Int(node)].expectsPunctuation
        }
    }

    func node(of text: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> WordTable.ID? {
        words.id(of: text, range, hash: hash)
    }
}
