import ArabicGazetteer

/// Writes a line of JSON a text: `{"source":…,"text":…,"changes":[[start,end,textStart,textEnd],…]}`.
///
/// The changes stand behind the text, which is written as it comes; so they wait. Those of a long text do in a file without a
/// name.
final class AlignedRecords {
    private var changes = OutputBuffer(isCollecting: true)
    private var kept: SpooledOutput?
    private var changeCount = 0
    /// How long the result is so far.
    private var count = 0
    private static let mostInMemory = 1 << 20

    func write(_ product: Product) {
        if product.beginsText { begin(product.source) }
        Output.write(product.output.bytes, to: 1)
        for change in product.folded.changes { append(change) }
        count += product.folded.count
        if product.endsText { end() }
    }

    private func begin(_ source: String) {
        (changeCount, count) = (0, 0)
        var head = OutputBuffer(isCollecting: true)
        head.append("{\"source\":")
        head.appendJSON(source)
        head.append(",\"text\":\"")
        Output.write(head.bytes, to: 1)
    }

    private func append(_ change: FoldedPart.Change) {
        if changeCount > 0 { changes.append(literal: ",") }
        changeCount += 1
        let (source, result) = (change.source, change.result)
        changes.append(literal: "[")
        changes.append(source.lowerBound)
        changes.append(literal: ",")
        changes.append(source.upperBound)
        changes.append(literal: ",")
        changes.append(count + result.lowerBound)
        changes.append(literal: ",")
        changes.append(count + result.upperBound)
        changes.append(literal: "]")
        if changes.count > Self.mostInMemory { keep() }
    }

    private func end() {
        Output.standard("\",\"changes\":[")
        orFail { () throws(FileError) in try kept?.takeAll { Output.write($0, to: 1) } }
        Output.write(changes.bytes, to: 1)
        changes.removeAll()
        Output.standard("]}\n")
    }

    private func keep() {
        orFail { () throws(FileError) in
            if kept == nil { kept = try SpooledOutput(in: SpooledOutput.usualFolder) }
            kept?.append(changes.bytes)
            if let fault = kept?.fault { throw fault }
        }
        changes.removeAll()
    }

    /// Half of a record is written: what cannot be kept ends the process.
    private func orFail(_ body: () throws(FileError) -> Void) {
        do throws(FileError) { try body() } catch {
            Output.standardError(SpooledOutput.temporaryFault(error))
            Output.exit(1)
        }
    }
}
