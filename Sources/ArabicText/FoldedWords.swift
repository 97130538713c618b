package import ScanCore

/// A text as the matcher sees it: its words' letters, folded and side by side, and where each came from.
///
/// A word is a maximal run of letters, marks, digits and whatever the folding removes (general category L, M, Nd).
/// Cut after folding, so that ﷺ is four words and a zero-width space inside a name is nothing.
package struct FoldedWords: Sendable {
    package let letters: [UInt8]
    package let words: [ScanWord]
    /// For each word: where it starts in the folded text.
    private let foldedStarts: [Int]
    private let folded: [UInt8]
    private let alignment: Alignment

    /// - Parameters:
    ///   - text: Any bytes; an ill-formed part breaks words.
    ///   - normalizer: Must leave white space and punctuation alone: what separates words is told from them.
    package init(_ text: Span<UInt8>, _ normalizer: Normalizer) {
        let aligned = normalizer.align(utf8: text)
        folded = aligned.bytes
        alignment = aligned.alignment
        let (letters, words, foldedStarts) = Self.cut(aligned.bytes.span)
        self.letters = letters
        self.words = words
        self.foldedStarts = foldedStarts
    }

    private static func cut(_ text: Span<UInt8>) -> ([UInt8], [ScanWord], [Int]) {
        var letters: [UInt8] = []
        var words: [ScanWord] = []
        var starts: [Int] = []
        letters.reserveCapacity(text.count)
        var offset = 0
        var gapStart = 0
        while offset < text.count {
            let start = offset
            while offset < text.count {
                let scalar = text.decodeScalar(at: offset)
                guard scalar.isWellFormed, WordScalars.contains(scalar.value) else { break }
                offset += scalar.length
            }
            guard offset > start else {
                offset += text.decodeScalar(at: offset).length
                continue
            }
            let gap: ScanWord.Gap = words.isEmpty ? .none : GapReader.kind(text, gapStart..<start)
            let letterStart = letters.count
            text.extracting(start..<offset).withUnsafeBufferPointer { letters.append(contentsOf: $0) }
            words.append(ScanWord(start: letterStart, end: letters.count, gap: gap))
            starts.append(start)
            gapStart = offset
        }
        return (letters, words, starts)
    }

    /// Where a letter offset lies in the folded text, within a given word.
    private func foldedOffset(_ letter: Int, word: Int) -> Int {
        foldedStarts[word] + letter - words[word].start
    }

    /// The offset in ``letters`` of a word's letter, by how many are before it in the word; `nil` if it has not so many.
    package func offset(ofScalar index: Int, word: Int) -> Int? {
        guard word < words.count else { return nil }
        var offset = words[word].start
        for _ in 0..<index {
            guard offset < words[word].end else { return nil }
            offset += letters.span.decodeScalar(at: offset).length
        }
        return offset
    }

    /// The source bytes of the letters `start..<end`, which lie in the words `first...last`. Marks that follow the
    /// last letter are in, format controls and tatweels at either end are not.
    package func sourceRange(_ letters: Range<Int>, words: ClosedRange<Int>, in text: Span<UInt8>) -> Range<Int> {
        let start = foldedOffset(letters.lowerBound, word: words.lowerBound)
        let end = foldedOffset(letters.upperBound, word: words.upperBound)
        let range = alignment.sourceRange(for: start..<end)
        return SourceTrimming.trim(range, in: text)
    }

    /// The source bytes between a word and the word before it, with what the folding removes there.
    package func sourceOfGap(before word: Int) -> Range<Int> {
        let previous = words[word - 1]
        let start = foldedOffset(previous.end, word: word - 1)
        return alignment.sourceRange(for: start..<foldedStarts[word])
    }

    /// The folded bytes between a word and the word before it: white space and punctuation as they stand.
    package func foldedGap(before word: Int) -> ArraySlice<UInt8> {
        folded[foldedOffset(words[word - 1].end, word: word - 1)..<foldedStarts[word]]
    }

    /// True if the gap before a word has no more than one line break, and no paragraph separator.
    package func hasAtMostOneLineBreak(before word: Int) -> Bool {
        let gap = foldedOffset(words[word - 1].end, word: word - 1)..<foldedStarts[word]
        return GapReader.hasAtMostOneLineBreak(folded.span, gap)
    }

    /// How letters of one word are spelled in the source. Of a ligature at one end that is not theirs alone, their share
    /// is given in ordinary letters.
    ///
    /// - Parameter isLast: These are a name's last letters: tatweels and format controls after them are left out.
    package func spelling(
        _ range: Range<Int>,
        word: Int,
        isLast: Bool,
        in text: Span<UInt8>
    ) -> (bytes: [UInt8], sharesLigature: Bool) {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        let isSharedAtStart =
            isInsideCharacter(lower, word: word) || lower == words[word].start && isOneCharacter(before: word)
        let isSharedAtEnd =
            isInsideCharacter(upper, word: word) || upper == words[word].end && isOneCharacter(before: word + 1)
        if isSharedAtStart { repeat { lower += 1 } while lower < upper && isInsideCharacter(lower, word: word) }
        if isSharedAtEnd, upper > lower {
            repeat { upper -= 1 } while upper > lower && isInsideCharacter(upper, word: word)
        }
        var bytes = share(range.lowerBound..<lower, word: word, in: text)
        if lower < upper {
            let source = foldedOffset(lower, word: word)..<foldedOffset(upper, word: word)
            let whole = alignment.sourceRange(for: source)
            let trimmed = SourceTrimming.trim(whole, in: text)
            let end = isLast && upper == range.upperBound ? trimmed.upperBound : whole.upperBound
            text.extracting(trimmed.lowerBound..<end).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }
        bytes += share(upper..<range.upperBound, word: word, in: text)
        return (bytes, isSharedAtStart || isSharedAtEnd)
    }

    /// What letters are in the ordinary spelling of the ligature that holds them; folded, if that has not as many.
    private func share(_ range: Range<Int>, word: Int, in text: Span<UInt8>) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        let start = foldedOffset(range.lowerBound, word: word)
        let source = alignment.sourceRange(for: start..<start + 1)
        let whole = alignment.normalizedRange(for: source)
        // Without the marks and controls that belong to the ligature's place, as they are not among the letters.
        let ordinary = Folding([.compatibility, .tashkeel, .tatweel, .formatControls])
        let expansion = Normalizer(ordinary).align(utf8: text.extracting(source)).bytes
        let (before, own) = (scalarCount(whole.lowerBound..<start), letters[range].count { $0 & 0xC0 != 0x80 })
        let starts = expansion.indices.filter { expansion[$0] & 0xC0 != 0x80 } + [expansion.count]
        guard starts.count - 1 == scalarCount(whole) else { return Array(letters[range]) }
        return Array(expansion[starts[before]..<starts[before + own]])
    }

    private func scalarCount(_ range: Range<Int>) -> Int { folded[range].count { $0 & 0xC0 != 0x80 } }

    /// True if one source character holds the end of the word before and the beginning of this one: ﷺ.
    package func isOneCharacter(before word: Int) -> Bool {
        guard word > 0, word < words.count else { return false }
        let last = foldedOffset(words[word - 1].end, word: word - 1) - 1
        return alignment.sourceRange(for: last..<last + 1).lowerBound
            == alignment.sourceRange(for: foldedStarts[word]..<foldedStarts[word] + 1).lowerBound
    }

    /// True if the letters before and after a place within a word came from one source character.
    private func isInsideCharacter(_ letter: Int, word: Int) -> Bool {
        guard words[word].start < letter, letter < words[word].end else { return false }
        let offset = foldedOffset(letter, word: word)
        return alignment.sourceRange(for: offset - 1..<offset).lowerBound
            == alignment.sourceRange(for: offset..<offset + 1).lowerBound
    }
}
