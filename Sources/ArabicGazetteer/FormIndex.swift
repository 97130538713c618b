internal import ArabicText
internal import ScanCore

/// A gazetteer made ready for matching: every surface form of every entry, and the scanner that finds their letters.
///
/// Immutable once made, shared by all matchers of a gazetteer.
final class FormIndex: Sendable {
    let entries: [Entry]
    let forms: [SurfaceForm]
    let rules: [EntryRules]
    let scanner: FormScanner

    /// - Complexity: O(*n*) in the total length of the names.
    init(_ entries: [Entry]) {
        self.entries = entries
        rules = entries.map(EntryRules.init)
        var forms: [SurfaceForm] = []
        var scanner = FormScanner()
        for (index, entry) in entries.enumerated() {
            var spellings: Set<String> = []
            for spelling in [entry.name] + entry.aliases where spellings.insert(spelling).inserted {
                guard let form = SurfaceForm(spelling, entry: index) else { continue }
                scanner.insert(form, id: UInt32(forms.count), allowsArticle: rules[index].allowsArticle)
                forms.append(form)
            }
        }
        self.forms = forms
        self.scanner = scanner
    }
}

extension FormScanner {
    fileprivate mutating func insert(_ form: SurfaceForm, id: UInt32, allowsArticle: Bool) {
        let ends = form.seams.map(\.offset) + [form.letters.count]
        let hasPunctuation = form.seams.contains { $0.kind != .space && $0.kind != .split }
        insert(letters: form.letters, wordEnds: ends, hasPunctuation: hasPunctuation, id: id)
        for contraction in form.contractions(allowsArticle: allowsArticle) {
            insertContracted(
                letters: contraction.letters,
                wordEnds: ends.map { $0 - contraction.missing }.filter { $0 > 0 },
                hasPunctuation: hasPunctuation,
                id: id
            )
        }
    }
}

/// An entry's match options in the form that the rules use.
struct EntryRules: Sendable {
    let proclitics: MatchOptions.Proclitics
    let allowsArticle: Bool
    let folding: MatchOptions.FoldingLimit
    let context: Context?
    /// Each phrase as its folded words.
    let not: [[[UInt8]]]

    struct Context: Sendable {
        /// Phrases as folded words, mostly of one word each.
        let before: [[[UInt8]]]
        let after: [[[UInt8]]]
        let window: Int
    }

    init(_ entry: Entry) {
        proclitics = entry.match.proclitics
        folding = entry.match.folding
        not = Self.phrases(entry.match.not)
        context = entry.match.context.map {
            Context(
                before: Self.phrases($0.before),
                after: Self.phrases($0.after),
                window: min(max(0, $0.window), Self.widestWindow)
            )
        }
        let takesArticle = entry.type == .organization || entry.type == .miscellaneous
        allowsArticle =
            entry.match.article ?? (takesArticle && SurfaceForm(entry.name, entry: 0)?.hasArticle == false)
    }

    /// More words away, nothing is context.
    private static let widestWindow = 10_000

    /// Each phrase as its folded words; one without words can stand nowhere and is left out.
    private static func phrases(_ phrases: [String]) -> [[[UInt8]]] {
        phrases.map { phrase in
            let words = FoldedWords(Array(phrase.utf8).span, FormFolding.words)
            return words.words.map { Array(words.letters[$0.start..<$0.end]) }
        }.filter { !$0.isEmpty }
    }
}
