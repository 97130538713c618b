import ArabicText

// MARK: - Differences of spelling

extension ReferenceMatcher {
    /// Whether the words of text and form are equal by the folding that the gazetteer is compiled with.
    func areEqualByFolding(
        _ form: Form,
        _ spelled: [(word: Int, letters: Range<Int>)],
        dropped: [UInt32],
        _ text: Text
    ) -> Bool {
        if folding == .matching { return true }
        let normalizer = Normalizer(folding)
        var shares = false
        let found = spelled.reduce(Array(string(dropped).utf8)) {
            $0 + text.spelling($1.letters, ofWord: $1.word, isLast: $1.word == spelled.last!.word, &shares)
        }
        // A part of a ligature is a letter only where ligatures are made letters.
        if shares, normalizer.normalize("ﻻ") != "لا" { return false }
        let a = normalizer.normalize(String(decoding: found, as: UTF8.self))
        let b = normalizer.normalize(String(decoding: form.spelledWords, as: UTF8.self))
        // Strings are equal that are canonically equivalent; what a tool gives is compared as it is.
        return folding == .lucene || folding == .camel ? Array(a.utf8) == Array(b.utf8) : a == b
    }

    func spellingDifference(
        _ form: Form,
        _ spelled: [(word: Int, letters: Range<Int>)],
        dropped: [UInt32],
        _ text: Text
    ) -> Set<String> {
        var shares = false
        let found = spelled.reduce(Array(string(dropped).utf8)) {
            $0 + text.spelling($1.letters, ofWord: $1.word, isLast: $1.word == spelled.last!.word, &shares)
        }
        let needed = differences.smallest(found, form.spelledWords) ?? []
        return shares ? needed.union(["ligature", "compatibility"]) : needed
    }
}

extension ReferenceMatcher.Text {
    /// The source of some whole words without what separates them.
    func spelling(ofWords range: Range<Int>) -> [UInt8] {
        var shares = false
        return range.reduce([]) {
            $0 + spelling(words[$1].indices, ofWord: $1, isLast: $1 == range.last, &shares)
        }
    }

    /// The source of some letters of a word; of a ligature that is not theirs alone, their share of its ordinary letters.
    func spelling(_ range: Range<Int>, ofWord index: Int, isLast: Bool, _ shares: inout Bool) -> [UInt8] {
        let word = words[index]
        var raw: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let start = word[position].source.lowerBound
            let all = word.indices.filter { word[$0].source.lowerBound == start }
            let own = all.filter { range.contains($0) }
            let isOfTwoWords =
                index > 0 && words[index - 1].last!.source.lowerBound == start
                || index + 1 < words.count && words[index + 1][0].source.lowerBound == start
            if own.count < all.count || isOfTwoWords {
                shares = true
                let around = wordsOfLigature(at: start, around: index)
                let everywhere = words[around].joined().count { $0.source.lowerBound == start }
                let source = Array(source[word[position].source])
                let expanded = ReferenceMatcher.ordinary.align(utf8: source.span).bytes
                let ordinary = String(decoding: expanded, as: UTF8.self).unicodeScalars.map(\.value)
                    .filter(isWordScalar)
                // How many letters of the same ligature come before these, in this word and those before.
                let before =
                    words[around.lowerBound..<index].joined().count { $0.source.lowerBound == start }
                    + own[0] - all[0]
                let share =
                    ordinary.count == everywhere
                    ? Array(ordinary[before..<before + own.count]) : own.map { word[$0].scalar }
                raw += Array(string(share).utf8)
            } else {
                raw += source[start..<word[own.last!].source.upperBound]
            }
            position = own.last! + 1
        }
        while let first = raw.first, first != 0 {
            let scalar = raw.span.decodeScalar(at: 0)
            guard scalar.value == 0x640 || isControl(scalar.value) || isMark(scalar.value) else { break }
            raw.removeFirst(scalar.length)
        }
        while isLast, !raw.isEmpty {
            let last = raw.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
            let scalar = raw.span.decodeScalar(at: last).value
            guard scalar == 0x640 || isControl(scalar) else { break }
            raw.removeLast(raw.count - last)
        }
        return raw
    }

    /// The words that have letters of a ligature (ﷺ is four), of which this is one.
    private func wordsOfLigature(at start: Int, around index: Int) -> ClosedRange<Int> {
        var (first, last) = (index, index)
        while first > 0, words[first - 1].last!.source.lowerBound == start { first -= 1 }
        while last + 1 < words.count, words[last + 1][0].source.lowerBound == start { last += 1 }
        return first...last
    }
}
