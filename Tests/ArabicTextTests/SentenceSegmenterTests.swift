// What the segmenter makes of Arabic as it is typed: each row is the sentences of one text, which are joined as the
// text's white space has them.

import ArabicText
import Testing

func sentences(_ text: String) -> [String] {
    SentenceSegmenter().sentences(in: text).map { String(text[utf8: $0.utf8Range]) }
}

@Suite("Sentences")
struct SentenceSegmenterTests {
    @Test(
        "Terminators",
        arguments: [
            ["قصفت طائرات سرت.", "وقال مسؤول ذلك."],
            ["هل عاد؟", "نعم!", "متى؟!", "أمس!!!"],
            ["کتاب پڑھا۔", "پھر آیا۔"],
            ["He left.", "She stayed.", "وصلوا."],
            ["有人。", "没有人。"],
            // A space before the mark changes nothing.
            ["التصدي له .", "من جانبه قال ؟", "نعم"],
            // Tashkeel and format controls on the mark. (fatha, RLM)
            ["وَصَلَ.\u{200F}", "وَعَادَ.\u{64E}", "ثم"],
        ]
    )
    func terminators(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "No space behind the mark",
        arguments: [
            ["غارات على ليبيا.", "ويقول مسؤولون"],
            ["قال \"داعش\".", "وأضاف"],
            ["ماذا؟", "لا!", "نعم"],
            ["تقرير AFP.", "وقال"],
            ["عام 2016.", "وقال"],
        ]
    )
    func glued(expected: [String]) {
        #expect(sentences(expected.joined()) == expected)
    }

