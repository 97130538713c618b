import ArabicText
import Testing

/// Names in ICU's locale data, and what is asked of it that it does not have.
@Suite struct `Locale names` {
    @Test
    func `of regions and cities`() throws {
        let arabic = try #require(LocaleNames("ar"))
        #expect(arabic.name(.region, "LY") == "ليبيا" && arabic.name(.region, "002") == "أفريقيا")
        #expect(arabic.name(.region, "PS") == "الأراضي الفلسطينية" && arabic.name(.shortRegion, "PS") == "فلسطين")
        #expect(arabic.name(.otherRegion, "TL") == "تيمور الشرقية" && arabic.name(.otherRegion, "LY") == nil)
        #expect(arabic.name(.city, "Africa/Tripoli") == "طرابلس" && arabic.name(.city, "Asia/Gaza") == "غزة")
        let english = try #require(LocaleNames("en"))
        #expect(english.name(.region, "LY") == "Libya" && english.name(.city, "Africa/Cairo") == "Cairo")
    }

    @Test
    func `of months and weekdays`() throws {
        let (arabic, tunisian) = (try #require(LocaleNames("ar")), try #require(LocaleNames("ar_TN")))
        #expect(arabic.name(.month, 6) == "يوليو" && tunisian.name(.standaloneMonth, 6) == "جويلية")
        #expect(arabic.name(.weekday, 1) == "الأحد" && arabic.name(.standaloneWeekday, 7) == "السبت")
        #expect(arabic.name(.islamicMonth, 8) == "رمضان" && arabic.name(.standaloneIslamicMonth, 0) == "محرم")
        #expect(arabic.name(.islamicEra, 0) == "هـ" && arabic.name(.monthUnit) == "شهر")
    }

    @Test
    func `that are not there`() throws {
        let arabic = try #require(LocaleNames("ar"))
        for code in ["", "X", "QQ1", "لي", String(repeating: "A", count: 1_000)] {
            #expect(arabic.name(.region, code) == nil && arabic.name(.shortRegion, code) == nil, "\(code)")
            #expect(arabic.name(.otherRegion, code) == nil, "\(code)")
            _ = arabic.name(.city, code)
        }
        for number in [-1, 12, 13, .max, .min] {
            #expect(arabic.name(.month, number) == nil && arabic.name(.islamicMonth, number) == nil, "\(number)")
        }
        #expect(arabic.name(.weekday, 0) == nil && arabic.name(.weekday, 8) == nil)
        #expect(LocaleNames(String(repeating: "a", count: 64)) == nil)
        // No locale: what it says comes from elsewhere.
        let unknown = try #require(LocaleNames("qq_QQ"))
        _ = unknown.name(.region, "LY")
        _ = unknown.name(.otherRegion, "CZ")
        _ = unknown.name(.month, 0)
    }

    @Test(arguments: LocaleNames.CodeSet.allCases)
    func `codes are sorted, each once`(set: LocaleNames.CodeSet) {
        let codes = LocaleNames.codes(set)
        #expect(!codes.isEmpty && !codes.contains(""))
        #expect(codes == codes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(Set(codes).count == codes.count)
    }

    @Test
    func `locales of a language`() {
        let arabic = LocaleNames.locales(of: "ar")
        #expect(arabic.first == "ar" && arabic.contains("ar_LY") && arabic.contains("ar_TN"))
        #expect(arabic.allSatisfy { $0 == "ar" || $0.hasPrefix("ar_") })
        #expect(LocaleNames.locales(of: "qq") == [])
        #expect(LocaleNames.hasOwnRegionNames("ar") && LocaleNames.hasOwnRegionNames("en"))
    }
}
