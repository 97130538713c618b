internal import ScanCore

/// Codes of a text, or of a part of it, around a name: whether they have what its entry asks for.
struct SurroundingWords {
    /// Safe: a separator stands before the first and behind the last, and ``reach`` readable ones beyond.
    private let codes: UnsafePointer<UInt8>
    /// Those of whole words.
    private let range: Range<Int>
    private let isFromStart: Bool
    private let isToEnd: Bool

    static let reach = 16

    /// - Parameters:
    ///   - range: Of codes that are there.
    ///   - name: The codes of the words that the name is in, whole.
    ///   - isFromStart: Nothing is before them.
    ///   - isToEnd: Nothing is behind them.
    init(_ codes: UnsafePointer<UInt8>, _ range: Range<Int>, around name: Range<Int>, isFromStart: Bool, isToEnd: Bool)
    {
        self.codes = codes
        var (lower, upper) = (range.lowerBound, range.upperBound)
        // The first word may have begun before, and the last one may go on.
        if !isFromStart { while lower < name.lowerBound, !Code.separates(codes[lower]) { lower &+= 1 } }
        if !isToEnd { while upper > name.upperBound, !Code.separates(codes[upper &- 1]) { upper &-= 1 } }
        self.range = Range(uncheckedBounds: (lower, upper))
        (self.isFromStart, self.isToEnd) = (isFromStart, isToEnd)
    }

    enum Outcome { case allowed, missing, cancelled }

    /// Whether an entry's `context` and `not` allow a name; `nil` if that depends on words that are not in the codes.
    ///
    /// - Complexity: O(*n*) in the number of codes as far as the entry's window and its phrases reach.
    func outcome(_ name: Range<Int>, _ rules: EntrySurroundings) -> Outcome? {
        if !rules.not.isEmpty {
            guard let isCancelled = overlaps(rules.not, name) else { return nil }
            if isCancelled { return .cancelled }
        }
        guard rules.hasContext else { return .allowed }
        let before = stands(rules.before, before: name.lowerBound, most: rules.window)
        if before == true { return .allowed }
        let after = stands(rules.after, behind: name.upperBound, most: rules.window)
        if after == true { return .allowed }
        return before == nil || after == nil ? nil : .missing
    }

    // MARK: Context

    /// Whether a phrase stands among so many words before a place; `nil` if they are not all there.
    private func stands(_ phrases: PhraseSet, before place: Int, most: Int) -> Bool? {
        guard !phrases.isEmpty, most > 0 else { return false }
        let lower = range.lowerBound
        var (start, count) = (place, 0)
        while start > lower {
            let end = start
            start = max(start &- 8, lower)
            var ends = wordEnds(start, end &- start)
            while ends != 0 {
                let bit = 63 &- ends.leadingZeroBitCount
                ends ^= 1 &<< UInt64(bit)
                count &+= 1
                let wordEnd = start &+ bit &>> 3 &+ 1
                if phrases.mayBegin(codes + wordEnd),
                    stands(phrases, wordEnding: wordEnd, before: place, most: count) == true
                {
                    return true
                }
                if count == most { return false }
            }
        }
        return isFromStart ? false : nil
    }

    /// The same behind a place.
    private func stands(_ phrases: PhraseSet, behind place: Int, most: Int) -> Bool? {
        guard !phrases.isEmpty, most > 0 else { return false }
        let upper = range.upperBound
        var (start, count) = (place, 0)
        while start < upper {
            var ends = wordEnds(start, min(8, upper &- start))
            while ends != 0 {
                let bit = ends.trailingZeroBitCount
                ends &= ends &- 1
                count &+= 1
                let wordEnd = start &+ bit &>> 3 &+ 1
                if phrases.mayBegin(codes + wordEnd),
                    stands(phrases, wordEnding: wordEnd, before: upper, most: most &- count &+ 1) == true
                {
                    return true
                }
                if count == most { return false }
            }
            start &+= 8
        }
        return isToEnd ? false : nil
    }

    /// The top bit of each of up to eight codes that a word ends with.
    @inline(__always)
    private func wordEnds(_ start: Int, _ count: Int) -> UInt64 {
        let letters = Code.letters(codes + start)
        let next = letters &>> 8 | Code.letters(codes + (start &+ 8)) &<< 56
        return letters & ~next & (count < 8 ? 1 &<< UInt64(8 &* count) &- 1 : ~0)
    }

    // MARK: Phrases that cancel

    /// Whether a phrase has a word in common with the name.
    private func overlaps(_ phrases: PhraseSet, _ name: Range<Int>) -> Bool? {
        let lower = range.lowerBound
        // The name's words, and as many before as a phrase may have that ends with its first.
        var more = phrases.mostWords
        var start = name.upperBound
        var isUnknown = false
        while start > lower {
            let end = start
            start = max(start &- 8, lower)
            var ends = wordEnds(start, end &- start)
            while ends != 0 {
                let bit = 63 &- ends.leadingZeroBitCount
                ends ^= 1 &<< UInt64(bit)
                let wordEnd = start &+ bit &>> 3 &+ 1
                if wordEnd <= name.lowerBound {
                    more &-= 1
                    if more == 0 { return isUnknown ? nil : false }
                }
                guard phrases.mayBegin(codes + wordEnd) else { continue }
                switch stands(phrases, wordEnding: wordEnd, before: range.upperBound, behind: name.lowerBound) {
                case true?: return true
                case nil: isUnknown = true
                case false?: break
                }
            }
        }
        return isFromStart && !isUnknown ? false : nil
    }

    // MARK: Phrases

    /// Whether a phrase of at most so many words begins with the word that ends at a place, with nothing but white space or a
    /// hyphen between its words; `nil` if it may go on where the codes end.
    ///
    /// - Parameters:
    ///   - limit: It ends here at the latest,
    ///   - least: and behind this.
    @inline(never)
    private func stands(
        _ phrases: PhraseSet,
        wordEnding end: Int,
        before limit: Int,
        behind least: Int = .min,
        most: Int = .max
    ) -> Bool? {
        var start = end
        while !isSeparator(start &- 1) { start &-= 1 }
        var isUnknown = false
        var candidates = phrases.candidates(codes + end)
        while let place = phrases.next(&candidates, codes + start, end &- start) {
            switch follow(phrases, from: place, end, before: limit, behind: least, most: most) {
            case true?: return true
            case nil: isUnknown = true
            case false?: break
            }
        }
        return isUnknown ? nil : false
    }

    /// Whether a phrase whose word at a place ends here ends with it, or with words that follow.
    private func follow(
        _ phrases: PhraseSet,
        from place: Int,
        _ end: Int,
        before limit: Int,
        behind least: Int,
        most: Int
    ) -> Bool? {
        var (place, end, rest) = (place, end, most)
        while true {
            if phrases.isEnd(place), end > least { return true }
            rest &-= 1
            guard rest > 0, phrases.goesOn(place) else { return false }
            var start = end
            while start < limit, isSeparator(start) { start &+= 1 }
            guard start < limit else { return limit == range.upperBound && !isToEnd ? nil : false }
            var next = start
            while next < limit, !isSeparator(next) { next &+= 1 }
            if case .other = Code.gap(codes, end..<start) { return false }
            guard let further = phrases.place(behind: place, codes + start, next &- start) else { return false }
            (place, end) = (further, next)
        }
    }

    /// As ``Code/separates(_:)``, which is a call here.
    @inline(__always)
    private func isSeparator(_ place: Int) -> Bool { codes[place] < 0x10 }
}
