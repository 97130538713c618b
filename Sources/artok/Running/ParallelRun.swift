import ArabicGazetteer

/// Work on all texts that the command line names, by several threads. The output does not depend on how many.
///
/// Safe: what is not constant is touched with the monitor's lock alone.
final class ParallelRun<Work: TextWork & ~Copyable>: @unchecked Sendable {
    private let monitor = Monitor()
    private var reader: InputReader
    private let output: OrderedOutput
    private let plan: WorkPlan
    private let isStrict: Bool
    private let makeWork: @Sendable () -> Work

    private init(
        _ inputs: InputFiles,
        _ plan: WorkPlan,
        _ output: OrderedOutput,
        _ makeWork: @escaping @Sendable () -> Work
    ) {
        reader = InputReader(inputs, plan.cutting, plan.kept)
        self.plan = plan
        isStrict = inputs.isStrict
        self.output = output
        self.makeWork = makeWork
    }

    /// Works on all texts.
    ///
    /// - Parameters:
    ///   - take: Is given the products in the order of the input, by one thread at a time.
    ///   - makeWork: Is called once by each thread that gets something to do.
    /// - Returns: False if some input was bad.
    static func run(
        _ inputs: InputFiles,
        _ plan: WorkPlan,
        take: @escaping (Product) -> Void,
        _ makeWork: @escaping @Sendable () -> Work
    ) -> Bool {
        let progress = InputProgress(plan.progress, inputs)
        var isGood = true
        var badRecords = BadRecords()
        let output = OrderedOutput(mostWaiting: 4 * plan.threads) { product in
            progress.pause(for: product)
            take(product)
            for fault in badRecords.add(product) + product.faults {
                Output.standardError(fault)
                isGood = false
            }
            progress.advance(product.bytesTaken)
        }
        let run = ParallelRun(inputs, plan, output, makeWork)
        run.runAll(plan.threads)
        progress.clear()
        if let rest = badRecords.rest { Output.standardError(rest) }
        return isGood
    }

    private func runAll(_ threads: Int) {
        var others: [WorkerThread] = []
        // Small inputs are done before another thread has begun.
        work { [self] in
            for _ in 1..<max(1, threads) {
                guard let thread = WorkerThread({ self.work {} }) else { break }
                others.append(thread)
            }
        }
        for thread in others { thread.join() }
    }

    /// Works as long as there is something to do.
    ///
    /// - Parameter startOthers: Is called when there is more than one piece.
    private func work(_ startOthers: () -> Void) {
        let chunk = TextChunk()
        var product = Product()
        var cutter: TextCutter?
        var ownWork: Work?
        var isAlone = true
        while let (piece, hasMore) = monitor.withLock({ reader.next(into: chunk) }) {
            if isAlone, hasMore {
                isAlone = false
                startOthers()
            }
            product.bytesTaken += piece.bytesTaken
            switch piece.kind {
            case .fault(let fault): product.faults.append(fault)
            case .chunk: work(on: chunk)
            case .stream(let open):
                work(on: chunk)
                workOnRest(of: &open.stream, piece.number)
            case .file(let file):
                do throws(InputFault) {
                    var stream = try file.open(plan.kept, isStrict: isStrict)
                    workOnRest(of: &stream, piece.number)
                } catch {
                    product.faults.append(file.source + error.message)
                }
            }
            product = output.give(product, of: piece.number, isLast: true)
        }

        func work(on chunk: TextChunk) {
            if ownWork == nil { ownWork = makeWork() }
            product.begin(chunk)
            ownWork!.work(on: chunk, product)
        }

        /// Works on a text that is this thread's alone.
        func workOnRest(of stream: inout TextStream, _ piece: Int) {
            if cutter == nil { cutter = TextCutter(plan.cutting) }
            var taken = stream.bytesTaken
            do throws(InputFault) {
                while try stream.next(into: chunk, &cutter!) {
                    work(on: chunk)
                    product.bytesTaken += stream.bytesTaken - taken
                    taken = stream.bytesTaken
                    if stream.isOpen { product = output.give(product, of: piece, isLast: false) }
                }
            } catch {
                product.faults.append(stream.source + error.message)
            }
        }
    }
}
