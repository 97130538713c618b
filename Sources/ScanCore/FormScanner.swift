/// Finds every place where the letters of a form stand in a text: the search without the rules.
package struct FormScanner: Sendable {
    private var plain = FormTable()
    private var contracted = FormTable()

    package init() {}

    /// Adds a form to be found behind any proclitics; see ``FormTable/insert(letters:wordEnds:hasPunctuation:id:)``.
    package mutating func insert(letters: [UInt8], wordEnds: [Int], hasPunctuation: Bool, id: UInt32) {
        plain.insert(letters: letters, wordEnds: wordEnds, hasPunctuation: hasPunctuation, id: id)
    }

    /// Adds what is left of a form behind the first lam of a contracted لل.
    package mutating func insertContracted(letters: [UInt8], wordEnds: [Int], hasPunctuation: Bool, id: UInt32) {
        contracted.insert(letters: letters, wordEnds: wordEnds, hasPunctuation: hasPunctuation, id: id)
    }

    /// Letters of a text that equal a form's.
    package struct Occurrence: Sendable {
        package let reading: Reading
        /// Where the name's letters end.
        package let end: Int
        /// The text words that it covers.
        package let firstWord: Int
        package let lastWord: Int
        fileprivate let node: WordTable.ID
    }

    package enum Match: Sendable {
        case single(Occurrence)
        /// Two names run together: together they are one text word.
        case runOn(Occurrence, Occurrence)
    }

    /// The forms of an occurrence.
    package func forms(of occurrence: Occurrence) -> [UInt32] {
        (occurrence.reading.kind == .contracted ? contracted : plain).forms(at: occurrence.node)
    }

    /// Calls `body` for every occurrence, by ascending first word.
    ///
    /// - Parameters:
    ///   - letters: The folded letters of all words, side by side.
    ///   - words: The words, in order.
    /// - Complexity: O(*n*) expected in the length of the text, times the number of words of the longest form that
    ///   starts at each word; no allocation.
    package func forEachMatch(in letters: Span<UInt8>, words: Span<ScanWord>, _ body: (Match) -> Void) {
        for index in words.indices {
            words[index].forEachReading(in: letters) { reading in
                scan(reading, word: index, letters, words, body)
            }
        }
    }

    @inline(__always)
    private func scan(
        _ reading: Reading,
        word: Int,
        _ letters: Span<UInt8>,
        _ words: Span<ScanWord>,
        _ body: (Match) -> Void
    ) {
        let table = reading.kind == .contracted ? contracted : plain
        var hash = WordTable.emptyHash
        var offset = reading.start
        var last = word
        runOns(reading, word: word, table, letters, words, body)
        while true {
            while offset < words[last].end {
                hash = WordTable.hash(hash, adding: letters[offset])
                offset += 1
            }
            guard let node = table.node(of: letters, reading.start..<offset, hash: hash) else { return }
            if table.hasForms(node) {
                body(.single(Occurrence(reading: reading, end: offset, firstWord: word, lastWord: last, node: node)))
            }
            last += 1
            guard last < words.count, table.continues(node, across: words[last].gap) else { return }
        }
    }

    /// Two forms that make up the rest of the word; shorter than this many bytes a form has less than four letters.
    private static let shortestRunOn = 4

    private func runOns(
        _ reading: Reading,
        word: Int,
        _ table: FormTable,
        _ letters: Span<UInt8>,
        _ words: Span<ScanWord>,
        _ body: (Match) -> Void
    ) {
        let end = words[word].end
        // Longer than any two forms: a text without spaces must not cost the square of its length.
        guard end - reading.start >= 2 * Self.shortestRunOn, end - reading.start <= table.longest + plain.longest
        else { return }
        var hash = WordTable.emptyHash
        for seam in reading.start..<min(end - Self.shortestRunOn, reading.start + table.longest) {
            hash = WordTable.hash(hash, adding: letters[seam])
            let split = seam + 1
            guard split - reading.start >= Self.shortestRunOn, end - split <= plain.longest,
                letters[split] & 0xC0 != 0x80,
                let first = table.node(of: letters, reading.start..<split, hash: hash), table.hasForms(first),
                let second = plain.node(
                    of: letters,
                    split..<end,
                    hash: WordTable.hash(letters, split..<end)
                ),
                plain.hasForms(second)
            else { continue }
            let next = Reading(kind: .plain, start: split, hasConjunction: false, hasPreposition: false)
            body(
                .runOn(
                    Occurrence(reading: reading, end: split, firstWord: word, lastWord: word, node: first),
                    Occurrence(reading: next, end: end, firstWord: word, lastWord: word, node: second)
                )
            )
        }
    }
}
