#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// What is timed, in the order of the work.
enum Stage: String, CaseIterable {
    /// Text to codes, with the blocks that tell offsets.
    case codes
    /// Places where a name may start: all, and those that begin like some name of a short list.
    case candidates
    case startingCandidates = "candidates-starts"
    /// Keys of all candidates, and the filter of beginnings.
    case keys = "keys+filter"
    /// Offsets of what that filter lets pass.
    case ranges = "code-ranges"
    /// The filter of two words, which long lists have.
    case pairs
    /// The filter of the last four letters of long words.
    case tails
    /// `CodeWindow`: codes and candidates, with what the kernels leave.
    case window
    /// `FormSearch`: keys, filters, tables, forms of several words.
    case search
    /// `Matcher`, the whole of it, a quarter of a megabyte of text at a time.
    case match
}

/// Times of stages, window by window: of each window the shortest of all rounds, so a pause of the machine costs one
/// round of one window. The time that looking at the clock takes is not in it.
struct StageTimes {
    private struct Column {
        var shortest: [Int] = []
        var next = 0
        var found = 0
    }

    private var columns = [Column](repeating: Column(), count: Stage.allCases.count)
    private let clock = StageTimes.clockTime()

    /// Goes to the first window again.
    mutating func begin() {
        for index in columns.indices { (columns[index].next, columns[index].found) = (0, 0) }
    }

    /// - Parameter work: Returns how much it found.
    mutating func measure(_ stage: Stage, _ work: () -> Int) {
        let start = Self.now
        let found = work()
        let time = max(0, Self.now - start - clock)
        let index = Stage.allCases.firstIndex(of: stage)!
        let place = columns[index].next
        if place == columns[index].shortest.count {
            columns[index].shortest.append(time)
        } else {
            columns[index].shortest[place] = min(columns[index].shortest[place], time)
        }
        columns[index].next += 1
        columns[index].found += found
    }

    /// 0 for a stage that was not done.
    func seconds(_ stage: Stage) -> Double {
        Double(columns[Stage.allCases.firstIndex(of: stage)!].shortest.reduce(0, +)) / 1e9
    }

    /// By the last round.
    func found(_ stage: Stage) -> Int { columns[Stage.allCases.firstIndex(of: stage)!].found }

    /// Nanoseconds.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    private static func clockTime() -> Int {
        (0..<1000).map { _ in
            let start = now
            return now - start
        }.min()!
    }
}
