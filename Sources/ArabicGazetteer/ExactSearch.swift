internal import ArabicText
internal import ScanCore

/// The matching rules, whatever the text: for occurrences that only the exact path knows the letters of, and for those
/// where more than spelling differs.
///
/// It folds the part of the text again in which an occurrence lies, this time with an alignment.
struct ExactSearch: ~Copyable {
    let image: CompiledImage
    private(set) var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private(set) var text: FoldedWords
    /// Where `text` lies in the source.
    private(set) var part = 0..<0
    private var reached = Reached()
    private var forms: [Int: SurfaceForm] = [:]
    private var differences: [DifferenceKey: Mention.How] = [:]
    private var gaps: [GapKey: Mention.How] = [:]

    private struct DifferenceKey: Hashable {
        let form: Int
        let text: [UInt8]
    }

    private struct GapKey: Hashable {
        let text: [UInt32]
        let form: [UInt32]
    }

    /// How far letters of `part` have been counted: a part with many names is gone through once.
    private struct Reached {
        var window = -1
        var position = 0
        var word = -1
        var letters = 0
    }

    private static let longestGap = 256
    private static let mostKept = 1 << 9

    init(_ image: CompiledImage) {
        self.image = image
        text = FoldedWords([UInt8]().span, FormFolding.words)
    }

    /// The same text stands elsewhere.
    mutating func move(to source: UnsafeBufferPointer<UInt8>) { self.source = source }

    mutating func begin(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        part = 0..<0
        reached = Reached()
    }

    /// An occurrence in terms of `text`.
    struct Place {
        let reading: Reading
        let end: Int
        let firstWord: Int
        let lastWord: Int
    }

    /// Goes to the part of the text that an occurrence lies in. `nil` if its codes are no whole letters.
    mutating func place(_ occurrence: FormOccurrence, _ window: borrowing CodeWindow) -> Place? {
        let (start, end) = (Int(occurrence.start), Int(occurrence.end))
        let (part, firstCode) = window.part(of: start..<end)
        if part != self.part {
            self.part = part
            // Safe: the part lies in the source.
            text = FoldedWords(UnsafeBufferPointer(rebasing: source[part]).span, FormFolding.words)
            reached = Reached()
        }
        var counter = LetterCounter(window.codes, firstCode)
        if reached.window == window.number, firstCode + reached.position <= start {
            counter.resume(at: firstCode + reached.position, word: reached.word, letters: reached.letters)
        }
        let wordAndLetter = counter.go(to: start)
        reached = Reached(
            window: window.number,
            position: counter.position - firstCode,
            word: counter.word,
            letters: counter.letters
        )
        guard let (firstWord, first) = wordAndLetter, let (lastWord, last) = counter.go(to: end, isEnd: true),
            let readingStart = text.offset(ofScalar: first, word: firstWord),
            let readingEnd = text.offset(ofScalar: last, word: lastWord)
        else { return nil }
        let wordStart = window.startOfWord(start)
        let prefix = NameReading(
            window.codes + wordStart,
            start - wordStart,
            isContracted: occurrence.kind != .plain
        )
        let kind: Reading.Kind =
            switch prefix.article {
            case .none: .plain
            case .own: .article
            case .contracted: .contracted
            }
        let reading = Reading(
            kind: occurrence.runOn == .second ? .plain : kind,
            start: readingStart,
            hasConjunction: prefix.hasConjunction,
            hasPreposition: prefix.hasPreposition
        )
        return Place(reading: reading, end: readingEnd, firstWord: firstWord, lastWord: lastWord)
    }

    /// The form at an offset in its section, made ready to be compared.
    private mutating func form(_ offset: Int, _ record: FormRecord) -> SurfaceForm? {
        if let known = forms[offset] { return known }
        let spelling = String(decoding: record.spelling, as: UTF8.self)
        guard let form = SurfaceForm(spelling, entry: record.entry) else { return nil }
        if forms.count >= Self.mostKept { forms.removeAll() }
        forms[offset] = form
        return form
    }

    /// Where a form stands, and what was overlooked in its spelling, as ``SpellingComparison`` says it. `nil` if it is not
    /// there.
    mutating func candidate(
        _ offset: Int,
        _ record: FormRecord,
        _ place: Place
    ) -> (range: Range<Int>, how: UInt32)? {
        guard let form = form(offset, record), hasLetters(of: form, place),
            let seams = seamDifferences(form, place)
        else { return nil }
        let how = seams.rawValue | wordDifferences(offset, form, place)
        let range = text.sourceRange(
            place.reading.start..<place.end,
            words: place.firstWord...place.lastWord,
            in: UnsafeBufferPointer(rebasing: source[part]).span
        )
        return (range.lowerBound + part.lowerBound..<range.upperBound + part.lowerBound, how)
    }

    /// The letters that the text has are the form's, but for what a contracted proclitic has swallowed.
    private func hasLetters(of form: SurfaceForm, _ place: Place) -> Bool {
        let letters = text.letters[place.reading.start..<place.end]
        guard place.reading.kind == .contracted else { return letters.elementsEqual(form.letters) }
        let missing = form.letters.count - letters.count
        return missing > 0
            ? letters.elementsEqual(form.letters.dropFirst(missing))
            : letters.elementsEqual(SurfaceForm.lam + form.letters)
    }
}

/// Counts words and letters in codes.
private struct LetterCounter {
    private let codes: UnsafePointer<UInt8>
    private(set) var position: Int
    private(set) var word = -1
    private(set) var letters = 0

