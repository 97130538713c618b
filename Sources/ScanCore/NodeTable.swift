internal import CScanKernels

/// Where beginnings of forms lie: a hash table from the letters of a beginning to what is known of it.
///
/// A form's *beginnings* are the runs of its letters, without spaces, that end where one of its words ends. The letters
/// of consecutive text words lie side by side too, so whether words are written apart (الولايات المتحدة) or joined
/// (الولاياتالمتحدة) is the same look-up. Only 32 bits of a hash are compared: whoever asks compares the letters.
package struct NodeTable: Sendable {
    /// What is known of a beginning, in 32 bits; 0 is none.
    package struct Node: Sendable, Equatable {
        package let bits: UInt32

        @inline(__always)
        package init(bits: UInt32) { self.bits = bits }

        package init(record: Int, ends: Bool, continues: Bool, expectsPunctuation: Bool) {
            bits =
                UInt32(record) << 3 | (ends ? 1 : 0) | (continues ? 2 : 0) | (expectsPunctuation ? 4 : 0)
        }

        @inline(__always) package var isFound: Bool { bits != 0 }
        /// Some form ends here; ``record`` is the first.
        @inline(__always) package var ends: Bool { bits & 1 != 0 }
        /// Some form goes on.
        @inline(__always) package var continues: Bool { bits & 2 != 0 }
        /// Some form that goes on has punctuation where others have a space.
        @inline(__always) package var expectsPunctuation: Bool { bits & 4 != 0 }
        /// The number that the maker gave to the first form that ends here.
        @inline(__always) package var record: Int { Int(bits &>> 3) }

        package static let mostRecords = 1 << 29
    }

    /// Safe: owned by whoever made the table, who lives longer.
    private nonisolated(unsafe) let slots: UnsafePointer<UInt64>
    package let slotCount: Int

    /// - Parameters:
    ///   - slots: Little-endian; the upper half of each is of the hash, the lower the node.
    ///   - slotCount: At least 1.
    package init(_ slots: UnsafePointer<UInt64>, slotCount: Int) {
        self.slots = slots
        self.slotCount = slotCount
    }

    @inline(__always)
    package func prefetch(_ hash: UInt64) { artok_prefetch(slots + Self.slot(of: artok_key_mixed(hash), slotCount)) }

    /// No node lies further from its first slot. It bounds the search in a damaged table, which may have no empty slot.
    private static let longestSearch = 4096

    /// - Complexity: O(1) expected.
    @inline(__always)
    package func node(_ hash: UInt64) -> Node {
        let hash = artok_key_mixed(hash)
        var slot = Self.slot(of: hash, slotCount)
        let tag = hash &>> 32
        for _ in 0..<Self.longestSearch {
            // Safe: `slot` is below `slotCount`.
            let value = UInt64(littleEndian: slots[slot])
            if value &>> 32 == tag || value == 0 { return Node(bits: UInt32(truncatingIfNeeded: value)) }
            slot &+= 1
            if slot == slotCount { slot = 0 }
        }
        return Node(bits: 0)
    }

    @inline(__always)
    private static func slot(of hash: UInt64, _ slotCount: Int) -> Int {
        Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: slotCount)) &>> 32)
    }

    /// The slots of a table of these nodes: three quarters full. `nil` if one could not be told from another: then
    /// another hash function must be taken.
    ///
    /// - Complexity: O(*n*) expected.
    package static func slots(of nodes: some Collection<(hash: UInt64, node: Node)>) -> [UInt64]? {
        var slots = [UInt64](repeating: 0, count: nodes.count * 4 / 3 + 2)
        for (hash, node) in nodes {
            let hash = artok_key_mixed(hash)
            var slot = slot(of: hash, slots.count)
            var steps = 0
            while slots[slot] != 0 {
                steps += 1
                guard steps < longestSearch else { return nil }
                if slots[slot] &>> 32 == hash &>> 32 { return nil }
                slot = slot + 1 == slots.count ? 0 : slot + 1
            }
            slots[slot] = (hash &>> 32) &<< 32 | UInt64(node.bits)
        }
        return slots.map(\.littleEndian)
    }
}
