/// What a search keeps of the candidates of a window.
struct SearchMemory: ~Copyable {
    private var capacity = 0
    private(set) var keys = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    /// Numbers of candidates that a filter has let pass.
    private(set) var singles = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private(set) var pairs = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private(set) var tails = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    /// Those of the singles that begin a form, and their nodes.
    private(set) var hits = UnsafeMutablePointer<Hit>.allocate(capacity: 1)

    private var occurrenceCapacity = 64
    private(set) var occurrences = UnsafeMutablePointer<FormOccurrence>.allocate(capacity: 64)
    private(set) var occurrenceCount = 0

    struct Hit {
        let candidate: UInt32
        let node: NodeTable.Node
    }

    deinit {
        free()
        occurrences.deallocate()
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
        singles.deallocate()
        pairs.deallocate()
        tails.deallocate()
        hits.deallocate()
    }

    /// What was there is gone, if there was too little room.
    mutating func makeRoom(for count: Int) {
        guard count > capacity else { return }
        free()
        // The kernels write some more than there are.
        capacity = count + count / 2
        keys = .allocate(capacity: capacity + 16)
        singles = .allocate(capacity: capacity + 16)
        pairs = .allocate(capacity: capacity + 16)
        tails = .allocate(capacity: capacity + 16)
        hits = .allocate(capacity: capacity + 16)
    }
}
