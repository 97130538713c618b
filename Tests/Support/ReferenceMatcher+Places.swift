import ArabicGazetteer
import ScanCore

extension ReferenceMatcher {
    // MARK: - How the beginning of a word may be read

    /// One way to read the beginning of a word: the letters before the name, and what the name's letters are missing or have
    /// too many because of لل.
    struct Reading {
        /// What the word must start with.
        var letters: [UInt32] = []
        /// So many letters stand before the name.
        var skip = 0
        /// Letters of the name that are not written.
        var dropped: [UInt32] = []
        /// Letters behind these that are not the name's but in its range.
        var extra = 0
        var hasConjunction = false
        var hasPreposition = false
        /// An article that is not the name's own.
        var hasArticle = false
    }

    private static let allReadings: [Reading] = {
        let (waw, feh, beh, kaf, lam, alef): (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
            (0x648, 0x641, 0x628, 0x643, 0x644, 0x627)
        var readings = [Reading()]
        for conjunction in [[], [waw], [feh]] {
            for preposition in [[], [beh], [kaf], [lam]] {
                var reading = Reading()
                reading.hasConjunction = !conjunction.isEmpty
                reading.hasPreposition = !preposition.isEmpty
                reading.letters = conjunction + preposition
                reading.skip = reading.letters.count
                if reading.skip > 0 { readings.append(reading) }
                if preposition == [lam] {
                    // لل: only the first lam is the proclitic; the second belongs to the range.
                    reading.letters.append(lam)
                    readings.append(reading)
                    readings[readings.count - 1].extra = 1
                    readings[readings.count - 1].hasArticle = true
                    // The same with a name that has an article, and of اللجنة only لجنة.
                    for dropped in [[alef], [alef, lam]] {
                        readings.append(reading)
                        readings[readings.count - 1].dropped = dropped
                    }
                } else {
                    reading.letters += [alef, lam]
                    reading.skip += 2
                    reading.hasArticle = true
                    readings.append(reading)
                }
            }
        }
        return readings
    }()

    /// All ways to read a word that leave something of it.
    func readings(_ word: [UInt32]) -> [Reading] {
        Self.allReadings.filter { $0.skip < word.count && word.starts(with: $0.letters) }
    }

    /// Whether a form may stand behind these proclitics.
    func allows(_ reading: Reading, _ form: Form) -> Bool {
        if reading.skip == 0 { return true }
        var proclitics = entries[form.entry].match.proclitics
        if proclitics == .usual { proclitics = .all }
        guard form.letterCount >= 3,
            !reading.hasConjunction || proclitics != .none,
            !reading.hasPreposition || proclitics == .all,
            !reading.hasArticle || allowsArticle[form.entry]
        else { return false }
        // Behind لل, an article is missing its alef, and اللجنة one of its lams.
        return reading.dropped.isEmpty || form.hasArticle && form.letters.starts(with: reading.dropped + [0x644])
    }

    // MARK: - One form at one place

    struct Hit {
        let form: Form
        let proclitic: String
        let start: Int
        let end: Int
        let words: ClosedRange<Int>
        let how: Set<String>
        let folds: Int
        let hasProclitic: Bool
    }

    /// All forms that begin with a word.
    func hits(at first: Int, in text: Text) -> [Hit] {
        readings(text.scalars[first]).flatMap { reading in
            forms(at: first, in: text, reading).compactMap { form in
                allows(reading, form) ? hit(form, text, first, reading, upTo: nil) : nil
            }
        }
    }

    /// The forms whose first letters stand there, in this word or the next ones.
    private func forms(at first: Int, in text: Text, _ reading: Reading) -> [Form] {
        var letters = reading.dropped + text.scalars[first].dropFirst(reading.skip + reading.extra)
        var next = first + 1
        while letters.count < Self.beginning, next < text.words.count {
            letters += text.scalars[next]
            next += 1
        }
        return (1...Self.beginning).flatMap { count in
            count <= letters.count ? formsByBeginning[Array(letters.prefix(count))] ?? [] : []
        }.map { forms[$0] }
    }

    /// Walks form and text together, letter by letter. `upTo` ends the walk inside a word: the first of two run-on names.
    func hit(
        _ form: Form,
        _ text: Text,
        _ first: Int,
        _ reading: Reading,
        upTo end: Int?,
        isRunOn: Bool = false
    ) -> Hit? {
        let letters = form.letters
        var how: Set<String> = isRunOn ? ["run-on"] : []
        if reading.skip > 0, !isRunOn || end != nil { how.insert("proclitic") }
        var position = reading.dropped.count
        var (word, letter) = (first, reading.skip + reading.extra)
        var spelled: [(word: Int, letters: Range<Int>)] = [(word, letter..<letter)]
        while position < letters.count {
            let isAtEnd = letter == (end ?? text.words[word].count)
            if isAtEnd, end != nil { return nil }
            if let seam = form.seam(after: position), position > 0 {
                switch seam {
                case .split:
                    if isAtEnd {
                        guard word + 1 < text.words.count, isSpace(text.gaps[word + 1]) else { return nil }
                        how.insert("joined")
                    }
                case .gap(let folded, let source):
                    if isAtEnd {
                        guard word + 1 < text.words.count,
                            let difference = gapDifference(text, word + 1, folded, source)
                        else { return nil }
                        how.formUnion(difference)
                    } else {
                        guard folded.allSatisfy(isWhiteSpace) else { return nil }
                        how.insert("joined")
                    }
                }
                if isAtEnd {
                    (word, letter) = (word + 1, 0)
                    spelled.append((word, 0..<0))
                }
            } else if isAtEnd {
                return nil
            }
            guard text.scalars[word][letter] == letters[position] else { return nil }
            position += 1
            letter += 1
            spelled[spelled.count - 1].letters = spelled[spelled.count - 1].letters.lowerBound..<letter
        }
        guard letter == (end ?? text.words[word].count) else { return nil }
        // Where the range starts and ends.
        let start = trimmedStart(text, text.words[first][reading.skip].source.lowerBound)
        let stop = trimmedEnd(text, text.words[word][letter - 1].source.upperBound)
        how.formUnion(spellingDifference(form, spelled, dropped: reading.dropped, text))
        if form.isInflected { how.insert("inflected") }
        guard allowed(how, entries[form.entry].match.folding),
            areEqualByFolding(form, spelled, dropped: reading.dropped, text),
            !contradicts(form, spelled, dropped: reading.dropped.count, text)
        else { return nil }
        if !isRunOn {
            let isOneWord = word == first
            guard !isOneWord || !isCommonWord(form, text.scalars[first], reading),
                !isOtherWord(form, Array(text.source[start..<stop]), reading, how)
            else { return nil }
        }
        let proclitic = isRunOn && end == nil ? [] : text.scalars[first][..<reading.skip]
        return Hit(
            form: form,
            proclitic: string(proclitic),
            start: start,
            end: stop,
            words: first...word,
            how: how,
            folds: how.subtracting(["proclitic", "run-on"]).count,
            hasProclitic: how.contains("proclitic")
        )
    }

    private func allowed(_ how: Set<String>, _ folding: MatchOptions.FoldingLimit) -> Bool {
        var allowed: Set = ["whitespace", "punctuation", "joined", "run-on", "proclitic", "inflected"]
        if folding == .full || folding == .usual { return true }
        if folding != .exact { allowed.formUnion(["tashkeel", "tatweel", "format-controls"]) }
        if folding == .hamza { allowed.insert("hamza") }
        return how.isSubset(of: allowed)
    }

    // MARK: - Ends

    private func trimmedStart(_ text: Text, _ start: Int) -> Int {
        var start = start
        while start < text.source.count {
            let scalar = text.source.span.decodeScalar(at: start)
            guard scalar.value == 0x640 || isControl(scalar.value) || isMark(scalar.value) else { break }
            start += scalar.length
        }
        return start
    }

    private func trimmedEnd(_ text: Text, _ end: Int) -> Int {
        var end = end
        while end > 0 {
            var last = end - 1
            while last > 0, text.source[last] & 0xC0 == 0x80 { last -= 1 }
            let scalar = text.source.span.decodeScalar(at: last).value
            guard scalar == 0x640 || isControl(scalar) else { break }
            end = last
        }
        return end
    }
}
