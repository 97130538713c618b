/// Decides between candidates for the same text, which come window by window.
struct OverlapResolver: ~Copyable {
    private let overlap: Overlap
    private let image: CompiledImage
    /// In their order.
    private var pending = CandidateList()
    private(set) var chosen = CandidateList()
    /// With `leftmostLongest`: the last mention, and the entries that share it.
    private var winner: Candidate?
    private var winnerEntries: Set<Int> = []

    init(_ overlap: Overlap, _ image: CompiledImage) {
        self.overlap = overlap
        self.image = image
    }

    mutating func begin() {
        pending.removeAll()
        winner = nil
    }

    /// Candidates come nearly in order: each goes back over the few that come after it.
    @inline(__always)
    mutating func add(_ candidate: Candidate) {
        let count = pending.count
        pending.append(candidate)
        if count > 0, candidate.range.lowerBound <= pending[count &- 1].range.lowerBound { sortLast() }
    }

    @inline(never)
    private mutating func sortLast() {
        var place = pending.count - 1
        while place > 0, precedes(pending[place], pending[place - 1]) {
            pending.swapAt(place, place - 1)
            place -= 1
        }
    }

    /// By start, the longest first, then the best reading first.
    private func precedes(_ first: Candidate, _ second: Candidate) -> Bool {
        let (a, b) = (first.range, second.range)
        if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
        if a.upperBound != b.upperBound { return a.upperBound > b.upperBound }
        if first.hasProclitic != second.hasProclitic { return second.hasProclitic }
        if first.foldCount != second.foldCount { return first.foldCount < second.foldCount }
        if first.entry != second.entry { return first.entry < second.entry }
        return first.form != second.form && image.comesFirst(first.form, second.form, of: first.entry)
    }

    /// Chooses the mentions among the candidates that start before `limit`: no other candidate does.
    mutating func resolve(before limit: Int) {
        chosen.removeAll()
        var count = pending.count
        while count > 0, pending[count - 1].range.lowerBound >= limit { count -= 1 }
        guard count > 0 else { return }
        switch overlap {
        case .leftmostLongest: chooseLongest(count)
        case .all: chooseAll(count)
        }
        pending.removeFirst(count)
    }

    private mutating func chooseLongest(_ count: Int) {
        for index in 0..<count {
            let candidate = pending[index]
            if let best = winner, candidate.range == best.range {
                // Every entry that has the winning form is reported.
                if candidate.how == best.how, image.haveEqualSpelling(candidate.form, best.form) {
                    if winnerEntries.isEmpty { winnerEntries.insert(best.entry) }
                    if winnerEntries.insert(candidate.entry).inserted { chosen.append(candidate) }
                }
            } else if candidate.range.lowerBound >= winner?.range.upperBound ?? 0 {
                winner = candidate
                if !winnerEntries.isEmpty { winnerEntries.removeAll() }
                chosen.append(candidate)
            }
        }
    }

    /// An entry once for each range: by the fewest folds; of two with as many, the one that comes first.
    private mutating func chooseAll(_ count: Int) {
        var start = 0
        while start < count {
            var end = start &+ 1
            while end < count, pending[end].range == pending[start].range { end &+= 1 }
            if end &- start == 1 { chosen.append(pending[start]) } else { chooseBest(start..<end) }
            start = end
        }
    }

    private mutating func chooseBest(_ range: Range<Int>) {
        let first = chosen.count
        for index in range {
            let candidate = pending[index]
            // Back to where its entry is, or would be.
            var place = chosen.count
            while place > first, chosen[place - 1].entry > candidate.entry { place -= 1 }
            if place > first, chosen[place - 1].entry == candidate.entry {
                if candidate.foldCount < chosen[place - 1].foldCount { chosen.replace(place - 1, by: candidate) }
            } else {
                chosen.insert(candidate, at: place)
            }
        }
    }
}

extension CompiledImage {
    /// Whether two forms are spelled alike.
    func haveEqualSpelling(_ first: Int, _ second: Int) -> Bool {
        guard first != second else { return true }
        guard let a = form(at: first)?.spelling, let b = form(at: second)?.spelling else { return false }
        return a.elementsEqual(b)
    }

    /// Of two forms of an entry, whether this one is listed before the other.
    func comesFirst(_ first: Int, _ second: Int, of entry: Int) -> Bool {
        func place(_ form: Int) -> Int {
            guard let spelling = self.form(at: form)?.spelling else { return .max }
            let entry = self.entry(entry)
            let names = [entry.name] + entry.aliases
            return names.firstIndex { $0.utf8.elementsEqual(spelling) } ?? .max
        }
        return place(first) < place(second)
    }
}
