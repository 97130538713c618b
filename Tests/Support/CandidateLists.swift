package import CScanKernels

/// What the kernel at work finds in codes.
package struct CandidateLists: Equatable {
    package private(set) var all: [UInt32] = []
    package private(set) var contracted: [UInt32] = []
    package private(set) var longEnds: [UInt32] = []
    /// No list was written behind its room.
    package private(set) var staysInRoom = true

    /// - Parameters:
    ///   - codes: With separators before and behind.
    ///   - range: Where words start.
    ///   - beginnings: What may be left out.
    package init(
        _ codes: UnsafePointer<UInt8>,
        _ range: Range<Int>,
        beginnings: UnsafePointer<artok_beginnings>? = nil
    ) {
        var lists = artok_candidate_lists()
        let rooms = [
            range.count + ARTOK_CANDIDATE_SLACK, range.count / 2 + 2,
            range.count / ARTOK_LONG_WORD + 16,
        ]
        let memory = rooms.map { room in
            let memory = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: room + 1)
            memory.initialize(repeating: .max)
            return memory
        }
        defer { for list in memory { list.deallocate() } }
        (lists.all, lists.contracted, lists.long_ends) =
            (memory[0].baseAddress, memory[1].baseAddress, memory[2].baseAddress)
        artok_find_candidates(codes, range.lowerBound, range.upperBound, beginnings, &lists)
        all = Array(memory[0][..<lists.count])
        contracted = Array(memory[1][..<lists.contracted_count])
        longEnds = Array(memory[2][..<lists.long_end_count])
        staysInRoom = memory.allSatisfy { $0.last == .max }
    }
}
