internal import ArabicText
internal import ScanCore

/// What an entry asks of the words around its names: `context` and `not`, as codes.
struct EntrySurroundings: Sendable {
    let before: PhraseSet
    let after: PhraseSet
    let not: PhraseSet
    let hasContext: Bool
    /// How many words away a context may be.
    let window: Int
    /// So many words on either side are looked at.
    let reach: Int

    init(_ match: MatchOptions) {
        before = PhraseSet(match.context?.before ?? [])
        after = PhraseSet(match.context?.after ?? [])
        not = PhraseSet(match.not)
        hasContext = match.context != nil
        window = min(max(0, match.context?.window ?? 0), Self.widestWindow)
        reach = max(window, not.mostWords)
    }

    /// More words away, nothing is context.
    private static let widestWindow = 10_000
}

/// Phrases, found by their first word.
struct PhraseSet: Sendable {
    /// Each as the codes of its words, by `key` of the first one.
    private let phrases: [(key: UInt8, words: [[UInt8]])]
    /// The phrases with a key: from here on.
    private let firsts: [UInt16]
    let mostWords: Int

    /// One without words can stand nowhere and is left out.
    init(_ phrases: [String]) {
        let words = phrases.map(Self.words).filter { !$0.isEmpty }
        self.phrases = words.prefix(Int(UInt16.max)).map { (Self.key($0[0]), $0) }.sorted { $0.key < $1.key }
        var firsts = [UInt16](repeating: 0, count: 257)
        for phrase in self.phrases { firsts[Int(phrase.key) + 1] += 1 }
        for key in 0..<256 { firsts[key + 1] += firsts[key] }
        self.firsts = firsts
        mostWords = self.phrases.reduce(0) { max($0, $1.words.count) }
    }

    private static func words(_ phrase: String) -> [[UInt8]] {
        var codes: [UInt8] = []
        FormFolding.codes.appendExactCodes(of: phrase.utf8.span, to: &codes)
        return codes.split(whereSeparator: Code.separates).map(Array.init)
    }

    private static func key(_ word: [UInt8]) -> UInt8 { key(word[0], word[word.count - 1], word.count) }

    @inline(__always)
    private static func key(_ first: UInt8, _ last: UInt8, _ count: Int) -> UInt8 {
        first &* 31 &+ last &* 7 &+ UInt8(truncatingIfNeeded: count) &* 73
    }

    var isEmpty: Bool { phrases.isEmpty }

    /// Calls `body` with the further words of each phrase whose first word is this, until it says true.
    ///
    /// - Parameters:
    ///   - word: Safe: so many codes, at least one.
    ///   - swallowed: Letters of the phrase's article that stand before these codes.
    @inline(__always)
    private func contains(
        _ word: UnsafePointer<UInt8>,
        _ count: Int,
        swallowed: Int = 0,
        _ body: (ArraySlice<[UInt8]>) -> Bool
    ) -> Bool {
        let first = swallowed > 0 ? Code.alef : word[0]
        let key = Int(Self.key(first, word[count &- 1], count &+ swallowed))
        var index = Int(firsts[key])
        let end = Int(firsts[key &+ 1])
        while index < end {
            let words = phrases[index].words
            if equals(words[0], word, count, swallowed), body(words[1...]) { return true }
            index &+= 1
        }
        return false
    }

    private func equals(_ wanted: [UInt8], _ word: UnsafePointer<UInt8>, _ count: Int, _ swallowed: Int) -> Bool {
        guard wanted.count == count + swallowed else { return false }
        if swallowed > 0, wanted[0] != Code.alef || wanted.count < 3 || wanted[1] != Code.lam { return false }
        return (0..<count).allSatisfy { wanted[swallowed + $0] == word[$0] }
    }

    /// The same with each reading of a word: behind proclitics it counts too.
    ///
    /// - Parameter word: Safe: so many codes, at least one.
    @inline(__always)
    func standsFirst(_ word: UnsafePointer<UInt8>, _ count: Int, _ body: (ArraySlice<[UInt8]>) -> Bool) -> Bool {
        if isThere(word, 0, count, body) { return true }
        return word[0] == Self.waw || word[0] == Self.feh ? count > 1 && isThere(word, 1, count, body) : false
    }

    /// Behind a conjunction or none.
    @inline(__always)
    private func isThere(
        _ word: UnsafePointer<UInt8>,
        _ start: Int,
        _ count: Int,
        _ body: (ArraySlice<[UInt8]>) -> Bool
    ) -> Bool {
        if contains(word + start, count &- start, body) { return true }
        if isArticle(word, start, count), contains(word + (start &+ 2), count &- start &- 2, body) { return true }
        let letter = word[start]
        let next = start &+ 1
        guard next < count, letter == Self.beh || letter == Self.kaf || letter == Code.lam else { return false }
        if contains(word + next, count &- next, body) { return true }
        guard letter == Code.lam else {
            return isArticle(word, next, count) && contains(word + (next &+ 2), count &- next &- 2, body)
        }
        guard word[next] == Code.lam else { return false }
        // لل: the article has lost its alef, or it is one that the phrase does not have.
        if contains(word + next, count &- next, swallowed: 1, body) { return true }
        return next &+ 1 < count && contains(word + (next &+ 1), count &- next &- 1, body)
    }

    @inline(__always)
    private func isArticle(_ word: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
        start &+ 2 < count && word[start] == Code.alef && word[start &+ 1] == Code.lam
    }

    private static let waw: UInt8 = 0xC8
    private static let feh: UInt8 = 0xC1
    private static let beh: UInt8 = 0xA8
    private static let kaf: UInt8 = 0xC3
}
