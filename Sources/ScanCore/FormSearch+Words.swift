internal import CScanKernels

// Forms of several text words.
extension FormSearch {
    /// Looks up what the filter of pairs has let pass: the letters of two words side by side.
    mutating func lookUpPairs(_ count: Int, _ window: borrowing CodeWindow) -> Int {
        let (passed, pairs, candidates) = (memory.passed, memory.pairs, window.candidates)
        var found = 0
        for place in 0..<count {
            let number = passed[place]
            let candidate = Candidate(candidates[Int(number)])
            guard let second = nextWord(candidate.end, window),
                let hash = hash(of: candidate.position..<candidate.end, and: second, window)
            else { continue }
            tables.nodes.prefetch(hash)
            pairs[found] = SearchMemory.Pair(candidate: number, second: second, hash: hash)
            found &+= 1
        }
        return findPairs(found, window)
    }

    /// The same without a filter: of those words that begin a form of several.
    mutating func lookUpNextWords(_ count: Int, _ window: borrowing CodeWindow) -> Int {
        let (singles, pairs, candidates) = (memory.singles, memory.pairs, window.candidates)
        var found = 0
        for place in 0..<count where singles[place].node.continues {
            let number = singles[place].candidate
            let candidate = Candidate(candidates[Int(number)])
            guard let second = nextWord(candidate.end, window),
                let hash = hash(of: candidate.position..<candidate.end, and: second, window),
                tables.firsts.mayContain(hash)
            else { continue }
            pairs[found] = SearchMemory.Pair(candidate: number, second: second, hash: hash)
            found &+= 1
        }
        return findPairs(found, window)
    }

    /// Keeps those pairs that begin a form, and asks for what is said of it.
    private mutating func findPairs(_ count: Int, _ window: borrowing CodeWindow) -> Int {
        let pairs = memory.pairs
        var found = 0
        for place in 0..<count {
            var pair = pairs[place]
            pair.node = tables.nodes.node(pair.hash)
            pairs[found] = pair
            found &+= pair.node.isFound ? 1 : 0
            tables.prefetch(record: pair.node.record)
        }
        return found
    }

    /// Where the word behind a place starts and ends; `nil` if there is none.
    @inline(__always)
    func nextWord(_ end: Int, _ window: borrowing CodeWindow) -> Range<Int>? {
        let codes = window.codes
        var start = end
        while start < window.codeCount, Code.separates(codes[start]) { start &+= 1 }
        guard start < window.codeCount else { return nil }
        // A separator stands behind the last word.
        return Range(uncheckedBounds: (start, Code.firstSeparator(codes, start)))
    }

    /// The hash of two words' letters; `nil` if they are too many.
    @inline(__always)
    private mutating func hash(
        of first: Range<Int>,
        and second: Range<Int>,
        _ window: borrowing CodeWindow
    ) -> UInt64? {
        guard letters.set(window.codes + first.lowerBound, first.count),
            letters.append(window.codes + second.lowerBound, second.count)
        else { return nil }
        return letters.hash(tables.hash)
    }

    /// Forms that begin with two words.
    mutating func addPair(_ pair: SearchMemory.Pair, _ window: borrowing CodeWindow) {
        let candidate = Candidate(window.candidates[Int(pair.candidate)])
        let gap = Code.gap(window.codes, candidate.end..<pair.second.lowerBound)
        if case .other = gap {
            guard tables.nodes.node(memory.keys[Int(pair.candidate)]).expectsPunctuation else { return }
        }
        if pair.node.ends { add(pair.node, candidate.position, pair.second.upperBound, .plain, .none, window) }
        guard pair.node.continues, letters.set(window.codes + candidate.position, candidate.length),
            letters.append(window.codes + pair.second.lowerBound, pair.second.count)
        else { return }
        follow(pair.node, from: candidate.position, .plain, window, end: pair.second.upperBound)
    }

    /// Goes from word to word, the letters so far in `letters`.
    mutating func follow(
        _ node: NodeTable.Node,
        from start: Int,
        _ kind: FormOccurrence.Start,
        _ window: borrowing CodeWindow,
        end: Int
    ) {
        var (node, end) = (node, end)
        while node.continues {
            guard let word = nextWord(end, window) else { return }
            if case .other = Code.gap(window.codes, end..<word.lowerBound), !node.expectsPunctuation { return }
            guard letters.append(window.codes + word.lowerBound, word.count) else { return }
            node = tables.nodes.node(letters.hash(tables.hash))
            end = word.upperBound
            if node.ends { add(node, start, end, kind, .none, window) }
        }
    }
}
