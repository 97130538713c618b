/// Writes how many mentions each text has, or all together.
final class CountWriter {
    private let format: CountFormat
    private let isTotal: Bool
    private var count = 0
    private var buffer = OutputBuffer()

    init(_ format: CountFormat, isTotal: Bool) {
        (self.format, self.isTotal) = (format, isTotal)
        guard !isTotal else { return }
        switch format {
        case .text, .jsonl: break
        case .tsv: buffer.append("source\tcount\n")
        case .csv: buffer.append("source,count\r\n")
        }
    }

    func take(_ product: Product) {
        count += product.tally.mentionCount
        guard !isTotal, product.endsText else { return }
        switch format {
        case .text: buffer.append("\(product.source):\(count)\n")
        case .jsonl:
            buffer.append("{\"source\":")
            buffer.appendJSON(product.source)
            buffer.append(",\"count\":\(count)}\n")
        case .tsv, .csv:
            buffer.append(format.cell(product.source))
            buffer.append(format == .tsv ? "\t\(count)\n" : ",\(count)\r\n")
        }
        count = 0
    }

    func finish() {
        if isTotal { buffer.append("\(count)\n") }
        buffer.flush()
    }
}

/// How counts are written.
enum CountFormat {
    case text, jsonl, tsv, csv

    init?(_ format: MentionOutput) {
        switch format {
        case .text: self = .text
        case .jsonl: self = .jsonl
        case .tsv: self = .tsv
        case .csv: self = .csv
        }
    }

    /// A table's cell.
    func cell(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { self == .csv ? Escaping.quotedCell($0) : Escaping.cell($0) }
    }
}
