internal import ScanCore

/// Proclitics that a name may have, and how often names have them.
struct AuditedProclitics: Sendable {
    /// Their letters, in order.
    let codes: [UInt8]
    private let conjunction: UInt8?
    private let preposition: UInt8?
    let haveArticle: Bool

    private init(_ conjunction: UInt8?, _ preposition: UInt8?, article: Bool) {
        (self.conjunction, self.preposition, haveArticle) = (conjunction, preposition, article)
        codes = [conjunction, preposition].compactMap(\.self) + (article ? Self.article : [])
    }

    /// And not the article alone.
    var haveMoreThanArticle: Bool { conjunction != nil || preposition != nil }

    func isAllowed(by proclitics: MatchOptions.Proclitics) -> Bool {
        switch proclitics {
        case .usual, .all: true
        case .conjunctions: preposition == nil
        case .none: conjunction == nil && preposition == nil
        }
    }

    // MARK: Letters

    /// What a word has before the rest of a name.
    struct Prefix {
        let codes: [UInt8]
        /// How many letters of the name are not written: ل + السراج is للسراج.
        let dropped: Int
    }

    /// How these are written before a name.
    ///
    /// - Parameter hasArticle: The name has one of its own.
    func prefix(before name: [UInt8], hasArticle: Bool) -> Prefix {
        guard preposition == Code.lam else { return Prefix(codes: codes, dropped: 0) }
        let before = [conjunction, preposition].compactMap(\.self)
        if haveArticle { return Prefix(codes: before + [Code.lam], dropped: 0) }
        guard hasArticle else { return Prefix(codes: before, dropped: 0) }
        // ل + اللجنة is للجنة, with two lams.
        return Prefix(codes: before, dropped: name.dropFirst(2).first == Code.lam ? 2 : 1)
    }

    /// What a mention tells: in لل the second lam is the name's.
    var reported: [UInt8] { preposition == Code.lam && haveArticle ? codes.dropLast(2) : codes }

    static func letters(of codes: [UInt8]) -> String {
        String(String.UnicodeScalarView(codes.map { Unicode.Scalar(0x600 | UInt16($0 & 0x7F))! }))
    }

    // MARK: Rates

    /// How much more often a word occurs than a name has these proclitics: 0 if some names have them as often.
    ///
    /// - Parameters:
    ///   - word: The count of proclitics and name.
    ///   - name: The count of the name alone.
    func surplus(_ word: Int, of name: Int) -> Double {
        var (usual, most) = (1.0, 1.0)
        for letter in [conjunction, preposition] {
            guard let letter, let rate = Self.rates[letter] else { continue }
            usual *= rate.usual
            most *= rate.most
        }
        guard Double(word) > most * Double(name) else { return 0 }
        return Double(word) - usual * Double(name)
    }

    /// How often names occur behind a proclitic, for each time that they occur without: on the average, and at most, of the
    /// cities, countries and people of the gazetteer `libya` that are no ordinary words.
    private static let rates: [UInt8: (usual: Double, most: Double)] = [
        waw: (0.1, 0.7), feh: (0.0005, 0.01), beh: (0.05, 0.6), kaf: (0.0005, 0.02), Code.lam: (0.035, 0.3),
    ]

    static let article = [Code.alef, Code.lam]
    private static let waw: UInt8 = 0xC8
    private static let feh: UInt8 = 0xC1
    private static let beh: UInt8 = 0xA8
    private static let kaf: UInt8 = 0xC3

    /// و and ف before ب, ك and ل before ال.
    static let all: [AuditedProclitics] = [nil, waw, feh].flatMap { first in
        [nil, beh, kaf, Code.lam].flatMap { second in
            [false, true].map { AuditedProclitics(first, second, article: $0) }
        }
    }.filter { !$0.codes.isEmpty }
}
