import ArabicGazetteer

// MARK: - The words around

extension ReferenceMatcher {
    /// What an entry asks of the words around its names: phrases as words of letters. One without words stands nowhere.
    struct Surroundings {
        let before: [[[UInt32]]]
        let after: [[[UInt32]]]
        let not: [[[UInt32]]]

        init(_ match: MatchOptions) {
            before = Self.phrases(match.context?.before)
            after = Self.phrases(match.context?.after)
            not = Self.phrases(match.not)
        }

        private static func phrases(_ phrases: [String]?) -> [[[UInt32]]] {
            (phrases ?? []).map { Text(Array($0.utf8)).scalars }.filter { !$0.isEmpty }
        }
    }

    func passesContext(_ hit: Hit, _ text: Text) -> Bool {
        let surroundings = surroundings[hit.form.entry]
        if let context = entries[hit.form.entry].match.context {
            let before = max(0, hit.words.lowerBound - context.window)..<hit.words.lowerBound
            let after = hit.words.upperBound + 1..<min(text.words.count, hit.words.upperBound + 1 + context.window)
            guard
                surroundings.before.contains(where: { stands($0, before, text) })
                    || surroundings.after.contains(where: { stands($0, after, text) })
            else { return false }
        }
        return !surroundings.not.contains { phrase in
            (hit.words.lowerBound - phrase.count + 1...hit.words.upperBound).contains {
                $0 >= 0 && stands(phrase, $0..<min(text.words.count, $0 + phrase.count), text)
            }
        }
    }

    /// The phrase stands somewhere within these words, its first word behind proclitics if need be.
    private func stands(_ phrase: [[UInt32]], _ range: Range<Int>, _ text: Text) -> Bool {
        range.contains { start in
            guard start + phrase.count <= range.upperBound else { return false }
            for offset in 1..<max(1, phrase.count) {
                let gap = text.gaps[start + offset]
                let isHyphen = gap.count == 1 && [0x2D, 0x2010, 0x2011].contains(gap[0].scalar)
                guard isSpace(gap) || isHyphen, text.scalars[start + offset] == phrase[offset] else { return false }
            }
            return equalsBehindProclitics(text.scalars[start], phrase[0])
        }
    }

    private func equalsBehindProclitics(_ word: [UInt32], _ wanted: [UInt32]) -> Bool {
        let (lam, alef): (UInt32, UInt32) = (0x644, 0x627)
        for conjunction in [[], [0x648], [0x641]] as [[UInt32]] {
            for preposition in [[], [0x628], [0x643], [lam]] as [[UInt32]] {
                if word == conjunction + preposition + wanted { return true }
                if preposition != [lam], word == conjunction + preposition + [alef, lam] + wanted { return true }
            }
            if word == conjunction + [lam, lam] + wanted { return true }
            if wanted.starts(with: [alef, lam]), word == conjunction + [lam] + wanted.dropFirst(),
                word.dropFirst(conjunction.count).starts(with: [lam, lam])
            {
                return true
            }
        }
        return false
    }
}
