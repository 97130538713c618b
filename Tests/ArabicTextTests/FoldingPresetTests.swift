import ArabicText
import TestSupport
import Testing

/// The presets, and the examples of the documentation.
@Suite struct `Folding presets` {
    @Test func `search is what index and query folding takes`() {
        #expect(
            Folding.search
                == Folding([
                    .compatibility, .tashkeel, .tatweel, .formatControls, .alef, .alefMaqsura, .tehMarbuta,
                    .extendedLetters, .digits, .caseAndWidth, .whitespace,
                ])
        )
    }

    @Test func `matching is search, hamza carriers and punctuation`() {
        let all = Folding.Options(FoldingText.singleOptions)
        #expect(Folding.matching.options == Folding.search.options.union([.hamzaCarriers, .punctuation]))
        #expect(Folding.matching.options == all.subtracting(.loanLetters))
        #expect(Folding.matching.elongation == nil)
    }

    @Test func `loose is matching, loan letters and short runs`() {
        #expect(Folding.loose.options == Folding.matching.options.union(.loanLetters))
        #expect(Folding.loose.elongation == .threeOrMoreToOne)
    }

    @Test func `options that are made of others`() {
        #expect(Folding.Options.tashkeel == [.harakat, .tanwin, .shadda, .quranicMarks])
        #expect(Folding.Options.hamza == [.alef, .hamzaCarriers])
        #expect(Folding.none == Folding([]))
    }

    /// One text in every preset.
    @Test(
        arguments: [
            (.none, "«إِلى  سـرت،  ٢٠١٦» ﻷﯕ Ü…", "«إِلى  سـرت،  ٢٠١٦» ﻷﯕ Ü…"),
            (.search, "«إِلى  سـرت،  ٢٠١٦» \u{FEF7}\u{67E} Ü…", "«الي سرت، 2016» لاپ ü…"),
            (.matching, "«إِلى  سـرت،  ٢٠١٦» \u{FEF7}\u{67E} Ü…", "\"الي سرت, 2016\" لاپ ü..."),
            (.loose, "«إِلى  سـرت،  ٢٠١٦» \u{FEF7}\u{67E} Ü…", "\"الي سرت, 2016\" لاب ü..."),
            (.search, "مسؤول رئيس قارئ", "مسؤول رئيس قارئ"), (.matching, "مسؤول رئيس قارئ", "مسوول رييس قاري"),
            // A combining hamza on و ي stays in search, composed; in matching it goes.
            (.search, "مسو\u{654}ول", "مسو\u{654}ول"), (.search, "مسو\u{64F}\u{654}ول", "مسؤول"),
            (.matching, "مسو\u{64F}\u{654}ول", "مسوول"),
            (.matching, "محمد \u{FDFA}", "محمد صلي الله عليه وسلم"), (.matching, "ﷲ", "الله"),
            (.matching, "١٬٢٥٠٫٧٥", "1,250.75"), (.matching, "؟!", "?!"),
            (.matching, "کرۀ شمالی، جزیره\u{200C}ی", "كره شمالي, جزيرهي"), (.matching, "مدينۃ", "مدينه"),
            (.matching, "جدااااا", "جدااااا"), (.loose, "جدااااا چداً", "جدا جدا"), (.loose, "چيپ", "جيب"),
            (.matching, "\u{FE70}\u{FE76}", ""), (.matching, "", ""), (.loose, "", ""),
        ] as [(Folding, String, String)]
    )
    func `in a preset`(folding: Folding, input: String, output: String) {
        let folded = Normalizer(folding).normalize(input)
        #expect(Array(folded.utf8) == Array(output.utf8), "\(codePoints(input)) → \(codePoints(folded))")
    }

    // MARK: - Examples of the documentation

    @Test func `of Folding`() {
        #expect(Normalizer(.matching).normalize("إلى سِرْت") == "الي سرت")
        #expect(Normalizer(Folding([.tashkeel, .tatweel])).normalize("لِيبـيا") == "ليبيا")
        #expect(Normalizer(Folding([.alef])).normalize("أوباري وآذار") == "اوباري واذار")
        #expect(Normalizer(Folding(elongation: .init(max: 2))).normalize("جدااااا") == "جداا")
        #expect(Normalizer(Folding(elongation: .threeOrMoreToOne)).normalize("جدااااا الله") == "جدا الله")
        #expect(Normalizer(Folding(.caseAndWidth)).normalize("AFRICOM") == "africom")
    }

    @Test func `of the presets`() {
        #expect(Normalizer(.search).normalize("الأُممُ المتّحدة") == "الامم المتحده")
        #expect(Normalizer(.matching).normalize("فائز") == Normalizer(.matching).normalize("فايز"))
        #expect(Normalizer(.loose).normalize("ڤيديووووو") == "فيديو")
    }

    @Test func `of Normalizer`() {
        let text = "إلى سِرْت"
        let normalizer = Normalizer(.matching)
        #expect(normalizer.normalize(text) == "الي سرت")
        let aligned = normalizer.align(text)
        #expect(aligned.text == "الي سرت")
        #expect(aligned.alignment.sourceRange(for: 7..<13) == 7..<17)
        #expect(text[utf8: 7..<17] == "سِرْت")
        #expect(normalizer.folding == .matching)
    }

    @Test func `of Alignment`() {
        let aligned = Normalizer(.matching).align("في سِرْت")
        #expect(aligned.text == "في سرت")
        #expect(aligned.alignment.sourceRange(for: 5..<11) == 5..<15)
        #expect(aligned.alignment.normalizedRange(for: 5..<15) == 5..<11)
    }

    @Test func `of OffsetConverter and String`() {
        #expect(OffsetConverter(Array("في سرت".utf8), to: .scalar).offset(5) == 3)
        #expect("في سرت"[utf8: 5..<11] == "سرت")
    }

    @Test(arguments: [(0..<6, "الي"), (7..<17, "سرت"), (11..<13, "ر"), (3..<3, "")])
    func `a part of a text folds as if it stood alone`(range: Range<Int>, folded: String) {
        let part = "إلى سِرْت"[utf8: range]
        #expect(Normalizer(.matching).normalize(part) == folded)
        #expect(Normalizer(.matching).normalize(String(part)) == folded)
    }

    @Test func `bytes and text fold alike`() {
        for text in ["إلى سِرْت", "سرت", ""] {
            let bytes = Normalizer(.matching).align(utf8: Array(text.utf8).span)
            #expect(String(decoding: bytes.bytes, as: UTF8.self) == Normalizer(.matching).align(text).text)
            #expect(bytes.alignment == Normalizer(.matching).align(text).alignment)
        }
    }
}

/// Bytes that are no text.
@Suite struct `Folding of ill-formed UTF-8` {
    @Test(
        arguments: [
            // Before something that is removed or composes, at the end, alone.
            ([0xFF, 0xD9, 0x94], [0xFF]), ([0xD8, 0xD9, 0x8E, 0x41], [0xD8, 0x61]), ([0xFF], [0xFF]),
            ([0x41, 0xF0, 0x9F], [0x61, 0xF0, 0x9F]), ([0xFF, 0xCC, 0x81, 0xD9, 0x8E], [0xFF, 0xCC, 0x81]),
            // Nothing composes across it: E, a lone continuation byte, U+0301.
            ([0x45, 0x80, 0xCC, 0x81], [0x65, 0x80, 0xCC, 0x81]),
            // A real U+FFFD stays one.
            ([0xEF, 0xBF, 0xBD, 0xD9, 0x94], [0xEF, 0xBF, 0xBD]),
        ] as [([UInt8], [UInt8])]
    )
    func `stays as it is`(bytes: [UInt8], folded: [UInt8]) {
        #expect(Normalizer(.matching).align(utf8: bytes.span).bytes == folded)
        #expect(ReferenceFolding(.matching).fold(bytes) == folded)
    }
}
