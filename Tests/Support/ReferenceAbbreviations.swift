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
        // و before a letter or name, but not where the two are another word.
        var isNew = false
        if word.hasPrefix("و"), word.count > 1, !["وو", "وي"].contains(word), !word.hasPrefix("وا") {
            word.removeFirst()
            isNew = true
        }
        if word.unicodeScalars.count == 1 { return isInitial(word, rest, isNew: isNew) }
        if Self.titles.contains(word) { return true }
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
            return false
        }
        return !endsWithSpelledLetter(rest)
    }

    /// A letter or its name with white space behind it.
    private func endsWithSpelledLetter(_ text: [UInt32]) -> Bool {
        guard let last = text.last, isWhite(last) else { return false }
        let (word, _) = lastWord(of: text.dropLastWhite())
        if word.unicodeScalars.count == 1 { return !["و", "ل", "ك"].contains(word) }
        return isName(word)
    }

    /// A letter or its name with a full stop behind it.
    private func endsWithAbbreviatedLetter(_ text: [UInt32]) -> Bool {
        var text = text.dropLastWhite()
        guard let stop = text.popLast(), isFullStop(stop) else { return false }
        let (word, _) = lastWord(of: text)
        return word.unicodeScalars.count == 1 || isName(word)
    }

    private func isName(_ word: String) -> Bool {
        Self.names.contains(word)
            || word.hasPrefix("و") && !word.hasPrefix("وا") && Self.names.contains(String(word.dropFirst()))
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
