/// Pieces of output that are written again and again, by a number: what is known of an entry, of a set of differences.
///
/// Room for some thousand; the rest is made again when it is asked for.
struct CellCache: ~Copyable {
    private var slots: [Slot]
    private var bytes: [UInt8] = []
    private let mask: Int
    private static let mostBytes = 4 << 20

    private struct Slot {
        var key = -1
        var start: Int32 = 0
        var count: Int32 = 0
    }

    /// - Parameter size: A power of two.
    init(size: Int) {
        slots = Array(repeating: Slot(), count: size)
        mask = size - 1
    }

    /// Appends the piece of a number.
    ///
    /// - Parameter make: Makes it, where it is not known.
    @inline(__always)
    mutating func append(_ key: Int, to output: inout OutputBuffer, _ make: (inout [UInt8]) -> Void) {
        let place = (key ^ key >> 12) & mask
        if slots[place].key != key { add(key, place, make) }
        let slot = slots[place]
        bytes.withUnsafeBufferPointer { bytes in
            output.append(UnsafeBufferPointer(rebasing: bytes[Int(slot.start)..<Int(slot.start + slot.count)]))
        }
    }

    @inline(never)
    private mutating func add(_ key: Int, _ place: Int, _ make: (inout [UInt8]) -> Void) {
        if bytes.count > Self.mostBytes {
            bytes.removeAll(keepingCapacity: true)
            for index in slots.indices { slots[index].key = -1 }
        }
        let start = bytes.count
        make(&bytes)
        slots[place] = Slot(key: key, start: Int32(start), count: Int32(bytes.count - start))
    }
}
