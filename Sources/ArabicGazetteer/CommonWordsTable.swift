// The bytes of the table of common words. Numbers are little-endian.
//
//     u32 number of words
//     u32 for each of 8192 lists and one more: the number of words in the lists before it
//     4 bytes a word, list by list: 24 bits of its hash, ascending, and above them its rank
//
// A word's list is in the upper 13 bits of its hash, the 24 bits are below. Of a million words that are not in the table,
// fewer than one looks as if it were.

/// A static hash table of words and how often they occur.
struct CommonWordsTable: Sendable {
    /// Safe: constant bytes of the program, or of whoever made the table.
    private nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>

    private static let listBits = 13
    private static let listCount = 1 << listBits
    private static let headerSize = 4 * (listCount + 2)

    /// - Parameter bytes: Safe: outlive the table.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        precondition(bytes.count >= Self.headerSize && bytes.count == Self.headerSize + 4 * wordCount, "no such table")
    }

    var wordCount: Int { Int(number(0)) }

    func rank(_ codes: some Sequence<UInt8>) -> UInt8 {
        var hash = WordHash()
        for code in codes { hash.add(code) }
        return rank(hash)
    }

    func rank(_ word: WordHash) -> UInt8 {
        let (list, tag) = Self.place(word.value)
        for index in Int(number(list + 1))..<Int(number(list + 2)) {
            let entry = number(Self.listCount + 2 + index)
            if entry & 0xFF_FFFF == tag { return UInt8(entry >> 24) }
        }
        return 0
    }

    private static func place(_ hash: UInt64) -> (list: Int, tag: UInt32) {
        (Int(hash >> UInt64(64 - listBits)), UInt32(hash >> 24 & 0xFF_FFFF))
    }

    private func number(_ index: Int) -> UInt32 {
        UInt32(
            littleEndian: UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
        )
    }

    // MARK: Ranks

    /// The count that a rank stands for: twelve ranks are twice as many.
    static func count(_ rank: UInt8) -> Int { counts[Int(rank)] }

    /// The rank of a count that is not 0.
    static func rank(_ count: Int) -> UInt8 {
        UInt8(counts.indices.dropFirst().min { abs(counts[$0] - count) < abs(counts[$1] - count) }!)
    }

    private static let counts: [Int] = {
        // The twelfth root of two.
        let root = 1.0594630943592953
        var (counts, count) = ([0], 10.0)
        while counts.count < 256 {
            counts.append(Int(count.rounded()))
            count *= root
        }
        return counts
    }()

    // MARK: Making

    /// The bytes of a table.
    static func bytes(of words: [(codes: [UInt8], count: Int)]) -> [UInt8] {
        let entries = words.map { word -> (list: Int, entry: UInt32) in
            var hash = WordHash()
            for code in word.codes { hash.add(code) }
            let (list, tag) = place(hash.value)
            return (list, tag | UInt32(rank(word.count)) << 24)
        }.sorted { ($0.list, $0.entry & 0xFF_FFFF, $0.entry) < ($1.list, $1.entry & 0xFF_FFFF, $1.entry) }
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt32(entries.count))
        var first = 0
        for list in 0...listCount {
            while first < entries.count, entries[first].list < list { first += 1 }
            bytes.append(littleEndian: UInt32(first))
        }
        for (_, entry) in entries { bytes.append(littleEndian: entry) }
        return bytes
    }
}

/// The hash of a word's codes, one after the other. The table holds it: it never changes.
struct WordHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ code: UInt8) { state = (state ^ UInt64(code)) &* 0x0000_0100_0000_01B3 }

    var value: UInt64 {
        let mixed = (state ^ state >> 32) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 29
    }
}
