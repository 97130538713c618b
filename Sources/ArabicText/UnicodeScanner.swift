// The exact tokenizer of `Tokenizer.Mode.unicode`: ICU's word boundaries, with our kinds.

internal import ScanCore

/// Where a scan of one text in `unicode` mode has come to.
///
/// The machine cuts most text. What it leaves goes to ICU, in stretches that begin and end at boundaries: as each segment
/// depends on nothing before it, and what a boundary ends would not have gone on in other text either, ICU cuts such a
/// stretch as it cuts the whole text.
struct UnicodeScanner {
    private let machine = WordBreakMachine()
    private let table = WordBreakTable.shared
    private let rules = TokenScanner()
    private var iterator: WordBreakIterator?
    /// The ends of the segments that ICU has found, and how many are given out.
    private var ends: [Int] = []
    private var index = 0
    private(set) var offset = 0
    private var limit = 0

    /// Goes to a stretch of the text that begins and ends at boundaries.
    mutating func move(to stretch: Range<Int>) {
        offset = stretch.lowerBound
        limit = stretch.upperBound
    }

    /// The next token of the stretch, white space too. `text` must be the same at every call.
    ///
    /// - Complexity: Amortised linear in the token's length.
    mutating func next(in text: Span<UInt8>) -> Token? {
        let start = offset
        if index == ends.count {
            guard start < limit else { return nil }
            switch machine.segment(from: start, before: limit, in: text) {
            case .ends(let end, let entry):
                offset = end
                return Token(kind: kind(of: start..<end, entry, in: text), utf8Range: start..<end)
            case .left(let end): findEnds(from: start, to: end, in: text)
            }
        }
        let end = ends[index]
        index += 1
        offset = end
        return Token(kind: kind(of: start..<end, entry(of: start..<end, in: text), in: text), utf8Range: start..<end)
    }

    private mutating func findEnds(from start: Int, to end: Int, in text: Span<UInt8>) {
        // ICU counts in 32 bits: what is longer than a gigabyte is cut, before some scalar.
        var end = end
        if end - start > 1 << 30 {
            end = start + 1 << 30
            while text[end] & 0xC0 == 0x80 { end -= 1 }
        }
        let iterator = iterator ?? .forDictionaries()
        self.iterator = iterator
        iterator.findEnds(in: start..<end, of: text, &ends)
        index = 0
    }

    // MARK: Kinds

    /// What all scalars of a segment tell.
    private func entry(of range: Range<Int>, in text: Span<UInt8>) -> WordBreakEntry {
        let first = text.decodeScalar(at: range.lowerBound)
        var entry = table[first.value]
        var offset = range.lowerBound + first.length
        while offset < range.upperBound {
            let scalar = text.decodeScalar(at: offset)
            entry.add(table[scalar.value])
            offset += scalar.length
        }
        return entry
    }

    /// What a segment is, by what it holds.
    ///
    /// ICU's own rule status is not asked: it gives emoji none and calls م٢ a number.
    private func kind(of range: Range<Int>, _ entry: WordBreakEntry, in text: Span<UInt8>) -> Token.Kind {
        let type = entry.type
        switch type {
        case .space, .newline: return entry.has(WordBreakEntry.visible) ? .other : .whitespace
        case .pictograph, .regionalIndicator, .emojiModifier:
            let first = rules.scalar(at: range.lowerBound, in: text)
            return rules.pictograph(first, at: range.lowerBound, in: text).0
        case _ where entry.has(WordBreakEntry.mark) && rules.beginsEmoji(at: range.lowerBound, in: text): return .emoji
        case .at where entry.has(WordBreakEntry.letter | WordBreakEntry.number): return .mention
        case _ where entry.has(WordBreakEntry.letter): return .word
        case _ where entry.has(WordBreakEntry.number): return entry.has(WordBreakEntry.connector) ? .word : .number
        default: return type.kindAlone(of: text.decodeScalar(at: range.lowerBound).value)
        }
    }
}
