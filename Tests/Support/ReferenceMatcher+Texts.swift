package import ArabicGazetteer

extension ReferenceMatcher {
    /// All mentions of a text.
    package func mentions(in source: [UInt8], overlap: Overlap = .leftmostLongest) -> [Found] {
        mentions(in: source, [overlap]).mentions[0]
    }

    /// All mentions of a text, by each way to decide between overlapping ones, and how many words the text has.
    package func mentions(in source: [UInt8], _ overlaps: [Overlap]) -> (mentions: [[Found]], words: Int) {
        let text = Text(source)
        let hits = text.words.indices.flatMap { self.hits(at: $0, in: text) + runOns($0, text) }
            .filter { passesContext($0, text) }
            .sorted(by: precedes)
        return (overlaps.map { $0 == .all ? all(hits) : leftmostLongest(hits) }, text.words.count)
    }

    /// Two whole forms that make up one word.
    private func runOns(_ index: Int, _ text: Text) -> [Hit] {
        let word = text.scalars[index]
        var hits: [Hit] = []
        for split in 1..<max(2, word.count) where split < word.count {
            let second = longForms(Array(word[split...])).compactMap { form in
                hit(form, text, index, Reading(skip: split), upTo: nil, isRunOn: true)
            }
            guard !second.isEmpty else { continue }
            let first = readings(word).filter { $0.skip + $0.extra < split }.flatMap { reading in
                longForms(reading.dropped + word[(reading.skip + reading.extra)..<split]).compactMap { form in
                    allows(reading, form) ? hit(form, text, index, reading, upTo: split, isRunOn: true) : nil
                }
            }
            if !first.isEmpty { hits += first + second }
        }
        return hits
    }

    /// The forms of exactly these letters, if they are at least four.
    private func longForms(_ letters: [UInt32]) -> [Form] {
        (formsByLetters[letters] ?? []).map { forms[$0] }.filter { $0.letterCount >= 4 }
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
        let (first, second) = (a.hasProclitic ? 1 : 0, b.hasProclitic ? 1 : 0)
        return (a.start, -a.end, first, a.folds, a.form.order) < (b.start, -b.end, second, b.folds, b.form.order)
    }

    /// - Parameter hits: In their order of precedence.
    private func leftmostLongest(_ hits: [Hit]) -> [Found] {
        var rest = hits[...]
        var mentions: [Found] = []
        while let winner = rest.first {
            let winners = rest.prefix { $0.start == winner.start && $0.end == winner.end }.filter {
                unvowelled($0.form.spelling) == unvowelled(winner.form.spelling) && $0.proclitic == winner.proclitic
                    && $0.how == winner.how
            }
            var seen: Set<Int> = []
            for hit in winners where seen.insert(hit.form.entry).inserted { mentions.append(found(hit)) }
            rest = rest.drop { $0.start < winner.end }
        }
        return mentions
    }

    /// - Parameter hits: In their order of precedence.
    private func all(_ hits: [Hit]) -> [Found] {
        var mentions: [Found] = []
        var rest = hits[...]
        while let first = rest.first {
            let alike = rest.prefix { $0.start == first.start && $0.end == first.end }
            for entry in Set(alike.map(\.form.entry)) {
                let own = alike.filter { $0.form.entry == entry }
                // Of several readings with as few folds, the one that comes first.
                let fewest = own.map(\.folds).min()
                mentions.append(found(own.first { $0.folds == fewest }!))
            }
            rest = rest.dropFirst(alike.count)
        }
        return mentions.sorted()
    }
}
