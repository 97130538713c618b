import ArabicGazetteer
import ArabicText

/// What is written of a name in a text: a mention, or with `--explain` also what is none.
struct FoundName {
    let utf8Range: Range<Int>
    let entry: Entry
    let proclitic: String?
    let how: Mention.How
    /// Why it is no mention.
    let reason: NearMiss.Reason?

    init(_ mention: Mention) {
        (utf8Range, entry, how) = (mention.utf8Range, mention.entry, mention.how)
        proclitic = mention.proclitic
        reason = nil
    }

    init(_ miss: NearMiss) {
        (utf8Range, entry, how) = (miss.utf8Range, miss.entry, miss.how)
        proclitic = miss.proclitic
        reason = miss.reason
    }

    /// Mentions and near misses of a text, as they stand in it.
    static func all(_ text: [UInt8], _ matcher: Matcher) -> [FoundName] {
        let mentions = matcher.mentions(inUTF8: text.span).map(FoundName.init)
        let misses = matcher.nearMisses(inUTF8: text.span).map(FoundName.init)
        return (mentions + misses).enumerated().sorted { first, second in
            let (a, b) = (first.element.utf8Range, second.element.utf8Range)
            return (a.lowerBound, b.upperBound, first.offset) < (b.lowerBound, a.upperBound, second.offset)
        }.map(\.element)
    }

    // MARK: Explanation

    /// One sentence for the reason, for each thing that was overlooked, and for each rule that had a say.
    ///
    /// - Parameter rules: Those that were on.
    func explanation(in text: [UInt8], _ rules: MatchRules) -> [String] {
        let reasons = reason.map { [sentence($0, text)] } ?? []
        return reasons + how.names.map(sentence) + (reason == nil ? saying(rules, text) : [])
    }

    private func sentence(_ reason: NearMiss.Reason, _ text: [UInt8]) -> String {
        switch reason {
        case .commonWord:
            "the word is a common one, and commoner than the name: \(counts((proclitic ?? "") + surface(text), surface(text)))"
        case .otherWord:
            "in this spelling it is another word, and commoner than the name: \(counts(surface(text), entry.name))"
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
    private func saying(_ rules: MatchRules, _ text: [UInt8]) -> [String] {
        var sentences: [String] = []
        let surface = surface(text)
        if let proclitic, !surface.utf8.contains(0x20), entry.match.proclitics == .usual, rules.contains(.proclitics) {
            sentences.append("no commoner word: \(counts(proclitic + surface, surface))")
        }
        guard rules.contains(.surroundings) else { return sentences }
        if entry.match.context != nil { sentences.append("one of the words that the entry asks for is near") }
        if !entry.match.not.isEmpty { sentences.append("no phrase is here that the entry rules out") }
        return sentences
    }

    private func surface(_ text: [UInt8]) -> String { String(decoding: text[utf8Range], as: UTF8.self) }

    /// How often a word occurs, and the name by itself.
    private func counts(_ word: String, _ name: String) -> String {
        let words = CommonWords.standard
        return "\(word) \(words.count(of: word)) times in 13 million words, \(name) \(words.count(of: name))"
    }
}
