import ArabicText
import TestSupport
import Testing

/// Each option alone: what it does, and what it must not touch.
@Suite struct `Folding options` {
    typealias Row = (input: String, output: String)

    @Test(
        arguments: [
            ("\u{FEB3}\u{FEAE}\u{FE95}", "سرت"),  // ﺳﺮﺕ, presentation forms B
            ("\u{FB56}", "پ"), ("\u{FBFC}", "ی"),  // presentation forms A keep their letter
            // Lam-alef keeps its hamza and madda.
            ("\u{FEFB}", "لا"), ("\u{FEF5}", "لآ"), ("\u{FEF7}", "لأ"), ("\u{FEF9}", "لإ"), ("\u{FEFC}", "لا"),
            ("\u{FDF2}", "الله"), ("\u{FDFA}", "صلى الله عليه وسلم"), ("\u{FDFC}", "ریال"),
            // Isolated marks give the mark alone; those on a tatweel keep it.
            ("\u{FE70}", "\u{64B}"), ("\u{FE7E}", "\u{652}"), ("\u{FC5E}", "\u{64C}\u{651}"),
            ("\u{FC63}", "\u{651}\u{670}"), ("\u{FE71}", "\u{640}\u{64B}"), ("\u{FCF2}", "\u{640}\u{64E}\u{651}"),
            ("ب\u{FE76}", "ب\u{64E}"),
            ("ＡＢ１２！", "AB12!"),
            // A presentation form composes with the hamza that follows it.
            ("\u{FE8D}\u{654}", "أ"),
            // Not: the ideographic space, half-width and other compatibility forms, ornate brackets, a BOM.
            ("\u{3000}", "\u{3000}"), ("\u{FFE3}", "\u{FFE3}"), ("\u{FF76}", "\u{FF76}"), ("①ﬁ²", "①ﬁ²"),
            ("\u{FD3E}\u{FD3F}", "\u{FD3E}\u{FD3F}"), ("\u{FEFF}", "\u{FEFF}"), ("𞸀", "𞸀"),
        ] as [Row]
    )
    func compatibility(row: Row) { expect(.compatibility, row) }

    @Test(
        arguments: [
            (.harakat, "سَرُتِمْ", "سرتم"), (.harakat, "ذٰلك", "ذلك"), (.harakat, "بًّ", "بًّ"), (.harakat, "أَ", "أ"),
            (.tanwin, "بًا بٌ بٍ", "با ب ب"), (.tanwin, "بَّ\u{8F0}", "بَّ"),
            (.shadda, "محمَّد", "محمَد"), (.shadda, "بًْ", "بًْ"),
            // U+06E1 small high head of khah, U+0610 sallallahu, U+06DD (not a mark) end of ayah.
            (.quranicMarks, "ق\u{6E1}ل\u{610}\u{6DD}", "قل\u{6DD}"), (.quranicMarks, "بَّ", "بَّ"),
            // A hamza that composes belongs to its letter, another goes.
            (.quranicMarks, "ا\u{654}ب\u{654}", "ا\u{654}ب"),
            (.tashkeel, "إِلَىٰ مُحَمَّدٍ", "إلى محمد"), (.tashkeel, "ا\u{64E}\u{654}", "أ"),
            (.tashkeel, "أ آ إ ؤ ئ", "أ آ إ ؤ ئ"),
            (.tashkeel, "ب\u{654}\u{653}", "ب"), (.tashkeel, "ـ ء é e\u{301} \u{5B8}", "ـ ء é e\u{301} \u{5B8}"),
            // The mark of another script composes once the Arabic one is gone.
            (.tashkeel, "e\u{64E}\u{301}", "é"),
        ] as [(Folding.Options, String, String)]
    )
    func `tashkeel and its parts`(option: Folding.Options, input: String, output: String) {
        expect(option, (input, output))
    }

