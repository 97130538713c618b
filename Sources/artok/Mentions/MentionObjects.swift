import ArabicGazetteer
import ArabicText

/// A mention a line, as a JSON object.
struct MentionObjects: MentionFormat, ~Copyable {
    private let entries: ReadEntries
    private let detail: MentionDetail
    private var members: MentionMembers
    /// What each line of the text at hand begins with.
    private var lineStart: [UInt8] = []

    init(_ gazetteer: CompiledGazetteer, _ offsets: OffsetUnit, _ detail: MentionDetail) {
        (entries, self.detail) = (ReadEntries(gazetteer), detail)
        members = MentionMembers(gazetteer, offsets)
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        members.begin(chunk.bytes, at: chunk.range.lowerBound, chunk.place)
        lineStart.removeAll(keepingCapacity: true)
        lineStart += "{\"source\":".utf8
        lineStart.appendJSON(chunk.source)
        lineStart.append(UInt8(ascii: ","))
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {}

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        lineStart.withUnsafeBufferPointer { output.append($0) }
        members.append(name, chunk.bytes, to: &output)
        if !detail.isNothing { writeDetail(name, chunk, to: &output) }
        output.append(literal: "}\n")
    }

    private func writeDetail(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        if detail.contextWords > 0 {
            let context = detail.context(of: name, in: chunk)
            output.append(literal: ",\"before\":")
            output.appendJSON(context.before[...])
            output.append(literal: ",\"after\":")
            output.appendJSON(context.after[...])
        }
        if let reason = name.reason { output.append(",\"dropped\":\"\(reason.rawValue)\"") }
        guard let rules = detail.rules else { return }
        output.append(literal: ",\"because\":[")
        let explanation = Explanation(name, entries[name.entryIndex], chunk.bytes)
        for (index, sentence) in explanation.sentences(rules).enumerated() {
            if index > 0 { output.append(byte: UInt8(ascii: ",")) }
            output.appendJSON(sentence)
        }
        output.append(byte: UInt8(ascii: "]"))
    }
}
