internal import ArabicText
internal import ScanCore

/// Phrases as codes: a tree of words, entered by a first word's last letters, as proclitics may stand before it.
final class PhraseSet: Sendable {
    /// Safe: these are written in `init` alone and freed with this object. First words in the order of their ``key``, then
    /// further words, those that follow the same words side by side; each is some of `codes`.
    private nonisolated(unsafe) let nodes: UnsafeMutableBufferPointer<Node>
    private nonisolated(unsafe) let codes: UnsafeMutableBufferPointer<UInt8>
    /// 258 places: the first words with a key begin at it and end at the next.
    private nonisolated(unsafe) let firsts: UnsafeMutablePointer<UInt16>
    /// 2048 bits: one for the last four letters of each first word, or the three of a shorter one; all if a word has fewer.
    private nonisolated(unsafe) let endings: UnsafeMutablePointer<UInt64>
    /// The same for the first four letters of each second word; all if a phrase has one word, or its second is shorter.
    private nonisolated(unsafe) let seconds: UnsafeMutablePointer<UInt64>
    let mostWords: Int

    private struct Node {
        var start = 0
        var count: Int
        var children = 0..<0
        /// A phrase ends with it.
        var isEnd: Bool
    }

    /// - Parameter phrases: One without words can stand nowhere and is left out.
    init(_ phrases: [String]) {
        let phrases = phrases.map(Self.words).filter { !$0.isEmpty }.prefix(Int(UInt16.max))
        mostWords = phrases.reduce(0) { max($0, $1.count) }
        let (tree, letters) = Self.tree(of: Array(phrases))
        (nodes, codes) = (.allocate(capacity: tree.count), .allocate(capacity: letters.count))
        _ = nodes.initialize(from: tree)
        _ = codes.initialize(from: letters)
        firsts = .allocate(capacity: 258)
        firsts.initialize(repeating: 0, count: 258)
        endings = .allocate(capacity: 32)
        endings.initialize(repeating: 0, count: 32)
        seconds = .allocate(capacity: 32)
        seconds.initialize(repeating: 0, count: 32)
        for word in Set(phrases.map { $0[0] }) { firsts[Self.key(word) + 1] += 1 }
        for key in 0..<257 { firsts[key + 1] += firsts[key] }
        for phrase in phrases {
            Self.insert(phrase[0].count < 3 ? nil : phrase[0].suffix(4), into: endings)
            if Self.hasArticle(phrase[0]) {
                // In لل its alef is a lam, which may be one of the last letters.
                Self.insert(([Code.lam] + phrase[0].dropFirst()).suffix(4), into: endings)
            }
            Self.insert(phrase.count < 2 || phrase[1].count < 4 ? nil : phrase[1].prefix(4), into: seconds)
        }
    }

    private static func words(_ phrase: String) -> [[UInt8]] {
        var codes: [UInt8] = []
        FormFolding.codes.appendExactCodes(of: phrase.utf8.span, to: &codes)
        return codes.split { Code.separates($0) }.map(Array.init)
    }

    /// Level by level: the nodes of a level are the phrases' next words, those of equal beginnings together.
    private static func tree(of phrases: [[[UInt8]]]) -> (nodes: [Node], codes: [UInt8]) {
        var (nodes, codes): ([Node], [UInt8]) = ([], [])
        /// The phrases that go on from a node, `nil` for the root.
        var level: [(parent: Int?, phrases: [ArraySlice<[UInt8]>])] = [(nil, phrases.map { $0[...] })]
        while !level.isEmpty {
            var next: [(parent: Int?, phrases: [ArraySlice<[UInt8]>])] = []
            for (parent, phrases) in level {
                let groups = Dictionary(grouping: phrases) { $0[$0.startIndex] }
                let words = groups.keys.sorted { (key($0), $0.count) < (key($1), $1.count) }
                if let parent { nodes[parent].children = nodes.count..<nodes.count + words.count }
                for word in words {
                    let rests = groups[word]!.map { $0.dropFirst() }
                    let further = rests.filter { !$0.isEmpty }
                    if !further.isEmpty { next.append((nodes.count, further)) }
                    nodes.append(Node(start: codes.count, count: word.count, isEnd: further.count < rests.count))
                    codes += word
                }
            }
            level = next
        }
        return (nodes, codes)
    }

    deinit {
        nodes.deallocate()
        codes.deallocate()
        firsts.deallocate()
        endings.deallocate()
        seconds.deallocate()
    }

    var isEmpty: Bool { nodes.isEmpty }

    // MARK: Endings

