import CArtokICU

/// Whether a full stop belongs to an abbreviation, with words as strings.
struct ReferenceAbbreviations {
    private let before: [UInt32]
    private let after: [UInt32]

    /// - Parameters:
    ///   - stop: Where the full stop stands.
    ///   - next: Where the text goes on behind it and what attaches to it.
    init(_ scalars: [UInt32], stop: Int, next: Int) {
        before = scalars[..<stop].filter { !isAttached($0) }
        after = scalars[next...].filter { !isAttached($0) }
    }

    private static let titles = words(
        """
        أد صص مج تح mr mrs ms mme mlle dr prof st rev hon gov sen rep pres sgt lt cpl capt cmdr col gen maj brig
        adm vs
        """
    )
    private static let attachedTitles = words(
        "بد لد فد كد فبد فلد بم لم فبم بأ لأ فأ كأ فبأ فلأ بأد لأد فأد كأد الد الأ"
    )
    private static let attachedNumbered = words("بص لص فص كص بج لج فج كج بط لط فط كط بت لت فت كت")
    private static let sureNames = words("بي سي إف اف جي إتش اتش جيه كيه إل إم كيو آر ار إس اس تي دبليو إكس اكس")
    private static let names = sureNames.union(words("إيه ايه آيه أيه دي إي اي أي آي إن ان أو او يو في واي ال ام"))

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    var isAbbreviation: Bool {
        if let first = after.first, isLetterOfSentence(first), ["كوم", "نت", "أورغ"].contains(firstWord(of: after)) {
            return true
        }
        var text = before
        var (word, rest) = lastWord(of: text)
        if word.isEmpty {
            while let last = text.last, isWhite(last) { text.removeLast() }
            (word, rest) = lastWord(of: text)
            guard word.unicodeScalars.count == 1 else { return false }
        }
        let whole = word
        // و before a letter or name, but not where the two are another word.
        var isNew = false
        if word.hasPrefix("و"), word.count > 1, !["وو", "وي"].contains(word), !word.hasPrefix("وا") {
            word.removeFirst()
            isNew = true
        }
        if word.unicodeScalars.count == 1 { return isInitial(word, rest, isNew: isNew) && !endsWithAddress(rest) }
        if Self.titles.contains(word) { return !endsWithAddress(rest) }
        if Self.attachedTitles.contains(word), whole != "ولد", whole != "وفد" {
            return !(whole == "بد" && ["لا", "ولا", "فلا"].contains(spacedWords(before: rest).first ?? ""))
        }
        if Self.attachedNumbered.contains(word) { return isBeforeNumber }
        if Self.sureNames.contains(word) { return isNew || !endsWithSpelledLetter(rest) }
        guard Self.names.contains(word) else { return false }
        return isBeforeName || endsWithAbbreviatedLetter(rest)
    }

    private func isInitial(_ word: String, _ rest: [UInt32], isNew: Bool) -> Bool {
        let letter = word.unicodeScalars.first!.value
        guard artok_icu_is_arabic(letter) || isCased(letter) else { return false }
        if rest.last == 0x27 || rest.last == 0x2019 { return false }
        if isNew { return true }
        let isBeforeLetter = after.first.map { isLetterOfSentence($0) } ?? false
        if !isBeforeLetter, !["د", "أ", "ا"].contains(word), let last = rest.last(where: { !isWhite($0) }),
            isSentenceDigit(last)
        {
            return isWhite(rest.last!) && ["ص", "ج", "ط", "ت", "ع", "ف", "ح"].contains(word) && isBeforeNumber
        }
        let row = spacedWords(before: rest).prefix { isSpelledLetter($0) }
        return row.count < (["د", "م", "أ", "ا", "ص", "ج", "ط", "ت"].contains(word) ? 2 : 1)
    }

    /// The words before white space and only white space between them, the last first.
    private func spacedWords(before text: [UInt32]) -> [String] {
        var (text, words) = (text, [String]())
        while let last = text.last, isWhite(last) {
            let (word, rest) = lastWord(of: text.dropLastWhite())
            words.append(word)
            text = rest
        }
        return words
    }

    private func isSpelledLetter(_ word: String) -> Bool {
        word.unicodeScalars.count == 1 && !["و", "ل", "ك"].contains(word)
    }

    /// A letter or its name with white space behind it. The names that are words are passed over: a letter begins the row.
    private func endsWithSpelledLetter(_ text: [UInt32]) -> Bool {
        let first = spacedWords(before: text).first {
            isSpelledLetter($0) || !isName($0) || Self.sureNames.contains(withoutConjunction($0))
        }
        return first.map { isSpelledLetter($0) || isName($0) } ?? false
    }

    private func endsWithAddress(_ text: [UInt32]) -> Bool {
        let allowed = Set("-~+?=&%:/.#@_".unicodeScalars.map(\.value))
        let tail = text.reversed().prefix(128).prefix {
            allowed.contains($0) || Unicode.Scalar($0).map { $0.isASCII && isWordScalar($0.value) } ?? false
        }
        let address = string(tail.reversed()).lowercased()
        return address.contains { "#@_".contains($0) } || address.contains("//") || address.contains("www.")
            || address.contains(/\.[a-z]{2}.*\//)
    }

    private var isBeforeNumber: Bool { after.first { !isWhite($0) }.map { isSentenceDigit($0) } ?? false }

    /// A letter or its name with a full stop behind it.
    private func endsWithAbbreviatedLetter(_ text: [UInt32]) -> Bool {
        var text = text.dropLastWhite()
        guard let stop = text.popLast(), isFullStop(stop) else { return false }
        let (word, _) = lastWord(of: text)
        return word.unicodeScalars.count == 1 || isName(word)
    }

    private func isName(_ word: String) -> Bool {
        Self.names.contains(withoutConjunction(word))
    }

    private func withoutConjunction(_ word: String) -> String {
        word.hasPrefix("و") && !word.hasPrefix("وا") ? String(word.dropFirst()) : word
    }

    private var isBeforeName: Bool {
        let text = Array(after.drop { isWhite($0) })
        let word = firstWord(of: text)
        return text.count == after.count ? Self.names.contains(word) : Self.sureNames.contains(word)
    }

    /// Without tatweel, and with small letters for ASCII capitals.
    private func lastWord(of text: [UInt32]) -> (String, rest: [UInt32]) {
        let start = text.lastIndex { !isLetterOfSentence($0) }.map { $0 + 1 } ?? 0
        return (plain(text[start...]), Array(text[..<start]))
    }

    private func firstWord(of text: [UInt32]) -> String { plain(text.prefix { isLetterOfSentence($0) }) }

    private func plain(_ word: ArraySlice<UInt32>) -> String {
        string(word.filter { $0 != 0x640 }.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
    }
}

extension [UInt32] {
    fileprivate func dropLastWhite() -> [UInt32] {
        Array(self[..<(lastIndex { !isWhite($0) }.map { $0 + 1 } ?? 0)])
    }
}
