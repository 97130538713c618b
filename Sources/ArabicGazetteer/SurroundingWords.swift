internal import ScanCore

/// The words around a name, and whether they are what its entry asks for.
struct SurroundingWords: ~Copyable {
    private var words: [Range<Int>] = []
    /// Safe: those of the last call, as long as it lasts.
    private var codes: UnsafePointer<UInt8>

    init() { codes = UnsafePointer(bitPattern: 8)! }

    /// Codes of a text, or of a part of it.
    struct Text {
        /// Safe: a separator stands before the first and behind the last.
        let codes: UnsafePointer<UInt8>
        let range: Range<Int>
        /// Nothing is before them.
        let isFromStart: Bool
        /// Nothing is behind them.
        let isToEnd: Bool
    }

    /// Whether an entry's `context` and `not` allow a name; `nil` if that depends on words that are not in the codes.
    ///
    /// - Parameter name: The codes of the words that it is in, whole.
    mutating func allow(_ name: Range<Int>, _ rules: borrowing EntrySurroundings, in text: Text) -> Outcome? {
        codes = text.codes
        guard let own = collect(name, reach: rules.reach, in: text) else { return nil }
        if rules.hasContext, !isNear(rules, own) { return .missing }
        if !rules.not.isEmpty, overlaps(rules.not, own) { return .cancelled }
        return .allowed
    }

    enum Outcome { case allowed, missing, cancelled }

    /// Which of the collected words are the name's.
    private mutating func collect(_ name: Range<Int>, reach: Int, in text: Text) -> ClosedRange<Int>? {
        words.removeAll(keepingCapacity: true)
        var position = name.lowerBound
        while words.count < reach {
            while position > text.range.lowerBound, Code.separates(codes[position &- 1]) { position &-= 1 }
            guard position > text.range.lowerBound else {
                guard text.isFromStart else { return nil }
                break
            }
            let end = position
            while position > text.range.lowerBound, !Code.separates(codes[position &- 1]) { position &-= 1 }
            // The word may go on before the codes.
            guard position > text.range.lowerBound || text.isFromStart else { return nil }
            words.append(Range(uncheckedBounds: (position, end)))
        }
        words.reverse()
        let first = words.count
        position = name.lowerBound
        append(to: name.upperBound, &position)
        let last = words.count &- 1
        let most = last &+ 1 &+ reach
        append(to: text.range.upperBound, &position, most: most)
        // The last word may go on behind the codes.
        if !text.isToEnd, words.count < most || words[words.count - 1].upperBound == text.range.upperBound {
            return nil
        }
        return first...last
    }

    private mutating func append(to end: Int, _ position: inout Int, most: Int = .max) {
        while words.count < most {
            while position < end, Code.separates(codes[position]) { position &+= 1 }
            guard position < end else { return }
            let start = position
            while position < end, !Code.separates(codes[position]) { position &+= 1 }
            words.append(Range(uncheckedBounds: (start, position)))
        }
    }

    private func isNear(_ rules: borrowing EntrySurroundings, _ own: ClosedRange<Int>) -> Bool {
        let before = max(0, own.lowerBound - rules.window)..<own.lowerBound
        let after = own.upperBound + 1..<min(words.count, own.upperBound + 1 + rules.window)
        return stands(rules.before, within: before) || stands(rules.after, within: after)
    }

    private func stands(_ phrases: borrowing PhraseSet, within range: Range<Int>) -> Bool {
        guard !phrases.isEmpty else { return false }
        for index in range where stands(phrases, at: index, before: range.upperBound) { return true }
        return false
    }

    private func overlaps(_ phrases: borrowing PhraseSet, _ own: ClosedRange<Int>) -> Bool {
        for index in max(0, own.lowerBound - phrases.mostWords + 1)...own.upperBound {
            if stands(phrases, at: index, before: words.count, reaching: own.lowerBound) { return true }
        }
        return false
    }

    /// A phrase's words stand from word `first` on, the first one behind proclitics if need be, with nothing but white
    /// space or a hyphen between them.
    ///
    /// - Parameters:
    ///   - end: It ends before this word,
    ///   - last: and not before this one.
    @inline(__always)
    private func stands(
        _ phrases: borrowing PhraseSet,
        at first: Int,
        before end: Int,
        reaching last: Int = 0
    ) -> Bool {
        let word = words[first]
        return phrases.standsFirst(codes + word.lowerBound, word.count) { rest in
            let behind = first + 1 + rest.count
            guard behind <= end, behind > last else { return false }
            for (offset, wanted) in rest.enumerated() {
                let (previous, next) = (words[first + offset], words[first + offset + 1])
                if case .other = Code.gap(codes, previous.upperBound..<next.lowerBound) { return false }
                guard wanted.count == next.count,
                    wanted.indices.allSatisfy({ wanted[$0] == codes[next.lowerBound + $0] })
                else { return false }
            }
            return true
        }
    }
}
