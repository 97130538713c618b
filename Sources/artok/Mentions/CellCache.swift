/// Pieces of output that are written again and again, by a number: what is known of an entry, of a set of differences.
///
/// Room for some thousand; the rest is made again when it is asked for.
struct CellCache: ~Copyable {
    private var slots: [Slot]
    private var bytes: [UInt8] = []
    private let shift: Int
    /// The one that was asked for last.
    private var place = 0
    private static let mostBytes = 4 << 20

    private struct Slot {
        var key = -1
        var start: Int32 = 0
        var count: Int32 = 0
    }

    /// - Parameter bits: Of the number of pieces that there is room for.
    init(bits: Int) {
        slots = Array(repeating: Slot(), count: 1 << bits)
        shift = 64 - bits
    }

    /// Whether the piece of a number is there.
    @inline(__always)
    mutating func find(_ key: Int) -> Bool {
        place = Int((UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
        return slots[place].key == key
    }

    /// Adds a piece that was not found.
    @inline(never)
    mutating func add(_ key: Int, _ piece: [UInt8]) {
        if bytes.count > Self.mostBytes {
            bytes.removeAll(keepingCapacity: true)
            for index in slots.indices { slots[index].key = -1 }
        }
        slots[place] = Slot(key: key, start: Int32(bytes.count), count: Int32(piece.count))
        bytes += piece
    }

    /// The piece that was found or added last equals these bytes behind its first ones.
    func equals(_ text: UnsafeBufferPointer<UInt8>, behind first: Int) -> Bool {
        let slot = slots[place]
        guard Int(slot.count) == text.count + first else { return false }
        return bytes[Int(slot.start) + first..<Int(slot.start + slot.count)].elementsEqual(text)
    }

    /// Appends the piece that was found or added last.
    @inline(__always)
    func append(to output: inout OutputBuffer) {
        let slot = slots[place]
        bytes.withUnsafeBufferPointer { bytes in
            output.append(UnsafeBufferPointer(rebasing: bytes[Int(slot.start)..<Int(slot.start + slot.count)]))
        }
    }
}
