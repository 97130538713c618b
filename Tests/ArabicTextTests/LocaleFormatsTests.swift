import ArabicText
import Testing

/// Numbers, counts and dates of locales. Which digits a locale has may change from one ICU to the next, so tables say what
/// is expected with each kind, and the tag's own choice is tested beside it. Bidi marks are left out: their place changes too.
@Suite struct `Locale formats` {
    @Test(arguments: [
        ("ar", "ar", true, ["arab", "latn"]), ("ar-LY", "ar", true, ["arab", "latn"]),
        ("AR-ly", "ar", true, ["arab", "latn"]),
        ("ar-u-nu-latn", "ar", true, ["latn"]), ("ar-LY-u-nu-arab", "ar", true, ["arab"]),
        ("ar-EG-u-nu-arabext", "ar", true, ["arabext"]),
        ("fa", "fa", true, ["arabext"]), ("en", "en", false, ["latn"]), ("en-GB", "en", false, ["latn"]),
        ("fr-TN", "fr", false, ["latn"]),
    ])
    func `language, direction, digits`(tag: String, language: String, isRightToLeft: Bool, systems: [String]) throws {
        let formats = try #require(LocaleFormats(tag))
        #expect(formats.language == language && formats.isRightToLeft == isRightToLeft)
        #expect(systems.contains(formats.numberingSystem), "\(formats.numberingSystem)")
    }

