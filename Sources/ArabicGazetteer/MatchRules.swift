/// The rules that leave out what is spelled like a name and is none.
///
/// All are on unless somebody asks otherwise, to see what a rule does or to have every occurrence:
///
/// ```swift
/// let ghat = Gazetteer { Entry("غات", type: .location, id: "ghat") }
/// Matcher(ghat).mentions(in: "بعدة لغات").count                             // 0
/// Matcher(ghat, rules: .all.subtracting(.proclitics)).mentions(in: "بعدة لغات").count  // 1
/// ```
public struct MatchRules: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A word that is common is not و ف ب ل ك and a rarer name of one word: لغات (languages) is no ل + غات.
    public static let proclitics = MatchRules(rawValue: 1)
    /// A common word is no other spelling, by ى/ي or ة/ه, of a name of one word that is a rarer common word: على (on) is no
    /// علي.
    public static let spelling = MatchRules(rawValue: 2)
    /// Vowels that are written in the text and in the entry's name agree: سَرَتْ is no سِرْت.
    public static let vowels = MatchRules(rawValue: 4)
    /// An entry's ``MatchOptions/context`` and ``MatchOptions/not``.
    public static let surroundings = MatchRules(rawValue: 8)

    /// Every rule.
    public static let all: MatchRules = [.proclitics, .spelling, .vowels, .surroundings]
}
