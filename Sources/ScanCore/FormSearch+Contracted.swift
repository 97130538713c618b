internal import CScanKernels

// Forms whose beginning is written otherwise, and two of them as one word.
extension FormSearch {
    // MARK: Contracted

    /// What a name may look like behind the first lam of لل.
    private static let contractions: [(kind: FormOccurrence.Start, before: [UInt8], dropped: Int)] = [
        (.withoutAlef, [Code.alef], 0), (.withoutArticle, [Code.alef, Code.lam], 0), (.behindLam, [], 1),
    ]

    mutating func lookUpContracted(_ candidate: Candidate, _ window: borrowing CodeWindow) {
        for (kind, before, dropped) in Self.contractions where candidate.length > dropped {
            guard setContracted(before, dropped, candidate.position, candidate.end, window) else { continue }
            let hash = letters.hash(tables.hash)
            guard mayBegin(hash, before: candidate.end, window) else { continue }
            let node = tables.nodes.node(hash)
            if node.ends { add(node, candidate.position, candidate.end, kind, .none, window) }
            follow(node, from: candidate.position, kind, window, end: candidate.end)
        }
    }

    /// Whether a form may be a word, or begin with it and the next one.
    private func mayBegin(_ hash: UInt64, before end: Int, _ window: borrowing CodeWindow) -> Bool {
        if tables.firsts.mayContain(hash) { return true }
        guard let pairs = tables.pairs, let next = nextWord(end, window) else { return false }
        let second = tables.hash.hash(window.codes + next.lowerBound, next.count)
        return pairs.mayContain(CodeHash.pair(hash, second))
    }

    private mutating func setContracted(
        _ before: [UInt8],
        _ dropped: Int,
        _ start: Int,
        _ end: Int,
        _ window: borrowing CodeWindow
    ) -> Bool {
        letters.set(before) && letters.append(window.codes + start + dropped, end - start - dropped)
    }

    // MARK: Run-ons

    /// A form of four letters of which لل has swallowed two.
    private static let shortestContracted = CodeHash.tail - 2

    /// Two forms that make up the rest of a word.
    ///
    /// - Parameter contracted: The first of the window's contracted candidates that may lie in the word.
    mutating func findRunOns(_ word: Candidate, _ contracted: Int, _ window: borrowing CodeWindow) {
        // Longer than any two forms: a text without spaces must not cost the square of its length.
        guard word.length <= 2 * tables.longest + 6 else { return }
        let shortest = max(word.position + 1 + Self.shortestContracted, word.end - tables.longest)
        var split = word.end - CodeHash.tail
        while split >= shortest {
            let hash = tables.hash.hash(window.codes + split, word.end - split)
            if tables.firsts.mayContain(hash) { addRunOns(word, contracted, split, hash, window) }
            split -= 1
        }
    }

    private mutating func addRunOns(
        _ word: Candidate,
        _ contracted: Int,
        _ split: Int,
        _ second: UInt64,
        _ window: borrowing CodeWindow
    ) {
        var reading = firstCandidate(from: word.position, window)
        while reading < window.candidateCount {
            let candidate = Candidate(window.candidates[reading])
            guard candidate.end == word.end, split - candidate.position >= CodeHash.tail else { break }
            let hash = tables.hash.hash(window.codes + candidate.position, split - candidate.position)
            addRunOn(hash, candidate.position, .plain, split, second, word.end, window)
            reading += 1
        }
        var place = contracted
        while place < window.contractedCount {
            let candidate = Candidate(window.contracted[place])
            guard candidate.end == word.end, split - candidate.position >= Self.shortestContracted else { break }
            for (kind, before, dropped) in Self.contractions {
                guard setContracted(before, dropped, candidate.position, split, window) else { continue }
                addRunOn(letters.hash(tables.hash), candidate.position, kind, split, second, word.end, window)
            }
            place += 1
        }
    }

    /// The first candidate at a position or behind it.
    private func firstCandidate(from position: Int, _ window: borrowing CodeWindow) -> Int {
        var (low, high) = (0, window.candidateCount)
        while low < high {
            let middle = (low + high) / 2
            if Candidate(window.candidates[middle]).position < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func addRunOn(
        _ first: UInt64,
        _ start: Int,
        _ kind: FormOccurrence.Start,
        _ split: Int,
        _ second: UInt64,
        _ end: Int,
        _ window: borrowing CodeWindow
    ) {
        // Most words end with some form, and few also begin with one.
        guard tables.firsts.mayContain(first) else { return }
        let (first, second) = (tables.nodes.node(first), tables.nodes.node(second))
        guard first.ends, second.ends else { return }
        add(first, start, split, kind, .first, window)
        add(second, split, end, .plain, .second, window)
    }
}
