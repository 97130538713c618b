import ArabicGazetteer
import ArabicText

/// Takes the texts of a page as they are done: their marked text, and what was counted.
final class PageCollector {
    struct Document {
        /// What it is called: its path, or what a record says.
        let title: String
        let date: CalendarDate?
        /// Of what is kept.
        var range: Range<Int>
        var mentionCount = 0
        var entities: Set<Int> = []
        /// How long the text is.
        var byteCount = 0
    }

    private(set) var documents: [Document] = []
    /// How many mentions each entry has, by its number.
    private(set) var mentionCounts: [Int: Int] = [:]
    let kept: SpooledOutput
    /// Some record has one.
    private(set) var (hasTitles, hasDates) = (false, false)

    private let hasRecords: Bool

    /// - Parameter hasRecords: Texts come as records.
    init(_ kept: SpooledOutput, hasRecords: Bool) { (self.kept, self.hasRecords) = (kept, hasRecords) }

    var mentionCount: Int { documents.reduce(0) { $0 + $1.mentionCount } }

    func take(_ product: Product) {
        let start = kept.count
        kept.append(product.output.bytes)
        if hasRecords { return takeRecords(product.records, product.source, start) }
        if product.beginsText {
            documents.append(
                Document(title: product.source, date: DocumentDate.of(path: product.source), range: start..<start)
            )
        }
        // Nothing was read of a text that could not be opened.
        guard let last = documents.indices.last, product.output.count > 0 else { return }
        documents[last].range = documents[last].range.lowerBound..<kept.count
        count(product.tally, in: last)
    }

    private func takeRecords(_ records: [Product.RecordText], _ source: String, _ start: Int) {
        var end = start
        for record in records {
            let next = start + record.end
            if record.title != nil { hasTitles = true }
            if record.date != nil { hasDates = true }
            documents.append(
                Document(title: record.title ?? "\(source):\(record.line)", date: record.date, range: end..<next)
            )
            count(record.tally, in: documents.count - 1)
            end = next
        }
    }

    private func count(_ tally: Tally, in document: Int) {
        documents[document].byteCount += tally.byteCount
        documents[document].mentionCount += tally.mentionCount
        for (entry, tally) in tally.entries {
            documents[document].entities.insert(entry)
            mentionCounts[entry, default: 0] += tally.mentionCount
        }
    }
}
