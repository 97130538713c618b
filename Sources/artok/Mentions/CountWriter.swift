/// Writes how many mentions each text has, or all together.
final class CountWriter {
    private let format: CountFormat
    private let isTotal: Bool
    private var count = 0
    private var buffer = OutputBuffer()

    init(_ format: CountFormat, isTotal: Bool) {
        (self.format, self.isTotal) = (format, isTotal)
        if !isTotal, case .table(let table) = format { buffer.append(table.row(["source", "count"])) }
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
        case .table(let table): buffer.append(table.row([product.source, "\(count)"]))
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
    case text, jsonl
    case table(TableFormat)

    init?(_ format: MentionOutput) {
        switch format {
        case .text: self = .text
        case .jsonl: self = .jsonl
        case .tsv: self = .table(.tsv)
        case .csv: self = .table(.csv)
        case .conll, .brat, .html: return nil
        }
    }

    var isText: Bool { if case .text = self { true } else { false } }
}