    @Test(
        arguments: [
            (.tatweel, "ليـــبيا", "ليبيا"), (.tatweel, "ـ", ""), (.tatweel, "سـِ", "سِ"), (.tatweel, "س-ر_ت", "س-ر_ت"),
            // What follows a removed tatweel composes with what stands before.
            (.tatweel, "ا\u{640}\u{654}", "أ"),
            (.formatControls, "می\u{200C}خواهم\u{200F}", "میخواهم"), (.formatControls, "\u{FEFF}سر\u{AD}ت", "سرت"),
            // U+200B, a space to nobody, joins.
            (.formatControls, "سر\u{200B}ت", "سرت"), (.formatControls, "\u{2066}a\u{2069}\u{202E}\u{61C}\u{2060}", "a"),
            // Not: other invisible characters. U+06DD, U+070F, U+2064, U+FE0F, U+180E, U+E0001
            (
                .formatControls, "\u{6DD}\u{70F}\u{2064}\u{FE0F}\u{180E}\u{E0001} ",
                "\u{6DD}\u{70F}\u{2064}\u{FE0F}\u{180E}\u{E0001} "
            ),
            // A tatweel that a presentation form stands for goes as well.
            ([.compatibility, .tatweel], "ا\u{FE77}", "ا\u{64E}"),
            ([.compatibility, .tatweel, .alef], "ا\u{FE7B}\u{654}", "ا\u{650}"),
        ] as [(Folding.Options, String, String)]
    )
    func `tatweel and format controls`(option: Folding.Options, input: String, output: String) {
        expect(option, (input, output))
    }

    @Test(
        arguments: [
            (.alef, "آأإٱٲٳٵ", "ااااااا"), (.alef, "ؤئء", "ؤئء"), (.alef, "ا\u{654}ا\u{655}ا\u{653}", "ااا"),
            (.alef, "ٱ\u{653}", "ا"), (.alef, "و\u{654}", "و\u{654}"), (.alef, "ب\u{654}", "ب\u{654}"),
            // The hamza of an alef in whatever order the marks stand.
            (.alef, "ا\u{64E}\u{654}", "ا\u{64E}"), (.alef, "ا\u{654}\u{64E}", "ا\u{64E}"),
            (.alef, "أ\u{64E}", "ا\u{64E}"),
            (.hamzaCarriers, "ؤئ", "وي"), (.hamzaCarriers, "أإآء", "أإآء"),
            (.hamzaCarriers, "و\u{654}ى\u{654}ي\u{654}", "وىي"), (.hamzaCarriers, "و\u{64F}\u{654}", "و\u{64F}"),
            (.hamzaCarriers, "ا\u{654}", "ا\u{654}"),
            (.hamza, "آأإٱؤئء", "ااااويء"), (.hamza, "ب\u{654}\u{653}\u{655}", "ب"), (.hamza, "بَّ", "بَّ"),
        ] as [(Folding.Options, String, String)]
    )
    func hamza(option: Folding.Options, input: String, output: String) { expect(option, (input, output)) }

    @Test(
        arguments: [
            (.alefMaqsura, "على", "علي"), (.alefMaqsura, "یئ", "یئ"),
            // ى + U+0654 has no composition, ي + U+0654 is ئ.
            (.alefMaqsura, "ى\u{654}", "ئ"),
            (.tehMarbuta, "مدرسة", "مدرسه"), (.tehMarbuta, "ۃت", "ۃت"),
            (.extendedLetters, "یېۍێےؠؽؾؿ", "ييييييييي"), (.extendedLetters, "کڪ", "كك"),
            (.extendedLetters, "ہھە\u{6C0}\u{6C2}", "ههههه"), (.extendedLetters, "\u{6D5}\u{654}\u{6C1}\u{654}", "هه"),
            (.extendedLetters, "ۃ", "ة"), (.extendedLetters, "\u{6D3}\u{6D2}\u{654}", "ئئ"),
            (.extendedLetters, "ۄۅۆۇۈۉۊۋۏ", "ووووووووو"), (.extendedLetters, "ڡڢٯڧں", "ففققن"),
            // Other letters, and letters that are others to an Arabic reader.
            (.extendedLetters, "پچڤگىةأٹڈژ", "پچڤگىةأٹڈژ"),
            (.loanLetters, "پچڤگ", "بجفك"), (.loanLetters, "ژڨیک", "ژڨیک"),
            ([.extendedLetters, .tehMarbuta, .hamzaCarriers], "ۃ\u{6D3}", "هي"),
        ] as [(Folding.Options, String, String)]
    )
    func letters(option: Folding.Options, input: String, output: String) { expect(option, (input, output)) }

