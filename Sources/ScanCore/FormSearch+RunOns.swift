internal import CScanKernels

// Two forms that make up the rest of a word.
extension FormSearch {
    /// A form of four letters of which لل has swallowed two.
    private static let shortestContracted = CodeHash.tail - 2

    /// Finds where long words may end with a whole form, and keeps those places in their order: so many.
    mutating func findEndings(_ count: Int, _ window: borrowing CodeWindow) -> Int {
        var found = 0
        for place in 0..<count {
            let end = Int(memory.passed[place])
            let word = Candidate(position: Code.wordStart(window.codes, end), end: end)
            // Longer than any two forms: a text without spaces must not cost the square of its length.
            guard word.length <= 2 &* tables.longest &+ 6 else { continue }
            let shortest = max(word.position &+ 1 &+ Self.shortestContracted, word.end &- tables.longest)
            var split = word.end &- CodeHash.tail
            memory.makeRoom(forEndings: found &+ max(0, split &- shortest) &+ 1)
            while split >= shortest {
                let hash = tables.hash.hash(window.codes + split, word.end &- split)
                // Written always, kept if it counts.
                memory.endings[found] = SearchMemory.Ending(word: word, split: split, hash: hash)
                found &+= tables.firsts.mayContain(hash) ? 1 : 0
                split &-= 1
            }
        }
        return found
    }

    /// Adds the occurrences of forms that end where another one begins, which ends the word.
    ///
    /// - Parameter contracted: The first of the window's contracted candidates that may lie in the word.
    mutating func addRunOns(_ ending: SearchMemory.Ending, _ contracted: Int, _ window: borrowing CodeWindow) {
        let (word, split) = (ending.word, ending.split)
        forEachStart(word, window) { (search, start) in
            guard split &- start >= CodeHash.tail else { return }
            let hash = search.tables.hash.hash(window.codes + start, split &- start)
            search.addRunOn(hash, start, .plain, ending, window)
        }
        var place = contracted
        while place < window.contractedCount {
            let candidate = Candidate(window.contracted[place])
            guard candidate.end == word.end, split - candidate.position >= Self.shortestContracted else { return }
            for (kind, before, dropped) in Self.contractions {
                guard setContracted(before, dropped, candidate.position, split, window) else { continue }
                addRunOn(letters.hash(tables.hash), candidate.position, kind, ending, window)
            }
            place += 1
        }
    }

    /// Where the candidates of a word are.
    @inline(__always)
    private mutating func forEachStart(
        _ word: Candidate,
        _ window: borrowing CodeWindow,
        _ body: (inout Self, Int) -> Void
    ) {
        let letters = window.codes + word.position
        let conjunction = letters[0] == Code.waw || letters[0] == Code.feh ? 1 : 0
        for base in 0...conjunction {
            body(&self, word.position &+ base)
            let isLam = letters[base] == Code.lam
            let preposition = isLam || letters[base] == Code.beh || letters[base] == Code.kaf ? 1 : 0
            if preposition > 0 { body(&self, word.position &+ base &+ 1) }
            // A word this long has letters behind its article. ل has swallowed the alef of one behind it.
            for article in base...base &+ (isLam ? 0 : preposition) where letters[article] == Code.alef {
                if letters[article &+ 1] == Code.lam { body(&self, word.position &+ article &+ 2) }
            }
        }
    }

    @inline(__always)
    private mutating func addRunOn(
        _ hash: UInt64,
        _ start: Int,
        _ kind: FormOccurrence.Start,
        _ ending: SearchMemory.Ending,
        _ window: borrowing CodeWindow
    ) {
        // Most words end with some form, and few also begin with one.
        guard tables.firsts.mayContain(hash) else { return }
        let (first, second) = (tables.nodes.node(hash), tables.nodes.node(ending.hash))
        guard first.ends, second.ends else { return }
        add(first, start, ending.split, kind, .first, window)
        add(second, ending.split, ending.word.end, .plain, .second, window)
    }
}
