import ArabicGazetteer
import ArabicText

/// A mention a row: a table with tabs or with commas.
struct MentionRows: MentionFormat, ~Copyable {
    private let table: TableFormat
    private let entries: ReadEntries
    private let detail: MentionDetail
    private var offsets: OffsetCounter
    private var pieces: MentionPieces
    /// What each row of the text at hand begins with.
    private var rowStart: [UInt8] = []

    init(_ table: TableFormat, _ gazetteer: CompiledGazetteer, _ offsets: OffsetUnit, _ detail: MentionDetail) {
        (self.table, self.detail) = (table, detail)
        entries = ReadEntries(gazetteer)
        self.offsets = OffsetCounter(offsets)
        pieces = MentionPieces(gazetteer) { entry in
            [entry.id, entry.type.rawValue, entry.name].reduce(into: []) { piece, text in
                piece += [table.separator] + table.cell(text)
            } + [table.separator]
        } proclitic: {
            table.cell($0)
        } how: {
            table.cell($0.joined(separator: ","))
        }
    }

    /// What stands once before all texts.
    static func header(_ table: TableFormat, _ detail: MentionDetail) -> String {
        var columns = ["source", "start", "end", "text", "proclitic", "id", "type", "name", "how"]
        if detail.contextWords > 0 { columns += ["before", "after"] }
        if detail.rules != nil { columns += ["dropped", "because"] }
        return table.row(columns)
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        offsets.begin(chunk)
        rowStart = table.cell(chunk.source) + [table.separator]
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {}

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let text = chunk.bytes
        let place = offsets.range(name.utf8Range, in: text)
        rowStart.withUnsafeBufferPointer { output.append($0) }
        output.append(place.start)
        output.append(byte: table.separator)
        output.append(place.end)
        output.append(byte: table.separator)
        appendCell(text[name.utf8Range], to: &output)
        output.append(byte: table.separator)
        if name.procliticCodes != 0 { pieces.appendProclitic(of: name, to: &output) }
        pieces.appendEntryAndHow(of: name, to: &output)
        if detail.contextWords > 0 {
            let context = detail.context(of: name, in: chunk)
            for side in [context.before, context.after] {
                output.append(byte: table.separator)
                side.withUnsafeBufferPointer { appendCell($0[...], to: &output) }
            }
        }
        if let rules = detail.rules {
            output.append(byte: table.separator)
            output.append(name.reason?.rawValue ?? "")
            output.append(byte: table.separator)
            let explanation = Explanation(name, entries[name.entryIndex], text)
            output.append(table.cell(explanation.sentences(rules).joined(separator: "; ")))
        }
        output.append(table.lineBreak)
    }

    private func appendCell(_ text: Slice<UnsafeBufferPointer<UInt8>>, to output: inout OutputBuffer) {
        let bytes = UnsafeBufferPointer(rebasing: text)
        if bytes.isPlain { output.append(bytes) } else { output.append(table.cell(bytes)) }
    }
}
