import ArabicGazetteer
import ArabicText

/// Why a name in a text is a mention, or none.
struct Explanation {
    private let name: FoundName
    private let known: ReadEntry
    private let proclitic: String?
    private let surface: String

    /// - Parameter text: What the name's range is of.
    init(_ name: FoundName, _ entry: ReadEntry, _ text: UnsafeBufferPointer<UInt8>) {
        self.name = name
        (known, proclitic) = (entry, name.proclitic)
        surface = String(decoding: text[name.utf8Range], as: UTF8.self)
    }

    private var entry: Entry { known.entry }

    /// One sentence for the reason, for each thing that was overlooked, and for each rule that had a say.
    ///
    /// - Parameter rules: Those that were on.
    func sentences(_ rules: MatchRules) -> [String] {
        let reasons = name.reason.map { [sentence($0)] } ?? []
        return reasons + name.how.names.map(sentence) + (name.reason == nil ? saying(rules) : [])
    }

    private func sentence(_ reason: NearMiss.Reason) -> String {
        switch reason {
        case .commonWord:
            "the word is a common one, and commoner than the name: \(counts((proclitic ?? "") + surface, alone))"
        case .otherWord:
            "in this spelling it is another word, and commoner than the name: \(counts(surface, entry.name))"
        case .vowels: "the vowels contradict those of the name"
        case .context: "none of the words that the entry asks for is near"
        case .not: "a phrase is here that the entry rules out"
        case .proclitics: "the entry does not allow \(proclitic ?? "") before it"
        case .article: "the entry allows no article before it"
        case .short: "a name of fewer than three letters takes no proclitic"
        case .folding: "the entry allows fewer differences of spelling"
        case .overlap:
            "another mention overlaps it that starts before, is longer, is closer to its entry, or is of an earlier one"
        }
    }

    private func sentence(_ how: String) -> String {
        switch how {
        case "alef-maqsura": "ى stands for ي, or the reverse"
        case "case": "upper or lower case differs"
        case "compatibility": "presentation forms or full-width letters stand for ordinary ones"
        case "digits": "digits are of another script"
        case "extended-letters": "a letter has the form of another orthography"
        case "format-controls": "invisible characters are overlooked"
        case "hamza": "a hamza or madda differs"
        case "inflected": "it is an inflected form of the name"
        case "joined": "a space is missing, or there is one more"
        case "ligature": "a ligature holds more than the name, or several of its words"
        case "proclitic": "\(proclitic ?? "") before the name is no part of it"
        case "punctuation": "punctuation between its words differs"
        case "run-on": "it is written as one word with another name"
        case "tashkeel": "vowels or other marks differ"
        case "tatweel": "a tatweel is overlooked"
        case "teh-marbuta": "ه stands for ة, or the reverse"
        case "whitespace": "white space between its words differs"
        default: how
        }
    }

    /// What the rules found that let a mention pass.
    private func saying(_ rules: MatchRules) -> [String] {
        var sentences: [String] = []
        if let proclitic, !surface.utf8.contains(0x20), entry.match.proclitics == .usual, rules.contains(.proclitics) {
            sentences.append("no commoner word: \(counts(proclitic + surface, alone))")
        }
        guard rules.contains(.surroundings) else { return sentences }
        if entry.match.context != nil { sentences.append("one of the words that the entry asks for is near") }
        if !entry.match.not.isEmpty { sentences.append("no phrase is here that the entry rules out") }
        return sentences
    }

    /// The name without proclitics, with or without an article, as it is more often. Behind ل its article is written ل.
    private var alone: String {
        let spellings = [surface, "ا" + surface, "ال" + surface]
        let name = spellings.first { known.foldedNames.contains(ReadEntry.folding.normalize($0)) } ?? surface
        let words = CommonWords.standard
        return words.count(of: "ال" + name) > words.count(of: name) ? "ال" + name : name
    }

    /// How often a word occurs, and the name by itself.
    private func counts(_ word: String, _ name: String) -> String {
        let words = CommonWords.standard
        return "\(word) \(words.count(of: word)) times in 13 million words, \(name) \(words.count(of: name))"
    }
}