    /// By the last three letters; shorter words, before which a text may have proclitics, have a key of their own, and so has
    /// one of three that لل changes.
    private static func key(_ word: [UInt8]) -> Int {
        word.count < 3 || word.count == 3 && hasArticle(word)
            ? shortKey : key(ofEnding: word.suffix(3).reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }

    private static func hasArticle(_ word: [UInt8]) -> Bool {
        word.count >= 3 && word[0] == Code.alef && word[1] == Code.lam
    }

    private static let shortKey = 256

    @inline(__always)
    private static func key(ofEnding three: UInt32) -> Int { Int((three &* 0x85EB_CA6B) &>> 24) }

    /// - Parameter letters: All there are may be there if there are none.
    private static func insert(_ letters: ArraySlice<UInt8>?, into bits: UnsafeMutablePointer<UInt64>) {
        guard let letters else { return bits.update(repeating: .max, count: 32) }
        let place = place(of: letters.reversed().reduce(0) { $0 << 8 | UInt32($1) })
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// - Parameter letters: Four codes, or three with nothing above them.
    @inline(__always)
    private static func place(of letters: UInt32) -> Int { Int((letters &* 0x9E37_79B1) &>> 21) }

    @inline(__always)
    private static func four(_ codes: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(codes).loadUnaligned(as: UInt32.self))
    }

    /// Whether a word may be the first of a phrase, by its last letters and the first ones of the next word. Nearly all are
    /// not.
    ///
    /// - Parameter end: Safe: behind its last code, four readable ones before and eight behind.
    @inline(__always)
    func mayBegin(_ end: UnsafePointer<UInt8>) -> Bool {
        let last = Self.four(end - 4)
        let (place, shorter) = (Self.place(of: last), Self.place(of: last &>> 8))
        let isEnding = endings[place &>> 6] &>> UInt64(place & 63) | endings[shorter &>> 6] &>> UInt64(shorter & 63)
        guard isEnding & 1 != 0 else { return false }
        let next = Self.place(of: Self.four(end + 1))
        // More than one code may separate the two.
        return seconds[next &>> 6] &>> UInt64(next & 63) & 1 != 0 || end[1] < 0x10
    }

    // MARK: Words

    /// A walk over the first words that a text's word may be.
    struct Candidates {
        fileprivate var next: Int
        fileprivate var end: Int
        /// The short words are still to come.
        fileprivate var isShortToCome = true
    }

    /// - Parameter end: Safe: behind a word's last code, four readable ones before.
    @inline(__always)
    func candidates(_ end: UnsafePointer<UInt8>) -> Candidates {
        let key = Self.key(ofEnding: Self.four(end - 4) &>> 8)
        return Candidates(next: Int(firsts[key]), end: Int(firsts[key &+ 1]))
    }

    /// The place of the next first word that this word is, behind proclitics if need be; `nil` if there is none.
    ///
    /// - Parameter word: Safe: so many codes, at least one.
    @inline(__always)
    func next(_ candidates: inout Candidates, _ word: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        while true {
            while candidates.next < candidates.end {
                let place = candidates.next
                candidates.next &+= 1
                if isFirst(nodes[place], word, count) { return place }
            }
            guard candidates.isShortToCome else { return nil }
            candidates.isShortToCome = false
            (candidates.next, candidates.end) = (Int(firsts[Self.shortKey]), Int(firsts[Self.shortKey + 1]))
        }
    }

    /// Whether a phrase ends with the word at a place.
    @inline(__always)
    func isEnd(_ place: Int) -> Bool { nodes[place].isEnd }

    /// Whether a phrase goes on behind it.
    @inline(__always)
    func goesOn(_ place: Int) -> Bool { !nodes[place].children.isEmpty }

    /// The place of the word that follows the one at a place; `nil` if no phrase goes on with it.
    ///
    /// - Parameter word: Safe: so many codes, at least one.
    func place(behind place: Int, _ word: UnsafePointer<UInt8>, _ count: Int) -> Int? {
        for child in nodes[place].children {
            let node = nodes[child]
            guard node.count == count else { continue }
            let letters = codes.baseAddress! + node.start
            var same = 0
            while same < count, letters[same] == word[same] { same &+= 1 }
            if same == count { return child }
        }
        return nil
    }

    @inline(__always)
    private func isFirst(_ wanted: Node, _ word: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let letters = UnsafePointer(codes.baseAddress! + wanted.start)
        // From the end, where they differ soonest.
        var same = 0
        while same < wanted.count, same < count, letters[wanted.count &- 1 &- same] == word[count &- 1 &- same] {
            same &+= 1
        }
        if same == wanted.count { return Self.areProclitics(word, count &- same) }
        // لل: the first lam has swallowed the alef of the phrase's article.
        guard same == wanted.count &- 1, same >= 1, letters[0] == Code.alef, letters[1] == Code.lam else {
            return false
        }
        let rest = count &- same
        return rest > 0 && word[rest &- 1] == Code.lam && Self.isConjunction(word, rest &- 1)
    }

    /// Nothing, or one of و ف.
    @inline(__always)
    private static func isConjunction(_ codes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count == 0 || count == 1 && (codes[0] == waw || codes[0] == feh)
    }

    /// (و|ف)? (ب|ك|ل)? (ال)?, where ل + ال is لل.
    private static func areProclitics(_ codes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count > 0 else { return true }
        guard count <= 4 else { return false }
        var rest = count
        var hasArticle = false
        if rest >= 2, codes[rest - 1] == Code.lam, codes[rest - 2] == Code.alef {
            hasArticle = true
            rest -= 2
        } else if rest >= 2, codes[rest - 1] == Code.lam, codes[rest - 2] == Code.lam {
            return isConjunction(codes, rest - 2)
        }
        if isConjunction(codes, rest) { return true }
        let last = codes[rest - 1]
        return (last == beh || last == kaf || last == Code.lam && !hasArticle) && isConjunction(codes, rest - 1)
    }

    private static let waw: UInt8 = 0xC8
    private static let feh: UInt8 = 0xC1
    private static let beh: UInt8 = 0xA8
    private static let kaf: UInt8 = 0xC3
}
