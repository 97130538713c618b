// Full stops that end or join abbreviations.

internal import CArtokICU

extension SentenceScanner {
    /// Whether the full stop at `stop` belongs to an abbreviation, title, initial or domain name.
    ///
    /// - Parameter next: What stands behind the full stop and what attaches to it.
    /// - Complexity: Linear in what stands between the full stop, the two before it and the one behind it.
    func isAbbreviation(stopAt stop: Int, before next: Scalar, in text: Span<UInt8>) -> Bool {
        if next.type.isLetter, let key = word(after: next.start, in: text).key, Abbreviations.domains.contains(key) {
            return true
        }
        let word = abbreviatedWord(before: stop, in: text)
        if word.isSingleLetter { return isInitial(word, before: next, in: text) && !endsAddress(word, in: text) }
        guard let whole = word.key else { return false }
        let key = Abbreviations.withoutConjunction(whole)
        if Abbreviations.titles.contains(key) { return !endsAddress(word, in: text) }
        if Abbreviations.attachedTitles.contains(key) {
            return !Abbreviations.otherWords.contains(whole) && !isNecessity(word, in: text)
        }
        if Abbreviations.attachedNumbered.contains(key) { return precedesNumber(next, in: text) }
        if Abbreviations.letterNames.contains(key) { return key != word.key || !followsSpelledLetter(word, in: text) }
        guard Abbreviations.isLetterName(key) else { return false }
        return precedesLetterName(next, in: text) || followsAbbreviatedLetter(word, in: text)
    }

    /// The word that a full stop ends. A space between them is a slip that only a single letter shows: د . محمد.
    private func abbreviatedWord(before stop: Int, in text: Span<UInt8>) -> Word {
        let word = word(before: stop, in: text)
        guard word.count == 0 else { return word }
        let single = self.word(before: endOfText(before: stop, in: text), in: text)
        return single.count == 1 ? single : word
    }

    private func isInitial(_ word: Word, before next: Scalar, in text: Span<UInt8>) -> Bool {
        guard word.lastType != .letter || artok_icu_is_arabic(word.last) else { return false }
        // The t of don't.
        let previous = base(before: word.start, in: text)
        if previous.value == 0x27 || previous.value == 0x2019 { return false }
        // و begins something new.
        if word.count > 1 { return true }
        // A unit or an era: ٢٠١٦م. 1437 هـ. But 500 ق.م goes on with a letter, and 2016 د. محمد is a title.
        if !next.type.isLetter, !Abbreviations.titleLetters.contains(word.last) {
            let end = endOfText(before: word.start, in: text)
            if base(before: end, in: text).type == .digit {
                // ص. 12 ج. ٣ is neither.
                return end < word.start && Abbreviations.numberedLetters.contains(word.last)
                    && precedesNumber(next, in: text)
            }
        }
        // The last of أ ف ب. But names of letters are words too: قال إن د. محمد.
        guard let previous = self.word(spacedBefore: word, in: text), previous.isSpelledLetter else { return true }
        guard Abbreviations.frequentLetters.contains(word.last) else { return false }
        return !(self.word(spacedBefore: previous, in: text)?.isSpelledLetter ?? false)
    }

    /// لا بد.
    private func isNecessity(_ word: Word, in text: Span<UInt8>) -> Bool {
        guard word.key == Abbreviations.necessity.word else { return false }
        let previous = self.word(spacedBefore: word, in: text)?.key
        return previous.map { Abbreviations.necessity.before.contains($0) } ?? false
    }

    /// The word with only white space between it and `word`; nil if there is none.
    private func word(spacedBefore word: Word, in text: Span<UInt8>) -> Word? {
        let end = endOfText(before: word.start, in: text)
        return end < word.start ? self.word(before: end, in: text) : nil
    }

    /// Whether a number stands behind the full stop, with or without white space.
    private func precedesNumber(_ next: Scalar, in text: Span<UInt8>) -> Bool {
        var next = next
        while next.type == .space { next = base(at: next.end, in: text) }
        return next.type == .digit
    }

    /// Whether the name of a letter goes on a row that is spelled with spaces and without full stops: بي بي سي. The full
    /// stop behind the last then ends the sentence.
    ///
    /// What is a word too is a letter's name only behind another letter: آي بي سي. But قال إن سي. سميث.
    private func followsSpelledLetter(_ word: Word, in text: Span<UInt8>) -> Bool {
        var word = word
        while let previous = self.word(spacedBefore: word, in: text) {
            if previous.isSpelledLetter { return true }
            guard let key = previous.key.map(Abbreviations.withoutConjunction) else { return false }
            if !Abbreviations.ambiguousLetterNames.contains(key) { return Abbreviations.letterNames.contains(key) }
            word = previous
        }
        return false
    }

