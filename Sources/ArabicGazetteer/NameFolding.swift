internal import ArabicText

/// A folding that tells more spellings apart than `matching`: a gazetteer compiled with it finds what `matching` finds, and
/// of that what is equal by this folding too.
///
/// Names are looked up by the codes of `matching`, whatever the folding. So it can only leave out; one that equates what
/// `matching` tells apart (`loose`: چ and ج, `pyarabic`: ؤ and ئ) would need codes of its own.
struct NameFolding: Sendable {
    /// What a compiled gazetteer calls it by: its place in ``presets``, counted from 1.
    let number: UInt32
    let name: String
    let folding: Folding
    private let normalizer: Normalizer
    /// What another tool gives is taken as it is. Elsewhere a composed and a decomposed spelling are one.
    private let isTool: Bool
    /// Without it, a ligature that holds a name's letter and one of something else is not the name's letter.
    private let opensLigatures: Bool

    /// In the order of their numbers, which files hold: new ones come last.
    static let presets: [(name: String, folding: Folding)] = [
        "none", "nfc", "nfd", "nfkc", "nfkd", "nfkcCasefold", "search", "lucene", "camel",
    ].map { name in Folding.presets.first { $0.name == name }! }

    private static let nfc = Normalizer(.nfc)

    /// `nil` if there is none of this number.
    init?(number: UInt32) {
        guard 1...Self.presets.count ~= Int(number) else { return nil }
        self.number = number
        (name, folding) = Self.presets[Int(number) - 1]
        normalizer = Normalizer(folding)
        isTool = folding == .lucene || folding == .camel
        opensLigatures = normalizer.normalize("\u{FEFB}") == "\u{644}\u{627}"
    }

    /// `nil` for `matching`.
    ///
    /// - Precondition: Names can be compared by it.
    init?(_ folding: Folding) {
        if folding == .matching { return nil }
        guard let place = Self.presets.firstIndex(where: { $0.folding == folding }) else {
            preconditionFailure("names are not compared by this folding: see CompiledGazetteer.foldings")
        }
        self.init(number: UInt32(place) + 1)
    }

    /// Whether it takes two spellings of words for the same.
    ///
    /// - Parameters:
    ///   - text: The text's words side by side, without what separates them; and the same of the form.
    ///   - sharesLigature: A letter of the text's is one of a ligature's, others of which are not the name's.
    func equates(_ text: [UInt8], _ form: [UInt8], sharesLigature: Bool) -> Bool {
        if sharesLigature, !opensLigatures { return false }
        return text == form || folded(text) == folded(form)
    }

    private func folded(_ spelling: [UInt8]) -> [UInt8] {
        let folded = normalizer.align(utf8: spelling.span).bytes
        return isTool ? folded : Self.nfc.align(utf8: folded.span).bytes
    }
}
