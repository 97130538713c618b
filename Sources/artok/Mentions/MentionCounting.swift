import ArabicGazetteer
import ArabicText

/// Counts mentions instead of writing them.
struct MentionCounting: MentionFormat {
    /// For each entry, with the place of its first mention.
    private let countsEntries: Bool
    private let hasLines: Bool
    private var offsets: OffsetCounter
    private var lines = LineCounter(TextPlace())
    private var tally = Tally()

    init(countsEntries: Bool, _ kept: TextPlace.Kept) {
        self.countsEntries = countsEntries
        hasLines = kept.hasLines
        offsets = OffsetCounter(kept.unit)
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        guard countsEntries else { return }
        offsets.begin(chunk)
        lines = LineCounter(chunk.place, at: chunk.range.lowerBound)
    }

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        tally.mentionCount += 1
        guard countsEntries else { return }
        if let place = tally.entries.index(forKey: name.entryIndex) {
            tally.entries.values[place].mentionCount += 1
            return
        }
        let start = name.utf8Range.lowerBound
        if hasLines { lines.advance(to: start, in: chunk.bytes) }
        tally.entries[name.entryIndex] = EntryTally(
            mentionCount: 1,
            firstOffset: offsets.offset(start, in: chunk.bytes),
            firstLine: lines.line,
            firstColumn: lines.column
        )
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {
        product.tally.add(tally)
        tally.removeAll()
    }
}
