import ArabicText

/// What was overlooked between two spellings: found out by trying all sets of options, and kept.
package final class KnownDifferences {
    private var known: [Pair: Trials] = [:]

    /// Two spellings, or parts of them.
    private struct Pair: Hashable {
        let first: [UInt32]
        let second: [UInt32]

        init(_ first: [UInt32], _ second: [UInt32]) { (self.first, self.second) = (first, second) }
    }

    package init() {}

    private static let names = [
        "compatibility", "format-controls", "tatweel", "tashkeel", "hamza", "alef-maqsura", "teh-marbuta",
        "extended-letters", "digits", "case", "whitespace", "punctuation",
    ]
    private static let options: [Folding.Options] = [
        .compatibility, .formatControls, .tatweel, .tashkeel, .hamza, .alefMaqsura, .tehMarbuta, .extendedLetters,
        .digits, .caseAndWidth, .whitespace, .punctuation,
    ]
    /// Sets of options as bits: by size, and those of a size in the order of the options.
    private static let sets = (0..<1 << options.count).sorted { a, b in
        a.nonzeroBitCount != b.nonzeroBitCount
            ? a.nonzeroBitCount < b.nonzeroBitCount : places(a).lexicographicallyPrecedes(places(b))
    }
    private static let mostKept = 1 << 14

    private static func places(_ set: Int) -> [Int] { options.indices.filter { set & 1 << $0 != 0 } }

    /// The smallest set of options that makes two spellings canonically equivalent; `nil` if there is none.
    ///
    /// - Parameter isCut: Whether the spellings may be compared part by part. What comes out does not depend on it.
    package func smallest(_ first: [UInt8], _ second: [UInt8], isCut: Bool = true) -> Set<String>? {
        if first == second { return [] }
        let (a, b) = (scalars(first), scalars(second))
        let trials = (isCut ? parts(a, b) : [Pair(a, b)]).map(trials)
        guard trials.allSatisfy({ $0.equate(Self.sets.last!) }) else { return nil }
        let set = Self.sets.first { set in trials.allSatisfy { $0.equate(set) } }
        return set.map { Set(Self.places($0).map { Self.names[$0] }) }
    }

    private func scalars(_ bytes: [UInt8]) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    // MARK: Parts

    /// The parts in which two spellings differ. A set of options equates the spellings if and only if it equates each part:
    /// nothing before a plain letter changes what becomes of it and what is behind, nor the reverse, and where all options
    /// together equate every part, no letter of one stands for a letter of another.
    private func parts(_ first: [UInt32], _ second: [UInt32]) -> [Pair] {
        var (a, b) = (letters(first)[...], letters(second)[...])
        while let one = a.first, let other = b.first, one == other { (a, b) = (a.dropFirst(), b.dropFirst()) }
        while let one = a.last, let other = b.last, one == other { (a, b) = (a.dropLast(), b.dropLast()) }
        let pairs = zip(a, b).filter { $0 != $1 }.map(Pair.init)
        let areApart = a.count == b.count && pairs.allSatisfy { trials($0).equate(Self.sets.last!) }
        return areApart ? pairs : [Pair(Array(a.joined()), Array(b.joined()))]
    }

    /// Cut before each plain letter.
    private func letters(_ text: [UInt32]) -> [[UInt32]] {
        var letters: [[UInt32]] = []
        var start = 0
        for place in text.indices where place > 0 && isPlainLetter(text[place]) {
            letters.append(Array(text[start..<place]))
            start = place
        }
        return letters + [Array(text[start...])]
    }

    private func isPlainLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x621...0x63A, 0x641...0x64A, 0x660...0x669, 0x671...0x6D3, 0xFE80...0xFEFC: true
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    // MARK: Trying

    /// Which sets of options equate a pair, as far as that was asked.
    private final class Trials {
        private let pair: Pair
        private var answers = [Bool?](repeating: nil, count: sets.count)

        init(_ pair: Pair) { self.pair = pair }

        func equate(_ set: Int) -> Bool {
            if let answer = answers[set] { return answer }
            let union = places(set).reduce(into: Folding.Options()) { $0.formUnion(options[$1]) }
            let answer = union.equate(pair.first, pair.second)
            answers[set] = answer
            return answer
        }
    }

    private func trials(_ pair: Pair) -> Trials {
        if let trials = known[pair] { return trials }
        if known.count == Self.mostKept { known = [:] }
        let trials = Trials(pair)
        known[pair] = trials
        return trials
    }
}
