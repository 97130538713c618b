internal import CScanKernels

/// The search for forms in one window of codes after the other.
///
/// Every step is a loop of its own over all candidates of a window, so that memory is asked for long before it is
/// needed: hashes, filters, table, continuations. After the first window nothing is allocated.
package struct FormSearch: ~Copyable {
    let tables: FormTables
    /// What was found in the last window: behind each other what the kinds of search have found.
    package var occurrences: UnsafeBufferPointer<FormOccurrence> {
        UnsafeBufferPointer(start: memory.occurrences, count: memory.occurrenceCount)
    }

    private var memory = SearchMemory()
    /// The letters of several words side by side.
    private var letters: LetterRow

    package init(_ tables: FormTables) {
        self.tables = tables
        letters = LetterRow(longest: tables.longest)
    }

    /// Finds the occurrences of which the first word is one of the window's.
    ///
    /// - Complexity: O(*n*) expected in the number of codes, times the number of words that forms go on with.
    package mutating func search(_ window: borrowing CodeWindow) {
        memory.removeOccurrences()
        guard window.candidateCount > 0 else { return }
        memory.makeRoom(for: window.allCandidateCount)
        var state = artok_key_state()
        state.codes = window.codes
        state.candidates = window.candidates
        state.count = window.candidateCount
        state.all_count = window.allCandidateCount
        state.seed = tables.hash.seed
        state.keys = memory.keys
        addAll(filter(&state), window)
    }

    /// How many candidates each step has let pass.
    private struct Counts {
        var hits = 0
        var pairs = 0
        var tails = 0
    }

    private mutating func filter(_ state: inout artok_key_state) -> Counts {
        var counts = Counts()
        let (keys, singles, nodes) = (memory.keys, memory.singles, tables.nodes)
        let count = withUnsafePointer(to: tables.firsts.kernels) { artok_find_keys(&state, $0, singles) }
        for place in 0..<count { nodes.prefetch(keys[Int(singles[place])]) }
        if let filter = tables.pairs {
            counts.pairs = withUnsafePointer(to: filter.kernels) { artok_find_pairs(&state, $0, memory.pairs) }
        }
        counts.tails = withUnsafePointer(to: tables.tails.kernels) { artok_find_tails(&state, $0, memory.tails) }
        counts.hits = lookUp(count)
        return counts
    }

    /// Looks up the singles, and asks for what their forms say.
    private mutating func lookUp(_ count: Int) -> Int {
        let (keys, singles, hits, nodes) = (memory.keys, memory.singles, memory.hits, tables.nodes)
        var found = 0
        for place in 0..<count {
            let candidate = singles[place]
            let node = nodes.node(keys[Int(candidate)])
            // Written always, kept if it counts.
            hits[found] = SearchMemory.Hit(candidate: candidate, node: node)
            found &+= node.isFound ? 1 : 0
            tables.prefetch(record: node.record)
        }
        return found
    }

    /// Makes occurrences of what was found, in the order of the text.
    private mutating func addAll(_ counts: Counts, _ window: borrowing CodeWindow) {
        var (pair, tail, contracted) = (counts.pairs, 0, 0)
        let (candidates, hits, followsAtOnce) = (window.candidates, memory.hits, tables.pairs == nil)
        // What comes next besides the hits: they are many.
        var (nextPair, nextTail, nextContracted) = (Int.max, Int.max, Int.max)
        func position(_ number: UInt32) -> Int { Candidate(candidates[Int(number)]).position }
        // Pairs are written from the last to the first.
        if pair > 0 { nextPair = position(memory.pairs[pair &- 1]) }
        if counts.tails > 0 { nextTail = position(memory.tails[0]) }
        if window.contractedCount > 0 { nextContracted = Candidate(window.contracted[0]).position }
        var next = min(nextPair, nextTail, nextContracted)
        for place in 0...counts.hits {
            let isLast = place == counts.hits
            let candidate = isLast ? Candidate(.max) : Candidate(candidates[Int(hits[place].candidate)])
            while next <= candidate.position, next < .max {
                if nextContracted == next {
                    lookUpContracted(window.contracted[contracted], window)
                    contracted &+= 1
                    nextContracted =
                        contracted < window.contractedCount
                        ? Candidate(window.contracted[contracted]).position : .max
                } else if nextTail == next {
                    findRunOns(Int(memory.tails[tail]), window)
                    tail &+= 1
                    nextTail = tail < counts.tails ? position(memory.tails[tail]) : .max
                } else {
                    follow(Int(memory.pairs[pair &- 1]), window)
                    pair &-= 1
                    nextPair = pair > 0 ? position(memory.pairs[pair &- 1]) : .max
                }
                next = min(nextPair, nextTail, nextContracted)
            }
            if isLast { return }
            let node = hits[place].node
            if node.ends { add(node, candidate.position, candidate.end, .plain, .none, window) }
            if followsAtOnce, node.continues { follow(Int(hits[place].candidate), window) }
        }
    }

    // MARK: Continuations

    /// Forms of several text words that begin with a candidate.
    private mutating func follow(_ index: Int, _ window: borrowing CodeWindow) {
        let node = tables.nodes.node(memory.keys[index])
        guard node.continues else { return }
        let candidate = Candidate(window.candidates[index])
        guard letters.set(window.codes + candidate.position, candidate.length) else { return }
        follow(node, from: candidate.position, .plain, window, end: candidate.end)
    }

    /// Goes from word to word, the letters so far in `letters`.
    private mutating func follow(
        _ node: NodeTable.Node,
        from start: Int,
        _ kind: FormOccurrence.Start,
        _ window: borrowing CodeWindow,
        end: Int
    ) {
        var (node, end) = (node, end)
        while node.continues {
            let gapStart = end
            var position = end
            while position < window.codeCount, Code.separates(window.codes[position]) { position += 1 }
            guard position < window.codeCount else { return }
            let gap = Code.gap(window.codes, gapStart..<position)
            guard gap != .other || node.expectsPunctuation else { return }
            end = position + 1
            while end < window.codeCount, !Code.separates(window.codes[end]) { end += 1 }
            guard letters.append(window.codes + position, end - position) else { return }
            node = tables.nodes.node(letters.hash(tables.hash))
            if node.ends { add(node, start, end, kind, .none, window) }
        }
    }

    @inline(__always)
    private mutating func add(
        _ node: NodeTable.Node,
        _ start: Int,
        _ end: Int,
        _ kind: FormOccurrence.Start,
        _ runOn: FormOccurrence.RunOn,
        _ window: borrowing CodeWindow
    ) {
        var prefix: UInt8 = 0
        // A second name starts within a word without any proclitic.
        if case .second = runOn {
        } else {
            let codes = window.codes + start - 1
            while !Code.separates(codes[-Int(prefix)]) { prefix &+= 1 }
        }
        memory.append(
            FormOccurrence(
                start: Int32(truncatingIfNeeded: start),
                end: Int32(truncatingIfNeeded: end),
                record: Int32(truncatingIfNeeded: node.record),
                prefix: prefix,
                kind: kind,
                runOn: runOn
            )
        )
    }

    // MARK: Contracted

    /// What a name may look like behind the first lam of لل.
    private static let contractions: [(kind: FormOccurrence.Start, before: [UInt8], dropped: Int)] = [
        (.withoutAlef, [Code.alef], 0), (.withoutArticle, [Code.alef, Code.lam], 0), (.behindLam, [], 1),
    ]

    private mutating func lookUpContracted(_ packed: UInt32, _ window: borrowing CodeWindow) {
        let candidate = Candidate(packed)
        for (kind, before, dropped) in Self.contractions where candidate.length > dropped {
            guard setContracted(before, dropped, candidate.position, candidate.end, window) else { continue }
            let node = tables.nodes.node(letters.hash(tables.hash))
            if node.ends { add(node, candidate.position, candidate.end, kind, .none, window) }
            follow(node, from: candidate.position, kind, window, end: candidate.end)
        }
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

    /// Two forms that make up the rest of a word, which starts with a candidate.
    private mutating func findRunOns(_ first: Int, _ window: borrowing CodeWindow) {
        let word = Candidate(window.candidates[first])
        // Longer than any two forms: a text without spaces must not cost the square of its length.
        guard word.length <= 2 * tables.longest + 6 else { return }
        var end = first + 1
        while end < window.candidateCount, Candidate(window.candidates[end]).end == word.end { end += 1 }
        let shortest = max(word.position + 1 + Self.shortestContracted, word.end - tables.longest)
        var split = word.end - CodeHash.tail
        while split >= shortest {
            let hash = tables.hash.hash(window.codes + split, word.end - split)
            if tables.firsts.mayContain(hash) {
                let second = tables.nodes.node(hash)
                if second.ends { addRunOns(first..<end, split, second, window) }
            }
            split -= 1
        }
    }

    private mutating func addRunOns(
        _ readings: Range<Int>,
        _ split: Int,
        _ second: NodeTable.Node,
        _ window: borrowing CodeWindow
    ) {
        for index in readings {
            let candidate = Candidate(window.candidates[index])
            guard split - candidate.position >= CodeHash.tail else { break }
            let node = tables.nodes.node(
                tables.hash.hash(window.codes + candidate.position, split - candidate.position)
            )
            if node.ends { addRunOn(node, candidate.position, .plain, split, second, candidate.end, window) }
        }
        let word = Candidate(window.candidates[readings.lowerBound])
        for place in 0..<window.contractedCount {
            let candidate = Candidate(window.contracted[place])
            guard candidate.end == word.end, split - candidate.position >= Self.shortestContracted else { continue }
            for (kind, before, dropped) in Self.contractions {
                guard setContracted(before, dropped, candidate.position, split, window) else { continue }
                let node = tables.nodes.node(letters.hash(tables.hash))
                if node.ends { addRunOn(node, candidate.position, kind, split, second, word.end, window) }
            }
        }
    }

    private mutating func addRunOn(
        _ first: NodeTable.Node,
        _ start: Int,
        _ kind: FormOccurrence.Start,
        _ split: Int,
        _ second: NodeTable.Node,
        _ end: Int,
        _ window: borrowing CodeWindow
    ) {
        add(first, start, split, kind, .first, window)
        add(second, split, end, .plain, .second, window)
    }
}
