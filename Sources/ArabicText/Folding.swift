/// Which spellings compare equal: a set of independent mappings, each of which touches exactly the code points that it
/// documents.
///
/// ```swift
/// Normalizer(.matching).normalize("إلى سِرْت")                    // "الي سرت"
/// Normalizer(Folding([.tashkeel, .tatweel])).normalize("لِيبـيا")  // "ليبيا"
/// Normalizer(Folding([.alef])).normalize("أوباري وآذار")          // "اوباري واذار"
/// ```
///
/// Whatever the options, canonically equivalent spellings fold to canonically equivalent results: أ written as one
/// code point and as ا + U+0654 are the same letter, in whatever order further marks follow. Text that no option
/// touches keeps its form: nothing is composed or decomposed on the way.
public struct Folding: Hashable, Sendable {
    /// The mappings that are applied.
    public var options: Options
    /// What happens to runs of one letter (جدااااا), applied after all other options; `nil` leaves them.
    public var elongation: Elongation?
    /// A mapping that is no set of options, applied before them: a normalization form or another tool's.
    let fixed: FixedMapping?

    /// Creates a folding of these options.
    ///
    /// - Parameters:
    ///   - options: The mappings, in any order: the result does not depend on it.
    ///   - elongation: The treatment of letter runs, none by default.
    public init(_ options: Options = [], elongation: Elongation? = nil) {
        self.options = options
        self.elongation = elongation
        fixed = nil
    }

    init(fixed: FixedMapping, options: Options = [], elongation: Elongation? = nil) {
        self.options = options
        self.elongation = elongation
        self.fixed = fixed
    }

    enum FixedMapping: Hashable, Sendable {
        case form(NormalForm)
        case tool(CompatibilityPreset)
        case latin(Transliteration.Scheme)
        case arabic(Transliteration.Scheme)
    }

    /// How a run of the same letter is shortened. A letter that carries a combining mark is not part of a run, unless
    /// the two are one code point in NFC: é is one letter however it is written.
    public struct Elongation: Hashable, Sendable {
        /// Runs up to this length are left alone.
        public let longestKept: Int
        /// Longer runs are cut to this length.
        public let length: Int

        /// Runs longer than `max` are cut to `max`: with 2, جدااااا becomes جداا.
        ///
        /// - Precondition: `max > 0`.
        public init(max: Int) {
            precondition(max > 0, "a run cannot be cut to less than one letter")
            longestKept = max
            length = max
        }

        /// Runs of three or more become one letter: جدااااا becomes جدا, الله keeps its two lams.
        public static let threeOrMoreToOne = Elongation(longestKept: 2, length: 1)

        private init(longestKept: Int, length: Int) {
            self.longestKept = longestKept
            self.length = length
        }
    }
}

extension Folding {
    /// The mappings of a ``Folding``. Sets of code points that a Unicode property describes come from the ICU library
    /// found at run time.
    public struct Options: OptionSet, Hashable, Sendable {
        public let rawValue: UInt32

        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Arabic presentation forms (U+FB50–FDFF, U+FE70–FEFC: isolated, initial, medial and final letters, lam-alef
        /// and other ligatures, ﷲ, ﷺ) and full-width forms (Decomposition_Type wide, but not U+3000 and U+FFE3, which
        /// would become a space) to their ordinary letters, by NFKC of the one character. The isolated marks U+FE70…,
        /// U+FC5E… give the mark alone, without the space that NFKC puts before it.
        public static let compatibility = Options(rawValue: 1 << 0)
        /// Removes fatha, damma, kasra, sukun and their variants: U+0618–061A, 064E–0650, 0652, 0656–0657, 0659–065F,
        /// 0670, 08E4–08E9, 08F4–08FE.
        public static let harakat = Options(rawValue: 1 << 1)
        /// Removes fathatan, dammatan, kasratan: U+064B–064D and the open forms U+08F0–08F2.
        public static let tanwin = Options(rawValue: 1 << 2)
        /// Removes U+0651.
        public static let shadda = Options(rawValue: 1 << 3)
        /// Removes every other nonspacing mark of the Arabic script (general category Mn, script or script extension
        /// Arabic), such as U+0610–0617, 0658, 06D6–06DC; and U+0653–0655 where they do not compose with their letter.
        public static let quranicMarks = Options(rawValue: 1 << 4)
        /// All marks of the Arabic script: harakat, tanwin, shadda and Quranic marks. A combining hamza or madda that
        /// composes with its letter is part of that letter and belongs to ``hamza``.
        public static let tashkeel: Options = [.harakat, .tanwin, .shadda, .quranicMarks]
        /// Removes U+0640.
        public static let tatweel = Options(rawValue: 1 << 5)
        /// Removes soft hyphen U+00AD, U+200B, word joiner U+2060, U+FEFF, and what has the property Bidi_Control
        /// (U+061C, 200E–200F, 202A–202E, 2066–2069) or Join_Control (U+200C–200D).
        public static let formatControls = Options(rawValue: 1 << 6)
        /// آ أ إ ٱ ٲ ٳ ٵ to ا, and U+0653–0655 removed after such a letter.
        public static let alef = Options(rawValue: 1 << 7)
        /// ؤ to و, ئ to ي, and U+0653–0655 removed after و ى ي.
        public static let hamzaCarriers = Options(rawValue: 1 << 8)
        /// The alef row, the carriers, and every combining madda and hamza U+0653–0655. ء stays.
        public static let hamza: Options = [.alef, .hamzaCarriers]
        /// ى to ي.
        public static let alefMaqsura = Options(rawValue: 1 << 9)
        /// ة to ه.
        public static let tehMarbuta = Options(rawValue: 1 << 10)
        /// Letter forms of Persian, Urdu, Uighur and other orthographies, and of Maghrebi writing, that are the same
        /// letter to an Arabic reader: ی ې ۍ ێ ے ؠ ؽ ؾ ؿ to ي, ۓ to ئ, ک ڪ to ك, ہ ھ ە ۀ ۂ to ه, ۃ to ة,
        /// ۄ ۅ ۆ ۇ ۈ ۉ ۊ ۋ ۏ to و, ڡ ڢ to ف, ٯ ڧ to ق, ں to ن.
        public static let extendedLetters = Options(rawValue: 1 << 11)
        /// پ to ب, چ to ج, ڤ to ف, گ to ك.
        public static let loanLetters = Options(rawValue: 1 << 12)
        /// Every decimal digit (general category Nd) to ASCII.
        public static let digits = Options(rawValue: 1 << 13)
        /// ، ٬ to `,`, ؛ to `;`, ؟ to `?`, ٪ to `%`, ٫ ۔ to `.`, « » “ ” to `"`, ‘ ’ to `'`, … to `...`, – — to `-`.
        public static let punctuation = Options(rawValue: 1 << 14)
        /// Letters (property Alphabetic, no marks) of other scripts by NFKC_Casefold: `AFRICOM` to `africom`.
        public static let caseAndWidth = Options(rawValue: 1 << 15)
        /// Every run of White_Space (NBSP and line breaks among it) to one U+0020.
        public static let whitespace = Options(rawValue: 1 << 16)
    }
}
