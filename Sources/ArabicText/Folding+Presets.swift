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

    /// Normalization Form C, as ICU has it.
    public static let nfc = Folding(fixed: .form(.nfc))
    /// Normalization Form D, as ICU has it.
    public static let nfd = Folding(fixed: .form(.nfd))
    /// Normalization Form KC, as ICU has it.
    public static let nfkc = Folding(fixed: .form(.nfkc))
    /// Normalization Form KD, as ICU has it.
    public static let nfkd = Folding(fixed: .form(.nfkd))
    /// NFKC_Casefold, as ICU has it.
    public static let nfkcCasefold = Folding(fixed: .form(.nfkcCasefold))

    /// What Apache Lucene's `ArabicNormalizer` and `DecimalDigitFilter` give.
    ///
    /// ```swift
    /// Normalizer(.lucene).normalize("أُوبارى ٢٠١٦")  // "اوباري 2016"
    /// ```
    public static let lucene = Folding(fixed: .tool(.lucene))

    /// What CAMeL Tools gives by `dediac_ar`, `normalize_unicode`, and its normalizers of alef, alef maqsura and teh
    /// marbuta.
    ///
    /// ```swift
    /// Normalizer(.camel).normalize("صَبراتة")  // "صبراته"
    /// ```
    public static let camel = Folding(fixed: .tool(.camel))

    /// What PyArabic gives by `strip_tashkeel`, `strip_tatweel`, `normalize_hamza` and `normalize_ligature`: every hamza
    /// becomes ء.
    ///
    /// ```swift
    /// Normalizer(.pyarabic).normalize("أوباري")  // "ءوباري"
    /// ```
    public static let pyarabic = Folding(fixed: .tool(.pyarabic))

    /// The presets by the names that the command uses.
    public static let presets: [(name: String, folding: Folding)] = [
        ("none", .none), ("nfc", .nfc), ("nfd", .nfd), ("nfkc", .nfkc), ("nfkd", .nfkd),
        ("nfkcCasefold", .nfkcCasefold), ("search", .search), ("matching", .matching), ("loose", .loose),
        ("lucene", .lucene), ("camel", .camel), ("pyarabic", .pyarabic),
    ]
}
