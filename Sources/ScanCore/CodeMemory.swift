internal import CScanKernels

/// The memory of a window of codes.
struct CodeMemory: ~Copyable {
    /// Codes are counted in 16 bits.
    static let most = 61_440
    /// Raw text of about 10 KB: with all that is made of it, it stays near the processor.
    private static let usual = 6144
    /// So many separators stand before and behind the codes.
    private static let padding = 80

    let capacity: Int
    /// So many codes are kept of those that were dropped, right before the first.
    let mostHistory: Int
    private(set) var historyCount = 0
    private let allCodes: UnsafeMutablePointer<UInt8>
    let codes: UnsafeMutablePointer<UInt8>
    let blocks: UnsafeMutablePointer<artok_code_block>
    let blockCapacity: Int
    var blockCount = 0
    let candidates: UnsafeMutablePointer<UInt32>
    let contracted: UnsafeMutablePointer<UInt32>
    let longEnds: UnsafeMutablePointer<UInt32>

    /// - Parameter lookaround: So many codes stay readable before those of a window, and are room for more behind.
    init(capacity: Int, lookaround: Int) {
        // Each window has as much that is new, whatever is kept of the one before.
        let kept = lookaround > Self.usual / 4 ? 2 * lookaround : lookaround
        let capacity = min(max(capacity, Self.usual) + kept, Self.most)
        self.capacity = capacity
        mostHistory = lookaround
        let count = capacity + 2 * Self.padding + lookaround
        allCodes = .allocate(capacity: count)
        allCodes.initialize(repeating: Code.mark, count: count)
        codes = allCodes + Self.padding + lookaround
        // At least one code of a block is kept, or it is one of many that a removed run makes.
        blockCapacity = capacity
        blocks = .allocate(capacity: blockCapacity + 2)
        candidates = .allocate(capacity: capacity + Int(ARTOK_CANDIDATE_SLACK) + 1)
        contracted = .allocate(capacity: capacity / 2 + Int(ARTOK_CANDIDATE_SLACK))
        longEnds = .allocate(capacity: capacity / Int(ARTOK_LONG_WORD) + Int(ARTOK_CANDIDATE_SLACK))
    }

    deinit {
        allCodes.deallocate()
        blocks.deallocate()
        candidates.deallocate()
        contracted.deallocate()
        longEnds.deallocate()
    }

    /// Separators behind the last code.
    func pad(_ count: Int) {
        // Safe: there is room for so many behind the capacity.
        (codes + count).update(repeating: Code.mark, count: Self.padding)
    }

    /// Puts a block of one code behind the last, for the place where the text goes on, and one behind all codes.
    func close(_ count: Int, _ source: Int) {
        // Safe: there is room for two blocks more. The kernels take back what belongs to a chunk that they leave, so its
        // exact part finds a free one.
        assert(blockCount <= blockCapacity)
        blocks[blockCount] = artok_code_block(source: source, kept: 1, code_start: count)
        blocks[blockCount + 1] = artok_code_block(source: 0, kept: 0, code_start: .max)
    }

    /// Forgets all codes.
    mutating func removeAll() {
        blockCount = 0
        guard historyCount > 0 else { return }
        (codes - historyCount).update(repeating: Code.mark, count: historyCount)
        historyCount = 0
    }

    /// Drops the first codes and the blocks that have none of those that stay.
    mutating func drop(_ dropped: Int, keeping count: Int) {
        historyCount = min(mostHistory, historyCount + dropped)
        // Safe: `historyCount` codes are before the first of those that stay, and there is room for as many before `codes`.
        (codes - historyCount).update(from: codes + (dropped - historyCount), count: historyCount + count)
        var first = 0
        while first + 1 < blockCount, blocks[first + 1].code_start <= dropped { first += 1 }
        if count == 0 { first = blockCount }
        for index in first..<blockCount {
            var block = blocks[index]
            if block.code_start < dropped {
                // Its first codes go.
                for _ in block.code_start..<dropped { block.kept &= block.kept &- 1 }
                block.code_start = dropped
            }
            block.code_start -= dropped
            blocks[index - first] = block
        }
        blockCount -= first
    }
}
