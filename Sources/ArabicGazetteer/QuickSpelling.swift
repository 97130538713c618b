internal import ArabicText
internal import ScanCore

/// Where the occurrences of one window stand in the source and how they are spelled, wherever that is simple.
struct QuickSpelling {
    private let source: UnsafePointer<UInt8>
    private let sourceCount: Int
    /// Of each occurrence: where it starts, and where what follows it does.
    private let offsets: UnsafePointer<Int64>
    private let spellings = SpellingComparison.shared

    /// - Parameters:
    ///   - source: Safe: outlives this.
    ///   - offsets: Safe: two for each occurrence, ascending offsets of scalars of the source or its end, or -1.
    init(_ source: UnsafeBufferPointer<UInt8>, _ offsets: UnsafePointer<Int64>) {
        // A text with an occurrence has bytes.
        self.source = source.baseAddress!
        sourceCount = source.count
        self.offsets = offsets
    }

    /// The range of an occurrence and what was overlooked; `nil` if it takes a closer look.
    @inline(__always)
    func found(_ occurrence: FormOccurrence, _ index: Int, _ record: FormRecord) -> (Range<Int>, Mention.How)? {
        let (start, end) = (Int(offsets[2 &* index]), Int(offsets[2 &* index &+ 1]))
        guard start >= 0, end >= 0, !record.isForExactPath else { return nil }
        let stop = mayEndInvisibly(end) ? trimmedEnd(start, end) : end
        let text = UnsafeBufferPointer(start: source + start, count: stop &- start)
        let how =
            occurrence.isPlain
            ? spellings.difference(text, record.spelling)
            : contractedDifference(occurrence.kind, text, record.spelling)
        guard let how else { return nil }
        return (Range(uncheckedBounds: (start, stop)), how)
    }

    /// The same for a name that لل has changed the beginning of.
    private func contractedDifference(
        _ kind: FormOccurrence.Start,
        _ text: UnsafeBufferPointer<UInt8>,
        _ form: UnsafeBufferPointer<UInt8>
    ) -> Mention.How? {
        let (swallowed, added) =
            switch kind {
            case .plain: (0, 0)
            case .withoutAlef: (2, 0)
            case .withoutArticle: (4, 0)
            case .behindLam: (0, 2)
            }
        guard form.count > swallowed, form.prefix(swallowed).elementsEqual(Self.article.prefix(swallowed)),
            text.count > added, text.prefix(added).elementsEqual(Self.article.suffix(added))
        else { return nil }
        return spellings.difference(
            UnsafeBufferPointer(rebasing: text[added...]),
            UnsafeBufferPointer(rebasing: form[swallowed...])
        )
    }

    /// ال
    private static let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]

    /// Whether a tatweel or a format control may stand before an offset: not if an ASCII letter or an Arabic letter of
    /// U+0600...U+067F does.
    @inline(__always)
    private func mayEndInvisibly(_ end: Int) -> Bool {
        let last = source[end &- 1]
        guard last >= 0x80, end >= 2 else { return false }
        let lead = source[end &- 2]
        return !(lead == 0xD8 && last != 0x9C || lead == 0xD9 && last != 0x80)
    }

    private func trimmedEnd(_ start: Int, _ end: Int) -> Int {
        SourceTrimming.trim(start..<end, in: UnsafeBufferPointer(start: source, count: sourceCount).span).upperBound
    }
}
