internal import ScanCore

/// What the scanner looks forms up by: hashes of their letters, and of what they begin and end with.
struct FormKeys: Sendable {
    /// For each form, in order, that of all its letters.
    private(set) var wholes: [UInt64] = []
    private(set) var beginnings: [Beginning] = []
    /// What two text words can be the first two of a form.
    private(set) var pairs: [UInt64] = []
    /// What a word ends with that ends with a form.
    private(set) var tails: [UInt64] = []
    /// What a text word may start with that begins a form.
    private(set) var starts: Set<WordStart> = []

    /// Letters that a form goes on from.
    struct Beginning: Sendable, BitwiseCopyable {
        let hash: UInt64
        /// Some form with these has punctuation where others have a space.
        let expectsPunctuation: Bool
    }

    /// - Parameter wantsStarts: ``starts`` is asked for.
    init(_ drafts: FormDrafts, _ hash: CodeHash, wantsStarts: Bool) {
        wholes.reserveCapacity(drafts.forms.count)
        drafts.forEachForm { _, letters, seams in
            add(letters, seams, hash)
            if wantsStarts { addStarts(letters.baseAddress!, letters.count, seams) }
        }
    }

    private mutating func addStarts(
        _ letters: UnsafePointer<UInt8>,
        _ count: Int,
        _ seams: UnsafeBufferPointer<FormDrafts.Seam>
    ) {
        starts.insert(WordStart(letters, count))
        for seam in seams.prefix(2) where seam.offset < 3 { starts.insert(WordStart(letters, seam.offset)) }
    }

    private mutating func add(
        _ letters: UnsafeBufferPointer<UInt8>,
        _ seams: UnsafeBufferPointer<FormDrafts.Seam>,
        _ hash: CodeHash
    ) {
        // Safe: a form has at least one letter, and as many bytes as the hash reaches are behind the last one.
        let start = letters.baseAddress!
        let end = letters.count
        wholes.append(hash.hash(start, end))
        if end >= CodeHash.tail { tails.append(hash.hash(start + end - CodeHash.tail, CodeHash.tail)) }
        let lastRequired = seams.lastIndex { $0.isRequired }
        var isBehindRequired = false
        for (index, seam) in seams.enumerated() {
            let first = hash.hash(start, seam.offset)
            beginnings.append(Beginning(hash: first, expectsPunctuation: lastRequired != nil))
            // No word goes on over what must stand between two.
            guard !isBehindRequired else { continue }
            isBehindRequired = seam.isRequired
            // The second word ends at any seam behind, as long as none between must have something.
            for last in seams[(index + 1)...] {
                pairs.append(CodeHash.pair(first, hash.hash(start + seam.offset, last.offset - seam.offset)))
                if last.isRequired { break }
            }
            if lastRequired ?? -1 <= index {
                pairs.append(CodeHash.pair(first, hash.hash(start + seam.offset, end - seam.offset)))
            }
        }
    }
}

extension [UInt64] {
    /// Those of several lists, in ascending order, each once.
    static func unique(_ lists: some Sequence<[UInt64]>) -> [UInt64] {
        var keys = Array(lists.joined())
        RadixSort.sort(&keys) { $0 }
        var count = 0
        for index in keys.indices where index == 0 || keys[index] != keys[index - 1] {
            keys[count] = keys[index]
            count += 1
        }
        keys.removeLast(keys.count - count)
        return keys
    }
}
