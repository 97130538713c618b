/// What came of some lines: how many there were, and what was wrong with some of them.
struct RecordReport: Hashable, Sendable {
    private(set) var lines = 0
    /// How many of the lines are bad.
    private(set) var bad = 0
    /// The first faults, by ascending lines.
    private(set) var faults: [Fault] = []

    /// At most so many faults are kept: a stream that is wrong as a whole would have no end of them.
    static let mostFaults = 20

    struct Fault: Hashable, Sendable {
        /// Counted from 1 in the lines at hand.
        let line: Int
        let message: String
    }

    /// Adds the next line.
    mutating func add(_ fault: RecordFault?) {
        lines += 1
        guard let fault else { return }
        bad += 1
        if faults.count < Self.mostFaults { faults.append(Fault(line: lines, message: fault.message)) }
    }

    /// Adds what came of the lines behind these.
    mutating func append(_ next: RecordReport) {
        for fault in next.faults.prefix(Self.mostFaults - faults.count) {
            faults.append(Fault(line: lines + fault.line, message: fault.message))
        }
        lines += next.lines
        bad += next.bad
    }
}
