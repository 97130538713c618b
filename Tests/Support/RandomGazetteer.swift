package import ArabicGazetteer

/// A random gazetteer whose names resemble each other: words of few letters, most of which are proclitics too, that begin
/// alike, stand in several names, and are spelled in all the ways that folding equates.
package struct RandomGazetteer {
    package private(set) var entries: [Entry] = []
    package private(set) var names: [String] = []
    /// What its names and contexts are made of.
    package private(set) var words: [String] = []

    private let letters: [Unicode.Scalar]
    private let longestWord: Int
    private let hasFartherLetters: Bool
    private var random: SeededRandom

    /// - Parameter count: Of entries. The more, the less they resemble each other.
    package init(entries count: Int, seed: UInt64) {
        random = SeededRandom(seed: seed)
        let isLarge = count > 1000
        let number = isLarge ? 20 : Int.random(in: 1...6, using: &random)
        let others = Array(Self.otherLetters.unicodeScalars).shuffled(using: &random)
        letters = Array(Self.procliticLetters.unicodeScalars) + others.prefix(number)
        longestWord = isLarge ? 9 : 6
        hasFartherLetters = count > 5
        for _ in 0..<max(12, count / 3) { words.append(word()) }
        for id in 0..<count { entries.append(entry(id)) }
        // With it, words are long that are no name's.
        if random.chance(1, in: 2) { entries.append(longEntry()) }
    }

    private static let procliticLetters = "وفبكلا"
    private static let otherLetters = "سرتيمنهةىأإآؤئءعدحطقغجشخذ"

    // MARK: Words

    private static let starts = [
        "ال", "ال", "لل", "الل", "ل", "ب", "و", "وال", "بال", "عبد", "ابو", "أبو", "بن", "ابن", "ذو",
    ]
    private static let foreign = [
        "US", "Army", "AFRICOM", "x", "F", "Sirte", "17", "2", "2016", "٢٠١٦", "۳", "F16", "م2", "\u{FDF2}", "\u{FDFA}",
        "\u{FEFB}", "\u{FEF7}ي", "ｘ", "٣م",
    ]
    /// Letters of six codes.
    private static let farther = ["é", "Straße", "Ωμέγα", "שלום", "ǆ", "K\u{301}", "\u{1D400}", "ޙަ", "हि"]

    /// Words that are common ones with a proclitic, or spelled with another last letter.
    private static let homographs = [
        "غات", "لغات", "علي", "على", "ندا", "بنان", "لبنان", "منى", "مني", "نادية", "ناديه", "قدره", "قدرة", "حلوة",
        "ادي",
        "السعودية", "ناتو", "صف", "اسم", "قاعدة", "ديل", "لغة", "المسلمون", "المجاهدين", "الليبيون",
    ]

    private mutating func word() -> String {
        let known = words.randomElement(using: &random) ?? "ل"
        return switch Int.random(in: 0..<20, using: &random) {
        case 0..<5 where known.utf8.count < 12: known + letters(1...3)
        case 5..<9 where known.utf8.count < 12: pick(Self.starts) + known
        case 9: pick(Self.homographs)
        case 10: pick(Self.foreign)
        case 11 where hasFartherLetters: pick(Self.farther)
        default: letters(1...longestWord)
        }
    }

    private mutating func letters(_ count: ClosedRange<Int>) -> String {
        var word = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: count, using: &random) { word.append(letters.randomElement(using: &random)!) }
        return String(word)
    }

    private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random)! }

    // MARK: Names

    private static let separators = [
        " - ", "-", "-", ". ", ".", "، ", "  ", "\u{A0}", "/", "'", "\u{2011}", " \u{200F}", "\u{200B}", "\n", ": ",
        "»",
    ]
    private static let firsts = [
        "عبد ", "أبو ", "ابي ", "بن ", "بو ", "ذي ", "د. ", "أ.د. ", "U.S. ", "م.", "عبد", "أبو",
    ]

    private mutating func name() -> String {
        switch Int.random(in: 0..<20, using: &random) {
        case 0, 1: return pick(Self.firsts) + phrase()
        case 2, 3, 4: return known() + separator() + pick(words)
        case 5: return pick(words) + separator() + known()
        case 6: return known()
        case 7: return spacedAnew(known())
        case 8, 9: return marked(phrase())
        default: return phrase()
        }
    }

    /// A name that there is already, if it is not long.
    private mutating func known() -> String {
        guard let name = names.randomElement(using: &random), name.utf8.count < 40 else { return phrase() }
        return name
    }

    private mutating func phrase() -> String {
        let count = random.chance(1, in: 30) ? 12 : [1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5].randomElement(using: &random)!
        var name = pick(words)
        for _ in 1..<max(2, count) where count > 1 { name += separator() + pick(words) }
        return name
    }

    private mutating func separator() -> String { random.chance(1, in: 6) ? pick(Self.separators) : " " }

    /// The same letters with a space less or one elsewhere.
    private mutating func spacedAnew(_ name: String) -> String {
        var scalars = Array(name.unicodeScalars.filter { $0 != " " })
        if scalars.count > 1, random.chance(1, in: 2) {
            let place = Int.random(in: 1..<scalars.count, using: &random)
            // The two do not agree on words that begin with a mark.
            if isLetter(scalars[place].value), scalars[place] != "\u{640}" { scalars.insert(" ", at: place) }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// With marks, tatweels and controls behind its letters.
    private mutating func marked(_ name: String) -> String {
        var marked = ""
        for scalar in name.unicodeScalars {
            marked.unicodeScalars.append(scalar)
            if scalar.properties.isAlphabetic, random.chance(1, in: 3) {
                let hamza = scalar == "و" || scalar == "ي" || scalar == "ا" ? "\u{654}" : "\u{670}"
                marked += pick(["\u{64E}", "\u{650}", "\u{651}\u{64F}", "\u{652}", "\u{640}", "\u{200D}", hamza])
            }
        }
        return marked
    }

    // MARK: Entries

    private mutating func entry(_ id: Int) -> Entry {
        let own = (0...[0, 0, 1, 3].randomElement(using: &random)!).map { _ in name() }
        names += own
        let type = [EntityType.person, .location, .organization, .miscellaneous].randomElement(using: &random)!
        let match = random.chance(1, in: 3) ? options(own[0]) : MatchOptions()
        return Entry(own[0], type: type, id: String(id), aliases: Array(own.dropFirst()), match: match)
    }

    /// Longer than any word of the texts.
    private mutating func longEntry() -> Entry {
        let parts = (0..<30).map { _ in pick(words) } + [String(repeating: "س", count: 200)]
        return Entry(parts.joined(separator: " "), id: "long")
    }

    private mutating func options(_ name: String) -> MatchOptions {
        var options = MatchOptions()
        if random.chance(1, in: 3) { options.proclitics = .allCases.randomElement(using: &random)! }
        if random.chance(1, in: 3) { options.article = random.chance(1, in: 2) }
        if random.chance(1, in: 3) { options.folding = .allCases.randomElement(using: &random)! }
        if random.chance(1, in: 5) {
            options.context = .init(
                before: (0..<Int.random(in: 0...2, using: &random)).map { _ in contextPhrase() },
                after: (0..<Int.random(in: 0...2, using: &random)).map { _ in contextPhrase() },
                window: Int.random(in: 0...6, using: &random)
            )
        }
        if random.chance(1, in: 5) {
            options.not = [
                name + " " + pick(words), pick(words) + " " + name, contextPhrase(),
            ].shuffled(using: &random).dropLast(.random(in: 0...2, using: &random))
        }
        return options
    }

    private mutating func contextPhrase() -> String {
        random.chance(1, in: 4) ? pick(words) + " " + pick(words) : pick(words)
    }
}
