/// What a search keeps of the candidates of a window.
struct SearchMemory: ~Copyable {
    private var capacity = 0
    private(set) var keys = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    /// What a filter has let pass: numbers of candidates, or words.
    private(set) var passed = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private(set) var singles = UnsafeMutablePointer<Hit>.allocate(capacity: 1)
    private(set) var pairs = UnsafeMutablePointer<Pair>.allocate(capacity: 1)

    /// A candidate whose whole word is a form or begins one.
    struct Hit {
        let candidate: UInt32
        let node: NodeTable.Node
    }

    /// A candidate whose word and the next one may be a form or begin one.
    struct Pair {
        let candidate: UInt32
        var node = NodeTable.Node(bits: 0)
        private let secondStart: Int32
        private let secondEnd: Int32
        /// Of the letters of both.
        let hash: UInt64

        @inline(__always)
        init(candidate: UInt32, second: Range<Int>, hash: UInt64) {
            (self.candidate, self.hash) = (candidate, hash)
            secondStart = Int32(truncatingIfNeeded: second.lowerBound)
            secondEnd = Int32(truncatingIfNeeded: second.upperBound)
        }

        /// The next word.
        @inline(__always) var second: Range<Int> { Range(uncheckedBounds: (Int(secondStart), Int(secondEnd))) }
    }

    /// A place in a long word from which on it may be a form.
    struct Ending {
        let word: Candidate
        private let place: Int32
        /// Of the letters from there on.
        let hash: UInt64

        @inline(__always)
        init(word: Candidate, split: Int, hash: UInt64) {
            (self.word, self.hash) = (word, hash)
            place = Int32(truncatingIfNeeded: split)
        }

        @inline(__always) var split: Int { Int(place) }
    }

    private var endingCapacity = 64
    private(set) var endings = UnsafeMutablePointer<Ending>.allocate(capacity: 64)

    @inline(__always)
    mutating func makeRoom(forEndings count: Int) {
        if count > endingCapacity { growEndings(count) }
    }

    private mutating func growEndings(_ count: Int) {
        let grown = UnsafeMutablePointer<Ending>.allocate(capacity: 2 * count)
        grown.update(from: endings, count: endingCapacity)
        endings.deallocate()
        endings = grown
        endingCapacity = 2 * count
    }

    private var occurrenceCapacity = 64
    private(set) var occurrences = UnsafeMutablePointer<FormOccurrence>.allocate(capacity: 64)
    private(set) var occurrenceCount = 0

    deinit {
        free()
        occurrences.deallocate()
        endings.deallocate()
    }

    mutating func removeOccurrences() { occurrenceCount = 0 }

    @inline(__always)
    mutating func append(_ occurrence: FormOccurrence) {
        if occurrenceCount == occurrenceCapacity { growOccurrences() }
        // Safe: there is room for `occurrenceCapacity` of them, which are plain bytes.
        occurrences[occurrenceCount] = occurrence
        occurrenceCount &+= 1
    }

    private mutating func growOccurrences() {
        let grown = UnsafeMutablePointer<FormOccurrence>.allocate(capacity: 2 * occurrenceCapacity)
        grown.update(from: occurrences, count: occurrenceCount)
        occurrences.deallocate()
        occurrences = grown
        occurrenceCapacity *= 2
    }

    private func free() {
        keys.deallocate()
        passed.deallocate()
        singles.deallocate()
        pairs.deallocate()
    }

    /// What was there is gone, if there was too little room.
    mutating func makeRoom(for count: Int) {
        guard count > capacity else { return }
        free()
        // The kernels write some more than there are.
        capacity = count + count / 2
        keys = .allocate(capacity: capacity + 16)
        passed = .allocate(capacity: capacity + 16)
        singles = .allocate(capacity: capacity + 16)
        pairs = .allocate(capacity: capacity + 16)
    }
}
