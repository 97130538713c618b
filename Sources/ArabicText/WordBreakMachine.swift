// The word boundaries of UAX #29, as the installed ICU has them, over UTF-8.

internal import ScanCore

/// Finds the segment that begins at a boundary; what dictionaries are needed for is left to ICU.
///
/// A segment depends on nothing before its start: every rule that looks back has its whole context in the segment.
struct WordBreakMachine {
    private let table = WordBreakTable.shared
    private let rules = WordBreakRules.shared

    enum Segment {
        /// It ends here. The entry is its first scalar's, with what the others tell of the kind.
        case ends(at: Int, WordBreakEntry)
        /// ICU has to cut the text from the segment's start up to here, which is a boundary.
        case left(to: Int)
    }

    /// The segment that begins at `start`, which is a boundary, as `limit` is.
    ///
    /// - Complexity: Linear in the segment's length and that of the next one, whose first scalar and the marks behind it
    ///   are looked at twice: for all segments of a text linear in the text.
    func segment(from start: Int, before limit: Int, in text: Span<UInt8>) -> Segment {
        let first = text.decodeScalar(at: start)
        var found = table[first.value]
        var offset = start + first.length
        var state = found.wordBreak
        var followsJoiner = state == .joiner
        switch state {
        case .dictionary, .unknown: return .left(to: endOfLeft(from: offset, before: limit, in: text))
        case .extend, .joiner: state = .other
        default: break
        }
        while offset < limit {
            let scalar = text.decodeScalar(at: offset)
            let entry = table[scalar.value]
            let next = entry.wordBreak
            let step = rules.step(from: state, to: next)
            let end = offset + scalar.length
            if step.isPlain {
                state = step.state
            } else if followsJoiner, entry.has(WordBreakEntry.pictograph), !next.isLeft {
                state = next  // WB3c
            } else if step.isLeft || followsJoiner && next == .dictionary {
                return .left(to: endOfLeft(from: end, before: limit, in: text))
            } else {
                if step.looksAhead {
                    let third = base(from: end, before: limit, in: text)
                    if third.type.isLeft { return .left(to: endOfLeft(from: third.end, before: limit, in: text)) }
                    if third.end > end, rules.joined(to: state, through: next).contains(third.type) {
                        found.add(entry)
                        found.add(third.found)
                        state = third.type
                        followsJoiner = false
                        offset = third.end
                        continue
                    }
                }
                if step.isBoundary { return .ends(at: offset, found) }
                state = step.state
            }
            followsJoiner = next == .joiner
            found.add(entry)
            offset = end
        }
        return .ends(at: limit, found)
    }

    /// The first scalar from `start` on that WB4 does not pass over, with what the others tell; its class is `extend`
    /// if the text has none.
    @inline(never)
    private func base(
        from start: Int,
        before limit: Int,
        in text: Span<UInt8>
    ) -> (type: WordBreakClass, end: Int, found: WordBreakEntry) {
        var offset = start
        var found = table[0]
        while offset < limit {
            let scalar = text.decodeScalar(at: offset)
            let entry = table[scalar.value]
            offset += scalar.length
            found.add(entry)
            if entry.wordBreak != .extend, entry.wordBreak != .joiner { return (entry.wordBreak, offset, found) }
        }
        return (.extend, start, found)
    }

    /// The end of a stretch that ICU has to cut, from a place in it on. It takes in all that might be joined to a
    /// dictionary's letters by any rule: ICU's answer for more text is the same, as long as it ends at a boundary.
    private func endOfLeft(from start: Int, before limit: Int, in text: Span<UInt8>) -> Int {
        var offset = start
        while offset < limit {
            let scalar = text.decodeScalar(at: offset)
            let entry = table[scalar.value]
            switch entry.wordBreak {
            // WB3a; WB999, as there is no white space before it.
            case .carriageReturn, .lineFeed, .newline, .space: return offset
            // WB999, unless it is an emoji that a ZWJ may join.
            case .other where !entry.has(WordBreakEntry.pictograph): return offset
            default: offset += scalar.length
            }
        }
        return limit
    }
}