    @Test(
        arguments: [
            (.digits, "٠١٢٣٤٥٦٧٨٩ ۰۴۵۹ ९ ９ 𝟗", "0123456789 0459 9 9 9"), (.digits, "½²Ⅷ①٫", "½²Ⅷ①٫"),
            (.punctuation, "،٬؛؟٪٫۔«»“”‘’…–—", ",,;?%..\"\"\"\"''...--"), (.punctuation, "٭‚„‹›‐‑−·٠", "٭‚„‹›‐‑−·٠"),
            (.caseAndWidth, "AFRICOM Straße ΣΊΣΥΦΟΣ İ Ⅷ ｆ", "africom strasse σίσυφοσ i̇ viii f"),
            (.caseAndWidth, "ﬁ ｶﾞ ㄱ Å", "fi ガ ᄀ å"), (.caseAndWidth, "É E\u{301}", "é é"),
            // ᾳ in whatever form: iota stands apart, as NFKC_Casefold has it.
            (.caseAndWidth, "\u{1FB3} \u{3B1}\u{345} \u{1FBC} \u{391}\u{345}", "αι αι αι αι"),
            (.caseAndWidth, "\u{3B1}\u{345}\u{301} \u{1FB4}", "άι άι"),
            // Not: Arabic letters in any form, digits, punctuation, marks, signs.
            (.caseAndWidth, "ﺳ ة １ ！ \u{345} ™ ² ٪", "ﺳ ة １ ！ \u{345} ™ ² ٪"),
            (.whitespace, " \t\n\r\n\u{A0}\u{3000}\u{2028}\u{85}", " "), (.whitespace, "في  سرت ", "في سرت "),
            (.whitespace, "سر\u{200B}ت", "سر\u{200B}ت"), ([.whitespace, .formatControls], " \u{200B} ", " "),
            ([.whitespace, .tashkeel], " \u{64E} ", " "),
            // A mark that stands on a space keeps it, once.
            (.whitespace, "a  \u{301}", "a \u{301}"), (.whitespace, "\n\n\u{301}b", " \u{301}b"),
        ] as [(Folding.Options, String, String)]
    )
    func `digits, punctuation, case, white space`(option: Folding.Options, input: String, output: String) {
        expect(option, (input, output))
    }

    @Test(
        arguments: [
            (.init(max: 2), "جدااااا", "جداا"), (.init(max: 1), "الله", "اله"), (.init(max: 3), "اااا بببب", "ااا ببب"),
            (.threeOrMoreToOne, "جدااااا الله", "جدا الله"), (.threeOrMoreToOne, "ههههههه", "ه"),
            // Only letters: no digits, no punctuation, no spaces, no marks.
            (.threeOrMoreToOne, "1000 ... !!! ٥٥٥   \u{64E}\u{64E}\u{64E}", "1000 ... !!! ٥٥٥   \u{64E}\u{64E}\u{64E}"),
            // A letter with a mark is none of the run.
            (.threeOrMoreToOne, "دااا\u{64E}", "دااا\u{64E}"), (.threeOrMoreToOne, "دااااا\u{64E}", "داا\u{64E}"),
            (.threeOrMoreToOne, "بَبَبَبَ", "بَبَبَبَ"),
            // Composed or not, é is one letter.
            (.threeOrMoreToOne, "éééé", "é"), (.threeOrMoreToOne, "e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}"),
            (.threeOrMoreToOne, "أأا\u{654}أ", "أ"),
        ] as [(Folding.Elongation, String, String)]
    )
    func elongation(elongation: Folding.Elongation, input: String, output: String) {
        let folded = Normalizer(Folding(elongation: elongation)).normalize(input)
        #expect(Array(folded.utf8) == Array(output.utf8), "\(codePoints(input)) → \(codePoints(folded))")
    }

    private func expect(_ options: Folding.Options, _ row: Row) {
        let folded = Normalizer(Folding(options)).normalize(row.input)
        #expect(Array(folded.utf8) == Array(row.output.utf8), "\(codePoints(row.input)) → \(codePoints(folded))")
    }
}
