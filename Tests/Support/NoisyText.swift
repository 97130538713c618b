/// Makes text of names as people really write them: other hamzas, marks, tatweels, missing spaces, proclitics,
/// presentation forms, controls, mistakes, and broken bytes.
package struct NoisyText {
    package var random: SeededRandom
    private let names: [String]
    private let fillers: [String]
    /// Which part of the names is disturbed, in eighths.
    package var noise = 5
    /// Which part of the words is no name, in sixths.
    package var fillerShare = 2

    /// - Parameter words: Stand between the names, besides some that always do.
    package init(names: [String], words: [String] = [], seed: UInt64) {
        self.names = names
        fillers = Self.fillers + words
        random = SeededRandom(seed: seed)
    }

    private static let fillers = [
        "في", "من", "على", "لغات", "قال", "مدينة", "القصر", "و", "ب", "ال", "لل", "2016", "٢٠١٦", "x", "بال", "ولل",
        "المصرية", "ا", "م", "عبد", "أبو", "\u{300}", "😀", "U.S.", "\u{FDFA}", "أبي ", "أبا ", "ابن ",
        "ذا ", "لعلى", "وعلى",
    ]
    private static let separators = [
        " ", " ", " ", " ", " ", " ", "  ", "\u{A0}", "\n", "\r\n", "\n\n", "\u{2028}", "\u{2029}", "-", "\u{2010}",
        " - ", ".", "، ", "\"", ". ", "", "", "\u{200B}", "\u{200F} ", "\u{200C}", "_", "/", "\u{85}", "\t",
    ]
    private static let proclitics = [
        "و", "ف", "ب", "ك", "ل", "ال", "لل", "وال", "بال", "ولل", "فب", "وب", "ول", "كال", "وَ", "لـ", "بـ", "لا",
    ]

    /// A text of about `count` words.
    package mutating func text(words count: Int) -> [UInt8] {
        var text = ""
        for _ in 0..<count {
            if random.chance(fillerShare, in: 6) {
                text += fillers.randomElement(using: &random)!
            } else {
                if random.chance(1, in: 3) { text += Self.proclitics.randomElement(using: &random)! }
                let name = names.randomElement(using: &random)!
                let isContracted = name.unicodeScalars.starts(with: "ال".unicodeScalars) && random.chance(1, in: 4)
                let spelling = isContracted ? "لل" + String(name.unicodeScalars.dropFirst(2)) : name
                add(random.chance(noise, in: 8) ? written(spelling) : spelling, to: &text)
            }
            text += Self.separators.randomElement(using: &random)!
        }
        var bytes = Array(text.utf8)
        for _ in 0...count / 32 where random.chance(1, in: 8) && !bytes.isEmpty {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if random.chance(1, in: 20) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
        return bytes
    }

    /// At times as one character with the lam before it.
    private mutating func add(_ name: String, to text: inout String) {
        if noise > 0, text.unicodeScalars.last == "\u{644}", let first = name.unicodeScalars.first,
            let ligature = Self.ligatures[first], random.chance(1, in: 4)
        {
            text.unicodeScalars.removeLast()
            text.unicodeScalars.append(ligature)
            text.unicodeScalars += name.unicodeScalars.dropFirst()
        } else {
            text += name
        }
    }

    private static let ligatures: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{627}": "\u{FEFB}", "\u{623}": "\u{FEF7}", "\u{625}": "\u{FEF9}", "\u{622}": "\u{FEF5}",
    ]

    /// Names and spaces alone.
    package mutating func plainText(words count: Int) -> [UInt8] {
        var text = ""
        for _ in 0..<count { text += names.randomElement(using: &random)! + " " }
        return Array(text.utf8)
    }

    private static let variants: [Unicode.Scalar: [String]] = [
        "أ": ["ا", "إ", "آ", "ا\u{654}", "\u{671}", "\u{FE83}", "ا\u{64E}\u{654}"],
        "إ": ["ا", "أ", "ا\u{655}"],
        "ا": ["أ", "إ", "ٱ", "\u{FE8E}", "ا\u{653}"],
        "ي": ["ى", "ی", "\u{FEF1}", "ئ"],
        "ى": ["ي", "ې"],
        "ة": ["ه", "ۃ", "\u{FE94}"],
        "ه": ["ة", "ہ"],
        "ك": ["ک", "\u{FEDB}"],
        "و": ["ؤ", "ۆ", "و\u{654}"],
        "ن": ["ن", "ين", "\u{FEE6}"],
        " ": ["", "", "  ", "\u{A0}", "\n", "-", "\u{200B}", " \u{200E}", "\n\n"],
        ".": ["", ". ", "۔"],
        "2": ["٢", "۲"],
        "-": [" ", "\u{2011}", ""],
    ]

    /// With a letter too many or too few, another one, or a space within a word, at times.
    private mutating func mistaken(_ name: String) -> String {
        var scalars = Array(name.unicodeScalars)
        guard random.chance(1, in: 6), scalars.count > 1, !scalars.contains("\u{654}") else { return name }
        let place = Int.random(in: 1..<scalars.count, using: &random)
        // A word does not begin with a mark.
        let isBetweenLetters = isLetter(scalars[place].value) && isLetter(scalars[place - 1].value)
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where isBetweenLetters: scalars.remove(at: place)
        case 1: scalars.insert(scalars[place], at: place)
        case 2 where isBetweenLetters: scalars.swapAt(place, place - 1)
        case 3 where isBetweenLetters: scalars.insert(" ", at: place)
        default: scalars[place] = Self.letters.randomElement(using: &random)!
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static let letters = Array("ابتسلموفكي".unicodeScalars)

    /// A name as someone may write it.
    package mutating func written(_ name: String) -> String { disturbed(mistaken(name)) }

    private mutating func disturbed(_ name: String) -> String {
        var text = ""
        var scalars = Array(name.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            var piece = String(Character(scalar))
            if random.chance(1, in: 5) {
                if scalar == "\u{644}", scalars.first == "\u{627}" {
                    scalars.removeFirst()
                    piece = "\u{FEFB}"
                } else if scalar.isASCII {
                    piece = random.chance(1, in: 2) ? piece.uppercased() : piece.lowercased()
                    if let variant = Self.variants[scalar] { piece = variant.randomElement(using: &random)! }
                } else if let variant = Self.variants[scalar] {
                    piece = variant.randomElement(using: &random)!
                }
            }
            text += piece
            if random.chance(1, in: 12) {
                text += ["\u{640}", "\u{64E}", "\u{651}\u{650}", "\u{64B}", "\u{200D}", "\u{AD}"]
                    .randomElement(using: &random)!
            }
        }
        return text
    }
}
