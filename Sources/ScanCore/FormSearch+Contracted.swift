internal import CScanKernels

// Forms that لل has changed the beginning of.
extension FormSearch {
    // MARK: Contracted

    /// What a name may look like behind the first lam of لل.
    static let contractions: [(kind: FormOccurrence.Start, before: [UInt8], dropped: Int)] = [
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

    mutating func setContracted(
        _ before: [UInt8],
        _ dropped: Int,
        _ start: Int,
        _ end: Int,
        _ window: borrowing CodeWindow
    ) -> Bool {
        letters.set(before) && letters.append(window.codes + start + dropped, end - start - dropped)
    }
}