    @Test(arguments: [
        "", "x", "a", "-", "-ar", "ar-", "ar-LY-", "ar-LY-x", "ar--LY", "ar_LY", "ar LY", "ar\0LY", "ar\0", "\0",
        "عربي", "ar-ليبيا",
        "ar@numbers=latn", "ar.UTF-8", "123", "abcdefghi",
        // Tags, but ICU knows no such language; of none; no such digits; no digits at all.
        "qq", "qq-LY", "english", "und", "x-ar", "ar-u-nu-xxxx", "en-u-nu-roman",
        String(repeating: "a", count: 64), String(repeating: "ar-", count: 1_000),
        // 64 bytes.
        "ar-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaa",
    ])
    func `what is no locale`(tag: String) { #expect(LocaleFormats(tag) == nil) }

    @Test
    func `a tag of 63 bytes`() {
        let tag = "ar-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaa"
        #expect(tag.utf8.count == 63 && LocaleFormats(tag)?.language == "ar")
        // More than ICU has room for, or not: it does not matter which.
        _ = LocaleFormats("ar-u-kv-space-kr-space-ks-level1-kf-upper-kk-true-kc-true-kn")
    }

    // MARK: Numbers

    @Test(arguments: [
        ("ar", "١٬٢٣٤٬٥٦٧", "1,234,567"), ("ar-LY", "١٬٢٣٤٬٥٦٧", "1.234.567"), ("ar-EG", "١٬٢٣٤٬٥٦٧", "1,234,567"),
        ("ar-u-nu-latn", "", "1,234,567"), ("ar-LY-u-nu-arab", "١٬٢٣٤٬٥٦٧", ""),
        ("en", "", "1,234,567"), ("en-GB", "", "1,234,567"), ("en-IN", "", "12,34,567"),
    ])
    func `whole numbers`(tag: String, arabic: String, latin: String) throws {
        let formats = try #require(LocaleFormats(tag))
        #expect(plain(formats.number(1_234_567)) == choose(formats, arabic, latin))
        #expect(formats.number(0) == choose(formats, "٠", "0") && formats.number(12) == choose(formats, "١٢", "12"))
        // Whatever was asked before.
        #expect(plain(formats.number(0.5, fractionDigits: 3)).count == 3)
        #expect(plain(formats.number(1_234_567)) == choose(formats, arabic, latin))
        for number in [Int.max, .min, -1] {
            let digits = formats.number(number).unicodeScalars.filter { $0.properties.numericType == .decimal }
            #expect(digits.count == String(number.magnitude).count)
        }
    }

    @Test(arguments: [
        ("ar-EG", 3.14159, 2, "٣٫١٤", "3.14"), ("ar-LY", 3.14159, 2, "٣٫١٤", "3,14"),
        ("ar-LY", 1234.5, 1, "١٬٢٣٤٫٥", "1.234,5"),
        ("en", 1234.5678, 2, "", "1,234.57"), ("en", 2, 2, "", "2"), ("en", 2.10, 2, "", "2.1"),
        // Halves go up, not to the even number.
        ("en", 2.5, 0, "", "3"), ("en", 3.5, 0, "", "4"), ("en", 0.125, 2, "", "0.13"), ("en", -2.5, 0, "", "-3"),
        // As many digits as there may be.
        ("en", 0.1, -1, "", "0"), ("en", 0.5, .min, "", "1"), ("en", 0.25, .max, "", "0.25"),
    ])
    func `decimals`(tag: String, number: Double, digits: Int, arabic: String, latin: String) throws {
        let formats = try #require(LocaleFormats(tag))
        #expect(plain(formats.number(number, fractionDigits: digits)) == choose(formats, arabic, latin))
    }

    @Test(arguments: [
        ("ar-EG", 0.1234, "١٢٫٣٪", "12.3%"), ("ar-LY", 0.1234, "١٢٫٣٪", "12,3%"), ("ar-LY", 1, "١٠٠٪", "100%"),
        ("en", 0.1234, "", "12.3%"), ("en", 0, "", "0%"), ("en", 0.9999, "", "100%"), ("en", 25, "", "2,500%"),
    ])
    func `shares`(tag: String, share: Double, arabic: String, latin: String) throws {
        let formats = try #require(LocaleFormats(tag))
        #expect(plain(formats.percent(share)) == choose(formats, arabic, latin))
    }

    @Test(arguments: ["ar", "en", "ar-u-nu-mathbold"])
    func `numbers that are no ordinary ones`(tag: String) throws {
        let formats = try #require(LocaleFormats(tag))
        let largest = formats.number(.greatestFiniteMagnitude, fractionDigits: 20)
        #expect(largest.unicodeScalars.count { $0.properties.numericType == .decimal } == 309)
        #expect(formats.number(.infinity, fractionDigits: 2).contains("∞"))
        #expect(!formats.number(.nan, fractionDigits: 2).isEmpty && !formats.percent(.nan).isEmpty)
        #expect(!formats.percent(.greatestFiniteMagnitude).isEmpty)
    }

    // MARK: Counts

    @Test(
        arguments: [
            (0, .zero, .other), (1, .one, .one), (2, .two, .other), (3, .few, .other), (10, .few, .other),
            (11, .many, .other), (99, .many, .other), (100, .other, .other), (101, .other, .other),
            (102, .other, .other),
            (103, .few, .other), (110, .few, .other), (111, .many, .other), (200, .other, .other),
            (1_000_000, .other, .other),
            (1_000_003, .few, .other), (-3, .few, .other),
        ] as [(Int, PluralCategory, PluralCategory)]
    )
    func `forms that words have after a count`(count: Int, arabic: PluralCategory, english: PluralCategory) throws {
        for tag in ["ar", "ar-LY", "ar-u-nu-latn"] {
            #expect(try #require(LocaleFormats(tag)).pluralCategory(count) == arabic, "\(tag)")
        }
        #expect(try #require(LocaleFormats("en-GB")).pluralCategory(count) == english)
    }

    @Test
    func `counts without end`() throws {
        let arabic = try #require(LocaleFormats("ar"))
        for count in [Int.max, .min, 1 << 53] { _ = arabic.pluralCategory(count) }
        #expect(arabic.pluralCategory(9_007_199_254_740_911) == .many)
        #expect(PluralCategory.allCases.map(\.rawValue) == ["zero", "one", "two", "few", "many", "other"])
    }

    // MARK: Dates

    @Test(arguments: [
        ("ar", "1 أغسطس 2016", "أغسطس 2016"), ("ar-LY", "1 أغسطس 2016", "أغسطس 2016"),
        ("ar-EG", "1 أغسطس 2016", "أغسطس 2016"), ("ar-TN", "1 أوت 2016", "أوت 2016"), ("ar-SY", "1 آب 2016", "آب 2016"),
        // Where another calendar is the usual one, or asked for.
        ("ar-SA", "1 أغسطس 2016", "أغسطس 2016"), ("ar-u-ca-islamic", "1 أغسطس 2016", "أغسطس 2016"),
        ("ar-u-nu-latn", "1 أغسطس 2016", "أغسطس 2016"), ("en-u-ca-buddhist", "August 1, 2016", "August 2016"),
        ("en", "August 1, 2016", "August 2016"), ("en-GB", "1 August 2016", "August 2016"),
    ])
    func `days, months and years`(tag: String, day: String, month: String) throws {
        let formats = try #require(LocaleFormats(tag))
        let date = try #require(CalendarDate(year: 2016, month: 8, day: 1))
        let expected = [day, month, "2016"].map { inDigits(of: formats, $0) }
        #expect(["yMMMMd", "yMMMM", "y"].map { plain(formats.date(date, $0)) } == expected)
        // One after the other, the other way round.
        #expect(["y", "yMMMM", "yMMMMd"].map { plain(formats.date(date, $0)) } == expected.reversed())
    }

    @Test
    func `fields that the date does not know are left out`() throws {
        let formats = try #require(LocaleFormats("en-GB"))
        let (year, month) = (try #require(CalendarDate(year: 2016)), try #require(CalendarDate(year: 2016, month: 8)))
        #expect(formats.date(month, "yMMMMd") == "August 2016" && formats.date(month, "yMMMMEEEEd") == "August 2016")
        #expect(formats.date(year, "yMMMMd") == "2016" && formats.date(month, "MMMM") == "August")
        // Nothing is left, or nothing was asked for, or too much.
        #expect(formats.date(month, "d") == "2016-08" && formats.date(year, "MMMMd") == "2016")
        #expect(formats.date(month, "") == "2016-08")
        #expect(formats.date(month, String(repeating: "y", count: 32)) == "2016-08")
    }

    @Test(arguments: [
        (2016, 8, 1, "Monday"), (1999, 12, 31, "Friday"), (2000, 2, 29, "Tuesday"), (2999, 12, 31, "Tuesday"),
        // Before 1582 the rules are the same: it was Sunday by the calendar of that time.
        (1500, 3, 1, "Thursday"), (1000, 1, 1, "Wednesday"),
    ])
    func `weekdays`(year: Int, month: Int, day: Int, weekday: String) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        let formats = try #require(LocaleFormats("en"))
        #expect(formats.date(date, "EEEE") == weekday && formats.date(date, "d") == "\(day)")
    }

    // MARK: What the locale data decides

    private func choose(_ formats: LocaleFormats, _ arabic: String, _ latin: String) -> String {
        formats.numberingSystem == "arab" ? arabic : latin
    }

    private func inDigits(of formats: LocaleFormats, _ text: String) -> String {
        guard formats.numberingSystem == "arab" else { return text }
        return String(text.map { $0.wholeNumberValue.map { Array("٠١٢٣٤٥٦٧٨٩")[$0] } ?? $0 })
    }

    private func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.filter { !["\u{61C}", "\u{200E}", "\u{200F}"].contains($0) })
        )
    }
}
