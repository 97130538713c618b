/// Candidates one behind the other: an array without the cost of one.
struct CandidateList: ~Copyable {
    private var memory = UnsafeMutablePointer<Candidate>.allocate(capacity: 64)
    private var capacity = 64
    private(set) var count = 0

    deinit { memory.deallocate() }

    /// Valid as long as nothing is added or removed.
    var all: UnsafeBufferPointer<Candidate> { UnsafeBufferPointer(start: memory, count: count) }

    @inline(__always)
    subscript(index: Int) -> Candidate {
        assert(index < count)
        // Safe: whoever asks goes up to `count`. Candidates are plain bytes.
        return memory[index]
    }

    @inline(__always)
    mutating func append(_ candidate: Candidate) {
        if count == capacity { grow() }
        memory[count] = candidate
        count &+= 1
    }

    private mutating func grow() {
        let grown = UnsafeMutablePointer<Candidate>.allocate(capacity: 2 * capacity)
        grown.update(from: memory, count: count)
        memory.deallocate()
        memory = grown
        capacity *= 2
    }

    mutating func swapAt(_ first: Int, _ second: Int) {
        let candidate = memory[first]
        memory[first] = memory[second]
        memory[second] = candidate
    }

    @inline(__always)
    mutating func replace(_ index: Int, by candidate: Candidate) { memory[index] = candidate }

    mutating func sort(by precedes: (Candidate, Candidate) -> Bool) {
        var all = UnsafeMutableBufferPointer(start: memory, count: count)
        all.sort(by: precedes)
    }

    mutating func removeAll() { count = 0 }

    mutating func removeFirst(_ removed: Int) {
        guard removed > 0 else { return }
        count -= removed
        memory.update(from: memory + removed, count: count)
    }
}
