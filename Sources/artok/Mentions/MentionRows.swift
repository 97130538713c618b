import ArabicGazetteer
import ArabicText

/// A mention a line: JSON Lines, or rows of a table.
struct MentionRows: MentionFormat, ~Copyable {
    enum Kind { case jsonl, tsv, csv }

    private let kind: Kind
    private let gazetteer: CompiledGazetteer
    private let detail: MentionDetail
    private var offsets: OffsetCounter
    /// What each line of the text at hand begins with.
    private var lineStart: [UInt8] = []
    private var entries: CellCache
    private var hows = CellCache(bits: 8)
    private var proclitics = CellCache(bits: 8)

    init(_ kind: Kind, _ gazetteer: CompiledGazetteer, _ offsets: OffsetUnit, _ detail: MentionDetail) {
        (self.kind, self.gazetteer, self.detail) = (kind, gazetteer, detail)
        self.offsets = OffsetCounter(offsets)
        // A slot for each entry that is likely to be met, and some to keep them apart.
        entries = CellCache(bits: min(17, max(6, Int.bitWidth - gazetteer.count.leadingZeroBitCount)))
    }

    /// What stands once before all texts.
    static func header(_ kind: Kind, _ detail: MentionDetail) -> String {
        var columns = ["source", "start", "end", "text", "proclitic", "id", "type", "name", "how"]
        if detail.contextWords > 0 { columns += ["before", "after"] }
        if detail.rules != nil { columns += ["dropped", "because"] }
        return switch kind {
        case .jsonl: ""
        case .tsv: columns.joined(separator: "\t") + "\n"
        case .csv: columns.joined(separator: ",") + "\r\n"
        }
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        offsets.begin(chunk)
        lineStart.removeAll(keepingCapacity: true)
        switch kind {
        case .jsonl:
            lineStart += "{\"source\":".utf8
            lineStart.appendJSON(chunk.source)
            lineStart += ",\"start\":".utf8
        case .tsv, .csv:
            lineStart = cell(chunk.source) + [separator]
        }
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {}

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        lineStart.withUnsafeBufferPointer { output.append($0) }
        if kind == .jsonl { writeObject(name, chunk, to: &output) } else { writeRow(name, chunk, to: &output) }
    }

    // MARK: JSON

    private mutating func writeObject(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let text = chunk.bytes
        let place = offsets.range(name.utf8Range, in: text)
        output.append(place.start)
        output.append(literal: ",\"end\":")
        output.append(place.end)
        output.append(literal: ",\"text\":\"")
        output.appendSurface(UnsafeBufferPointer(rebasing: text[name.utf8Range]))
        output.append(byte: UInt8(ascii: "\""))
        if name.procliticCodes != 0 { appendProclitic(of: name, to: &output) }
        appendEntryAndHow(of: name, to: &output)
        if detail.isNothing { output.append(literal: "}\n") } else { writeDetail(name, chunk, to: &output) }
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
        if let rules = detail.rules {
            output.append(literal: ",\"because\":[")
            let explanation = Explanation(name, gazetteer[name.entryIndex], chunk.bytes)
            for (index, sentence) in explanation.sentences(rules).enumerated() {
                if index > 0 { output.append(byte: UInt8(ascii: ",")) }
                output.appendJSON(sentence)
            }
            output.append(byte: UInt8(ascii: "]"))
        }
        output.append(literal: "}\n")
    }

    // MARK: Tables

    private mutating func writeRow(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let text = chunk.bytes
        let place = offsets.range(name.utf8Range, in: text)
        output.append(place.start)
        output.append(byte: separator)
        output.append(place.end)
        output.append(byte: separator)
        appendCell(text[name.utf8Range], to: &output)
        output.append(byte: separator)
        if name.procliticCodes != 0 { appendProclitic(of: name, to: &output) }
        appendEntryAndHow(of: name, to: &output)
        if detail.contextWords > 0 {
            let context = detail.context(of: name, in: chunk)
            for side in [context.before, context.after] {
                output.append(byte: separator)
                side.withUnsafeBufferPointer { appendCell($0[...], to: &output) }
            }
        }
        if let rules = detail.rules {
            output.append(byte: separator)
            output.append(name.reason?.rawValue ?? "")
            output.append(byte: separator)
            let explanation = Explanation(name, gazetteer[name.entryIndex], text)
            output.append(cell(explanation.sentences(rules).joined(separator: "; ")))
        }
        if kind == .csv { output.append(byte: 0x0D) }
        output.append(byte: 0x0A)
    }

    // MARK: What is written again and again

    private mutating func appendProclitic(of name: FoundName, to output: inout OutputBuffer) {
        let key = Int(name.procliticCodes)
        if !proclitics.find(key) {
            let letters = name.proclitic ?? ""
            proclitics.add(key, kind == .jsonl ? Array(",\"proclitic\":\"\(letters)\"".utf8) : Array(letters.utf8))
        }
        proclitics.append(to: &output)
    }

    @inline(__always)
    private mutating func appendEntryAndHow(of name: FoundName, to output: inout OutputBuffer) {
        if !entries.find(name.entryIndex) { addEntry(name) }
        entries.append(to: &output)
        let how = Int(name.how.rawValue)
        if !hows.find(how) { addHow(name) }
        hows.append(to: &output)
    }

    @inline(never)
    private mutating func addEntry(_ name: FoundName) {
        let entry = gazetteer[name.entryIndex]
        var piece: [UInt8] = []
        for (key, text) in [("id", entry.id), ("type", entry.type.rawValue), ("name", entry.name)] {
            if kind == .jsonl {
                piece += ",\"\(key)\":".utf8
                piece.appendJSON(text)
            } else {
                piece += [separator] + cell(text)
            }
        }
        if kind != .jsonl { piece.append(separator) }
        entries.add(name.entryIndex, piece)
    }

    @inline(never)
    private mutating func addHow(_ name: FoundName) {
        let names = name.how.names
        hows.add(
            Int(name.how.rawValue),
            kind == .jsonl
                ? Array(",\"how\":[\(names.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)
                : cell(names.joined(separator: ","))
        )
    }

    private var separator: UInt8 { Self.separator(kind) }

    private static func separator(_ kind: Kind) -> UInt8 { kind == .csv ? UInt8(ascii: ",") : 0x09 }

    private func cell(_ text: String) -> [UInt8] { Self.cell(text, kind) }

    private static func cell(_ text: String, _ kind: Kind) -> [UInt8] {
        var text = text
        return text.withUTF8 { kind == .csv ? Escaping.quotedCell($0) : Escaping.cell($0) }
    }

    private func appendCell(_ text: Slice<UnsafeBufferPointer<UInt8>>, to output: inout OutputBuffer) {
        let bytes = UnsafeBufferPointer(rebasing: text)
        if kind == .tsv, bytes.isPlain {
            output.append(bytes)
        } else {
            Escaping.repaired(Array(bytes)[...]).withUnsafeBufferPointer {
                output.append(kind == .csv ? Escaping.quotedCell($0) : Escaping.cell($0))
            }
        }
    }
}
