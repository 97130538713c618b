// What the default mode makes of Arabic as it is typed: each row is a text and its tokens.

import ArabicText
import Testing

/// A token as the tables write it.
struct Piece: Equatable, CustomStringConvertible {
    let kind: Token.Kind
    let text: String

    var description: String { "\(kind)(\(text))" }
}

func w(_ text: String) -> Piece { Piece(kind: .word, text: text) }
func n(_ text: String) -> Piece { Piece(kind: .number, text: text) }
func p(_ text: String) -> Piece { Piece(kind: .punctuation, text: text) }
func s(_ text: String) -> Piece { Piece(kind: .symbol, text: text) }
func e(_ text: String) -> Piece { Piece(kind: .emoji, text: text) }
func o(_ text: String) -> Piece { Piece(kind: .other, text: text) }
func url(_ text: String) -> Piece { Piece(kind: .url, text: text) }
func email(_ text: String) -> Piece { Piece(kind: .email, text: text) }
func at(_ text: String) -> Piece { Piece(kind: .mention, text: text) }
func tag(_ text: String) -> Piece { Piece(kind: .hashtag, text: text) }
func space(_ text: String) -> Piece { Piece(kind: .whitespace, text: text) }

func pieces(_ text: String, _ tokenizer: Tokenizer = Tokenizer()) -> [Piece] {
    tokenizer.tokens(in: text).map { Piece(kind: $0.kind, text: String(text[utf8: $0.utf8Range])) }
}

