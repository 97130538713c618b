import ArabicText
import ScanCore

// MARK: - Differences of spelling

extension ReferenceMatcher {
    static let options: [(String, Folding.Options)] = [
        ("compatibility", .compatibility), ("format-controls", .formatControls), ("tatweel", .tatweel),
        ("tashkeel", .tashkeel), ("hamza", .hamza), ("alef-maqsura", .alefMaqsura), ("teh-marbuta", .tehMarbuta),
        ("extended-letters", .extendedLetters), ("digits", .digits), ("case", .caseAndWidth),
        ("whitespace", .whitespace), ("punctuation", .punctuation),
    ]

    /// The smallest set of options that makes two spellings canonically equivalent; `nil` if there is none.
    func smallestDifference(_ first: [UInt8], _ second: [UInt8]) -> Set<String>? {
        let (a, b) = (scalars(first), scalars(second))
        let everything = Self.options.reduce(into: Folding.Options()) { $0.formUnion($1.1) }
        guard everything.equate(a, b) else { return nil }
        for size in 0...Self.options.count {
            if let found = subset(of: size, Self.options[...], [], { $0.equate(a, b) }) { return found }
        }
        return nil
    }

    private func scalars(_ bytes: [UInt8]) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    private func subset(
        of size: Int,
        _ options: ArraySlice<(String, Folding.Options)>,
        _ chosen: Folding.Options,
        _ works: (Folding.Options) -> Bool
    ) -> Set<String>? {
        if size == 0 { return works(chosen) ? [] : nil }
        for (index, option) in zip(options.indices, options) {
            let rest = options[(index + 1)...]
            if let found = subset(of: size - 1, rest, chosen.union(option.1), works) {
                return found.union([option.0])
            }
        }
        return nil
    }

    func spellingDifference(
        _ form: Form,
        _ spelled: [(word: Int, letters: Range<Int>)],
        dropped: [UInt32],
        _ text: Text
    ) -> Set<String> {
        var shares = false
        let found = spelled.reduce(Array(string(dropped).utf8)) {
            $0 + raw($1.word, $1.letters, text, isLast: $1.word == spelled.last!.word, &shares)
        }
        var ignored = false
        let wanted = form.text.words.indices.reduce([] as [UInt8]) {
            let isLast = $1 == form.text.words.count - 1
            return $0 + raw($1, form.text.words[$1].indices, form.text, isLast: isLast, &ignored)
        }
        let needed = smallestDifference(found, wanted) ?? []
        return shares ? needed.union(["ligature", "compatibility"]) : needed
    }

    /// The source of some letters of a word; of a ligature that is not theirs alone, their share of its ordinary letters.
    private func raw(
        _ index: Int,
        _ range: Range<Int>,
        _ text: Text,
        isLast: Bool,
        _ shares: inout Bool
    ) -> [UInt8] {
        let word = text.words[index]
        var raw: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let start = word[position].source.lowerBound
            let all = word.indices.filter { word[$0].source.lowerBound == start }
            let own = all.filter { range.contains($0) }
            let isOfTwoWords =
                index > 0 && text.words[index - 1].last!.source.lowerBound == start
                || index + 1 < text.words.count && text.words[index + 1][0].source.lowerBound == start
            if own.count < all.count || isOfTwoWords {
                shares = true
                let everywhere = text.words.joined().filter { $0.source.lowerBound == start }.count
                let source = Array(text.source[word[position].source])
                let expanded = Normalizer(
                    Folding([.compatibility, .tashkeel, .tatweel, .formatControls])
                ).align(utf8: source.span).bytes
                let ordinary = String(decoding: expanded, as: UTF8.self).unicodeScalars.map(\.value)
                    .filter(isWordScalar)
                // How many letters of the same ligature come before these, in this word and those before.
                let before =
                    text.words[..<index].joined().filter { $0.source.lowerBound == start }.count
                    + own[0] - all[0]
                let share =
                    ordinary.count == everywhere
                    ? Array(ordinary[before..<before + own.count]) : own.map { word[$0].scalar }
                raw += Array(string(share).utf8)
            } else {
                raw += text.source[start..<word[own.last!].source.upperBound]
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
}