    /// No web or e-mail address is looked at farther back.
    private static let longestAddress = 128

    /// Whether a word is the end of an address, mention or hashtag: `https://un.org/c`, `@x`, `#x`.
    private func endsAddress(_ word: Word, in text: Span<UInt8>) -> Bool {
        var position = word.start
        var (hasPath, followsSlash) = (false, false)
        /// The letters of a label, and how many of `www` before its full stop.
        var (letters, prefix) = (0, -1)
        for _ in 0..<Self.longestAddress {
            // Most often the byte says it all.
            if position == 0 || text[position - 1] >= 0x80 { position = base(before: position, in: text).end }
            guard position > 0, text[position - 1] < 0x80 else { return false }
            position -= 1
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "_"): return true
            case UInt8(ascii: "/"):
                if followsSlash { return true }
                (hasPath, letters, prefix) = (true, 0, -1)
            case UInt8(ascii: "."):
                if hasPath, letters >= 2 { return true }
                (letters, prefix) = (0, 0)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                letters += 1
                prefix = byte | 0x20 == 0x77 && prefix >= 0 ? prefix + 1 : -1
                if prefix == 3 { return true }
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "~"), UInt8(ascii: "+"),
                UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: ":"):
                (letters, prefix) = (0, -1)
            default: return false
            }
            followsSlash = byte == UInt8(ascii: "/")
        }
        return false
    }

    /// إن.بي.سي, إن. بي. سي: with the space, the second must be no other word.
    private func precedesLetterName(_ next: Scalar, in text: Span<UInt8>) -> Bool {
        var start = next.start
        while case let space = base(at: start, in: text), space.type == .space { start = space.end }
        guard let key = word(after: start, in: text).key else { return false }
        return start == next.start ? Abbreviations.isLetterName(key) : Abbreviations.letterNames.contains(key)
    }

    /// The last letter of سي. إن. إن. is no sentence's end, as that of أ.ف.ب. is none.
    private func followsAbbreviatedLetter(_ word: Word, in text: Span<UInt8>) -> Bool {
        let stop = base(before: endOfText(before: word.start, in: text), in: text)
        guard stop.type == .stop else { return false }
        let previous = self.word(before: stop.start, in: text)
        return previous.count == 1 || previous.isLetterName
    }

    /// Where the white space before `offset` begins.
    private func endOfText(before offset: Int, in text: Span<UInt8>) -> Int {
        var end = offset
        while case let last = base(before: end, in: text), last.type == .space { end = last.start }
        return end
    }

    /// The letters next to a place, or as many of them as show that they are no abbreviation.
    private struct Word {
        /// Where it starts, with what attaches to a first letter before it.
        var start: Int
        /// Without tatweel and what attaches to letters.
        var count = 0
        var first: UInt32 = 0
        var last: UInt32 = 0
        var lastType = SentenceClass.none
        /// See ``Abbreviations/key(_:)``; nil if no abbreviation has so many letters or such ones.
        var key: UInt64? = 0

        var isLetterName: Bool { key.map { Abbreviations.isLetterName(Abbreviations.withoutConjunction($0)) } ?? false }

        /// One letter that is no word.
        var isSpelledLetter: Bool { count == 1 && !Abbreviations.proclitics.contains(first) }

        /// One letter, or one behind و that makes no word with it: د, ود.
        var isSingleLetter: Bool {
            count == 1 || count == 2 && first == 0x648 && !Abbreviations.wordsWithConjunction.contains(last)
        }
    }

    private func word(before end: Int, in text: Span<UInt8>) -> Word {
        var word = Word(start: end)
        while word.count <= Abbreviations.longest {
            let last = scalar(before: word.start, in: text)
            guard last.type.isLetter || last.type == .attached else { return word }
            word.start = last.start
            if last.type == .attached || last.value == 0x0640 { continue }
            if word.count == 0 { (word.last, word.lastType) = (last.value, last.type) }
            word.count += 1
            word.first = last.value
            word.key = word.key.flatMap { Abbreviations.prepend(last.value, to: $0) }
        }
        word.key = nil
        return word
    }

    private func word(after start: Int, in text: Span<UInt8>) -> Word {
        var word = Word(start: start)
        var position = start
        while word.count <= Abbreviations.longest {
            let next = scalar(at: position, in: text)
            guard next.type.isLetter || next.type == .attached else { return word }
            position = next.end
            if next.type == .attached || next.value == 0x0640 { continue }
            word.key = word.key.flatMap { Abbreviations.append(next.value, to: $0, count: word.count) }
            word.count += 1
        }
        word.key = nil
        return word
    }
}
