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
        let kept = source.contains(where: isTransparent) ? source.filter { !isTransparent($0) } : source
        var isTouched = kept.count != source.count || expand(kept) != nil
        // Composed before anything is replaced: α + U+0345 is the letter ᾳ, in whatever order its marks stand.
        var text = composed(kept)
        // Each round removes or replaces something by a letter that no option maps again: a few rounds at the most.
        while true {
            var next = text
            if let expanded = expand(text) { next = composed(expanded) }
            let mapped = joiningSpaces(map(next))
            if mapped != next { next = composed(mapped) }
            if next == text { return (text, isTouched) }
            isTouched = true
            text = next
        }
    }

    /// In NFC.
    private func composed(_ text: [UInt32]) -> [UInt32] {
        text.allSatisfy(Self.isAlone) ? text : ICUNormalization.nfc(text)
    }

    /// NFC keeps it, whatever stands before it: nearly all that is compared, so that nobody needs to be asked.
    private static func isAlone(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20..<0x7F, 0x621...0x63A, 0x641...0x64A, 0x660...0x66F, 0x671...0x6D3, 0xFB50...0xFBB1,
            0xFBD3...0xFD3D, 0xFE70...0xFEFC:
            true
        default: false
        }
    }

    /// `nil` if nothing is expanded.
    private func expand(_ text: [UInt32]) -> [UInt32]? {
        guard let first = text.firstIndex(where: { expansion($0) != nil }) else { return nil }
        var expanded = Array(text[..<first])
        expanded.reserveCapacity(2 * text.count)
        for scalar in text[first...] {
            if let expansion = expansion(scalar) { expanded += expansion } else { expanded.append(scalar) }
        }
        return expanded
    }

    private func joiningSpaces(_ text: [UInt32]) -> [UInt32] {
        guard options.contains(.whitespace) else { return text }
        return text.indices.filter { $0 == 0 || text[$0] != 0x20 || text[$0 - 1] != 0x20 }.map { text[$0] }
    }

    private func map(_ text: [UInt32]) -> [UInt32] {
        var mapped: [UInt32] = []
        mapped.reserveCapacity(text.count)
        var base: UInt32?
        for scalar in text {
            let last = mapped.count
            appendMapping(scalar, base: base, to: &mapped)
            if Self.isAlone(scalar) || artok_icu_combining_class(scalar) == 0 {
                base = mapped.count > last ? mapped[mapped.count - 1] : nil
            }
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
