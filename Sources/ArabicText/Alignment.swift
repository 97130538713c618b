/// Which source bytes each part of a normalized text came from.
///
/// ```swift
/// let aligned = Normalizer(.matching).align("في سِرْت")
/// aligned.text                                    // "في سرت"
/// aligned.alignment.sourceRange(for: 5..<11)      // 5..<15: سِرْت with its marks
/// aligned.alignment.normalizedRange(for: 5..<15)  // 5..<11
/// ```
///
/// Only changed parts take memory: 16 bytes each. What was removed belongs to the text before it (at the very start,
/// to what follows), so the source ranges of consecutive parts tile the source: no byte is lost or covered twice.
/// Where several characters became one or one became several (ﷲ), they are mapped as a whole.
public struct Alignment: Hashable, Sendable {
    /// The length of the source, in UTF-8 bytes.
    public internal(set) var sourceCount: Int
    /// The length of the normalized text, in UTF-8 bytes.
    public internal(set) var normalizedCount: Int
    /// Changed parts in order; between them, source and normalized text are the same bytes.
    var edits: EditList

    /// One changed part: a source range and the normalized range that replaced it. Starts take 40 bits, lengths 24.
    struct Edit: Hashable, Sendable {
        private let source: UInt64
        private let normalized: UInt64

        init(source: Range<Int>, normalized: Range<Int>) {
            precondition(
                source.count <= Self.longestPart && normalized.count <= Self.longestPart,
                "the part is too long"
            )
            self.source = UInt64(source.lowerBound) << 24 | UInt64(source.count)
            self.normalized = UInt64(normalized.lowerBound) << 24 | UInt64(normalized.count)
        }

        /// The longest part that one edit can hold, in bytes; a longer one is several edits.
        static let longestPart = (1 << 24) - 1

        var sourceStart: Int { Int(source >> 24) }
        var sourceEnd: Int { sourceStart + Int(source & 0xFF_FFFF) }
        var normalizedStart: Int { Int(normalized >> 24) }
        var normalizedEnd: Int { normalizedStart + Int(normalized & 0xFF_FFFF) }
    }
}

extension Alignment {
    /// True when nothing was changed.
    ///
    /// - Complexity: O(1)
    public var isIdentity: Bool { edits.isEmpty }

    /// The changed parts in order; between them the two texts are the same bytes.
    ///
    /// - Complexity: O(1); O(*e*) to go through them.
    public var changes: some RandomAccessCollection<Change> {
        edits.lazy.map {
            Change(source: $0.sourceStart..<$0.sourceEnd, normalized: $0.normalizedStart..<$0.normalizedEnd)
        }
    }

    /// A changed part: both ranges in UTF-8 bytes, half-open; one of them may be empty.
    public struct Change: Hashable, Sendable {
        /// Where it stands in the source.
        public let source: Range<Int>
        /// What has taken its place in the normalized text.
        public let normalized: Range<Int>
    }

    /// The source bytes that `range` of the normalized text came from.
    ///
    /// - Parameter range: UTF-8 bytes of the normalized text, half-open, within `0..<normalizedCount`.
    /// - Returns: UTF-8 bytes of the source, half-open; what was removed after the range's last character included.
    /// - Complexity: O(log *e*) in the number of edits.
    public func sourceRange(for range: Range<Int>) -> Range<Int> {
        precondition(range.lowerBound >= 0 && range.upperBound <= normalizedCount, "range lies outside the text")
        let start = sourceOffset(of: range.lowerBound, roundedUp: false)
        guard !range.isEmpty else { return start..<start }
        return start..<sourceOffset(of: range.upperBound, roundedUp: true)
    }

    /// The part of the normalized text that came from `range` of the source.
    ///
    /// - Parameter range: UTF-8 bytes of the source, half-open, within `0..<sourceCount`.
    /// - Returns: UTF-8 bytes of the normalized text, half-open; empty where all of the range was removed.
    /// - Complexity: O(log *e*) in the number of edits.
    public func normalizedRange(for range: Range<Int>) -> Range<Int> {
        precondition(range.lowerBound >= 0 && range.upperBound <= sourceCount, "range lies outside the text")
        let start = normalizedOffset(of: range.lowerBound, roundedUp: false)
        guard !range.isEmpty else { return start..<start }
        return start..<max(start, normalizedOffset(of: range.upperBound, roundedUp: true))
    }