    init(_ codes: UnsafePointer<UInt8>, _ position: Int) {
        self.codes = codes
        self.position = position
    }

    /// Goes to where another counter of the same codes was.
    mutating func resume(at position: Int, word: Int, letters: Int) {
        (self.position, self.word, self.letters) = (position, word, letters)
    }

    /// The word that a position lies in, counted from 0, and how many letters of it are before the position.
    mutating func go(to target: Int, isEnd: Bool = false) -> (word: Int, letters: Int)? {
        while position < target {
            if Code.separates(codes[position]) {
                letters = 0
                position += 1
            } else {
                if letters == 0 { word += 1 }
                letters += 1
                position += Code.length(ofLetter: codes[position])
            }
        }
        guard position == target else { return nil }
        return letters == 0 && !isEnd ? (word + 1, 0) : (word, letters)
    }
}

// MARK: - What is between the words

extension ExactSearch {
    /// Compares where text and form have spaces or punctuation. `nil` if the text's are not allowed.
    private mutating func seamDifferences(_ form: SurfaceForm, _ place: Place) -> Mention.How? {
        guard !form.seams.isEmpty else { return place.firstWord == place.lastWord ? [] : nil }
        // Where the text's words end, in terms of the form's letters.
        let missing = form.letters.count - (place.end - place.reading.start)
        let shift = place.reading.kind == .contracted ? missing : 0
        var how: Mention.How = []
        var word = place.firstWord
        for seam in form.seams {
            let offset = seam.offset - shift + place.reading.start
            guard word < place.lastWord, text.words[word].end == offset else {
                // The text has no gap here.
                if word < place.lastWord, text.words[word].end < offset { return nil }
                switch seam.kind {
                case .space: how.insert(.joined)
                case .split: break
                case .punctuation: return nil
                }
                continue
            }
            word += 1
            guard let difference = gapDifference(seam, before: word) else { return nil }
            how.formUnion(difference)
        }
        return word == place.lastWord ? how : nil
    }

    private mutating func gapDifference(_ seam: SurfaceForm.Seam, before word: Int) -> Mention.How? {
        switch (seam.kind, text.words[word].gap) {
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
        let gap = text.sourceOfGap(before: word)
        var found = Array(source[part.lowerBound + gap.lowerBound..<part.lowerBound + gap.upperBound]).scalars
        if found == seam.spelling { return [] }
        // Nobody writes so much. Which foldings it needs depends on what is in it, not on how much.
        if found.count > Self.longestGap {
            var seen: Set<UInt32> = []
            found.removeAll { !seen.insert($0).inserted }
            found += found
        }
        let key = GapKey(text: found, form: seam.spelling)
        if let known = gaps[key] { return known }
        let difference = Self.difference(found, seam.spelling)
        if gaps.count >= Self.mostKept { gaps.removeAll() }
        gaps[key] = difference
        return difference
    }

    private static func difference(_ found: [UInt32], _ wanted: [UInt32]) -> Mention.How {
        let needed = SpellingDifference.needed(found, wanted)
        // A hyphen for a space and the reverse are equal by rule, not by folding.
        if needed.isEmpty || !SpellingDifference.equates(needed, found, wanted) { return .punctuation }
        return needed
    }
}

// MARK: - How the words are spelled

extension ExactSearch {
    private mutating func wordDifferences(_ offset: Int, _ form: SurfaceForm, _ place: Place) -> UInt32 {
        var how: Mention.How = []
        var spelling: [UInt8] = []
        var vowels = SpelledVowels()
        var start = place.reading.start
        if place.reading.kind == .contracted {
            let missing = form.letters.count - (place.end - start)
            if missing > 0 {
                // What the proclitic has swallowed is put back.
                spelling = Array(form.letters.prefix(missing))
                vowels.append(unmarked: missing / SurfaceForm.lam.count)
            } else {
                // The lam of an article that is not the name's.
                start += SurfaceForm.lam.count
            }
        }
        for word in place.firstWord...place.lastWord {
            let bounds = text.words[word]
            let letters = max(bounds.start, start)..<min(bounds.end, place.end)
            let part = text.spelling(
                letters,
                word: word,
                isLast: word == place.lastWord,
                in: UnsafeBufferPointer(rebasing: source[part]).span
            )
            if part.sharesLigature { how.formUnion([.ligature, .compatibility]) }
            spelling += part.bytes
            vowels.append(part.bytes, endsWord: letters.upperBound == bounds.end)
        }
        var flags = vowels.agree(with: form.vowels) ? 0 : SpellingComparison.contradiction
        if let folding = image.folding,
            !folding.equates(spelling, form.wordSpelling, sharesLigature: how.contains(.ligature))
        {
            flags |= SpellingComparison.refused
        }
        let known = spelling.withUnsafeBufferPointer { text in
            form.wordSpelling.withUnsafeBufferPointer { SpellingComparison.shared.difference(text, $0) }
        }
        if known < SpellingComparison.none {
            // Words side by side have no ends.
            return how.rawValue | known & ~SpellingComparison.contradiction | flags
        }
        let key = DifferenceKey(form: offset, text: spelling)
        if let known = differences[key] { return how.union(known).rawValue | flags }
        let needed = SpellingDifference.needed(spelling.scalars, form.wordSpelling.scalars)
        if differences.count >= Self.mostKept { differences.removeAll() }
        differences[key] = needed
        return how.union(needed).rawValue | flags
    }
}
