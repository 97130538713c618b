/// The abbreviations of more than one letter whose full stop ends no sentence. Single letters need no list.
///
/// Only what is hardly ever a word, or the end of a sentence, of its own: إلخ, `Inc` and `etc` are left out.
enum Abbreviations {
    /// Titles before names, and what stands before numbers: pages, a volume, an edited text. Capitals count as small.
    static let titles = keys(
        """
        أد صص مج تح
        mr mrs ms mme mlle dr prof st rev hon gov sen rep pres
        sgt lt cpl capt cmdr col gen maj brig adm vs
        """
    )

    /// Titles behind what is written together with them: بد. محمد, لأ. سعيد, الد. علي. Words like كم and فلم are none.
    static let attachedTitles = keys(
        """
        بد لد فد كد فبد فلد بم لم فبم بأ لأ فأ كأ فبأ فلأ بأد لأد فأد كأد الد الأ
        """
    )

    /// Those that make another word with و before them.
    static let otherWords = keys("ولد وفد")

    /// لا بد. is none.
    static let necessity = (word: key("بد"), before: keys("لا ولا فلا"))

    /// What stands before numbers, behind a proclitic: بص. 20.
    static let attachedNumbered = keys("بص لص فص كص بج لج فج كج بط لط فط كط بت لت فت كت")

    /// Latin letters as Arabic spells them, for initials: جورج دبليو. بوش, جيه. كيه. رولينغ.
    static let letterNames = keys("بي سي إف اف جي إتش اتش جيه كيه إل إم كيو آر ار إس اس تي دبليو إكس اكس")

    /// Those that are words too, so that only another letter beside them shows what they are: إن.بي.سي, بي بي سي.
    static let ambiguousLetterNames = keys("إيه ايه آيه أيه دي إي اي أي آي إن ان أو او يو في واي ال ام")

    /// What Arabic names of web sites end with: سوق.كوم, العربية.نت.
    static let domains = keys("كوم نت أورغ")

    /// Letters that are titles before a name also behind a number.
    static let titleLetters = letters("د أ ا")

    /// Letters that stand before numbers, for page, part, edition and their like, and are hardly ever units behind them.
    static let numberedLetters = letters("ص ج ط ت ع ف ح")

    /// Letters that are abbreviations so often that another letter before them is no row of spelled letters yet.
    static let frequentLetters = letters("د م أ ا ص ج ط ت")

    /// Words of one letter, which begin no row of spelled letters: و د. محمد.
    static let proclitics = letters("و ل ك")

    /// Letters that make a word or a name with و before them: وا, وو, وي.
    static let wordsWithConjunction = letters("ا و ي")

    /// The letters of the longest, و before it included.
    static let longest = 6

    static func isLetterName(_ key: UInt64) -> Bool {
        letterNames.contains(key) || ambiguousLetterNames.contains(key)
    }

    /// A word of at most six letters of ASCII or the Arabic block as one number, ten bits a letter, the first lowest.
    private static func key(_ word: String) -> UInt64 {
        word.unicodeScalars.reversed().reduce(0) { prepend($1.value, to: $0)! }
    }

    private static func letters(_ letters: String) -> Set<UInt32> {
        Set(letters.unicodeScalars.lazy.map(\.value).filter { $0 != 0x20 })
    }

    private static func keys(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { key(String($0)) })
    }

    /// The key of a word with one letter more before it; nil if no abbreviation has such a letter.
    static func prepend(_ letter: UInt32, to key: UInt64) -> UInt64? {
        code(letter).map { key << bitsPerLetter | $0 }
    }

    /// The key of a word of `count` letters with one more behind it.
    static func append(_ letter: UInt32, to key: UInt64, count: Int) -> UInt64? {
        code(letter).map { key | $0 << (bitsPerLetter * count) }
    }

    /// The key of a word without و before it. What begins with وا is a word: واس is a news agency.
    static func withoutConjunction(_ key: UInt64) -> UInt64 {
        let mask = (1 as UInt64) << bitsPerLetter - 1
        let rest = key >> bitsPerLetter
        return key & mask == code(0x648) && rest & mask != code(0x627) ? rest : key
    }

    private static let bitsPerLetter = 10

    private static func code(_ letter: UInt32) -> UInt64? {
        switch letter {
        case 0x41...0x5A: UInt64(letter + 0x20)
        case 0..<0x80: UInt64(letter)
        case 0x600..<0x700: UInt64(letter - 0x400)
        default: nil
        }
    }
}
