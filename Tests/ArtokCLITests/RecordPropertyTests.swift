import TestSupport
import Testing

@testable import artok

/// Random objects: what goes out is what came in, byte for byte, but for the one value.
@Suite struct `Random records` {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `all bytes but the added value pass through`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var lines: [UInt8] = []
        var expected: [UInt8] = []
        var bad: [Int] = []
        for number in 1...250 {
            let record = RandomRecord(seed: random.next())
            let run = RecordRun(record.line, BytesValue())
            let message: Comment = "seed \(seed): \(String(decoding: record.line, as: UTF8.self))"
            #expect(run.output == record.expected + [0x0A], message)
            #expect(run.report.bad == (record.isBad ? 1 : 0), message)
            #expect(ReferenceJSON(run.output) != nil, message)
            lines += record.line + [0x0A]
            expected += record.expected + [0x0A]
            if record.isBad { bad.append(number) }
        }
        // All together, one line does nothing to the next.
        let run = RecordRun(lines, BytesValue())
        #expect(run.output == expected && run.report.lines == 250 && run.report.bad == bad.count, "seed \(seed)")
        #expect(run.report.faults.map(\.line) == Array(bad.prefix(20)), "seed \(seed)")
        #expect((20..<230).contains(bad.count), "seed \(seed)")
    }

    /// Running it on its own output changes nothing more.
    @Test
    func `a second run gives the same lines`() {
        var random = SeededRandom(seed: 9)
        for _ in 0..<250 {
            let record = RandomRecord(seed: random.next())
            let first = RecordRun(record.line, BytesValue())
            #expect(RecordRun(first.output, BytesValue()) == first)
        }
    }
}
