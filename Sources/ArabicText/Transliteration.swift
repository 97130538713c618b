/// Arabic letter for letter in Latin characters, and back.
///
/// ```swift
/// let buckwalter = Transliteration(.buckwalter)
/// buckwalter.latin.normalize("سِرْت")     // "sirot"
/// buckwalter.arabic.normalize("w>wbAry")  // "وأوباري"
/// ```
///
/// Each letter and mark of the scheme is one character, so what is transliterated comes back exactly. Characters outside
/// of the scheme pass through unchanged; a text that holds Latin characters of the scheme does not come back. Characters are
/// taken one by one, marks in the order in which they stand: bring decomposed text to NFC first.
public struct Transliteration: Sendable {
    /// The scheme that is used.
    public let scheme: Scheme
    /// Writes Arabic in Latin characters.
    public let latin: Normalizer
    /// Reads the scheme's Latin characters back.
    public let arabic: Normalizer

    /// A way to write Arabic in Latin characters.
    public enum Scheme: String, Hashable, Sendable, CaseIterable {
        /// Buckwalter's, in ASCII.
        case buckwalter
        /// Buckwalter without the characters that shells and regular expressions give a meaning.
        case safeBuckwalter = "safe-buckwalter"
        /// Buckwalter without `<`, `>` and `&`.
        case xmlBuckwalter = "xml-buckwalter"
        /// Habash, Soudi and Buckwalter (2007), *On Arabic Transliteration*. إ is Ǎ, with a caron, as they print it;
        /// CAMeL Tools writes Ă, with a breve, which is read as well.
        case hsb
    }

    /// Creates the transliteration of a scheme, both ways.
    ///
    /// - Complexity: O(1)
    public init(_ scheme: Scheme) {
        self.scheme = scheme
        latin = Normalizer(Folding(fixed: .latin(scheme)))
        arabic = Normalizer(Folding(fixed: .arabic(scheme)))
    }
}

/// The characters of the schemes, in the order of `letters`.
enum TransliterationTable {
    /// U+0621–063A, 0640–0652, 0670, 0671, 067E, 0686, 06A4, 06AF.
    private static let letters: [UInt32] =
        Array(0x621...0x63A) + Array(0x640...0x652) + [0x670, 0x671, 0x67E, 0x686, 0x6A4, 0x6AF]

    private static func characters(_ scheme: Transliteration.Scheme) -> String {
        switch scheme {
        case .buckwalter: "'|>&<}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVG"
        case .safeBuckwalter: "CMOWIQAbptvjHxdVrzscSDTZEg_fqklmnhwYyFNKaui~oeLPJBG"
        case .xmlBuckwalter: "'|OWI}AbptvjHxd*rzs$SDTZEg_fqklmnhwYyFNKaui~o`{PJVG"
        case .hsb: "'ĀÂŵǍŷAbħtθjHxdðrzsšSDTĎςγ_fqklmnhwýyãũĩaui~.áÄpcvg"
        }
    }

    private static func pairs(_ scheme: Transliteration.Scheme) -> [(arabic: UInt32, latin: UInt32)] {
        zip(letters, characters(scheme).unicodeScalars.map(\.value)).map { ($0, $1) }
    }

    static func toLatin(_ scheme: Transliteration.Scheme) -> CharacterMap {
        CharacterMap(replacements: Dictionary(uniqueKeysWithValues: pairs(scheme).map { ($0.arabic, [$0.latin]) }))
    }

    static func toArabic(_ scheme: Transliteration.Scheme) -> CharacterMap {
        var replacements = Dictionary(uniqueKeysWithValues: pairs(scheme).map { ($0.latin, [$0.arabic]) })
        if scheme == .hsb { replacements[0x102] = [0x625] }
        return CharacterMap(replacements: replacements)
    }
}
