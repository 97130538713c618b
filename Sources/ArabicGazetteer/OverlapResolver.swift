/// Decides between candidates for the same text, which come window by window.
struct OverlapResolver: ~Copyable {
    private let order: CandidateOrder
    /// In their order.
    private var pending = CandidateList()
    /// So many of the pending ones are decided; the first of them are those that were chosen.
    private var decidedCount = 0
    private var chosenCount = 0
    private var isSorted = true
    /// With `leftmostLongest`: the last mention, and the entries that share it.
    private var winner: Candidate?
    private var winnerEntries: Set<Int> = []

    init(_ overlap: Overlap, _ image: CompiledImage) {
        order = CandidateOrder(image: image, reportsAll: { if case .all = overlap { true } else { false } }())
    }

    mutating func begin() {
        pending.removeAll()
        (decidedCount, chosenCount, isSorted) = (0, 0, true)
        winner = nil
    }

    /// Valid until something is added.
    var chosen: UnsafeBufferPointer<Candidate> { UnsafeBufferPointer(rebasing: pending.all[..<chosenCount]) }

    /// Forgets what is decided.
    mutating func next() {
        pending.removeFirst(decidedCount)
        (decidedCount, chosenCount) = (0, 0)
    }

    /// Candidates come nearly in order: each goes back over the few that come after it.
    @inline(__always)
    mutating func add(_ candidate: Candidate) {
        let count = pending.count
        pending.append(candidate)
        guard count > 0 else { return }
        let last = pending[count &- 1]
        if candidate.start > last.start { return }
        // Forms of the same letters mostly come by their entries.
        if order.reportsAll, candidate.covers(last), candidate.entry > last.entry { return }
        sortLast()
    }

    @inline(never)
    private mutating func sortLast() {
        let last = pending.count - 1
        var place = last
        while place > 0, order.precedes(pending[place], pending[place - 1]) {
            // Thousands of forms that fold alike come in another order: they are sorted at once.
            guard last - place < Self.mostSteps else {
                isSorted = false
                return
            }
            pending.swapAt(place, place - 1)
            place -= 1
        }
    }

    private static let mostSteps = 64

    /// Chooses the mentions among the candidates that start before `limit`: no other candidate does.
    mutating func resolve(before limit: Int) {
        if !isSorted {
            let order = order
            pending.sort { order.precedes($0, $1) }
            isSorted = true
        }
        var count = pending.count
        while count > 0, pending[count - 1].start >= limit { count -= 1 }
        decidedCount = count
        if order.reportsAll { chooseAll() } else { chooseLongest() }
    }

    private mutating func chooseLongest() {
        for index in 0..<decidedCount {
            let candidate = pending[index]
            if let best = winner, candidate.covers(best) {
                // Every entry that has the winning form is reported.
                if candidate.how == best.how, order.image.haveEqualSpelling(candidate.form, best.form) {
                    if winnerEntries.isEmpty { winnerEntries.insert(best.entry) }
                    if winnerEntries.insert(candidate.entry).inserted { choose(candidate) }
                }
            } else if candidate.start >= winner?.end ?? 0 {
                winner = candidate
                if !winnerEntries.isEmpty { winnerEntries.removeAll() }
                choose(candidate)
            }
        }
    }

    /// An entry once for each range, by its best reading.
    private mutating func chooseAll() {
        guard decidedCount > 0 else { return }
        chosenCount = 1
        for index in 1..<max(1, decidedCount) {
            let (candidate, last) = (pending[index], pending[chosenCount &- 1])
            if candidate.entry == last.entry, candidate.covers(last) { continue }
            choose(candidate)
        }
    }

    /// There is room: no more are chosen than decided.
    @inline(__always)
    private mutating func choose(_ candidate: Candidate) {
        pending.replace(chosenCount, by: candidate)
        chosenCount &+= 1
    }
}

/// The order of candidates.
private struct CandidateOrder {
    let image: CompiledImage
    let reportsAll: Bool

    /// By start, the longest first; of the same text the best reading first, but with `all` that of each entry.
    func precedes(_ first: Candidate, _ second: Candidate) -> Bool {
        if first.start != second.start { return first.start < second.start }
        if first.end != second.end { return first.end > second.end }
        if reportsAll {
            if first.entry != second.entry { return first.entry < second.entry }
            if first.foldCount != second.foldCount { return first.foldCount < second.foldCount }
            if first.hasProclitic != second.hasProclitic { return second.hasProclitic }
        } else {
            if first.hasProclitic != second.hasProclitic { return second.hasProclitic }
            if first.foldCount != second.foldCount { return first.foldCount < second.foldCount }
            if first.entry != second.entry { return first.entry < second.entry }
        }
        // Forms of the same letters lie in the order of their entry's names.
        if first.kind == second.kind { return first.form < second.form }
        return first.form != second.form && image.comesFirst(first.form, second.form, of: first.entry)
    }
}

extension CompiledImage {
    /// Whether two forms are spelled alike, be their letters composed or not. Vowels do not count: where the text's do not
    /// tell two names apart, it is either.
    func haveEqualSpelling(_ first: Int, _ second: Int) -> Bool {
        guard first != second else { return true }
        guard let a = form(at: first)?.spelling, let b = form(at: second)?.spelling else { return false }
        return a.elementsEqual(b) || Self.unmarked(a) == Self.unmarked(b)
    }

    private static func unmarked(_ spelling: UnsafeBufferPointer<UInt8>) -> String {
        let scalars = String(decoding: spelling, as: UTF8.self).unicodeScalars
        return String(String.UnicodeScalarView(scalars.filter { !(0x64B...0x652 ~= $0.value) }))
    }

    /// Of two forms of an entry, whether this one is listed before the other.
    func comesFirst(_ first: Int, _ second: Int, of entry: Int) -> Bool {
        func place(_ form: Int) -> Int {
            guard let spelling = self.form(at: form)?.spelling else { return .max }
            let entry = self.entry(entry)
            let names = [entry.name] + entry.aliases
            return names.firstIndex { $0.utf8.elementsEqual(spelling) } ?? .max
        }
        return (place(first), first) < (place(second), second)
    }
}
