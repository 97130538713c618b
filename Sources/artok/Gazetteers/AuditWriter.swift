import ArabicGazetteer

/// Writes what an audit has found: aligned for people, a table, or JSON Lines.
struct AuditWriter: ~Copyable {
    private let format: OutputFormat
    private var buffer = OutputBuffer()

    init(format: OutputFormat) { self.format = format }

    consuming func write(_ collisions: [Collision]) {
        switch format {
        case .text: writeLines(collisions)
        case .tsv: writeRows(collisions)
        case .jsonl: writeObjects(collisions)
        }
        buffer.flush()
    }

    // MARK: Formats

    /// Numbers, the word, its entry and form, and what leaves it out, in columns.
    private mutating func writeLines(_ collisions: [Collision]) {
        guard !collisions.isEmpty else { return }
        let rows = collisions.map { collision in
            [
                Self.number(collision.damage), Self.number(collision.frequency),
                collision.word + (collision.proclitic.map { " (\($0)+)" } ?? ""),
                "→ " + Self.oneLine(collision.id), Self.oneLine(collision.form),
                collision.reason.map { "left out: " + $0.rawValue } ?? "",
            ]
        }
        let header = ["damage", "frequency", "word", "entry", "form", ""]
        var widths = header.map(\.unicodeScalars.count)
        for row in rows {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], Self.width(cell)) }
        }
        for row in [header] + rows {
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
                line += column < 2 ? padding + cell + "  " : cell + padding + "  "
            }
            while line.last == " " { line.removeLast() }
            buffer.append(line + "\n")
        }
    }

    private mutating func writeRows(_ collisions: [Collision]) {
        buffer.append("damage\tfrequency\tword\tproclitic\tid\tform\thow\treason\n")
        for collision in collisions {
            buffer.append(Self.number(collision.damage))
            buffer.append("\t")
            buffer.append(Self.number(collision.frequency))
            let how = collision.how.names.joined(separator: ",")
            for cell in [
                collision.word, collision.proclitic ?? "", collision.id, collision.form, how,
                collision.reason?.rawValue ?? "",
            ] {
                buffer.append("\t")
                buffer.appendCell(cell)
            }
            buffer.append("\n")
        }
    }

    private mutating func writeObjects(_ collisions: [Collision]) {
        for collision in collisions {
            buffer.append("{\"damage\":\(Self.number(collision.damage))")
            buffer.append(",\"frequency\":\(Self.number(collision.frequency)),\"word\":")
            buffer.appendJSON(collision.word)
            if let proclitic = collision.proclitic {
                buffer.append(",\"proclitic\":")
                buffer.appendJSON(proclitic)
            }
            buffer.append(",\"id\":")
            buffer.appendJSON(collision.id)
            buffer.append(",\"form\":")
            buffer.appendJSON(collision.form)
            buffer.append(",\"how\":" + MatchJSON.array(collision.how.names))
            if let reason = collision.reason { buffer.append(",\"reason\":\"\(reason.rawValue)\"") }
            buffer.append("}\n")
        }
    }

    // MARK: Cells

    /// With one decimal.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// How many columns of a terminal a cell takes: marks take none.
    private static func width(_ cell: String) -> Int {
        cell.unicodeScalars.count { $0.properties.generalCategory != .nonspacingMark }
    }

    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}
