import ArabicText
import CScanKernels
import ScanCore

/// A window of text on which each kernel is called by itself. It is as long as `CodeWindow`'s and lies in memory of its
/// own, so each kernel finds its input as near the processor as in the scanner.
///
/// A chunk that the kernels leave to the exact path is passed over.
final class KernelWindow {
    private static let capacity = 6144
    private static let leastRoom = 1024
    private static let padding = 80
    /// More than any list needs.
    private static let room = capacity + 128

    private let allCodes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * padding)
    private var codes: UnsafeMutablePointer<UInt8> { allCodes + Self.padding }
    private let blocks = UnsafeMutablePointer<artok_code_block>.allocate(capacity: room)
    private let passed = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    private let others = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    private let ranges = UnsafeMutablePointer<artok_code_range>.allocate(capacity: room)
    private let offsets = UnsafeMutablePointer<Int64>.allocate(capacity: 2 * room)
    private var state = artok_code_state()
    private var lists = artok_candidate_lists()
    private var keys = artok_key_state()
    private var passedCount = 0

    init() {
        allCodes.initialize(repeating: Code.mark, count: Self.capacity + 2 * Self.padding)
        lists.all = .allocate(capacity: Self.room)
        lists.contracted = .allocate(capacity: Self.room)
        lists.long_ends = .allocate(capacity: Self.room)
        keys.keys = .allocate(capacity: Self.room)
        keys.codes = UnsafePointer(codes)
        keys.candidates = UnsafePointer(lists.all)
    }

    deinit {
        allCodes.deallocate()
        blocks.deallocate()
        for list in [passed, others, lists.all!, lists.contracted!, lists.long_ends!] { list.deallocate() }
        keys.keys.deallocate()
        ranges.deallocate()
        offsets.deallocate()
    }

    /// - Parameter text: Stays where it is until its end.
    func begin(_ text: UnsafeBufferPointer<UInt8>) {
        state.source = text.baseAddress
        state.source_count = text.count
        state.source_offset = 0
        (state.codes, state.code_capacity) = (codes, Self.capacity)
        (state.blocks, state.block_capacity) = (blocks, Self.capacity)
    }

    var isAtEnd: Bool { state.source_offset == state.source_count }

    /// Each step returns how much it found.
    func fill(_ table: CodeTable) -> Int {
        (state.code_count, state.block_count) = (0, 0)
        while !isAtEnd, Self.capacity - state.code_count > Self.leastRoom {
            guard artok_codes(table.kernels, &state) else { break }
            while !isAtEnd, !isWhiteSpace(state.source[state.source_offset]) { state.source_offset += 1 }
        }
        // Safe: there is room for so many behind the capacity.
        (codes + state.code_count).update(repeating: Code.mark, count: Self.padding)
        // For the end of the last range, and a block behind all codes.
        blocks[state.block_count] = artok_code_block(source: state.source_offset, kept: 1, code_start: state.code_count)
        blocks[state.block_count + 1] = artok_code_block(source: 0, kept: 0, code_start: .max)
        return state.code_count
    }

    @discardableResult
    func findCandidates(_ beginnings: UnsafePointer<artok_beginnings>?) -> Int {
        artok_find_candidates(codes, 0, state.code_count, beginnings, &lists)
        return lists.count
    }

    func findKeys(_ tables: FormTables) -> Int {
        (keys.count, keys.all_count) = (lists.count, lists.count)
        keys.seed = tables.hash.seed
        passedCount = withUnsafePointer(to: tables.firsts.kernels) { artok_find_keys(&keys, $0, passed) }
        return passedCount
    }

    func findRanges() -> Int {
        for place in 0..<passedCount {
            let candidate = Candidate(lists.all[Int(passed[place])])
            ranges[place] = artok_code_range(start: UInt32(candidate.position), end: UInt32(candidate.end))
        }
        artok_code_ranges(blocks, ranges, passedCount, offsets)
        return passedCount
    }

    func findPairs(_ filter: KeyFilter) -> Int {
        withUnsafePointer(to: filter.kernels) { artok_find_pairs(&keys, $0, others) }
    }

    func findTails(_ tables: FormTables) -> Int {
        var ends = artok_long_ends()
        ends.codes = UnsafePointer(codes)
        ends.ends = UnsafePointer(lists.long_ends)
        ends.count = lists.long_end_count
        ends.seed = tables.hash.seed
        return withUnsafePointer(to: tables.tails.kernels) { artok_find_tails(&ends, $0, others) }
    }

    private func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
