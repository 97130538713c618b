import ArabicGazetteer

/// `FILE:LINE:COLUMN`, the name as it stands in the text, and the entry: for reading, and for clicking on.
struct MentionLines: MentionFormat, ~Copyable {
    private let entries: ReadEntries
    private let detail: MentionDetail
    private var lines = LineCounter(TextPlace())
    /// What each line of the text at hand begins with.
    private var lineStart: [UInt8] = []
    /// Of any type.
    private let styleEnd = TypeStyle(.miscellaneous).end
    // By the entry's number: the type, what stands behind the name, and the entry's name.
    private var types = CellCache(bits: 12)
    private var ids = CellCache(bits: 12)
    private var names = CellCache(bits: 12)

    init(_ gazetteer: CompiledGazetteer, _ detail: MentionDetail) {
        (entries, self.detail) = (ReadEntries(gazetteer), detail)
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        lines = LineCounter(chunk.place, at: chunk.range.lowerBound)
        lineStart = Array("\(chunk.source):".utf8)
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {}

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let surface = UnsafeBufferPointer(rebasing: chunk.bytes[name.utf8Range])
        if !types.find(name.entryIndex) || !ids.find(name.entryIndex) || !names.find(name.entryIndex) { addEntry(name) }
        lines.advance(to: name.utf8Range.lowerBound, in: chunk.bytes)
        lineStart.withUnsafeBufferPointer { output.append($0) }
        output.append(lines.line)
        output.append(byte: UInt8(ascii: ":"))
        output.append(lines.column)
        output.append(literal: ": ")
        if name.reason != nil { output.append(literal: "no ") }
        types.append(to: &output)
        output.appendLine(surface)
        if !styleEnd.isEmpty { output.append(styleEnd) }
        if let proclitic = name.proclitic { output.append(" (\(proclitic)+)") }
        ids.append(to: &output)
        // The piece is the name behind a space.
        if !names.equals(surface, behind: 1) { names.append(to: &output) }
        output.append(byte: 0x0A)
        if !detail.isNothing { writeDetail(name, chunk, surface, to: &output) }
    }

    private mutating func addEntry(_ name: FoundName) {
        let entry = entries[name.entryIndex].entry
        let style = TypeStyle(entry.type)
        if !types.find(name.entryIndex) {
            types.add(name.entryIndex, Array("\(style.start)\(entry.type.rawValue) ".utf8))
        }
        if !ids.find(name.entryIndex) { ids.add(name.entryIndex, Array(" → \(entry.id)".utf8)) }
        if !names.find(name.entryIndex) { names.add(name.entryIndex, Array(" \(entry.name)".utf8)) }
    }

    private func writeDetail(
        _ name: FoundName,
        _ chunk: TextChunk,
        _ surface: UnsafeBufferPointer<UInt8>,
        to output: inout OutputBuffer
    ) {
        let known = entries[name.entryIndex]
        if detail.contextWords > 0 {
            let style = TypeStyle(known.entry.type)
            let context = detail.context(of: name, in: chunk)
            output.append("    ")
            context.before.withUnsafeBufferPointer { output.appendLine($0) }
            output.append(style.start)
            output.appendLine(surface)
            output.append(style.end)
            context.after.withUnsafeBufferPointer { output.appendLine($0) }
            output.append("\n")
        }
        guard let rules = detail.rules else { return }
        for sentence in Explanation(name, known, chunk.bytes).sentences(rules) { output.append("    \(sentence)\n") }
    }
}

extension OutputBuffer {
    /// Appends text on one line: a name may run over a line break.
    fileprivate mutating func appendLine(_ text: UnsafeBufferPointer<UInt8>) {
        if text.isPlain { return append(text) }
        let repaired = Escaping.repaired(Array(text)[...])
        append(repaired.contains { $0 < 0x20 } ? repaired.map { $0 < 0x20 ? 0x20 : $0 } : Array(repaired))
    }
}
