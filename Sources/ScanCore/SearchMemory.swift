/// What a search keeps of the candidates of a window.
final class SearchMemory {
    private var capacity = 0
    private(set) var keys = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    /// Numbers of candidates.
    private(set) var singles = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private(set) var pairs = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private(set) var tails = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)

    private var occurrenceCapacity = 64
    private(set) var occurrences = UnsafeMutablePointer<FormOccurrence>.allocate(capacity: 64)
    var occurrenceCount = 0

    deinit {
        free()
        occurrences.deallocate()
    }

    @inline(__always)
    func append(_ occurrence: FormOccurrence) {
        if occurrenceCount == occurrenceCapacity { growOccurrences() }
        // Safe: there is room for `occurrenceCapacity` of them, which are plain bytes.
        occurrences[occurrenceCount] = occurrence
        occurrenceCount &+= 1
    }

    private func growOccurrences() {
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
    }

    /// What was there is gone, if there was too little room.
    func makeRoom(for count: Int) {
        guard count > capacity else { return }
        free()
        // The kernels write some more than there are.
        capacity = count + count / 2
        keys = .allocate(capacity: capacity + 16)
        singles = .allocate(capacity: capacity + 16)
        pairs = .allocate(capacity: capacity + 16)
        tails = .allocate(capacity: capacity + 16)
    }
}
