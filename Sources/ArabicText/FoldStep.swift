internal import ScanCore

/// One pass over a text. A folding is one of them or a few, one after the other.
enum FoldStep: Sendable {
    case table(FoldTable)
    case elongation(Folding.Elongation)

    /// Where the first change lies, at a place from which the pass may start; `nil` if nothing changes.
    func firstChange(_ source: UnsafeBufferPointer<UInt8>) -> Int? {
        switch self {
        case .table(let table): table.firstChange(source)
        case .elongation(let elongation): elongation.firstCut(source)
        }
    }

    /// Folds a text from `start` on; what stands before it is copied. `nil` if the output is a caller's and too small.
    func fold(
        _ source: UnsafeBufferPointer<UInt8>,
        from start: Int = 0,
        into output: consuming FoldOutput
    ) -> FoldOutput? {
        switch self {
        case .table(let table):
            var run = FoldRun(table, source, from: start, into: output)
            run.run(toEnd: true)
            return run.isFull ? nil : run.finish()
        case .elongation(let elongation):
            var run = LetterRuns(elongation, into: output)
            run.shorten(source, toEnd: true)
            return run.isFull ? nil : run.finish()
        }
    }
}

/// A folded text, with the edits of the last step and the alignment of those before.
final class FoldResult {
    private var output: FoldOutput
    private let sourceCount: Int
    private let earlier: Alignment?

    private init(_ output: consuming FoldOutput, sourceCount: Int, earlier: Alignment?) {
        self.output = output
        self.sourceCount = sourceCount
        self.earlier = earlier
    }

    /// The next step over a result so far, or over the source while nothing has changed. `nil` if that is still so.
    static func then(
        _ result: FoldResult?,
        _ step: FoldStep,
        _ source: UnsafeBufferPointer<UInt8>,
        recordsEdits: Bool
    ) -> FoldResult? {
        withExtendedLifetime(result) {
            let source = result?.output.bytes.written ?? source
            guard let start = step.firstChange(source) else { return result }
            let output = FoldOutput(expecting: source.count + 128, recordsEdits: recordsEdits)
            // Safe: memory of its own is never too small.
            return FoldResult(
                step.fold(source, from: start, into: output)!,
                sourceCount: source.count,
                earlier: recordsEdits ? result?.alignment() : nil
            )
        }
    }

    var count: Int { output.bytes.count }

    /// The folded bytes. Not to be kept.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withExtendedLifetime(self) { body(output.bytes.written) }
    }

    /// The bytes as a string; the source was one.
    var text: String {
        withBytes { bytes in
            // Safe: folding well-formed text gives well-formed text.
            String(copying: UTF8Span(unchecked: bytes.span))
        }
    }

    /// The alignment of all steps. To be asked for once.
    func alignment() -> Alignment {
        var edits = output.edits.take()
        edits.trim()
        let last = Alignment(sourceCount: sourceCount, normalizedCount: count, edits: EditList(edits))
        return earlier?.followed(by: last) ?? last
    }
}

extension FoldStep {
    private static let made = LockedValue<[Folding: [FoldStep]]>([:])
    /// A program uses a handful of foldings; one that makes them up keeps no more tables than this.
    private static let mostKept = 64

    /// The steps of a folding; their tables are made once for the process.
    static func steps(of folding: Folding) -> [FoldStep] {
        var key = folding
        key.elongation = nil
        let shared = made.withLock { made in
            if let steps = made[key] { return steps }
            if made.count == mostKept { made.removeAll() }
            let steps = tables(of: key).map { FoldStep.table($0) }
            made[key] = steps
            return steps
        }
        return shared + (folding.elongation.map { [.elongation($0)] } ?? [])
    }

    private static func tables(of folding: Folding) -> [FoldTable] {
        let options = [FoldTable(ScalarFolding(options: folding.options))]
        guard let fixed = folding.fixed else { return options }
        return tables(of: fixed) + (folding.options.isEmpty ? [] : options)
    }

    private static func tables(of fixed: Folding.FixedMapping) -> [FoldTable] {
        switch fixed {
        case .form(let form): [FoldTable(form)]
        case .tool(let tool): tool.steps.map { FoldTable($0) }
        case .latin(let scheme): [FoldTable(TransliterationTable.toLatin(scheme))]
        case .arabic(let scheme): [FoldTable(TransliterationTable.toArabic(scheme))]
        }
    }
}
