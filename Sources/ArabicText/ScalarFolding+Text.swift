internal import CArtokICU

extension ScalarFolding {
    /// Folds the scalars between two boundaries of normalization.
    ///
    /// - Returns: The scalars themselves if no option touches them, else their folding in NFC.
    func foldStretch(_ stretch: [UInt32]) -> [UInt32] {
        let (folded, isTouched) = fold(stretch)
        return isTouched ? folded : stretch
    }

    /// The definition of folding, for a whole text of scalars: drop, compose, expand, map, until nothing changes.
    func fold(_ source: [UInt32]) -> (text: [UInt32], isTouched: Bool) {
        let kept = source.filter { !isTransparent($0) }
        var isTouched = kept.count != source.count || expand(kept) != kept
        // Composed before anything is replaced: α + U+0345 is the letter ᾳ, in whatever order its marks stand.
        var text = ICUNormalization.nfc(kept)
        // Each round removes or replaces something by a letter that no option maps again: a few rounds at the most.
        while true {
            var next = expand(text)
            if next != text { next = ICUNormalization.nfc(next) }
            let mapped = joiningSpaces(map(next))
            if mapped != next { next = ICUNormalization.nfc(mapped) }
            if next == text { return (text, isTouched) }
            isTouched = true
            text = next
        }
    }

    private func expand(_ text: [UInt32]) -> [UInt32] { text.flatMap { expansion($0) ?? [$0] } }

    private func joiningSpaces(_ text: [UInt32]) -> [UInt32] {
        guard options.contains(.whitespace) else { return text }
        return text.indices.filter { $0 == 0 || text[$0] != 0x20 || text[$0 - 1] != 0x20 }.map { text[$0] }
    }

    private func map(_ text: [UInt32]) -> [UInt32] {
        var mapped: [UInt32] = []
        mapped.reserveCapacity(text.count)
        var base: UInt32?
        for scalar in text {
            let result = mapping(scalar, base: base)
            if artok_icu_combining_class(scalar) == 0 { base = result.last }
            mapped.append(contentsOf: result)
        }
        return mapped
    }
}

extension Folding.Options {
    /// Two spellings compared: equal if they fold to the same, or to canonically equivalent text. For short texts that
    /// are compared under many options, where a table would cost more than it saves.
    package func equate(_ first: [UInt32], _ second: [UInt32]) -> Bool {
        let folding = ScalarFolding(options: self)
        return folding.fold(first).text == folding.fold(second).text
    }

    /// The text folded by this set of options, in NFC.
    package func fold(_ text: [UInt32]) -> [UInt32] { ScalarFolding(options: self).fold(text).text }

    /// True if some option of this set touches the text.
    package func touches(_ text: [UInt32]) -> Bool { ScalarFolding(options: self).fold(text).isTouched }
}
