internal import ArabicText
internal import CBuiltinGazetteers
internal import ScanCore

/// How often words occur in written Arabic: what tells لغات (languages) from ل + غات (a town).
///
/// ```swift
/// CommonWords.standard.count(of: "لغات")  // 339: that often in 13 million words
/// CommonWords.standard.count(of: "غات")   // 0: too rare to be in the table
/// ```
///
/// The table comes with the product: some 80,000 spellings with counts to within three per cent. Spellings that differ only
/// in marks, tatweels or hamza are one; those that differ in ى/ي or ة/ه are not.
public struct CommonWords: Sendable {
    /// The table that decides between readings of a name.
    public static let standard = CommonWords(
        CommonWordsTable(
            UnsafeBufferPointer(start: artok_common_words_bytes(), count: artok_common_words_size())
        )
    )

    /// How often all of its words occur together.
    public static let corpusSize = 13_210_000

    let table: CommonWordsTable

    init(_ table: CommonWordsTable) { self.table = table }

    /// About how often a word occurs in ``corpusSize`` words of Arabic; 0 if it is no common word, or not one word.
    ///
    /// - Complexity: O(*n*) in the length of the word.
    public func count(of word: String) -> Int { CommonWordsTable.count(rank(of: word)) }

    /// The same as a number that grows with the logarithm; 0 for words that are not in the table.
    func rank(of word: String) -> UInt8 {
        let codes = Self.codes(of: word)
        return codes.isEmpty ? 0 : table.rank(codes)
    }

    /// A word's letters as the table has them; none if it is no word.
    static func codes(of word: String) -> [UInt8] {
        var codes: [UInt8] = []
        for scalar in folding.normalize(word).unicodeScalars {
            guard WordScalars.contains(scalar.value), let code = Code.single(scalar.value) else { return [] }
            codes.append(code)
        }
        return codes
    }

    /// What all spellings of a word make together that fold alike.
    ///
    /// - Parameter codes: A word's letters folded for matching.
    func count(ofFolded codes: some Collection<UInt8>) -> Int {
        var hash = WordHash()
        var last: UInt8 = 0
        for (index, code) in codes.enumerated() {
            if index > 0 { hash.add(last) }
            last = code
        }
        return Self.spellings(ofLast: last).reduce(0) { sum, code in
            var hash = hash
            hash.add(code)
            return sum + CommonWordsTable.count(table.rank(hash))
        }
    }

    /// ي and ى, or ه and ة: these are told apart where a word ends, and nowhere else.
    private static func spellings(ofLast code: UInt8) -> [UInt8] {
        switch code {
        case yeh: [yeh, alefMaqsura]
        case heh: [heh, tehMarbuta]
        default: [code]
        }
    }

    static let yeh: UInt8 = 0xCA
    static let alefMaqsura: UInt8 = 0xC9
    static let heh: UInt8 = 0xC7
    static let tehMarbuta: UInt8 = 0xA9

    /// The other spelling of a word that ends in one of ي ى ه ة; `nil` if it does not.
    static func otherSpelling(_ codes: [UInt8]) -> [UInt8]? {
        let other: UInt8
        switch codes.last {
        case yeh: other = alefMaqsura
        case alefMaqsura: other = yeh
        case heh: other = tehMarbuta
        case tehMarbuta: other = heh
        default: return nil
        }
        return codes.dropLast() + [other]
    }

    /// All of the matching folding but what tells common words apart.
    private static let folding = Normalizer(
        Folding(
            Folding.matching.options.subtracting([.whitespace, .punctuation, .alefMaqsura, .tehMarbuta])
        )
    )

    /// The bytes of a table of these words and their counts, and how many words are in it.
    ///
    /// Left out are words that occur fewer than ten times or have letters of other scripts, and one of two spellings that
    /// ``isMisspelling(_:count:of:)`` of the other.
    package static func makeTable(_ frequencies: [(word: String, count: Int)]) -> (bytes: [UInt8], wordCount: Int) {
        var counts: [[UInt8]: Int] = [:]
        for (word, count) in frequencies {
            let codes = codes(of: word)
            guard !codes.isEmpty, codes.allSatisfy({ $0 >= 0x80 }) else { continue }
            // These two end words and stand nowhere else.
            guard !codes.dropLast().contains(where: { $0 == alefMaqsura || $0 == tehMarbuta }) else { continue }
            counts[codes, default: 0] += count
        }
        let words = counts.filter { codes, count in
            guard count >= 10 else { return false }
            guard let other = otherSpelling(codes).flatMap({ counts[$0] }), count < other else { return true }
            return !isMisspelling(codes, count: count, of: other)
        }
        return (CommonWordsTable.bytes(of: words.map { ($0.key, $0.value) }), words.count)
    }

    /// Whether the rarer of two spellings that differ in the last letter is only the other one misspelled: people leave
    /// the dots of ة and ي away, or put them on ى, in a few of a hundred words. Nobody puts dots on the ه of عليه, so علية is
    /// another word; and what is only slightly like a very common word (إلي: إلى) had better be none than that word.
    private static func isMisspelling(_ codes: [UInt8], count: Int, of other: Int) -> Bool {
        // Not what only begins like one: إلي.
        let hasArticle = codes.count >= 5 && codes.starts(with: [Code.alef, Code.lam])
        switch codes.last {
        case heh: return hasArticle || count * 20 < other
        case alefMaqsura, yeh: return count * 20 < other && (hasArticle || other < mostOfMisspelled)
        default: return false
        }
    }

    private static let mostOfMisspelled = 1500
}
