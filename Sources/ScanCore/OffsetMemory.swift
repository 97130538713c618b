internal import CScanKernels

/// Ranges of codes that are asked for, and where each came from.
struct OffsetMemory: ~Copyable {
    private var capacity = 0
    private(set) var ranges = UnsafeMutablePointer<artok_code_range>.allocate(capacity: 1)
    /// Two for each.
    private(set) var offsets = UnsafeMutablePointer<Int64>.allocate(capacity: 2)

    deinit { free() }

    private func free() {
        ranges.deallocate()
        offsets.deallocate()
    }

    /// What was there is gone, if there was too little room.
    mutating func makeRoom(for count: Int) {
        guard count > capacity else { return }
        free()
        capacity = 2 * count
        ranges = .allocate(capacity: capacity)
        offsets = .allocate(capacity: 2 * capacity)
    }
}
