// Addresses, names and emoji: what is one token although it is made of letters and marks.

import ArabicText
import Testing

@Suite("Tokenizer: addresses, names, emoji")
struct TokenizerLinkTests {
    @Test(
        "Web addresses",
        arguments: [
            ("https://t.co/aB3?x=1#y", [url("https://t.co/aB3?x=1#y")]),
            (
                "www.un.org HTTP://UN.ORG ftp://x/y git+ssh://h/p",
                [
                    url("www.un.org"), url("HTTP://UN.ORG"), url("ftp://x/y"), url("git+ssh://h/p"),
                ]
            ),
            ("un.org/ar un.org:8080/ar", [url("un.org/ar"), url("un.org:8080/ar")]),
            // An IRI, with its balanced bracket.
            ("https://ar.wikipedia.org/wiki/سرت_(مدينة).", [url("https://ar.wikipedia.org/wiki/سرت_(مدينة)"), p(".")]),
            ("(https://x.com/a)", [p("("), url("https://x.com/a"), p(")")]),
            // A bracket that it did not open is none of it.
            (
                "https://x.com/a]b https://x.com/a)",
                [url("https://x.com/a"), p("]"), w("b"), url("https://x.com/a"), p(")")]
            ),
            ("https://[::1]/a", [url("https://[::1]/a")]),
            ("x-http://a.b h2+c.d://e", [w("x"), p("-"), url("http://a.b"), url("h2+c.d://e")]),
            (
                "[نص](https://x.com/a)وقال",
                [
                    p("["), w("نص"), p("]"), p("("), url("https://x.com/a"), p(")"), w("وقال"),
                ]
            ),
            (
                "https://x.com/a؟ https://x.com/a، «https://x.com»",
                [
                    url("https://x.com/a"), p("؟"), url("https://x.com/a"), p("،"), p("«"), url("https://x.com"),
                    p("»"),
                ]
            ),
            (
                "https://x.com/a... https://t.co/ab…",
                [url("https://x.com/a"), p("..."), url("https://t.co/ab"), p("…")]
            ),
            (
                "<https://x.com> \"www.x.com\"",
                [s("<"), url("https://x.com"), s(">"), p("\""), url("www.x.com"), p("\"")]
            ),
            ("https://x.com😀", [url("https://x.com"), e("😀")]),
            // Glued behind Arabic letters, with tashkeel or tatweel between, and behind marks.
            (
                "انظرhttps://x.com/a، انظرُwww.x.com انظرـwww.x.com",
                [
                    w("انظر"), url("https://x.com/a"), p("،"), w("انظرُ"), url("www.x.com"), w("انظرـ"),
                    url("www.x.com"),
                ]
            ),
            (
                "المصدر:https://x.com Source:https://x.com end.https://x.com",
                [
                    w("المصدر"), p(":"), url("https://x.com"), w("Source"), p(":"), url("https://x.com"), w("end"),
                    p("."),
                    url("https://x.com"),
                ]
            ),
            // At the end of a run that looks like the head of one.
            ("a_b-c.d-un.org/ar", [w("a_b"), p("-"), url("c.d-un.org/ar")]),
            ("a-b.c-www.un.org،", [w("a"), p("-"), w("b.c"), p("-"), url("www.un.org"), p("،")]),
            // No address.
            (
                "http:// www. example.com",
                [
                    w("http"), p(":"), p("//"), w("www"), p("."), w("example.com"),
                ]
            ),
            (
                "and/or U.S./Russia 1.5/2",
                [
                    w("and"), p("/"), w("or"), w("U.S"), p("."), p("/"), w("Russia"), n("1.5"), p("/"), n("2"),
                ]
            ),
        ]
    )
    func urls(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "E-mail addresses",
        arguments: [
            ("info@un.org.", [email("info@un.org"), p(".")]),
            ("first.last+tag@mail.un.org", [email("first.last+tag@mail.un.org")]),
            (
                "راسلناinfo@un.org email:info@un.org",
                [w("راسلنا"), email("info@un.org"), w("email"), p(":"), email("info@un.org")]
            ),
            ("info@un.orgوقال", [email("info@un.org"), w("وقال")]),
            (
                "user@example.com-قال user@example.com- a@b-c.org--",
                [
                    email("user@example.com"), p("-"), w("قال"), email("user@example.com"), p("-"), email("a@b-c.org"),
                    p("--"),
                ]
            ),
            ("user@host", [w("user"), p("@"), w("host")]),
        ]
    )
    func emails(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Mentions",
        arguments: [
            ("@un_arabic، @مستخدم ＠user @123", [at("@un_arabic"), p("،"), at("@مستخدم"), at("＠user"), at("@123")]),
            ("(@user) @محمّـد", [p("("), at("@user"), p(")"), at("@محمّـد")]),
            ("س@ب _@ب @ @@ب", [w("س"), p("@"), w("ب"), p("_"), p("@"), w("ب"), p("@"), p("@"), at("@ب")]),
        ]
    )
    func mentions(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    // The Arabic and Persian rows are those of twitter-text's conformance suite.
    @Test(
        "Hashtags",
        arguments: [
            ("#سیاست #السياسة #لغات", [tag("#سیاست"), tag("#السياسة"), tag("#لغات")]),
            (
                "#رئيس_الوزراء, #ثبت_نام. #لس_آنجلس",
                [tag("#رئيس_الوزراء"), p(","), tag("#ثبت_نام"), p("."), tag("#لس_آنجلس")]
            ),
            ("#أي\u{200C}بي\u{200C}إم #می\u{200C}خواهم", [tag("#أي\u{200C}بي\u{200C}إم"), tag("#می\u{200C}خواهم")]),
            ("#۳۴۵هشتگ #هشتگ۶۷۸ #ســـلام_عليكم_٤٠٦", [tag("#۳۴۵هشتگ"), tag("#هشتگ۶۷۸"), tag("#ســـلام_عليكم_٤٠٦")]),
            ("#لِيبْيا ＃سرت #日本語", [tag("#لِيبْيا"), tag("＃سرت"), tag("#日本語")]),
            ("#123 #_ #", [p("#"), n("123"), p("#"), p("_"), p("#")]),
            ("##سرت C#x #أ#ب", [p("#"), tag("#سرت"), w("C"), p("#"), w("x"), tag("#أ"), p("#"), w("ب")]),
        ]
    )
    func hashtags(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }

    @Test(
        "Emoji",
        arguments: [
            ("😀😂 سرت😀", [e("😀"), e("😂"), w("سرت"), e("😀")]),
            ("👨‍👩‍👧 👍🏽 🏳️‍🌈 ⛹🏽‍♂️", [e("👨‍👩‍👧"), e("👍🏽"), e("🏳️‍🌈"), e("⛹🏽‍♂️")]),
            ("🇱🇾🇪🇬 🇱", [e("🇱🇾"), e("🇪🇬"), s("🇱")]),
            ("1️⃣2️⃣ #️⃣ *️⃣ 12️⃣", [e("1️⃣"), e("2️⃣"), e("#️⃣"), e("*️⃣"), n("1"), e("2️⃣")]),
            ("_1️⃣ بي-2️⃣ 3.1️⃣", [p("_"), e("1️⃣"), w("بي"), p("-"), e("2️⃣"), n("3"), p("."), e("1️⃣")]),
            ("5ℹ️", [n("5"), e("ℹ️")]),
            ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", [e("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]),
            // Text presentation without U+FE0F, and with U+FE0E whatever the character.
            ("© ™ ☎ ❤ ❤\u{FE0E} ⌚\u{FE0E}", [s("©"), s("™"), s("☎"), s("❤"), s("❤\u{FE0E}"), s("⌚\u{FE0E}")]),
            ("❤\u{FE0F} ©\u{FE0F} ☎\u{FE0F}", [e("❤\u{FE0F}"), e("©\u{FE0F}"), e("☎\u{FE0F}")]),
            // Letters and marks that U+FE0F makes emoji.
            ("ℹ\u{FE0F} سرتℹ\u{FE0F} ‼\u{FE0F} ℹ", [e("ℹ\u{FE0F}"), w("سرت"), e("ℹ\u{FE0F}"), e("‼\u{FE0F}"), w("ℹ")]),
        ]
    )
    func emoji(text: String, expected: [Piece]) {
        #expect(pieces(text) == expected)
    }
}
