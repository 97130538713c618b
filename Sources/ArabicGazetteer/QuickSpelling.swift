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

    /// Where an occurrence stands, `start` being -1 if that takes a closer look.
    @inline(__always)
    func place(_ index: Int) -> (start: Int, stop: Int) {
        let (start, end) = (Int(offsets[2 &* index]), Int(offsets[2 &* index &+ 1]))
        guard start >= 0, end >= 0 else { return (-1, -1) }
        return (start, mayEndInvisibly(end) ? trimmedEnd(start, end) : end)
    }

    /// What was overlooked of a form's spelling where an occurrence stands, as ``SpellingComparison`` says it.
    @inline(__always)
    func difference(
        _ kind: FormOccurrence.Start,
        _ place: (start: Int, stop: Int),
        _ form: UnsafeBufferPointer<UInt8>
    ) -> UInt32 {
        let count = place.stop &- place.start
        if case .plain = kind {
            if count == form.count {
                // Safe: both are of `count` bytes.
                let how = spellings.letterDifference(source + place.start, form.baseAddress!, count)
                if how != SpellingComparison.unknown { return how }
            }
            return spellings.difference(UnsafeBufferPointer(start: source + place.start, count: count), form)
        }
        return contractedDifference(kind, UnsafeBufferPointer(start: source + place.start, count: count), form)
    }

    /// The same for a name that لل has changed the beginning of.
    private func contractedDifference(
        _ kind: FormOccurrence.Start,
        _ text: UnsafeBufferPointer<UInt8>,
        _ form: UnsafeBufferPointer<UInt8>
    ) -> UInt32 {
        let (swallowed, added) =
            switch kind {
            case .plain: (0, 0)
            case .withoutAlef: (2, 0)
            case .withoutArticle: (4, 0)
            case .behindLam: (0, 2)
            }
        guard form.count > swallowed, form.prefix(swallowed).elementsEqual(Self.article.prefix(swallowed)),
            text.count > added, text.prefix(added).elementsEqual(Self.article.suffix(added))
        else { return SpellingComparison.unknown }
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
