internal import ScanCore

// The table counts names too. What only ordinary words do tells the two apart: they stand with the article and without it,
// have suffixes and inflect (قاعدة: القاعدة, قاعدتها, قاعدات), and names seldom do (ليبيا, القاهرة).
extension CommonWords {
    /// Which part of a word's occurrences is an ordinary word and no name, from 0 to 1; an estimate.
    ///
    /// The other forms that a word has are counted: with the article, or without it if it has one, and with ه, ها, هم and نا.
    /// If they make less than a twentieth of its own count it is a name, if more than a third an ordinary word, between these
    /// some of both. A word that has the article or not and no other forms, not ا, ة, ات, ين, ان or ون either, is taken for
    /// a quarter of that: so are names (يوتيوب: اليوتيوب). Words beyond ``mostOfNames`` are particles, whatever forms they
    /// have.
    ///
    /// - Parameters:
    ///   - codes: A word's letters as the table has them.
    ///   - hasArticle: It starts with an article, not just with letters like one (ألمانيا).
    /// - Returns: 0 for words that are not in the table.
    func ordinaryShare(of codes: some BidirectionalCollection<UInt8>, hasArticle: Bool) -> Double {
        let own = count(codes)
        guard own > 0 else { return 0 }
        guard Double(own) < Self.mostOfNames * Self.millions else { return 1 }
        let bare = hasArticle ? Array(codes.dropFirst(2)) : Array(codes)
        let withSuffixes = countWithSuffixes(bare)
        let forms = (hasArticle ? count(bare) : count([Code.alef, Code.lam] + bare)) + withSuffixes
        let share = (Double(forms) / Double(own) - Self.ratioOfNames) / (Self.ratioOfWords - Self.ratioOfNames)
        guard share > 0 else { return 0 }
        let isInflected = Double(withSuffixes + countInflected(bare)) > Self.ratioOfInflected * Double(own)
        return min(1, share) * (isInflected ? 1 : Self.shareOfUninflected)
    }

    /// Whether a name is wholly an ordinary word, and occurs five times in a million words or more.
    func isOrdinary(_ name: String) -> Bool {
        let codes = Self.codes(of: name)
        return !codes.isEmpty && Double(count(codes)) >= 5 * Self.millions
            && ordinaryShare(of: codes, hasArticle: SurfaceForm.startsWithArticle(name)) >= 1
    }

    /// How many million words ``corpusSize`` is.
    static let millions = Double(corpusSize) / 1_000_000
    /// No name occurs more often in a million words: محمد does 1,118 times, هذا 2,928 times.
    static let mostOfNames = 1200.0
    /// Names have ordinary forms too, by chance (أحمد: الأحمد); so many an occurrence.
    private static let ratioOfNames = 0.05
    /// Most nouns and adjectives have so many or more.
    private static let ratioOfWords = 0.35

    /// Words that inflect have so many of these forms an occurrence.
    private static let ratioOfInflected = 0.01
    private static let shareOfUninflected = 0.25

    /// - Parameter codes: A word's letters as the table has them.
    func count(_ codes: some Sequence<UInt8>) -> Int { CommonWordsTable.count(table.rank(codes)) }

    private func countWithSuffixes(_ word: [UInt8]) -> Int {
        guard let last = word.last else { return 0 }
        var stem = word[...]
        switch last {
        case Self.tehMarbuta: stem = word.dropLast() + [Self.teh]
        case Self.alefMaqsura: stem = word.dropLast() + [Code.alef]
        // عليها is of على, not of علي.
        case Self.yeh where count(word.dropLast() + [Self.alefMaqsura]) > 0: return 0
        default: break
        }
        return Self.suffixes.reduce(0) { $0 + count(stem + $1) }
    }

    /// In the accusative, the feminine, the dual and the plurals.
    private func countInflected(_ word: [UInt8]) -> Int {
        let stem = word.last == Self.tehMarbuta ? word.dropLast() : word[...]
        return Self.endings.reduce(0) { sum, ending in
            // Not the word itself.
            stem.count < word.count && ending == [Self.tehMarbuta] ? sum : sum + count(stem + ending)
        }
    }

    private static let teh: UInt8 = 0xAA
    private static let meem: UInt8 = 0xC5
    private static let noon: UInt8 = 0xC6
    private static let waw: UInt8 = 0xC8
    /// ه ها هم نا
    private static let suffixes: [[UInt8]] = [[heh], [heh, Code.alef], [heh, meem], [noon, Code.alef]]
    /// ا ة ات ين ان ون
    private static let endings: [[UInt8]] = [
        [Code.alef], [tehMarbuta], [Code.alef, teh], [yeh, noon], [Code.alef, noon], [waw, noon],
    ]
}
