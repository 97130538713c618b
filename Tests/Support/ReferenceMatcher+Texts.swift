package import ArabicGazetteer
import ArabicText

extension ReferenceMatcher {
    /// All mentions of a text.
    package func mentions(in source: [UInt8], overlap: Overlap = .leftmostLongest) -> [Found] {
        let text = Text(source)
        var hits: [Hit] = []
        for word in text.words.indices {
            for form in forms { hits += self.hits(form, at: word, in: text) }
            hits += runOns(word, text)
        }
        hits = hits.filter { passesContext($0, text) }
        return overlap == .all ? all(hits) : leftmostLongest(hits)
    }

    /// Two whole forms that make up one word.
    private func runOns(_ index: Int, _ text: Text) -> [Hit] {
        let word = text.words[index].map(\.scalar)
        let candidates = forms.filter { $0.letterCount >= 4 && isInside($0.letters, word) }
        guard candidates.count > 0 else { return [] }
        var hits: [Hit] = []
        for split in 1..<max(2, word.count) where split < word.count {
            let second = candidates.compactMap { form in
                form.letters == Array(word[split...])
                    ? hit(form, text, index, (split, [], 0), upTo: nil, isRunOn: true) : nil
            }
            guard !second.isEmpty else { continue }
            let first = candidates.flatMap { form in
                readings(word, form).filter { $0.skip < split }.compactMap { reading in
                    hit(form, text, index, reading, upTo: split, isRunOn: true)
                }
            }
            if !first.isEmpty { hits += first + second }
        }
        return hits
    }

    private func isInside(_ letters: [UInt32], _ word: [UInt32]) -> Bool {
        guard letters.count <= word.count + 2 else { return false }
        let middle = letters.count > 4 ? Array(letters.dropFirst(2)) : letters
        guard middle.count <= word.count else { return false }
        return (0...word.count - middle.count).contains { word[$0...].starts(with: middle) }
    }

    // MARK: - The words around

    private func passesContext(_ hit: Hit, _ text: Text) -> Bool {
        let match = entries[hit.form.entry].match
        if let context = match.context {
            let before = max(0, hit.words.lowerBound - context.window)..<hit.words.lowerBound
            let after = hit.words.upperBound + 1..<min(text.words.count, hit.words.upperBound + 1 + context.window)
            guard
                context.before.contains(where: { stands($0, before, text) })
                    || context.after.contains(where: { stands($0, after, text) })
            else { return false }
        }
        return !match.not.contains { phrase in
            let count = Text(Array(phrase.utf8)).words.count
            return (hit.words.lowerBound - count + 1...hit.words.upperBound).contains {
                $0 >= 0 && stands(phrase, $0..<min(text.words.count, $0 + count), text)
            }
        }
    }

    /// The phrase stands somewhere within these words, its first word behind proclitics if need be.
    private func stands(_ phrase: String, _ range: Range<Int>, _ text: Text) -> Bool {
        let words = Text(Array(phrase.utf8)).words.map { $0.map(\.scalar) }
        return range.contains { start in
            guard start + words.count <= range.upperBound else { return false }
            for offset in 1..<max(1, words.count) {
                let gap = text.gaps[start + offset]
                let isHyphen = gap.count == 1 && [0x2D, 0x2010, 0x2011].contains(gap[0].scalar)
                guard isSpace(gap) || isHyphen, text.words[start + offset].map(\.scalar) == words[offset] else {
                    return false
                }
            }
            return equalsBehindProclitics(text.words[start].map(\.scalar), words[0])
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

    // MARK: - Overlaps

    private func found(_ hit: Hit) -> Found {
        Found(
            start: hit.start,
            end: hit.end,
            proclitic: hit.proclitic,
            entry: entries[hit.form.entry].id,
            how: hit.how.sorted()
        )
    }

    private func precedes(_ a: Hit, _ b: Hit) -> Bool {
        let (first, second) = (a.how.contains("proclitic") ? 1 : 0, b.how.contains("proclitic") ? 1 : 0)
        return (a.start, -a.end, first, a.folds, a.form.order) < (b.start, -b.end, second, b.folds, b.form.order)
    }

    private func leftmostLongest(_ hits: [Hit]) -> [Found] {
        var rest = hits
        var mentions: [Found] = []
        while let winner = rest.min(by: precedes) {
            let winners = rest.filter {
                $0.start == winner.start && $0.end == winner.end && $0.form.spelling == winner.form.spelling
                    && $0.proclitic == winner.proclitic && $0.how == winner.how
            }
            var seen: Set<Int> = []
            for hit in winners.sorted(by: { $0.form.order < $1.form.order })
            where seen.insert(hit.form.entry).inserted {
                mentions.append(found(hit))
            }
            rest = rest.filter { $0.start >= winner.end }
        }
        return mentions
    }

    private func all(_ hits: [Hit]) -> [Found] {
        var best: [String: Hit] = [:]
        for hit in hits.sorted(by: precedes) {
            let key = "\(hit.start) \(hit.end) \(hit.form.entry)"
            if let other = best[key], other.folds <= hit.folds { continue }
            best[key] = hit
        }
        return best.values.map(found).sorted()
    }
}
