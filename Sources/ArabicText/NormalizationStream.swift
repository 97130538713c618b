internal import ScanCore

/// Folds a text that comes in chunks, cut anywhere, as if it came in one piece.
///
/// ```swift
/// var stream = NormalizationStream(Normalizer(.matching))
/// var output: [UInt8] = []
/// for chunk in [Array("إلى س".utf8), Array("رت".utf8)] { stream.normalize(chunk.span, into: &output) }
/// stream.finish(into: &output)
/// String(decoding: output, as: UTF8.self)  // "الي سرت"
/// ```
///
/// What a later chunk may still affect waits: a scalar of which the rest is missing, the last letter with its marks, the
/// beginning of a run of letters that may turn out too long. So memory is bounded by the chunks, unless a text has marks
/// that stay without end and no letter between them.
public struct NormalizationStream: Sendable {
    private let normalizer: Normalizer
    /// `nil` before the text has shown which steps it takes.
    private var stages: [Stage]?
    private var start: [UInt8] = []
    /// It is not looked at again before it is so long.
    private var enough = 0

    /// Creates a stream at the start of a text.
    public init(_ normalizer: Normalizer) { self.normalizer = normalizer }

    /// How many bytes wait.
    var waitingCount: Int { start.count + (stages ?? []).reduce(0) { $0 + $1.waitingCount } }

    /// Folds the next chunk.
    ///
    /// - Parameters:
    ///   - chunk: UTF-8 bytes; see ``Normalizer/align(utf8:)``.
    ///   - output: What is certain by now is appended.
    /// - Complexity: O(*n*) in the length of the chunk, amortized.
    public mutating func normalize(_ chunk: Span<UInt8>, into output: inout [UInt8]) {
        feed(chunk, isEnd: false, into: &output)
    }

    /// Ends the text: what has waited is appended. The stream is then at the start of another text.
    ///
    /// - Complexity: O(*n*) in the number of bytes that have waited.
    public mutating func finish(into output: inout [UInt8]) {
        feed([UInt8]().span, isEnd: true, into: &output)
        stages = nil
        start.removeAll(keepingCapacity: true)
        enough = 0
    }

    private mutating func feed(_ chunk: Span<UInt8>, isEnd: Bool, into output: inout [UInt8]) {
        chunk.withUnsafeBufferPointer { chunk in
            if stages == nil {
                start += chunk
                guard isEnd || start.count >= enough else { return }
                let isDecided = start.withUnsafeBufferPointer { normalizer.isDecided(by: $0) }
                guard isDecided || isEnd else {
                    enough = 2 * start.count
                    return
                }
                stages = start.withUnsafeBufferPointer { normalizer.steps(for: $0).map { Stage($0) } }
                pass(start, isEnd: isEnd, into: &output)
                start.removeAll(keepingCapacity: true)
            } else {
                pass(Array(chunk), isEnd: isEnd, into: &output)
            }
        }
    }

    /// Through all stages.
    private mutating func pass(_ chunk: [UInt8], isEnd: Bool, into output: inout [UInt8]) {
        var chunk = chunk
        // Safe: made before.
        for index in stages!.indices {
            var result: [UInt8] = []
            stages![index].pass(chunk, isEnd: isEnd, into: &result)
            chunk = result
        }
        output += chunk
    }

    /// One step of a folding and what waits before it.
    private struct Stage {
        private let step: FoldStep
        private var waiting: [UInt8] = []
        /// Nothing is tried before so many bytes are there: what has waited in vain is not looked at again for each byte.
        private var enough = 0
        /// The last bytes, three at the most, of what has come out.
        private var last: [UInt8] = []
        private var letterRun: LetterRuns.Run?

        init(_ step: FoldStep) { self.step = step }

        var waitingCount: Int { waiting.count }

        mutating func pass(_ chunk: [UInt8], isEnd: Bool, into result: inout [UInt8]) {
            waiting += chunk
            guard isEnd || waiting.count >= enough else { return }
            let done = waiting.withUnsafeBufferPointer { source in
                fold(source, isEnd: isEnd, into: &result)
            }
            waiting.removeFirst(done)
            if waiting.count > Self.longestWait { forgetRemoved() }
            enough = 2 * waiting.count
        }

        private static let longestWait = 4096

        /// Of the scalars that go whatever stands around them, one of each kind is enough to wait, and the last: a line
        /// may be nothing but tatweels.
        private mutating func forgetRemoved() {
            guard case .table(let table) = step else { return }
            var kept: [UInt8] = []
            var known: Set<UInt32> = []
            var offset = 0
            while offset < waiting.count {
                let scalar = waiting.span.decodeScalar(at: offset)
                let end = offset + scalar.length
                let goes = scalar.isWellFormed && table.action(scalar.value).kind == .remove
                if !goes || known.insert(scalar.value).inserted || end == waiting.count {
                    kept += waiting[offset..<end]
                }
                offset = end
            }
            waiting = kept
        }

        /// How many bytes were done.
        private mutating func fold(
            _ source: UnsafeBufferPointer<UInt8>,
            isEnd: Bool,
            into result: inout [UInt8]
        ) -> Int {
            let output = FoldOutput(expecting: source.count + 128, recordsEdits: false)
            switch step {
            case .table(let table):
                var run = FoldRun(table, source, after: last, into: output)
                run.run(toEnd: isEnd)
                let done = run.offset
                take(run.finish(), into: &result)
                return done
            case .elongation(let elongation):
                var run = LetterRuns(elongation, after: letterRun, into: output)
                let done = run.shorten(source, toEnd: isEnd)
                letterRun = run.run
                take(run.finish(), into: &result)
                return done
            }
        }

        private mutating func take(_ output: consuming FoldOutput, into result: inout [UInt8]) {
            result += output.bytes.written
            last = Array((last + output.bytes.written.suffix(3)).suffix(3))
        }
    }
}

extension Normalizer {
    /// True if the steps for a text are known from this beginning of it.
    fileprivate func isDecided(by start: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .tool(let tool) = folding.fixed else { return true }
        let whole = UnsafeBufferPointer(rebasing: start[..<(start.count - start.incompleteTail)])
        return tool.isDecided(by: whole.span)
    }
}
