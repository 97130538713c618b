internal import ArabicText
internal import ScanCore

/// A form of one Arabic word, as the table of common words has it and as people write it.
struct AuditedName {
    /// As the entry has it.
    let form: String
    /// The same without what belongs to no word.
    let spelling: String
    /// Without marks and tatweels, as a text has it.
    let letters: String
    /// As the table has it.
    let codes: [UInt8]
    /// As the matcher has it.
    let folded: [UInt8]
    let hasArticle: Bool

    /// `nil` if it is more than a word, or one that the table cannot have.
    init?(_ form: String) {
        let scalars = form.unicodeScalars
        guard let first = scalars.firstIndex(where: { WordScalars.contains($0.value) }),
            let last = scalars.lastIndex(where: { WordScalars.contains($0.value) })
        else { return nil }
        let spelling = scalars[first...last]
        // Most names have several words, and need not be folded to see that.
        guard spelling.count <= Self.mostScalars, !spelling.contains(" ") else { return nil }
        self.form = form
        self.spelling = String(spelling)
        codes = CommonWords.codes(of: self.spelling)
        guard codes.count >= 2, codes.allSatisfy({ $0 >= 0x80 }) else { return nil }
        letters = Self.plain.normalize(self.spelling)
        folded = codes.map { Self.folded[$0] ?? $0 }
        hasArticle = SurfaceForm.startsWithArticle(self.spelling)
    }

    /// How many letters the rule of short names counts.
    var letterCount: Int { folded.count }

    /// With ى for ي at its end, ة for ه, or the reverse; `nil` if it ends otherwise.
    var otherSpelling: (codes: [UInt8], letters: String)? {
        guard let other = CommonWords.otherSpelling(codes), let last = other.last else { return nil }
        let scalars = Array(letters.unicodeScalars)
        // Behind a hamza (شيء), and on one (شاطئ), there is no other spelling.
        guard let end = scalars.last, Self.endings.contains(end.value) else { return nil }
        return (other, String(String.UnicodeScalarView(scalars.dropLast())) + AuditedProclitics.letters(of: [last]))
    }

    private static let mostScalars = 100
    /// ة ه ى ي
    private static let endings: Set<UInt32> = [0x629, 0x647, 0x649, 0x64A]
    private static let folded = [
        CommonWords.alefMaqsura: CommonWords.yeh, CommonWords.tehMarbuta: CommonWords.heh,
    ]
    private static let plain = Normalizer(Folding([.compatibility, .tashkeel, .tatweel, .formatControls]))
}
