internal import ArabicText
internal import ScanCore

/// A surface form that stands in the text by all rules but those that compare it with others.
struct Candidate {
    let form: Int
    let range: Range<Int>
    /// Where its proclitics start, among the letters of the text.
    let procliticStart: Int
    let nameStart: Int
    let words: ClosedRange<Int>
    let how: Mention.How

    var hasProclitic: Bool { how.contains(.proclitic) }
    /// How many differences of spelling were overlooked; what stands before the name is none.
    var foldCount: Int { how.subtracting([.proclitic, .runOn]).rawValue.nonzeroBitCount }
}

/// One text being matched: its words, and the rules of SPEC's order applied to each occurrence of a form's letters.
struct CandidateSearch: ~Copyable {
    let index: FormIndex
    let text: FoldedWords
    private var differences: [DifferenceKey: Mention.How] = [:]

    private struct DifferenceKey: Hashable {
        let form: Int
        let text: [UInt32]
    }

    init(_ index: FormIndex, _ source: Span<UInt8>) {
        self.index = index
        text = FoldedWords(source, FormFolding.words)
    }

    /// All candidates of the text, in no particular order.
    mutating func candidates(in source: Span<UInt8>) -> [Candidate] {
        var matches: [FormScanner.Match] = []
        index.scanner.forEachMatch(in: text.letters.span, words: text.words.span) { matches.append($0) }
        var found: [Candidate] = []
        for match in matches {
            switch match {
            case .single(let occurrence):
                found += candidates(occurrence, isRunOn: false, source)
            case .runOn(let first, let second):
                let (left, right) = (
                    candidates(first, isRunOn: true, source), candidates(second, isRunOn: true, source)
                )
                if !left.isEmpty, !right.isEmpty { found += left + right }
            }
        }
        return found.filter { passes($0) }
    }

    private mutating func candidates(
        _ occurrence: FormScanner.Occurrence,
        isRunOn: Bool,
        _ source: Span<UInt8>
    ) -> [Candidate] {
        var found: [Candidate] = []
        for id in index.scanner.forms(of: occurrence) {
            if let candidate = candidate(Int(id), occurrence, isRunOn: isRunOn, source) { found.append(candidate) }
        }
        return found
    }

    private mutating func candidate(
        _ id: Int,
        _ occurrence: FormScanner.Occurrence,
        isRunOn: Bool,
        _ source: Span<UInt8>
    ) -> Candidate? {
        let form = index.forms[id]
        let rules = index.rules[form.entry]
        let reading = occurrence.reading
        let wordStart = text.words[occurrence.firstWord].start
        // A run-on's second name starts inside the word without any proclitic.
        let isSecondOfRunOn =
            isRunOn && reading.start > wordStart && occurrence.end == text.words[occurrence.lastWord].end
        var how: Mention.How = isRunOn ? .runOn : []
        if reading.start > wordStart, !isSecondOfRunOn {
            guard allows(reading, rules), form.letterCount >= 3 else { return nil }
            how.insert(.proclitic)
        }
        if isRunOn, form.letterCount < 4 { return nil }
        guard let seams = seamDifferences(form, occurrence, source) else { return nil }
        how.formUnion(seams)

        let words = occurrence.firstWord...occurrence.lastWord
        let range = text.sourceRange(reading.start..<occurrence.end, words: words, in: source)
        how.formUnion(wordDifferences(id, occurrence, source))
        guard rules.folding.allows(how) else { return nil }
        return Candidate(
            form: id,
            range: range,
            procliticStart: isSecondOfRunOn ? reading.start : wordStart,
            nameStart: reading.start,
            words: words,
            how: how
        )
    }

    private func allows(_ reading: Reading, _ rules: EntryRules) -> Bool {
        if reading.kind == .article, !rules.allowsArticle { return false }
        switch rules.proclitics {
        case .all: return true
        case .conjunctions: return !reading.hasPreposition
        case .none: return !reading.hasPreposition && !reading.hasConjunction
        }
    }
}

extension MatchOptions.FoldingLimit {
    /// What an entry overlooks besides the spelling of its letters: where spaces and proclitics are.
    private static let always: Mention.How = [.whitespace, .punctuation, .joined, .runOn, .proclitic, .inflected]