    /// Where the character at `offset` of the normalized text starts in the source. An offset inside a changed part
    /// gives the part's start, or its end if rounded up.
    private func sourceOffset(of offset: Int, roundedUp: Bool) -> Int {
        if offset == 0 { return 0 }
        if offset == normalizedCount { return sourceCount }
        let following = edits.partitioningIndex { $0.normalizedStart > offset }
        guard following > 0 else { return offset }
        let edit = edits[following - 1]
        if offset >= edit.normalizedEnd { return edit.sourceEnd + (offset - edit.normalizedEnd) }
        if offset == edit.normalizedStart { return edit.sourceStart }
        // As a whole: with what was removed around it, which the part's ends know.
        return sourceOffset(of: roundedUp ? edit.normalizedEnd : edit.normalizedStart, roundedUp: roundedUp)
    }

    private func normalizedOffset(of offset: Int, roundedUp: Bool) -> Int {
        let following = edits.partitioningIndex { $0.sourceStart > offset }
        guard following > 0 else { return offset }
        let edit = edits[following - 1]
        if offset >= edit.sourceEnd { return edit.normalizedEnd + (offset - edit.sourceEnd) }
        return offset == edit.sourceStart || !roundedUp ? edit.normalizedStart : edit.normalizedEnd
    }

    /// The alignment of two steps in a row: this one, then `next` over its result.
    ///
    /// - Precondition: `next.sourceCount == normalizedCount`.
    /// - Complexity: O(*e*) in the number of edits of both.
    public func followed(by next: Alignment) -> Alignment {
        precondition(next.sourceCount == normalizedCount, "the second step is not over this one's result")
        if edits.isEmpty || next.edits.isEmpty {
            return Alignment(
                sourceCount: sourceCount,
                normalizedCount: next.normalizedCount,
                edits: edits.isEmpty ? next.edits : edits
            )
        }
        // Parts of the middle text that either step changed; parts that overlap become one.
        var merged = GrowingBuffer<Edit>(capacity: edits.count + next.edits.count)
        var (first, second) = (0, 0)
        var toSource = 0  // source position − middle position, after the last part
        var toResult = 0  // result position − middle position
        while first < edits.count || second < next.edits.count {
            let firstStart = first < edits.count ? edits[first].normalizedStart : Int.max
            let secondStart = second < next.edits.count ? next.edits[second].sourceStart : Int.max
            let start = min(firstStart, secondStart)
            var end = start
            let (sourceStart, resultStart) = (start + toSource, start + toResult)
            while true {
                if first < edits.count, joins(edits[first].normalizedStart, start, end) {
                    end = max(end, edits[first].normalizedEnd)
                    toSource = edits[first].sourceEnd - edits[first].normalizedEnd
                    first += 1
                } else if second < next.edits.count, joins(next.edits[second].sourceStart, start, end) {
                    end = max(end, next.edits[second].sourceEnd)
                    toResult = next.edits[second].normalizedEnd - next.edits[second].sourceEnd
                    second += 1
                } else {
                    break
                }
            }
            merged.append(source: sourceStart..<end + toSource, normalized: resultStart..<end + toResult)
        }
        merged.trim()
        return Alignment(sourceCount: sourceCount, normalizedCount: next.normalizedCount, edits: EditList(merged))

        func joins(_ position: Int, _ start: Int, _ end: Int) -> Bool { position < end || position == start }
    }
}

extension Alignment {
    /// The alignment of no text to no text: something to align into.
    ///
    /// - Complexity: O(1)
    public init() { self.init(unchanged: 0) }

    /// The alignment of a text that has not changed.
    init(unchanged count: Int) { self.init(sourceCount: count, normalizedCount: count, edits: EditList()) }
}

extension GrowingBuffer<Alignment.Edit> {
    /// Appends a changed part, as several edits if it is too long for one.
    mutating func append(source: Range<Int>, normalized: Range<Int>) {
        var (from, to) = (source.lowerBound, normalized.lowerBound)
        repeat {
            let next = Swift.min(source.upperBound, from + Alignment.Edit.longestPart)
            let upper = Swift.min(normalized.upperBound, to + Alignment.Edit.longestPart)
            reserve(free: 1)
            append(Alignment.Edit(source: from..<next, normalized: to..<upper))
            (from, to) = (next, upper)
        } while from < source.upperBound || to < normalized.upperBound
    }
}

extension EditList {
    /// The index of the first element for which `belongs` holds; they must be sorted so that all those come last.
    fileprivate func partitioningIndex(where belongs: (Alignment.Edit) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
