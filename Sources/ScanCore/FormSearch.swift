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

    var memory = SearchMemory()
    /// The letters of several words side by side.
    var letters: LetterRow

    package init(_ tables: FormTables) {
        self.tables = tables
        letters = LetterRow(longest: tables.longest)
    }

    /// Finds the occurrences of which the first word is one of the window's.
    ///
    /// - Complexity: O(*n*) expected in the number of codes, times the number of words that forms go on with.
    package mutating func search(_ window: borrowing CodeWindow) {
        memory.removeOccurrences()
        memory.makeRoom(for: max(window.allCandidateCount, window.longEndCount))
        addAll(filter(window), window)
    }

    // MARK: Filters and tables

    /// How many candidates each step has let pass.
    private struct Counts {
        var singles = 0
        var pairs = 0
        var endings = 0
    }

    private mutating func filter(_ window: borrowing CodeWindow) -> Counts {
        var state = artok_key_state()
        state.codes = window.codes
        state.candidates = window.candidates
        state.count = window.candidateCount
        state.all_count = window.allCandidateCount
        state.seed = tables.hash.seed
        state.keys = memory.keys
        var counts = Counts()
        let (keys, singles, nodes) = (memory.keys, memory.passed, tables.nodes)
        let count = withUnsafePointer(to: tables.firsts.kernels) { artok_find_keys(&state, $0, singles) }
        for place in 0..<count { nodes.prefetch(keys[Int(singles[place])]) }
        counts.singles = lookUpSingles(count)
        if let filter = tables.pairs {
            let count = withUnsafePointer(to: filter.kernels) { artok_find_pairs(&state, $0, memory.passed) }
            counts.pairs = lookUpPairs(count, window)
        } else {
            counts.pairs = lookUpNextWords(counts.singles, window)
        }
        if window.longEndCount > 0 {
            var ends = artok_long_ends()
            ends.codes = window.codes
            ends.ends = window.longEnds
            ends.count = window.longEndCount
            ends.seed = tables.hash.seed
            let count = withUnsafePointer(to: tables.tails.kernels) { artok_find_tails(&ends, $0, memory.passed) }
            counts.endings = findEndings(count, window)
        }
        return counts
    }

    /// Whole forms that are one text word, and the beginnings of others if there is no filter of pairs; asks for what is
    /// said of the forms.
    private mutating func lookUpSingles(_ count: Int) -> Int {
        let (keys, passed, singles, nodes) = (memory.keys, memory.passed, memory.singles, tables.nodes)
        var found = 0
        for place in 0..<count {
            let candidate = passed[place]
            let node = nodes.node(keys[Int(candidate)])
            // Written always, kept if it counts.
            singles[found] = SearchMemory.Hit(candidate: candidate, node: node)
            found &+= node.isFound ? 1 : 0
            tables.prefetch(record: node.record)
        }
        return found
    }

    /// Makes occurrences of what was found, in the order of the text.
    private mutating func addAll(_ counts: Counts, _ window: borrowing CodeWindow) {
        var (pair, ending, contracted) = (0, 0, 0)
        let (candidates, singles, pairs) = (window.candidates, memory.singles, memory.pairs)
        // What comes next besides the singles: they are many.
        var nextPair = counts.pairs > 0 ? Candidate(candidates[Int(pairs[0].candidate)]).position : .max
        var nextEnding = counts.endings > 0 ? memory.endings[0].word.position : .max
        var nextContracted = window.contractedCount > 0 ? Candidate(window.contracted[0]).position : .max
        var next = min(nextPair, nextEnding, nextContracted)
        for place in 0...counts.singles {
            let isLast = place == counts.singles
            let candidate = isLast ? Candidate(.max) : Candidate(candidates[Int(singles[place].candidate)])
            while next <= candidate.position, next < .max {
                if nextPair == next {
                    addPair(pairs[pair], window)
                    pair &+= 1
                    nextPair = pair < counts.pairs ? Candidate(candidates[Int(pairs[pair].candidate)]).position : .max
                } else if nextEnding == next {
                    addRunOns(memory.endings[ending], contracted, window)
                    ending &+= 1
                    nextEnding = ending < counts.endings ? memory.endings[ending].word.position : .max
                } else {
                    lookUpContracted(Candidate(window.contracted[contracted]), window)
                    contracted &+= 1
                    nextContracted =
                        contracted < window.contractedCount
                        ? Candidate(window.contracted[contracted]).position : .max
                }
                next = min(nextPair, nextEnding, nextContracted)
            }
            if isLast { return }
            let node = singles[place].node
            if node.ends { add(node, candidate.position, candidate.end, .plain, .none, window) }
        }
    }

    @inline(__always)
    mutating func add(
        _ node: NodeTable.Node,
        _ start: Int,
        _ end: Int,
        _ kind: FormOccurrence.Start,
        _ runOn: FormOccurrence.RunOn,
        _ window: borrowing CodeWindow
    ) {
        // A second name starts within a word without any proclitic.
        let prefix = if case .second = runOn { 0 } else { Code.proclitics(window.codes, start) }
        memory.append(
            FormOccurrence(start: start, end: end, record: node.record, prefix: prefix, kind: kind, runOn: runOn)
        )
    }
}
