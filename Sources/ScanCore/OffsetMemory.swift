/// Codes that are asked for, and where each came from.
final class OffsetMemory {
    private var capacity = 0
    private(set) var places = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
    private(set) var offsets = UnsafeMutablePointer<Int64>.allocate(capacity: 1)

    deinit { free() }

    private func free() {
        places.deallocate()
        offsets.deallocate()
    }

    /// What was there is gone, if there was too little room.
    func makeRoom(for count: Int) {
        guard count > capacity else { return }
        free()
        capacity = 2 * count
        places = .allocate(capacity: capacity)
        offsets = .allocate(capacity: capacity)
    }
}