    fileprivate func allows(_ how: Mention.How) -> Bool {
        switch self {
        case .exact: how.subtracting(Self.always).isEmpty
        case .marks: how.subtracting(Self.always.union(Self.invisible)).isEmpty
        case .hamza: how.subtracting(Self.always.union(Self.invisible).union(.hamza)).isEmpty
        case .full: true
        }
    }

    private static let invisible: Mention.How = [.tashkeel, .tatweel, .formatControls]
}

// MARK: - What is between the words

extension CandidateSearch {
    /// Compares where text and form have spaces or punctuation. `nil` if the text's are not allowed.
    private func seamDifferences(
        _ form: SurfaceForm,
        _ occurrence: FormScanner.Occurrence,
        _ source: Span<UInt8>
    ) -> Mention.How? {
        guard !form.seams.isEmpty else {
            return occurrence.firstWord == occurrence.lastWord ? [] : nil
        }
        // Where the text's words end, in terms of the form's letters.
        let missing = form.letters.count - (occurrence.end - occurrence.reading.start)
        let shift = occurrence.reading.kind == .contracted ? missing : 0
        var how: Mention.How = []
        var word = occurrence.firstWord
        for seam in form.seams {
            let offset = seam.offset - shift + occurrence.reading.start
            guard word < occurrence.lastWord, text.words[word].end == offset else {
                // The text has no gap here.
                if word < occurrence.lastWord, text.words[word].end < offset { return nil }
                switch seam.kind {
                case .space: how.insert(.joined)
                case .split: break
                case .punctuation: return nil
                }
                continue
            }
            word += 1
            guard let difference = gapDifference(seam, before: word, source) else { return nil }
            how.formUnion(difference)
        }
        return word == occurrence.lastWord ? how : nil
    }

    private func gapDifference(_ seam: SurfaceForm.Seam, before word: Int, _ source: Span<UInt8>) -> Mention.How? {
        let gap = text.words[word].gap
        switch (seam.kind, gap) {
        case (.split, .space): return .joined
        case (.split, _): return nil
        case (.space, .space): break
        case (_, .space), (_, .hyphen): break
        case (.space, _): return nil
        case (.punctuation(let folded), _):
            let found = FormFolding.gap(Array(text.foldedGap(before: word)))
            guard text.hasAtMostOneLineBreak(before: word) else { return nil }
            if found != folded { return found == folded.filter { $0 != 0x20 } ? .joined : nil }
        }
        if text.isOneCharacter(before: word) { return [] }
        let range = text.sourceOfGap(before: word)
        let found = source.extracting(range).withUnsafeBufferPointer { Array($0) }.scalars
        if found == seam.spelling { return [] }
        let needed = SpellingDifference.needed(found, seam.spelling)
        // A hyphen for a space and the reverse are equal by rule, not by folding.
        if needed.isEmpty || !SpellingDifference.equates(needed, found, seam.spelling) { return .punctuation }
        return needed
    }
}

// MARK: - How the words are spelled

extension CandidateSearch {
    private mutating func wordDifferences(
        _ id: Int,
        _ occurrence: FormScanner.Occurrence,
        _ source: Span<UInt8>
    ) -> Mention.How {
        let form = index.forms[id]
        var how: Mention.How = []
        var spelling: [UInt32] = []
        var start = occurrence.reading.start
        if occurrence.reading.kind == .contracted {
            let missing = form.letters.count - (occurrence.end - start)
            if missing > 0 {
                // What the proclitic has swallowed is put back.
                spelling = Array(form.letters.prefix(missing)).scalars
            } else {
                // The lam of an article that is not the name's.
                start += SurfaceForm.lam.count
            }
        }
        for word in occurrence.firstWord...occurrence.lastWord {
            let bounds = text.words[word]
            let letters = max(bounds.start, start)..<min(bounds.end, occurrence.end)
            let part = text.spelling(letters, word: word, isLast: word == occurrence.lastWord, in: source)
            if part.sharesLigature { how.formUnion([.ligature, .compatibility]) }
            spelling += part.bytes.scalars
        }
        if spelling == form.wordSpelling { return how }
        let key = DifferenceKey(form: id, text: spelling)
        if let known = differences[key] { return how.union(known) }
        let needed = SpellingDifference.needed(spelling, form.wordSpelling)
        if differences.count >= 1 << 16 { differences.removeAll() }
        differences[key] = needed
        return how.union(needed)
    }
}
