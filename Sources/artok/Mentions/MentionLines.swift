import ArabicGazetteer

/// `FILE:LINE:COLUMN`, the name as it stands in the text, and the entry: for reading, and for clicking on.
struct MentionLines: MentionFormat, ~Copyable {
    private let gazetteer: CompiledGazetteer
    private let detail: MentionDetail
    private var lines = LineCounter(TextPlace())

    init(_ gazetteer: CompiledGazetteer, _ detail: MentionDetail) {
        (self.gazetteer, self.detail) = (gazetteer, detail)
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        lines = LineCounter(chunk.place, at: chunk.range.lowerBound)
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {}

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let entry = gazetteer[name.entryIndex]
        let surface = chunk.bytes[name.utf8Range]
        let style = TypeStyle(entry.type)
        lines.advance(to: name.utf8Range.lowerBound, in: chunk.bytes)
        output.append("\(chunk.source):\(lines.line):\(lines.column): ")
        if name.reason != nil { output.append("no ") }
        output.append(style.start)
        output.append(entry.type.rawValue)
        output.append(" ")
        output.appendLine(surface)
        output.append(style.end)
        if let proclitic = name.proclitic { output.append(" (\(proclitic)+)") }
        output.append(" → \(entry.id)")
        if !entry.name.utf8.elementsEqual(surface) { output.append(" \(entry.name)") }
        output.append("\n")
        if detail.contextWords > 0 {
            let context = detail.context(of: name, in: chunk)
            output.append("    ")
            context.before.withUnsafeBufferPointer { output.appendLine($0[...]) }
            output.append(style.start)
            output.appendLine(surface)
            output.append(style.end)
            context.after.withUnsafeBufferPointer { output.appendLine($0[...]) }
            output.append("\n")
        }
        guard let rules = detail.rules else { return }
        for sentence in Explanation(name, entry, chunk.bytes).sentences(rules) { output.append("    \(sentence)\n") }
    }
}

extension OutputBuffer {
    /// Appends text on one line: a name may run over a line break.
    fileprivate mutating func appendLine(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        let repaired = Escaping.repaired(Array(text)[...])
        append(repaired.contains { $0 < 0x20 } ? repaired.map { $0 < 0x20 ? 0x20 : $0 } : Array(repaired))
    }
}