@Suite("Tokenizer, Arabic mode")
struct TokenizerTests {
    @Test(
        "Words",
        arguments: [
            ("غارات أميركية على سرت", [w("غارات"), w("أميركية"), w("على"), w("سرت")]),
            // Proclitics and run-ons stay whole.
            ("وبسرت الولاياتالمتحدة", [w("وبسرت"), w("الولاياتالمتحدة")]),
            ("سِرْتُ وَلِيبِيَا", [w("سِرْتُ"), w("وَلِيبِيَا")]),
            ("الـــسلام محمـد هـ", [w("الـــسلام"), w("محمـد"), w("هـ")]),
            ("ـكتاب", [w("ـكتاب")]),
            // NBSP, narrow NBSP and ideographic space split like a space.
            ("حكومة\u{A0}الوفاق\u{202F}الوطني\u{3000}هنا", [w("حكومة"), w("الوفاق"), w("الوطني"), w("هنا")]),
            // Letters of different scripts in contact, letters and digits in contact.
            ("بGPS ٢٠١٦م epa04416226 14كم", [w("بGPS"), w("٢٠١٦م"), w("epa04416226"), w("14كم")]),
            ("_private snake_case كلمة_أخرى 5_3", [w("_private"), w("snake_case"), w("كلمة_أخرى"), w("5_3")]),
            ("ﷺ ﻻ محمدﷺ", [w("ﷺ"), w("ﻻ"), w("محمدﷺ")]),
            // No space after the stop.
            ("ليبيا.ويقول", [w("ليبيا"), p("."), w("ويقول")]),
            ("قال:نعم،لا؛ثم", [w("قال"), p(":"), w("نعم"), p("،"), w("لا"), p("؛"), w("ثم")]),
            ("ق.م", [w("ق"), p("."), w("م")]),
            ("ديسمبر/كانون", [w("ديسمبر"), p("/"), w("كانون")]),
            ("د.أحمد x.س", [w("د"), p("."), w("أحمد"), w("x"), p("."), w("س")]),
            ("القرآن·الكريم ابن's", [w("القرآن"), p("·"), w("الكريم"), w("ابن"), p("'"), w("s")]),
            // Latin keeps UAX #29.
            ("U.S. e.g. don't l’eau", [w("U.S"), p("."), w("e.g"), p("."), w("don't"), w("l’eau")]),
            ("example.com", [w("example.com")]),
            // So does Hebrew, for its quotation marks.
            ("צה\"ל ג'ירף ג' צה״ל", [w("צה\"ל"), w("ג'ירף"), w("ג'"), w("צה״ל")]),
            ("\"ליביה\"", [p("\""), w("ליביה"), p("\"")]),
        ]
    )
    func words(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Numbers, signs, percent",
        arguments: [
            ("45 ٤٥ ۴۵", [n("45"), n("٤٥"), n("۴۵")]),
            ("3.14 ٣٫٥ ١٬٢٥٠٫٧٥ 1,250.75 ١،٥", [n("3.14"), n("٣٫٥"), n("١٬٢٥٠٫٧٥"), n("1,250.75"), n("١،٥")]),
            ("10:30 12:30:45 1'000", [n("10:30"), n("12:30:45"), n("1'000")]),
            ("بلغ 5. و5، و5,", [w("بلغ"), n("5"), p("."), w("و5"), p("،"), w("و5"), p(",")]),
            ("و1,4", [w("و1,4")]),
            ("-5 (−5) +218", [n("-5"), p("("), n("−5"), p(")"), n("+218")]),
            ("5-3 5+3 س-5", [n("5"), p("-"), n("3"), n("5"), s("+"), n("3"), w("س-5")]),
            ("--5 ++5 - 5", [p("--"), n("5"), s("+"), s("+"), n("5"), p("-"), n("5")]),
            ("_-5", [p("_"), p("-"), n("5")]),
            ("-5م -5-A", [p("-"), w("5م"), p("-"), w("5-A")]),
            ("45% ٤٥٪ ٪٥٠ %50 5‰", [n("45%"), n("٤٥٪"), n("٪٥٠"), n("%50"), n("5‰")]),
            ("-45% 45%% %50% %", [n("-45%"), n("45%"), p("%"), n("%50"), p("%"), p("%")]),
            ("%%50 50 %", [p("%%"), n("50"), n("50"), p("%")]),
            // Behind a percent sign the hyphen is one.
            (
                "50%-60% ٥٠٪-٦٠٪ 5%+6",
                [n("50%"), p("-"), n("60%"), n("٥٠٪"), p("-"), n("٦٠٪"), n("5%"), s("+"), n("6")]
            ),
            ("-٪٥ 5٪-٪٦ %-5", [n("-٪٥"), n("5٪"), p("-"), n("٪٦"), p("%"), n("-5")]),
            // Full-width and small.
            ("45％ ％45 45﹪ 45﹪-50", [n("45％"), n("％45"), n("45﹪"), n("45﹪"), p("-"), n("50")]),
            // A word has no percent sign.
            ("ل-5% F-18% ب45%", [w("ل-5"), p("%"), w("F-18"), p("%"), w("ب45"), p("%")]),
            // Tatweel behind digits changes nothing; before digits it is a dash.
            ("٥ـ ـ11", [n("٥ـ"), o("ـ"), n("11")]),
            ("½ ② Ⅷ 3½", [n("½"), n("②"), n("Ⅷ"), n("3"), n("½")]),
            ("$5 5€ 20°", [s("$"), n("5"), n("5"), s("€"), n("20"), s("°")]),
        ]
    )
    func numbers(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Dates",
        arguments: [
            ("2016/12/03", [n("2016/12/03")]),
            ("٣/١٢/٢٠١٦", [n("٣/١٢/٢٠١٦")]),
            ("2016-12-03", [n("2016-12-03")]),
            ("3.12.2016", [n("3.12.2016")]),
            ("يوم 3/12/2016.", [w("يوم"), n("3/12/2016"), p(".")]),
            // A date with letters at its end is a word, like every number.
            ("١٢/٣/٢٠١٦م", [w("١٢/٣/٢٠١٦م")]),
            ("1/2", [n("1"), p("/"), n("2")]),
            ("091-234-567", [n("091"), p("-"), n("234"), p("-"), n("567")]),
            ("1-2-3-4", [n("1"), p("-"), n("2"), p("-"), n("3"), p("-"), n("4")]),
            ("2016/12-03", [n("2016"), p("/"), n("12"), p("-"), n("03")]),
            ("20161/2/3", [n("20161"), p("/"), n("2"), p("/"), n("3")]),
        ]
    )
    func dates(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "A hyphen joins letters and digits",
        arguments: [
            ("F-18E KC-135 MiG-29-UB", [w("F-18E"), w("KC-135"), w("MiG-29-UB")]),
            (
                "بي-2 ب-2 covid-19 كوفيد‐19 كوفيد‑19",
                [w("بي-2"), w("ب-2"), w("covid-19"), w("كوفيد‐19"), w("كوفيد‑19")]
            ),
            ("2016-بغداد A1-B2 3.5-inch", [w("2016-بغداد"), w("A1-B2"), w("3.5-inch")]),
            ("شمال-غرب", [w("شمال"), p("-"), w("غرب")]),
            ("A-B-2", [w("A"), p("-"), w("B-2")]),
            ("5-3-A", [n("5"), p("-"), w("3-A")]),
            ("بي -2 بي- 2", [w("بي"), n("-2"), w("بي"), p("-"), n("2")]),
            ("بي–2", [w("بي"), p("–"), n("2")]),
        ]
    )
    func hyphens(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Punctuation and symbols",
        arguments: [
            ("... ؟؟ \"\" !!", [p("..."), p("؟؟"), p("\"\""), p("!!")]),
            ("…. ؟!", [p("…"), p("."), p("؟"), p("!")]),
            ("«سرت»، (هنا)", [p("«"), w("سرت"), p("»"), p("،"), p("("), w("هنا"), p(")")]),
            ("“داعش”.", [p("“"), w("داعش"), p("”"), p(".")]),
            ("__ _", [p("__"), p("_")]),
            ("=== © ™", [s("="), s("="), s("="), s("©"), s("™")]),
            // A mark belongs to its symbol: ≠ in two scalars.
            ("a=\u{338}b", [w("a"), s("=\u{338}"), w("b")]),
        ]
    )
    func marks(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Format controls, stray marks, stray bytes",
        arguments: [
            // Inside and behind a word they stay in it; before it they are no part of it. (RLM, ZWNJ, soft hyphen, ZWSP)
            ("كل\u{200F}مة\u{200F} \u{200F}كلمة", [w("كل\u{200F}مة\u{200F}"), o("\u{200F}"), w("كلمة")]),
            ("می\u{200C}خواهم كل\u{AD}مة كل\u{200B}مة", [w("می\u{200C}خواهم"), w("كل\u{AD}مة"), w("كل\u{200B}مة")]),
            ("(\u{202B}\u{200F}سرت", [p("("), o("\u{202B}\u{200F}"), w("سرت")]),
            ("45\u{200F}%", [n("45\u{200F}%")]),
            // Marks without a letter before them.
            (" \u{64E}كتب .\u{651}", [o("\u{64E}"), w("كتب"), p("."), o("\u{651}")]),
            ("ـــ ــَ", [o("ـــ"), o("ــَ")]),
            ("a\u{FFFD}\u{FFFD}ب", [w("a"), o("\u{FFFD}"), o("\u{FFFD}"), w("ب")]),
            ("\u{1}\u{E000}\u{378}", [o("\u{1}"), o("\u{E000}"), o("\u{378}")]),
            ("\u{FEFF}سرت", [w("سرت")]),
            ("\u{FEFF}\u{200F}سرت\u{FEFF}هنا", [o("\u{200F}"), w("سرت\u{FEFF}هنا")]),
            ("", []),
        ]
    )
    func formatControls(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Scripts without spaces are cut by ICU",
        arguments: [
            ("ภาษาไทย", [w("ภาษา"), w("ไทย")]),
            ("سرت日本語سرت", [w("سرت"), w("日本語"), w("سرت")]),
            ("カタカナ。", [w("カタカナ"), p("。")]),
            // The zero-width space says where a Thai word ends.
            ("ภาษา\u{200B}ไทย", [w("ภาษา"), o("\u{200B}"), w("ไทย")]),
        ]
    )
    func dictionaryScripts(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "White space, when asked for",
        arguments: [
            ("في  \u{A0}سرت", [w("في"), space("  \u{A0}"), w("سرت")]),
            ("في \n\n سرت", [w("في"), space(" "), space("\n"), space("\n"), space(" "), w("سرت")]),
            (
                "\r\n\r\u{85}\u{2028}\u{2029}",
                [space("\r\n"), space("\r"), space("\u{85}"), space("\u{2028}"), space("\u{2029}")]
            ),
            ("\u{FEFF}\u{200F}\t\u{B}", [o("\u{FEFF}"), o("\u{200F}"), space("\t\u{B}")]),
        ]
    )
    func whitespace(text: String, expected: [Piece]) {
        #expect(pieces(text, Tokenizer(includesWhitespace: true)) == expected)
    }

