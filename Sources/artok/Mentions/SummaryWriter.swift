import ArabicGazetteer

/// Writes the entries that were found, by frequency: how often, in how many texts, and where first.
final class SummaryWriter {
    private let gazetteer: CompiledGazetteer
    private let format: CountFormat
    private var rows: [Int: Row] = [:]
    private var textNumber = 0

    private struct Row {
        var mentionCount = 0
        var textCount = 0
        var lastText = 0
        let firstSource: String
        let first: EntryTally
    }

    init(_ gazetteer: CompiledGazetteer, _ format: CountFormat) {
        (self.gazetteer, self.format) = (gazetteer, format)
    }

    func take(_ product: Product) {
        if product.beginsText { textNumber += 1 }
        for (entry, tally) in product.tally.entries {
            var row = rows[entry] ?? Row(firstSource: product.source, first: tally)
            row.mentionCount += tally.mentionCount
            if row.lastText != textNumber { row.textCount += 1 }
            row.lastText = textNumber
            rows[entry] = row
        }
    }

    func finish() {
        let sorted = rows.sorted { first, second in
            let (a, b) = (first.value, second.value)
            return (b.mentionCount, b.textCount, first.key) < (a.mentionCount, a.textCount, second.key)
        }
        var buffer = OutputBuffer()
        switch format {
        case .text: writeText(sorted.map { (gazetteer[$0.key], $0.value) }, to: &buffer)
        case .jsonl:
            for (entry, row) in sorted { writeObject(gazetteer[entry], row, to: &buffer) }
        case .table(let table):
            buffer.append(table.row(["id", "type", "name", "mentions", "documents", "source", "start"]))
            for (index, row) in sorted {
                let entry = gazetteer[index]
                buffer.append(
                    table.row([
                        entry.id, entry.type.rawValue, entry.name, "\(row.mentionCount)", "\(row.textCount)",
                        row.firstSource, "\(row.first.firstOffset)",
                    ])
                )
            }
        }
        buffer.flush()
    }

    private func writeObject(_ entry: Entry, _ row: Row, to buffer: inout OutputBuffer) {
        buffer.append("{")
        buffer.appendMembers(of: entry)
        buffer.append(",\"mentions\":\(row.mentionCount),\"documents\":\(row.textCount),\"source\":")
        buffer.appendJSON(row.firstSource)
        buffer.append(",\"start\":\(row.first.firstOffset)}\n")
    }

    /// Numbers right-aligned, the rest as it comes: what a terminal makes of right-to-left text cannot be aligned.
    private func writeText(_ rows: [(Entry, Row)], to buffer: inout OutputBuffer) {
        let mentionWidth = max("mentions".utf8.count, rows.first.map { "\($0.1.mentionCount)".utf8.count } ?? 0)
        buffer.append("mentions  documents  entity\n")
        for (entry, row) in rows {
            let mentions = Self.padded(row.mentionCount, mentionWidth)
            let style = TypeStyle(entry.type)
            buffer.append("\(mentions)  \(Self.padded(row.textCount, 9))  ")
            buffer.append("\(style.start)\(entry.type.rawValue) \(entry.id)")
            if entry.name != entry.id { buffer.append(" \(entry.name)") }
            buffer.append(style.end)
            let first = row.first
            buffer.append("  (\(row.firstSource):\(first.firstLine):\(first.firstColumn))\n")
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: " ", count: max(0, width - digits.utf8.count)) + digits
    }
}
