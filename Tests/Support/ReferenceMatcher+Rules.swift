import ArabicGazetteer
import ArabicText
import ScanCore

// MARK: - Words that are no names, vowels that contradict, inflected names

extension ReferenceMatcher {
    private static let words = CommonWords.standard

    /// A word's count, whatever of the spellings that fold alike it has: these differ in a word's last letter.
    private static func count(folded letters: [UInt32]) -> Int {
        let others: [UInt32: UInt32] = [0x64A: 0x649, 0x647: 0x629]
        let count = words.count(of: string(letters))
        guard let last = letters.last, let other = others[last] else { return count }
        return count + words.count(of: string(letters.dropLast() + [other]))
    }

    /// Whether the word with its proclitics is rather a common one: لغات is no ل + غات.
    func isCommonWord(_ form: Form, _ word: [UInt32], _ reading: Reading) -> Bool {
        let match = entries[form.entry].match
        let hasOwnArticle = reading.hasArticle && reading.dropped.isEmpty
        guard form.text.words.count == 1, reading.hasConjunction || reading.hasPreposition,
            match.proclitics == .usual, !hasOwnArticle || match.article == nil
        else { return false }
        // The name's own spelling, or if that is no common word all that fold alike.
        let own = (Self.words.count(of: form.spelling), Self.words.count(of: "ال" + form.spelling))
        let alone = max(
            own.0 > 0 ? own.0 : Self.count(folded: form.letters),
            own.1 > 0 ? own.1 : Self.count(folded: [0x627, 0x644] + form.letters)
        )
        let written = Self.count(folded: word)
        return written > alone && (written >= 30 || written >= 2 * alone)
    }

    /// Whether the text has another common word than the name: على is no علي.
    func isOtherWord(_ form: Form, _ written: [UInt8], _ reading: Reading, _ how: Set<String>) -> Bool {
        guard form.text.words.count == 1, entries[form.entry].match.folding == .usual,
            !how.isDisjoint(with: ["alef-maqsura", "teh-marbuta"]), !how.contains("ligature")
        else { return false }
        let name = Self.words.count(of: form.spelling)
        // A word that is not one has no letters here.
        let letters = String(decoding: written, as: UTF8.self)
        let text =
            string(reading.dropped) + String(Self.ordinary.normalize(letters).unicodeScalars.dropFirst(reading.extra))
        return name > 0 && Self.words.count(of: text) > name
    }

    /// Whether vowels on the same letters contradict each other, those at the ends of words aside.
    func contradicts(
        _ form: Form,
        _ spelled: [(word: Int, letters: Range<Int>)],
        dropped: Int,
        _ text: Text
    ) -> Bool {
        var shares = false
        var found = [VowelledLetter](repeating: VowelledLetter(), count: dropped)
        for part in spelled {
            let isLast = part.word == spelled.last!.word
            let raw = text.spelling(part.letters, ofWord: part.word, isLast: isLast, &shares)
            found += Self.letters(raw, endsWord: part.letters.upperBound == text.words[part.word].count)
        }
        let wanted = form.text.words.indices.flatMap { index in
            Self.letters(form.text.spelling(ofWords: index..<index + 1), endsWord: true)
        }
        guard found.count == wanted.count else { return false }
        return zip(found, wanted).contains { a, b in
            !a.endsWord && !b.endsWord && !a.vowels.isEmpty && !b.vowels.isEmpty && a.vowels.isDisjoint(with: b.vowels)
        }
    }

    func unvowelled(_ spelling: String) -> String {
        string(spelling.unicodeScalars.map(\.value).filter { !(0x64B...0x652).contains($0) })
    }

    struct VowelledLetter {
        var vowels: Set<UInt32> = []
        var endsWord = false
    }

    /// Fathatan to kasra, and sukun.
    private static let vowels: Set<UInt32> = [0x64B, 0x64C, 0x64D, 0x64E, 0x64F, 0x650, 0x652]
    private static let letterFolding = Normalizer(
        Folding(Folding.matching.options.subtracting([.whitespace, .punctuation]))
    )

    private static func letters(_ raw: [UInt8], endsWord: Bool) -> [VowelledLetter] {
        var letters: [VowelledLetter] = []
        for scalar in String(decoding: raw, as: UTF8.self).unicodeScalars {
            if vowels.contains(scalar.value) {
                if !letters.isEmpty { letters[letters.count - 1].vowels.insert(scalar.value) }
            } else {
                let count = letterFolding.normalize(String(scalar)).unicodeScalars.count { isWordScalar($0.value) }
                letters += Array(repeating: VowelledLetter(), count: count)
            }
        }
        if !letters.isEmpty { letters[letters.count - 1].endsWord = endsWord }
        return letters
    }
}

/// Inflected forms as the rules say them, each word by itself.
enum ReferenceInflection {
    static func forms(_ name: String, ofOrganization: Bool) -> [String] {
        let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let plain = names(words.indices.map { variants(words, $0) })
        var all = plain
        if ofOrganization, words.contains(where: { plural($0, "ون") != nil }) {
            for ending in ["ون", "ين"] {
                let some = words.indices.map { index in
                    plural(words[index], ending).map { [$0] } ?? variants(words, index)
                }
                all += names(some)
            }
        }
        var forms: [String] = []
        // There is room for so many.
        for form in all.prefix(256) where form != name && !forms.contains(form) { forms.append(form) }
        return forms
    }

    private static func names(_ choices: [[String]]) -> [String] {
        var names = choices[0]
        for choice in choices.dropFirst() {
            names = names.prefix(256).flatMap { name in choice.map { name + " " + $0 } }
        }
        return Array(names.prefix(256))
    }

    private static func variants(_ words: [String], _ index: Int) -> [String] {
        let word = bare(words[index])
        if index < words.count - 1 {
            switch word {
            case "أبو": return [words[index], "أبا", "أبي"]
            case "أبا": return [words[index], "أبو", "أبي"]
            case "أبي": return [words[index], "أبو", "أبا"]
            case "ابو": return [words[index], "ابا", "ابي"]
            case "ابا": return [words[index], "ابو", "ابي"]
            case "ابي": return [words[index], "ابو", "ابا"]
            case "ابن": return [words[index], "بن"]
            case "بن": return [words[index], "ابن"]
            case "ذو": return [words[index], "ذا", "ذي"]
            case "ذا": return [words[index], "ذو", "ذي"]
            case "ذي": return [words[index], "ذو", "ذا"]
            default: break
            }
        }
        let scalars = word.unicodeScalars.map(String.init)
        guard scalars.count >= 6, scalars[..<3] == ["أ", "ب", "و"] else { return [words[index]] }
        return [words[index], "أبا" + scalars[3...].joined(), "أبي" + scalars[3...].joined()]
    }

    private static func plural(_ word: String, _ ending: String) -> String? {
        let scalars = word.unicodeScalars.map(String.init)
        guard scalars.count >= 5, bare(word) == word, ["ون", "ين"].contains(scalars.suffix(2).joined()) else {
            return nil
        }
        return scalars.dropLast(2).joined() + ending
    }

    private static func bare(_ word: String) -> String {
        word.unicodeScalars.filter { !(0x64B...0x652).contains($0.value) && $0 != "\u{640}" }.map(String.init).joined()
    }
}
