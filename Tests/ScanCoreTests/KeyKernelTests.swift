// Keys of candidates and the filters: every kernel says what the plain one says, and no filter forgets a key.

import CScanKernels
import ScanCore
import TestSupport
import Testing

@Suite struct `Keys of words` {
    /// Codes between separators, as a window has them.
    private struct Codes {
        var bytes: [UInt8]
        let start = 64
        let count: Int

        init(_ random: inout SeededRandom, count: Int) {
            let letters: [UInt8] = [0xA7, 0xC4, 0xC8, 0xA8, 0xB3, 0xB1, 0xAA, 0x61, 0x32]
            self.count = count
            bytes = [UInt8](repeating: Code.mark, count: 64)
            for _ in 0..<count {
                bytes.append(random.chance(1, in: 7) ? Code.space : letters.randomElement(using: &random)!)
            }
            bytes += [UInt8](repeating: Code.mark, count: 80)
        }
    }

    private struct Result: Equatable {
        var keys: [UInt64] = []
        var found: [[UInt32]] = []
    }

    /// What the kernels make of some codes: keys, then what each filter lets pass.
    private func result(_ codes: Codes, asked: Double, _ filter: KeyFilterWords) -> Result {
        codes.bytes.withUnsafeBufferPointer { bytes in
            let start = bytes.baseAddress! + codes.start
            let lists = CandidateLists(start, 0..<codes.count)
            let (candidates, all) = (lists.all, lists.all.count)
            let count = Int(Double(all) * asked)
            var result = Result(keys: [UInt64](repeating: 0, count: all + 8))
            candidates.withUnsafeBufferPointer { candidates in
                result.keys.withUnsafeMutableBufferPointer { keys in
                    var state = artok_key_state(
                        codes: start,
                        candidates: candidates.baseAddress,
                        count: count,
                        all_count: all,
                        seed: 7,
                        keys: keys.baseAddress
                    )
                    var found = [UInt32](repeating: 0, count: all + 17)
                    filter.withFilter { filter in
                        result.found.append(Array(found[..<artok_find_keys(&state, filter, &found)]))
                        result.found.append(Array(found[..<artok_find_pairs(&state, filter, &found)]))
                        lists.longEnds.withUnsafeBufferPointer {
                            var ends = artok_long_ends(codes: start, ends: $0.baseAddress, count: $0.count, seed: 7)
                            result.found.append(Array(found[..<artok_find_tails(&ends, filter, &found)]))
                        }
                    }
                }
            }
            result.keys.removeLast(8)
            return result
        }
    }

    private struct KeyFilterWords {
        let words: [UInt64]

        func withFilter(_ body: (UnsafePointer<artok_key_filter>) -> Void) {
            words.withUnsafeBufferPointer {
                var filter = artok_key_filter(words: $0.baseAddress, count: $0.count)
                body(&filter)
            }
        }
    }

    @Test(arguments: 0..<40)
    func `are the same with every kernel`(round: Int) {
        var random = SeededRandom(seed: UInt64(round))
        let codes = Codes(&random, count: [0, 1, 63, 64, 65, 500, 3000].randomElement(using: &random)!)
        // A third of the bits: something passes, something does not.
        let words = (0..<50).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
        let filter = KeyFilterWords(words: words.map { $0 | $0 << 1 })
        let asked = Double.random(in: 0...1, using: &random)
        let chosen = artok_kernel_current()
        defer { artok_kernel_use(chosen) }
        artok_kernel_use(ARTOK_KERNEL_SCALAR)
        let expected = result(codes, asked: asked, filter)
        let kernels = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
        for kernel in kernels where artok_kernel_is_supported(kernel) {
            artok_kernel_use(kernel)
            #expect(result(codes, asked: asked, filter) == expected, "round \(round)")
        }
    }

    @Test func `a filter has all its keys and few others`() {
        var random = SeededRandom(seed: 1)
        let keys = (0..<20_000).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
        let words = KeyFilter.words(of: keys, bits: 12)
        words.withUnsafeBufferPointer { words in
            let filter = KeyFilter(words.baseAddress!, wordCount: words.count)
            #expect(keys.allSatisfy { filter.mayContain($0) })
            let others = (0..<20_000).count { _ in filter.mayContain(UInt64.random(in: 0...UInt64.max, using: &random))
            }
            #expect(others < 600)
        }
    }

    @Test func `a table has all its nodes`() throws {
        var random = SeededRandom(seed: 2)
        let nodes: [(hash: UInt64, node: NodeTable.Node)] = (0..<5000).map { index in
            (
                hash: UInt64.random(in: 0...UInt64.max, using: &random),
                node: NodeTable.Node(record: index, ends: index % 2 == 0, continues: true, expectsPunctuation: false)
            )
        }
        let slots = try #require(NodeTable.slots(of: nodes))
        slots.withUnsafeBufferPointer { slots in
            let table = NodeTable(slots.baseAddress!, slotCount: slots.count)
            #expect(nodes.allSatisfy { table.node($0.hash) == $0.node })
            #expect(table.node(12345).isFound == false)
        }
    }

    @Test func `two keys that cannot be told apart make no table`() {
        let node = NodeTable.Node(record: 1, ends: true, continues: false, expectsPunctuation: false)
        let nodes: [(hash: UInt64, node: NodeTable.Node)] = [(hash: 5, node: node), (hash: 5, node: node)]
        #expect(NodeTable.slots(of: nodes) == nil)
    }

    @Test func `a table without an empty slot ends a search`() {
        let slots = [UInt64](repeating: 1 << 32 | 7, count: 10)
        slots.withUnsafeBufferPointer { slots in
            let table = NodeTable(slots.baseAddress!, slotCount: slots.count)
            #expect(table.node(0xFFFF_FFFF_FFFF_FFFF).isFound == false)
        }
    }

    @Test func `separators are below the letters`() {
        for code in 0...UInt8.max {
            #expect(Code.separates(code) == (UInt32(code) < ARTOK_CODE_LETTER.rawValue))
        }
    }
}
