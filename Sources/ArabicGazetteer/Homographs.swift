internal import ScanCore

/// What common words a form of one word may be taken for: found out when it is compiled, so that a scan asks the table of
/// common words only for the few forms that need it.
struct Homographs: OptionSet, Sendable {
    let rawValue: UInt8

    /// With some proclitic it is a common word that is commoner than the form.
    static let proclitics = Homographs(rawValue: 1)
    /// The same with a proclitic and an article that is not the form's own.
    static let article = Homographs(rawValue: 2)
    /// In the other spelling of ي ى or ه ة it is.
    static let spelling = Homographs(rawValue: 4)

    /// - Parameters:
    ///   - codes: The letters of a form of one word.
    ///   - spelling: As the entry spells it.
    ///   - hasArticle: It starts with an article.
    init(
        of codes: ArraySlice<UInt8>,
        spelling: String,
        hasArticle: Bool,
        _ match: MatchOptions,
        _ words: CommonWords = .standard
    ) {
        self = []
        // No word of the table has letters of other scripts, or is that long.
        guard !codes.isEmpty, codes.count <= Self.mostLetters, codes.allSatisfy({ $0 >= 0x80 }) else { return }
        if match.proclitics == .usual {
            let alone = Self.countAlone(codes, spelled: Self.spelled(codes, spelling), words)
            let hides = { (word: ArraySlice<UInt8>) in Self.isCommoner(words.count(ofFolded: word), than: alone) }
            if Self.prefixes.contains(where: { hides($0 + codes) }) { insert(.proclitics) }
            if hasArticle, codes.count > 2 {
                for conjunction in Self.conjunctions {
                    let lam = conjunction + [Code.lam]
                    if hides(lam + codes.dropFirst()) || hides(lam + codes.dropFirst(2)) { insert(.proclitics) }
                }
            }
            if match.article == nil, Self.prefixesWithArticle.contains(where: { hides($0 + codes) }) {
                insert(.article)
            }
        }
        if match.folding == .usual, codes.last == CommonWords.yeh || codes.last == CommonWords.heh {
            let own = CommonWords.codes(of: spelling)
            if let other = CommonWords.otherSpelling(own), Self.isCommoner(other[...], than: own[...], words) {
                insert(.spelling)
            }
        }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    // MARK: The rules

    /// Whether a word is rather itself than a name behind proclitics: it is commoner. A rare word must be twice as common:
    /// what is only slightly commoner is a name that mostly has proclitics.
    static func isCommoner(_ word: Int, than name: Int) -> Bool {
        word > name && (word >= leastCertain || word >= 2 * name)
    }

    /// So often, chance does not make a word commoner than another.
    private static let leastCertain = 30

    /// How often a name occurs without proclitics, by itself or behind an article. All spellings count that fold alike,
    /// unless its own is a common word.
    ///
    /// - Parameters:
    ///   - codes: Its letters folded.
    ///   - spelled: As the table of common words has them.
    static func countAlone(_ codes: ArraySlice<UInt8>, spelled: ArraySlice<UInt8>, _ words: CommonWords) -> Int {
        func count(_ article: ArraySlice<UInt8>) -> Int {
            let own = words.count(article + spelled)
            return own > 0 ? own : words.count(ofFolded: article + codes)
        }
        return max(count([]), count([Code.alef, Code.lam]))
    }

    /// A name's letters as the table has them.
    static func spelled(_ codes: ArraySlice<UInt8>, _ spelling: String) -> ArraySlice<UInt8> {
        // Only these have two spellings.
        codes.last == CommonWords.yeh || codes.last == CommonWords.heh ? CommonWords.codes(of: spelling)[...] : codes
    }

    /// Whether a spelling is rather the common word that it is than another spelling of a name that is a common word too.
    static func isCommoner(_ spelling: ArraySlice<UInt8>, than name: ArraySlice<UInt8>, _ words: CommonWords) -> Bool {
        let rank = words.table.rank(name)
        return rank > 0 && words.table.rank(spelling) > rank
    }

    private static let mostLetters = 24
    private static let conjunctions: [ArraySlice<UInt8>] = [[], [0xC8], [0xC1]]
    private static let prepositions: [ArraySlice<UInt8>] = [[], [0xA8], [0xC3], [Code.lam]]
    /// و ف ب ك ل in all orders.
    private static let prefixes = conjunctions.flatMap { first in prepositions.map { first + $0 } }.filter {
        !$0.isEmpty
    }
    /// The same with an article behind them; ل with one is لل.
    private static let prefixesWithArticle = prefixes.map {
        $0.last == Code.lam ? $0 + [Code.lam] : $0 + [Code.alef, Code.lam]
    }
}
