internal import ArabicText

/// Which foldings were needed to take one spelling for another.
enum SpellingDifference {
    /// The options that make two spellings equal, as few as there may be.
    ///
    /// An option is needed if all others together do not equate the spellings. Where these do not suffice, because two
    /// options each would do (a full-width letter by `compatibility` or by `case`), the first that helps is added.
    ///
    /// - Complexity: O(*n*) in the length of the spellings, times the number of options that touch them.
    static func needed(_ text: [UInt32], _ form: [UInt32]) -> Mention.How {
        guard text != form, !Folding.Options().equate(text, form) else { return [] }
        let touching = touching(text, form)
        let all = union(touching)
        var needed = touching.filter { !all.subtracting($0.options).equate(text, form) }
        for step in touching where !needed.contains(where: { $0.how == step.how }) {
            if union(needed).equate(text, form) { break }
            needed.append(step)
        }
        // What was added early may have become idle by what came later.
        for step in needed {
            let others = needed.filter { $0.how != step.how }
            if union(others).equate(text, form) { needed = others }
        }
        return needed.reduce(into: []) { $0.formUnion($1.how) }
    }

    /// True if the options of `how` equate the spellings.
    static func equates(_ how: Mention.How, _ text: [UInt32], _ form: [UInt32]) -> Bool {
        union(steps.filter { how.contains($0.how) }).equate(text, form)
    }

    /// The steps that can matter: they touch a spelling, or what other steps make of it (ﺔ is ة only by compatibility).
    private static func touching(_ text: [UInt32], _ form: [UInt32]) -> [Step] {
        var found: [Step] = []
        while true {
            let options = union(found)
            let (first, second) = (options.fold(text), options.fold(form))
            let more = steps.filter { step in
                !found.contains { $0.how == step.how } && (step.options.touches(first) || step.options.touches(second))
            }
            if more.isEmpty { return steps.filter { step in found.contains { $0.how == step.how } } }
            found += more
        }
    }

    /// What all options make of a scalar that stands alone, and which of them does it; `nil` if that is several
    /// scalars, or takes several options.
    static func alone(_ scalar: UInt32) -> (folded: UInt32?, how: Mention.How)? {
        guard union(steps).touches([scalar]) else { return (scalar, []) }
        let folded = union(steps).fold([scalar])
        let touching = steps.filter { $0.options.fold([scalar]) != [scalar] }
        guard folded.count <= 1, touching.count <= 1, union(touching).fold([scalar]) == folded else { return nil }
        return (folded.first, touching.first?.how ?? [])
    }

    private struct Step: Sendable {
        let how: Mention.How
        let options: Folding.Options
    }

    private static func union(_ steps: [Step]) -> Folding.Options {
        steps.reduce(into: []) { $0.formUnion($1.options) }
    }

    private static let steps: [Step] = [
        Step(how: .compatibility, options: .compatibility), Step(how: .formatControls, options: .formatControls),
        Step(how: .tatweel, options: .tatweel), Step(how: .tashkeel, options: .tashkeel),
        Step(how: .hamza, options: .hamza), Step(how: .alefMaqsura, options: .alefMaqsura),
        Step(how: .tehMarbuta, options: .tehMarbuta), Step(how: .extendedLetters, options: .extendedLetters),
        Step(how: .digits, options: .digits), Step(how: .letterCase, options: .caseAndWidth),
        Step(how: .whitespace, options: .whitespace), Step(how: .punctuation, options: .punctuation),
    ]
}