    @Test(
        "Numbers, dates, names in Latin letters, addresses",
        arguments: [
            "بلغت 3.14 و٣٫٥ و1.250.000 يوم 3.12.2016 الساعة 12.30 هنا",
            "تقرير un.org و info@un.org و https://un.org/ar/watch?v=1&t=2 هنا",
            "صفحة /?s=ليبيا وموقع سوق.كوم والعربية.نت هنا",
            "the end. of it",
            "شركة Yahoo!، وغيرها",
            "#ليبيا و@artok.org هنا",
        ]
    )
    func noEnds(text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(
        "Abbreviations and initials end no sentence",
        arguments: [
            "وصل د. محمد وأ.د. علي وأ. د. سالم وم. أحمد إلى هنا",
            "د.محمد ود. علي و د. سالم وم. أحمد",
            "ص.ب 354 وص. 20 وق.م تقريباً وق. م. أيضا",
            "قال د . محمد ذلك",
            "وكالة أ.ف.ب: قتل سبعة (د. ب. أ) هنا",
            "أحمد ز. أمين وجورج دبليو. بوش وجيه. كيه. رولينغ",
            "قناة إن.بي.سي وسي. إن. إن. الأمريكية ويو.بي.إس ودي.إتش.إل هنا",
            "عاش عام 1000 ق.م. في مصر",
            "كتب في 2016 د. محمد كتابه",
            "EPA/SGT. SHAWN NICKEL و AFP/J. Smith وأ.د/م. أحمد و Mr. Smith و J. R. R. Tolkien هنا",
            "in the U.S. Navy",
            "دـ. محمد \u{FEA9}. أحمد و\u{200F}د. علي وأد. سالم",
            "انظر صص. 20 ومج. 3 وتح. فلان",
            // Behind words that are names of letters too.
            "في د. محمد وتحدث أو د.علي ويقول إن د. سالم وفي م. أحمد وإن أ. علي وأن د. عمر",
            "قال م د. محمد وقال إن سي. سميث وإن في ز. أمين",
            // Behind what is written together with them.
            "التقى بد. محمد لد. محمد لأ. سعيد فد. علي كأ. علي وبم. أحمد فلد. سالم لأد. عمر والتقى الد. محمد",
            // Before numbers.
            "ص. 12 ص.12 ج. ٣ ت. 091 من ج. ٣ ط. ٢ ق.م. تقريبا",
            "ذكر بص. 20 ولج. 3 وكط. ٢ هنا",
        ]
    )
    func abbreviations(text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(
        "What looks like an abbreviation and is none",
        arguments: [
            // A unit or an era behind a number.
            ["حتى عام ٢٠١٦م.", "وقال"], ["يوم 3 شوال 1437 هـ.", "وقال"], ["عام 2014 م .", "وأضاف"],
            // The last of letters that are spelled without full stops.
            ["ذكرت بي بي سي.", "وقالت"], ["نقلته أ ف ب.", "وقالت"], ["شركة إل جي.", "وقالت"], ["نقلته واس.", "وقالت"],
            ["عام 2014 م.", "25 قتيلا"], ["مئة 100ج.", "25 قتيلا"],
            ["شركة بي إن بي.", "وقالت"], ["شبكة سي إن إن.", "وقالت"], ["نقلته د ب أ.", "وقالت"],
            // Words, not letters behind a proclitic.
            ["هذا لا بد.", "وقال"], ["جاء ولد.", "وقال"], ["جاء وفد.", "وقال"], ["على بعد 5 كم.", "وقال"],
            ["في كل فلم.", "وقال"], ["قبض على لص.", "وقال"], ["مع والد.", "وقال"],
            // The last letter of an address, mention or hashtag.
            ["انظر https://a.b/c.", "ثم ذهب"], ["انظر un.org/a/b.", "ثم"], ["انظر www.x.", "ثم"],
            ["وسم #x.", "ثم ذهب"], ["وسم #أ_ب.", "ثم"], ["من @dr.", "ثم"], ["https://ar.wikipedia.org/wiki/ص.", "ثم"],
            // A letter that is no word, and letters of other scripts.
            ["I don't.", "وقال"], ["הוא א.", "ب"],
            // Words like any other.
            ["سار نحو مئة كلم.", "وقال"], ["كتب وأقلام إلخ.", "وقال"], ["ولا أو.", "وقال"],
            ["إلى هنا والآن.", "هو كذلك."],
        ]
    )
    func noAbbreviations(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "An ellipsis is a pause",
        arguments: [
            "تمت بالتنسيق معه….أمريكا تشن غارات",
            "لا أعلم... ربما غدا.. أو بعده…. ثم لا",
            "هذا …، وذاك […] وغيره (...) هنا",
        ]
    )
    func ellipsis(text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(
        "An ellipsis beside a terminator belongs to it",
        arguments: [
            ["أين هو؟...", "لا أعلم"], ["أين هو..؟", "لا أعلم"], ["كفى!!….", "ثم قال"], ["انتهى.", "... ثم قال"],
        ]
    )
    func ellipsisBesideTerminator(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "Semicolons, commas and colons go on; so do marks in brackets",
        arguments: [
            "لم يعد؛ لأنه تعب; ثم نام: هناك",
            "قال «هل عاد؟»؛ ثم خرج",
            "قال: «نعم!»، ثم «لا.»: وخرج",
            "ولد عام 1200 (؟) في بغداد (!) وعلامة \"؟\" هنا",
            "متى؟، وأين",
        ]
    )
    func goesOn(text: String) {
        #expect(sentences(text) == [text])
    }

    @Test(
        "Closing marks stay with their sentence, opening ones begin the next",
        arguments: [
            ["قال «نعم».", "وقال «لا.»", "ثم خرج."],
            ["قال \"نعم\".", "وقال \"لا.\"", "ثم (خرج.)", "[انتهى.]"],
            ["“هم المتآمرون.”", "وأضاف ‘نعم.’", "﴿الحمد لله.﴾", "ثم"],
            // Behind a space.
            ["قال « نعم. »", "ثم خرج"], ["(انتهى. )", "ثم"], ["قال \" نعم. \"", "ثم"],
            ["قال: \" من؟ \"", "قال: \" أنا. \"."],
            // A straight quote opens if none is open.
            ["انتهى.", "\" نعم \" قال"], ["انتهى.", "\"نعم\" قال"],
            // Typed the wrong way round.
            ["قال ”نعم.“", "وأضاف ”لا.“", "”ثم“ خرج"], ["انتهى.", "»نعم« قال"],
            // A note.
            ["كوكب المريخ.[6][7]", "أطلق عام 2011.(12)", "ثم"],
        ]
    )
    func quotes(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "Opening marks without a space begin the next sentence",
        arguments: [
            ["انتهى.", "«واس» وأكد"], ["انتهى.", "(رويترز) وأكد"], ["انتهى.", "\"واس\" وأكد"],
            ["قال \"انتهى.\"", "وأكد"], ["(انتهى.)", "«واس»"],
        ]
    )
    func gluedQuotes(expected: [String]) {
        #expect(sentences(expected.joined()) == expected)
    }

    @Test(
        "A dash opens a line of dialogue or a list",
        arguments: [
            ["هل عاد؟", "- نعم.", "– متى؟", "— أمس."], ["طرابلس - قال مسؤول.", "- أضاف آخر"], ["كم؟-سأل أحمد-"],
        ]
    )
    func dashes(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "A sentence has a letter",
        arguments: [
            ["1. حزب العدالة.", "2. حزب آخر."], ["١. المشروبات"], ["... ثم قال"], ["؟ لا"],
            ["شكرا! 😂😂"], ["والله أعلم .( 5 / 359 )"], ["نص. / *"],
            // Before letters they begin the next.
            ["شكرا!", "😂 ثم"], ["انتهى.", "* ثانيا"], ["كم؟", "25. وأين؟"],
            // A paragraph without letters is one.
            ["1. 2. 3!"], ["؟؟؟"], ["***"], ["\u{200F}"],
        ]
    )
    func letters(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test(
        "A line break always ends a sentence",
        arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\n\n"]
    )
    func lineBreaks(lineBreak: String) {
        #expect(
            sentences("غارات على سرت\(lineBreak)قال د.\(lineBreak) محمد \(lineBreak)") == [
                "غارات على سرت", "قال د.", "محمد",
            ]
        )
        // A quote that is open does not stay so.
        #expect(sentences("قال \"نعم\(lineBreak)انتهى. \" لا \"") == ["قال \"نعم", "انتهى.", "\" لا \""])
    }

    @Test(
        "White space stays outside",
        arguments: [
            ("", []), (" \u{A0}\t\u{3000}\n \r\n", []), (" \u{A0}ذهب. \u{3000} عاد.\t\n", ["ذهب.", "عاد."]),
            ("\u{FEFF}ذهب", ["ذهب"]), ("\u{FEFF}", []), ("\u{FEFF} \u{FEFF}", ["\u{FEFF}"]),
            // Format controls belong to what follows, or to the sentence before if nothing does. (RLM, PDF)
            ("ذهب. \u{200F}عاد. \u{202C}\n", ["ذهب.", "\u{200F}عاد. \u{202C}"]),
        ]
    )
    func whitespace(text: String, expected: [String]) {
        // As bytes: == of strings takes canonically equivalent ones for the same.
        #expect(sentences(text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test("Ill-formed bytes count as U+FFFD and move nothing")
    func illFormed() {
        // س. and the first two bytes of a four-byte scalar, a stop, a lone continuation byte, a space, ت
        let bytes: [UInt8] = [0xD8, 0xB3, 0xD8, 0xB3, 0x2E, 0xF0, 0x9F, 0x2E, 0xBF, 0x20, 0xD8, 0xAA]
        #expect(SentenceSegmenter().sentences(in: bytes).map(\.utf8Range) == [0..<5, 5..<12])
        // A lead byte swallows no stop and no line break.
        #expect(
            SentenceSegmenter().sentences(in: [0xD8, 0x2E, 0xD8, 0x0A, 0xE2, 0x80, 0x0A, 0xC2]).map(\.utf8Range)
                == [0..<3, 4..<6, 7..<8]
        )
    }

    @Test("Offsets of a substring count from its own start")
    func substrings() {
        let text = "قال: ذهب. عاد."
        let part = text.dropFirst(5)
        #expect(SentenceSegmenter().sentences(in: part).map(\.utf8Range) == [0..<7, 8..<15])
        #expect(part[utf8: 8..<15] == "عاد.")
    }

    @Test("What the body throws ends the walk")
    func throwing() {
        struct Enough: Error {}
        var seen = 0
        #expect(throws: Enough.self) {
            try SentenceSegmenter().forEachSentence(in: "ذهب. عاد. نام.".utf8.span) { (_: Sentence) throws(Enough) in
                seen += 1
                if seen == 2 { throw Enough() }
            }
        }
        #expect(seen == 2)
    }
}
