internal import ScanCore

/// Presets that give what another tool gives, its faults included: for indexes and models that were made with it.
///
/// | preset | tool | functions, in this order |
/// |---|---|---|
/// | `lucene` | Apache Lucene | `ArabicNormalizer`, `DecimalDigitFilter` |
/// | `camel` | CAMeL Tools 1.6 | `dediac_ar`, `normalize_unicode`, `normalize_alef_ar`, `normalize_alef_maksura_ar`, `normalize_teh_marbuta_ar` |
/// | `pyarabic` | PyArabic 0.6.15 | `strip_tashkeel`, `strip_tatweel`, `normalize_hamza`, `normalize_ligature` |
enum CompatibilityPreset: Hashable, Sendable {
    case lucene, camel, pyarabic
    /// `pyarabic` for a text of three letters that starts with آ, where the tool has a rule of its own.
    case pyarabicShortMadda

    /// The mappings, one after the other.
    var steps: [any ScalarMapping] {
        switch self {
        case .lucene: [Self.luceneNormalizer]
        case .camel: [Self.camelDediac, NormalForm.nfkc, Self.camelLetters]
        case .pyarabic: [Self.pyarabicLetters(madda: [0x621, 0x621])]
        case .pyarabicShortMadda: [Self.pyarabicLetters(madda: [0x621, 0x627])]
        }
    }

    /// Looks at single code points, so a combining hamza stays and a vowel before it does not matter.
    private static let luceneNormalizer = CharacterMap(
        removing: [0x640...0x640, 0x64B...0x652],
        replacements: [0x622: [0x627], 0x623: [0x627], 0x625: [0x627], 0x649: [0x64A], 0x629: [0x647]],
        foldsDigits: true
    )

    /// The basmala U+FDFD, which NFKC leaves alone, is spelled out by `normalize_unicode`.
    private static let camelDediac = CharacterMap(
        removing: [0x64B...0x652, 0x670...0x670],
        replacements: [0xFDFD: "بسم الله الرحمن الرحيم".unicodeScalars.map(\.value)]
    )

    private static let camelLetters = CharacterMap(
        replacements: [
            0x622: [0x627], 0x623: [0x627], 0x625: [0x627], 0x671: [0x627], 0x649: [0x64A], 0x629: [0x647],
        ])

    /// Every hamza becomes ء, آ two of them; lam-alef ligatures lose theirs.
    private static func pyarabicLetters(madda: [UInt32]) -> CharacterMap {
        CharacterMap(
            removing: pyarabicRemoved,
            replacements: [
                0x622: madda, 0x623: [0x621], 0x624: [0x621], 0x625: [0x621], 0x626: [0x621], 0x654: [0x621],
                0x655: [0x621], 0xFEF5: [0x644, 0x627], 0xFEF7: [0x644, 0x627], 0xFEF9: [0x644, 0x627],
                0xFEFB: [0x644, 0x627],
            ]
        )
    }

    private static let pyarabicRemoved: [ClosedRange<UInt32>] = [0x640...0x640, 0x64B...0x652]

    /// The preset for this text: PyArabic, which is meant for words, takes آ for ءا in one of three letters.
    func preset(for text: Span<UInt8>) -> CompatibilityPreset {
        guard self == .pyarabic else { return self }
        let letters = Self.firstLetters(of: text)
        return letters.count == 3 && letters.first == 0x622 ? .pyarabicShortMadda : self
    }

    /// True if a text that starts so takes the same preset however it goes on.
    func isDecided(by start: Span<UInt8>) -> Bool {
        self != .pyarabic || Self.firstLetters(of: start).count > 3
    }

    /// Four at the most: whether there are more than three.
    private static func firstLetters(of text: Span<UInt8>) -> (first: UInt32?, count: Int) {
        var letters: (first: UInt32?, count: Int) = (nil, 0)
        var offset = 0
        while offset < text.count, letters.count <= 3 {
            let scalar = text.decodeScalar(at: offset)
            if !pyarabicRemoved.contains(where: { $0.contains(scalar.value) }) {
                letters = (letters.first ?? scalar.value, letters.count + 1)
            }
            offset += scalar.length
        }
        return letters
    }
}
