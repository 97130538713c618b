internal import ArabicText
internal import ScanCore

/// Phrases as codes, found by their first word.
final class PhraseSet: Sendable {
    /// In the order of ``key`` of their first words.
    private let phrases: [Phrase]
    /// Safe: written in `init` alone and freed with this object. 257 places: the phrases with a key begin at it and end at
    /// the next.
    private nonisolated(unsafe) let firsts: UnsafeMutablePointer<UInt16>
    /// Safe: as `firsts`. 1024 bits: one for the last three letters of each first word, all if a word has fewer.
    private nonisolated(unsafe) let endings: UnsafeMutablePointer<UInt64>
    let mostWords: Int

    private struct Phrase {
        let first: [UInt8]
        let rest: [[UInt8]]
    }

    /// - Parameter phrases: One without words can stand nowhere and is left out.
    init(_ phrases: [String]) {
        let words = phrases.map(Self.words).filter { !$0.isEmpty }
        self.phrases = words.prefix(Int(UInt16.max)).map { Phrase(first: $0[0], rest: Array($0[1...])) }
            .sorted { Self.key($0.first) < Self.key($1.first) }
        mostWords = self.phrases.reduce(0) { max($0, 1 + $1.rest.count) }
        firsts = .allocate(capacity: 257)
        firsts.initialize(repeating: 0, count: 257)
        endings = .allocate(capacity: 16)
        endings.initialize(repeating: 0, count: 16)
        for phrase in self.phrases {
            firsts[Int(Self.key(phrase.first)) + 1] += 1
            guard phrase.first.count >= 3 else {
                endings.update(repeating: .max, count: 16)
                continue
            }
            let place = Self.place(ofEnding: phrase.first.suffix(3).reversed().reduce(0) { $0 << 8 | UInt32($1) })
            endings[place >> 6] |= 1 << UInt64(place & 63)
        }
        for key in 0..<256 { firsts[key + 1] += firsts[key] }
    }

    deinit {
        firsts.deallocate()
        endings.deallocate()
    }

    private static func words(_ phrase: String) -> [[UInt8]] {
        var codes: [UInt8] = []
        FormFolding.codes.appendExactCodes(of: phrase.utf8.span, to: &codes)
        return codes.split { Code.separates($0) }.map(Array.init)
    }

    private static func key(_ word: [UInt8]) -> UInt8 { key(word[0], word[word.count - 1], word.count) }

    @inline(__always)
    private static func key(_ first: UInt8, _ last: UInt8, _ count: Int) -> UInt8 {
        first &* 31 &+ last &* 7 &+ UInt8(truncatingIfNeeded: count) &* 73
    }

    @inline(__always)
    private static func place(ofEnding three: UInt32) -> Int { Int((three &* 0x9E37_79B1) &>> 22) }

    var isEmpty: Bool { phrases.isEmpty }

    /// Whether a word may be the first of a phrase, by its last letters. Nearly all are not.
    ///
    /// - Parameter end: Safe: behind its last code, four readable ones before.
    @inline(__always)
    func mayEnd(_ end: UnsafePointer<UInt8>) -> Bool {
        let four = UInt32(littleEndian: UnsafeRawPointer(end - 4).loadUnaligned(as: UInt32.self))
        let place = Self.place(ofEnding: four &>> 8)
        return endings[place &>> 6] &>> UInt64(place & 63) & 1 != 0
    }

    // MARK: First words

    /// Calls `body` with the further words of each phrase whose first word is this, until it says true. Behind proclitics a
    /// word counts too.
    ///
    /// - Parameter word: Safe: so many codes, at least one.
    func standsFirst(_ word: UnsafePointer<UInt8>, _ count: Int, _ body: ([[UInt8]]) -> Bool) -> Bool {
        if isThere(word, 0, count, body) { return true }
        return word[0] == Self.waw || word[0] == Self.feh ? count > 1 && isThere(word, 1, count, body) : false
    }

    /// Behind a conjunction or none.
    private func isThere(_ word: UnsafePointer<UInt8>, _ start: Int, _ count: Int, _ body: ([[UInt8]]) -> Bool) -> Bool {
        if contains(word + start, count - start, body) { return true }
        if isArticle(word, start, count), contains(word + (start + 2), count - start - 2, body) { return true }
        let letter = word[start]
        let next = start + 1
        guard next < count, letter == Self.beh || letter == Self.kaf || letter == Code.lam else { return false }
        if contains(word + next, count - next, body) { return true }
        guard letter == Code.lam else {
            return isArticle(word, next, count) && contains(word + (next + 2), count - next - 2, body)
        }
        guard word[next] == Code.lam else { return false }
        // لل: the article has lost its alef, or it is one that the phrase does not have.
        if contains(word + next, count - next, swallowed: 1, body) { return true }
        return next + 1 < count && contains(word + (next + 1), count - next - 1, body)
    }

    private func isArticle(_ word: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Bool {
        start + 2 < count && word[start] == Code.alef && word[start + 1] == Code.lam
    }

    /// - Parameter swallowed: Letters of the phrase's article that stand before these codes.
    private func contains(
        _ word: UnsafePointer<UInt8>,
        _ count: Int,
        swallowed: Int = 0,
        _ body: ([[UInt8]]) -> Bool
    ) -> Bool {
        let first = swallowed > 0 ? Code.alef : word[0]
        let key = Int(Self.key(first, word[count - 1], count + swallowed))
        for index in Int(firsts[key])..<Int(firsts[key + 1]) {
            let phrase = phrases[index]
            if equals(phrase.first, word, count, swallowed), body(phrase.rest) { return true }
        }
        return false
    }

    private func equals(_ wanted: [UInt8], _ word: UnsafePointer<UInt8>, _ count: Int, _ swallowed: Int) -> Bool {
        guard wanted.count == count + swallowed else { return false }
        if swallowed > 0, wanted[0] != Code.alef || wanted.count < 3 || wanted[1] != Code.lam { return false }
        return (0..<count).allSatisfy { wanted[swallowed + $0] == word[$0] }
    }

    private static let waw: UInt8 = 0xC8
    private static let feh: UInt8 = 0xC1
    private static let beh: UInt8 = 0xA8
    private static let kaf: UInt8 = 0xC3
}
