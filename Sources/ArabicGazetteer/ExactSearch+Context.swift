internal import ArabicText
internal import ScanCore

/// What an entry asks of the words around its names: `context` and `not`.
struct EntrySurroundings: Sendable {
    /// Phrases as folded words, mostly of one word each.
    let before: [[[UInt8]]]
    let after: [[[UInt8]]]
    let window: Int
    let hasContext: Bool
    let not: [[[UInt8]]]
    /// So many words on either side are looked at.
    let reach: Int

    init(_ match: MatchOptions) {
        before = Self.phrases(match.context?.before ?? [])
        after = Self.phrases(match.context?.after ?? [])
        hasContext = match.context != nil
        window = min(max(0, match.context?.window ?? 0), Self.widestWindow)
        not = Self.phrases(match.not)
        reach = not.reduce(window) { max($0, $1.count) }
    }

    /// More words away, nothing is context.
    private static let widestWindow = 10_000

    /// Each phrase as its folded words; one without words can stand nowhere and is left out.
    private static func phrases(_ phrases: [String]) -> [[[UInt8]]] {
        phrases.map { phrase in
            let words = FoldedWords(Array(phrase.utf8).span, FormFolding.words)
            return words.words.map { Array(words.letters[$0.start..<$0.end]) }
        }.filter { !$0.isEmpty }
    }
}

// The rules that look at the words around a name.
extension ExactSearch {
    /// Whether an entry's `context` and `not` allow a name that stands there.
    mutating func passes(_ entry: Int, _ place: Place) -> Bool {
        let rules = contexts[entry] ?? EntrySurroundings(image.entry(entry).match)
        contexts[entry] = rules
        let around = textAround(place, reach: rules.reach)
        let words = place.firstWord + around.wordsBefore...place.lastWord + around.wordsBefore
        return around.text.passes(rules, words)
    }

    /// The part of the text with at least so many words on either side, and how many there are before the part.
    private func textAround(_ place: Place, reach: Int) -> (text: FoldedWords, wordsBefore: Int) {
        var (lower, upper) = (part.lowerBound, part.upperBound)
        var before = 0
        var step = 32 * reach
        while lower > 0, before + place.firstWord < reach {
            lower = TextParts.start(atOrBefore: max(0, part.lowerBound - step), in: source)
            before = wordCount(lower..<part.lowerBound)
            step *= 2
        }
        step = 32 * reach
        let behind = text.words.count - place.lastWord - 1
        var after = 0
        while upper < source.count, after + behind < reach {
            upper = TextParts.end(atOrBehind: min(source.count, part.upperBound + step), in: source)
            after = wordCount(part.upperBound..<upper)
            step *= 2
        }
        return (words(lower..<upper), before)
    }

    private func words(_ range: Range<Int>) -> FoldedWords {
        FoldedWords(UnsafeBufferPointer(rebasing: source[range]).span, FormFolding.words)
    }

    private func wordCount(_ range: Range<Int>) -> Int { range.isEmpty ? 0 : words(range).words.count }
}

extension FoldedWords {
    fileprivate func passes(_ rules: EntrySurroundings, _ words: ClosedRange<Int>) -> Bool {
        if rules.hasContext, !isNear(rules, words) { return false }
        return !rules.not.contains { overlaps($0, words) }
    }

    private func isNear(_ rules: EntrySurroundings, _ words: ClosedRange<Int>) -> Bool {
        let before = max(0, words.lowerBound - rules.window)..<words.lowerBound
        let after =
            words.upperBound + 1..<max(words.upperBound + 1, min(self.words.count, words.upperBound + 1 + rules.window))
        return rules.before.contains { stands($0, within: before) }
            || rules.after.contains { stands($0, within: after) }
    }

    private func stands(_ phrase: [[UInt8]], within words: Range<Int>) -> Bool {
        guard !words.isEmpty, words.count >= phrase.count else { return false }
        return (words.lowerBound...words.upperBound - phrase.count).contains { stands(phrase, at: $0) }
    }

    private func overlaps(_ phrase: [[UInt8]], _ words: ClosedRange<Int>) -> Bool {
        let first = max(0, words.lowerBound - phrase.count + 1)
        return (first...words.upperBound).contains { stands(phrase, at: $0) }
    }

    /// The phrase's words stand from word `first` on, the first one behind proclitics if need be, with nothing but
    /// white space or a hyphen between them.
    private func stands(_ phrase: [[UInt8]], at first: Int) -> Bool {
        guard first + phrase.count <= words.count else { return false }
        for position in 1..<max(1, phrase.count) {
            let word = words[first + position]
            guard word.gap == .space || word.gap == .hyphen,
                letters[word.start..<word.end].elementsEqual(phrase[position])
            else { return false }
        }
        let word = words[first]
        let wanted = phrase[0]
        var isThere = false
        word.forEachReading(in: letters.span) { reading in
            let rest = letters[reading.start..<word.end]
            switch reading.kind {
            case .plain, .article: isThere = isThere || rest.elementsEqual(wanted)
            case .contracted:
                isThere =
                    isThere || rest.elementsEqual(wanted.dropFirst(2)) && wanted.starts(with: Self.article)
                    || rest.elementsEqual(SurfaceForm.lam + wanted)
            }
        }
        return isThere
    }

    private static let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
}
