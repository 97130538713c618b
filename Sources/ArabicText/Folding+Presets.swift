extension Folding {
    /// Changes nothing.
    public static let none = Folding()

    /// Index and query folding: everything a reader takes for one word, while ؤ ئ keep their hamza and punctuation its
    /// form.
    ///
    /// ```swift
    /// Normalizer(.search).normalize("الأُممُ المتّحدة")  // "الامم المتحده"
    /// ```
    public static let search = Folding([
        .compatibility, .tashkeel, .tatweel, .formatControls, .alef, .alefMaqsura, .tehMarbuta, .extendedLetters,
        .digits, .caseAndWidth, .whitespace,
    ])

    /// What names are compared by: ``search`` with the hamza carriers and punctuation folded too.
    ///
    /// ```swift
    /// Normalizer(.matching).normalize("فائز") == Normalizer(.matching).normalize("فايز")  // true
    /// ```
    public static let matching = Folding(search.options.union([.hamzaCarriers, .punctuation]))

    /// ``matching`` with the loan letters, and runs of three or more of a letter as one.
    ///
    /// ```swift
    /// Normalizer(.loose).normalize("ڤيديووووو")  // "فيديو"
    /// ```
    public static let loose = Folding(matching.options.union(.loanLetters), elongation: .threeOrMoreToOne)
}
