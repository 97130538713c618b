internal import ScanCore

// The rules that look at the words around a candidate: an entry's `context` and `not`.
extension CandidateSearch {
    func passes(_ candidate: Candidate) -> Bool {
        let rules = index.rules[index.forms[candidate.form].entry]
        if let context = rules.context, !isNear(context, candidate.words) { return false }
        return !rules.not.contains { overlaps($0, candidate.words) }
    }

    private func isNear(_ context: EntryRules.Context, _ words: ClosedRange<Int>) -> Bool {
        let before = max(0, words.lowerBound - context.window)..<words.lowerBound
        let after = words.upperBound + 1..<min(text.words.count, words.upperBound + 1 + context.window)
        return context.before.contains { stands($0, within: before) }
            || context.after.contains { stands($0, within: after) }
    }

    private func stands(_ phrase: [[UInt8]], within words: Range<Int>) -> Bool {
        guard !words.isEmpty, words.count >= phrase.count else { return false }
        return (words.lowerBound...words.upperBound - phrase.count).contains { stands(phrase, at: $0) }
    }

    private func overlaps(_ phrase: [[UInt8]], _ words: ClosedRange<Int>) -> Bool {
        let first = max(0, words.lowerBound - phrase.count + 1)
        return (first...words.upperBound).contains { stands(phrase, at: $0) }
    }

    /// The phrase's words stand from word `first` on, the first one behind proclitics if need be, with nothing but
    /// white space or a hyphen between them.
    private func stands(_ phrase: [[UInt8]], at first: Int) -> Bool {
        guard first + phrase.count <= text.words.count else { return false }
        for position in 1..<max(1, phrase.count) {
            let word = text.words[first + position]
            guard word.gap == .space || word.gap == .hyphen,
                text.letters[word.start..<word.end].elementsEqual(phrase[position])
            else { return false }
        }
        let word = text.words[first]
        let wanted = phrase[0]
        var isThere = false
        word.forEachReading(in: text.letters.span) { reading in
            let rest = text.letters[reading.start..<word.end]
            switch reading.kind {
            case .plain, .article: isThere = isThere || rest.elementsEqual(wanted)
            case .contracted:
                isThere =
                    isThere || rest.elementsEqual(wanted.dropFirst(2)) && wanted.starts(with: Self.article)
                    || rest.elementsEqual(SurfaceForm.lam + wanted)
            }
        }
        return isThere
    }

    private static let article: [UInt8] = [0xD8, 0xA7, 0xD9, 0x84]
}