    @Test("Ill-formed bytes are one token for each maximal subpart and move nothing")
    func illFormed() {
        // س, the first two bytes of a four-byte scalar, a dot, a lone continuation byte, ت
        let bytes: [UInt8] = [0xD8, 0xB3, 0xF0, 0x9F, 0x2E, 0xBF, 0xD8, 0xAA]
        let tokens = Tokenizer().tokens(in: bytes).map { "\($0.kind) \($0.utf8Range)" }
        #expect(tokens == ["word 0..<2", "other 2..<4", "punctuation 4..<5", "other 5..<6", "word 6..<8"])
    }

    @Test("Offsets of a substring count from its own start")
    func substrings() {
        let text = "قال: في سرت."
        let part = text.dropFirst(5)
        let tokens = Tokenizer().tokens(in: part).map { $0.utf8Range }
        #expect(tokens == [0..<4, 5..<11, 11..<12])
        #expect(part[utf8: 5..<11] == "سرت")
        #expect(text[part[utf8: 5..<11].startIndex...] == "سرت.")
    }

    @Test("What the body throws ends the walk")
    func throwing() {
        struct Enough: Error {}
        var seen = 0
        #expect(throws: Enough.self) {
            try Tokenizer().forEachToken(in: "في سرت هنا".utf8.span) { (_: Token) throws(Enough) in
                seen += 1
                if seen == 2 { throw Enough() }
            }
        }
        #expect(seen == 2)
    }

    @Test("Kinds are named as the command prints them")
    func kindNames() {
        #expect(
            Token.Kind.allCases.map(\.rawValue) == [
                "word", "number", "punctuation", "symbol", "emoji", "url", "email", "mention", "hashtag", "whitespace",
                "other",
            ]
        )
    }
}
