/// Numbers for words: a set of byte strings, each with a dense identifier.
///
/// Open addressing over a power of two of slots, at most half full. Stored bytes are compared, so two words with one
/// hash stay two words.
package struct WordTable: Sendable {
    package typealias ID = UInt32

    private var bytes: [UInt8] = []
    /// Where word *i* starts in `bytes`; it ends where the next starts.
    private var starts: [Int] = [0]
    private var hashes: [UInt64] = []
    /// Identifier + 1, or 0.
    private var slots: [UInt32] = [0, 0]

    package init() {}

    package var count: Int { hashes.count }

    /// The hash of no bytes, to be continued by `hash(_:adding:)`: prefixes of a word share its beginning.
    package static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    package static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    package static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var value = emptyHash
        for index in range { value = hash(value, adding: text[index]) }
        return value
    }

    /// - Complexity: O(1) expected, plus the comparison.
    package func id(of text: Span<UInt8>, _ range: Range<Int>, hash: UInt64) -> ID? {
        let mask = slots.count - 1
        var slot = Self.slot(hash) & mask
        while slots[slot] != 0 {
            let id = slots[slot] - 1
            if hashes[Int(id)] == hash, isEqual(Int(id), text, range) { return id }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// FNV's low bits are its weakest: spread the high ones into them.
    @inline(__always)
    private static func slot(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: (hash ^ (hash >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 20)
    }

    private func isEqual(_ id: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = starts[id]
        guard starts[id + 1] - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] { return false }
        return true
    }

    /// The identifier of a word, given to it now if it has none.
    package mutating func insert(_ word: [UInt8]) -> ID {
        let hash = Self.hash(word.span, 0..<word.count)
        if let id = id(of: word.span, 0..<word.count, hash: hash) { return id }
        let id = UInt32(hashes.count)
        bytes.append(contentsOf: word)
        starts.append(bytes.count)
        hashes.append(hash)
        if hashes.count * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 2)
            for id in hashes.indices { place(UInt32(id)) }
        } else {
            place(id)
        }
        return id
    }

    private mutating func place(_ id: ID) {
        let mask = slots.count - 1
        var slot = Self.slot(hashes[Int(id)]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = id + 1
    }
}
