import ArabicGazetteer
import ArabicText

/// Takes the texts of a page as they are done: their marked text, and what was counted.
final class PageCollector {
    struct Document {
        let source: String
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

    init(_ kept: SpooledOutput) { self.kept = kept }

    var mentionCount: Int { documents.reduce(0) { $0 + $1.mentionCount } }

    func take(_ product: Product) {
        let start = kept.count
        kept.append(product.output.bytes)
        if product.beginsText { documents.append(Document(source: product.source, range: start..<start)) }
        // Nothing was read of a text that could not be opened.
        guard let last = documents.indices.last, product.output.count > 0 else { return }
        documents[last].range = documents[last].range.lowerBound..<kept.count
        documents[last].byteCount += product.tally.byteCount
        documents[last].mentionCount += product.tally.mentionCount
        for (entry, tally) in product.tally.entries {
            documents[last].entities.insert(entry)
            mentionCounts[entry, default: 0] += tally.mentionCount
        }
    }
}
