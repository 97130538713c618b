package import ArabicGazetteer
package import ArabicText
import ScanCore

/// The truth about matching: every form is tried at every word, behind every proclitic, by the rules as they are written
/// down.
///
/// Plain on purpose: no window, no code, no hash of its own. A form is tried only where its first letters stand; what was
/// found out about two spellings is kept. It shares with the product only the folding (which has a reference of its own)
/// and the value types of entries and mentions.
package struct ReferenceMatcher {
    let entries: [Entry]
    let forms: [Form]
    /// For each entry: ال may stand before its names.
    let allowsArticle: [Bool]
    /// For each entry: what its `context` and `not` ask for.
    let surroundings: [Surroundings]
    /// The forms by their first letters, and by all: their places in `forms`.
    let formsByBeginning: [[UInt32]: [Int]]
    let formsByLetters: [[UInt32]: [Int]]
    let differences: KnownDifferences
    /// What words must be equal by besides `matching`.
    let folding: Folding

    package struct Found: Hashable, Comparable, CustomStringConvertible {
        package let start: Int
        package let end: Int
        package let proclitic: String
        package let entry: String
        package let how: [String]

        package init(start: Int, end: Int, proclitic: String, entry: String, how: [String]) {
            (self.start, self.end, self.proclitic, self.entry, self.how) = (start, end, proclitic, entry, how)
        }

        package static func < (a: Found, b: Found) -> Bool {
            (a.start, b.end, a.entry, a.proclitic) < (b.start, a.end, b.entry, b.proclitic)
        }

        package var description: String { "\(start)..<\(end) \(proclitic)+\(entry) \(how)" }
    }

    /// - Parameters:
    ///   - differences: May be shared by any number of matchers.
    ///   - folding: That the gazetteer is compiled with.
    package init(
        _ entries: [Entry],
        differences: KnownDifferences = KnownDifferences(),
        folding: Folding = .matching
    ) {
        self.entries = entries
        self.folding = folding
        self.differences = differences
        surroundings = entries.map { Surroundings($0.match) }
        allowsArticle = entries.map { entry in
            let takesArticle = entry.type == .organization || entry.type == .miscellaneous
            return entry.match.article ?? (takesArticle && !Form.hasArticle(entry.name))
        }
        var forms: [Form] = []
        for (index, entry) in entries.enumerated() {
            for (position, name) in ([entry.name] + entry.aliases).enumerated()
            where ([entry.name] + entry.aliases).firstIndex(of: name) == position {
                forms.append(Form(name, entry: index, order: forms.count))
            }
            var known = Set([entry.name] + entry.aliases)
            for name in [entry.name] + entry.aliases {
                for form in ReferenceInflection.forms(name, ofOrganization: entry.type == .organization)
                where known.insert(form).inserted {
                    forms.append(Form(form, entry: index, order: forms.count, isInflected: true))
                }
            }
        }
        self.forms = forms.filter { $0.letters.contains { isLetter($0) || isDigit($0) } }
        let places = Array(self.forms.indices)
        formsByBeginning = Dictionary(grouping: places) { [forms = self.forms] in
            Array(forms[$0].letters.prefix(Self.beginning))
        }
        formsByLetters = Dictionary(grouping: places) { [forms = self.forms] in forms[$0].letters }
    }

    /// So many first letters of a form are looked up, or all if it has fewer.
    static let beginning = 6
}
