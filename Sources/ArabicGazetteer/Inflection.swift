/// The inflected forms of names: what a sentence makes of أبو, ابن, ذو and of the plurals in names of bodies.
enum Inflection {
    /// Spellings besides the name itself, in a fixed order.
    ///
    /// - Parameters:
    ///   - name: As an entry spells it.
    ///   - hasPlurals: A word in ون or ين is a plural, so both are tried.
    /// - Complexity: O(*n*) in the length of the name; there are at most ``most`` of them.
    static func forms(of name: String, hasPlurals: Bool) -> [String] {
        guard mayInflect(name.utf8, hasPlurals: hasPlurals) else { return [] }
        var names: [String] = []
        for choices in choices(name, hasPlurals: hasPlurals) {
            names += combinations(choices, most: most - names.count)
        }
        var known: Set = [name]
        return names.filter { known.insert($0).inserted }
    }

    /// What each word of a name may be: once for the name, and for each case of its plurals.
    private static func choices(_ name: String, hasPlurals: Bool) -> [[[String]]] {
        let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let choices = words.enumerated().map { index, word in
            [word] + firstParts(word, isFollowed: index + 1 < words.count)
        }
        let plurals = hasPlurals ? words.map(plurals) : []
        guard plurals.contains(where: { !$0.isEmpty }) else { return [choices] }
        // All plurals of a name have the same case.
        return [choices]
            + (0..<2).map { number in
                zip(choices, plurals).map { $1.isEmpty ? $0 : [$1[number]] }
            }
    }

    /// Of a name with many such parts, only the first combinations are made.
    static let most = 256

    /// Whether some word may be one of those: a look at the bytes, for most names have none.
    static func mayInflect(_ name: String.UTF8View, hasPlurals: Bool) -> Bool {
        var last: UInt8 = 0
        for byte in name {
            // The second bytes of بو با بي بن ذو ذا ذي, and of ون ين.
            if last == 0xA8 || last == 0xB0, [0x88, 0xA7, 0x8A, 0x89, 0x86].contains(byte) { return true }
            if hasPlurals, last == 0x88 || last == 0x8A, byte == 0x86 { return true }
            // Marks and tatweels may stand between the letters.
            let isLead = byte == 0xD8 || byte == 0xD9
            if !isLead, byte != 0x80, !(0x8B...0x92 ~= byte) { last = byte }
        }
        return false
    }

    private static func combinations(_ choices: [[String]], most: Int) -> [String] {
        choices.reduce([""]) { names, choices in
            let separator = names == [""] ? "" : " "
            return Array(names.flatMap { name in choices.map { name + separator + $0 } }.prefix(most))
        }
    }

    /// What the forms of a name take in a compiled gazetteer at most.
    static func mostBytes(of name: String, hasPlurals: Bool) -> Int {
        guard mayInflect(name.utf8, hasPlurals: hasPlurals) else { return 0 }
        let choices = choices(name, hasPlurals: hasPlurals)
        let count = choices.reduce(0) { min(most, $0 + $1.reduce(1) { min(most, $0 * $1.count) }) }
        let longest = choices[0].reduce(-1) { $0 + 1 + $1.reduce(0) { max($0, $1.utf8.count) } }
        return (count - 1) * FormRecord.byteCount(spelling: longest)
    }

    // MARK: Words

    /// Other cases of a first part of names; none if it is no such word.
    private static func firstParts(_ word: String, isFollowed: Bool) -> [String] {
        let bare = bare(word)
        if isFollowed {
            for family in families where family.contains(bare) { return family.filter { $0 != bare } }
        }
        // أبوظبي; not what only begins like it, as a kunya is listed in the nominative.
        guard bare.unicodeScalars.starts(with: "أبو".unicodeScalars), bare.unicodeScalars.count >= 6 else { return [] }
        let rest = String(String.UnicodeScalarView(bare.unicodeScalars.dropFirst(3)))
        return ["أبا" + rest, "أبي" + rest]
    }

    private static let families: [[String]] = [
        ["أبو", "أبا", "أبي"], ["ابو", "ابا", "ابي"], ["ابن", "بن"], ["ذو", "ذا", "ذي"],
    ]

    /// A word in the nominative and in the other cases, if it may be a sound plural.
    private static func plurals(_ word: String) -> [String] {
        let scalars = Array(bare(word).unicodeScalars)
        // A vocalised name stays one: what is left of a word without its marks would be found with any.
        guard scalars.count == word.unicodeScalars.count, scalars.count >= 5, scalars.last == "ن",
            scalars[scalars.count - 2] == "و" || scalars[scalars.count - 2] == "ي"
        else { return [] }
        let stem = String(String.UnicodeScalarView(scalars.dropLast(2)))
        return [stem + "ون", stem + "ين"]
    }

    /// Without marks and tatweels.
    private static func bare(_ word: String) -> String {
        String(
            String.UnicodeScalarView(word.unicodeScalars.filter { !(0x64B...0x652 ~= $0.value || $0.value == 0x640) })
        )
    }
}
