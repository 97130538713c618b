internal import CArtokICU

/// How one locale writes numbers, counts and dates, by the locale data of the ICU that is installed.
///
/// ```swift
/// let formats = LocaleFormats("ar-EG")
/// formats?.number(1_234_567)                // "١٬٢٣٤٬٥٦٧"
/// formats?.pluralCategory(3)                // few: ٣ مقالات
/// let firstOfAugust = CalendarDate(year: 2016, month: 8, day: 1)!
/// formats?.date(firstOfAugust, "yMMMMd")    // "١ أغسطس ٢٠١٦"
/// ```
///
/// Which digits a locale has is its own (١٢٣ in Egypt, 123 in Libya) unless the tag names them: `ar-u-nu-latn`. Arabic
/// percentages and negative numbers contain invisible bidi marks (U+061C, U+200E), which are part of them. Where ICU fails,
/// a number or date comes as Swift and ISO 8601 have it.
///
/// For one thread. Opening it takes microseconds, and so does each number or date; the first date may take a millisecond.
package final class LocaleFormats {
    private let formats: OpaquePointer
    /// The language's code: `ar`.
    package let language: String
    package let isRightToLeft: Bool
    /// CLDR's name of the digits: `arab`, `latn`.
    package let numberingSystem: String

    /// `nil` if this is no BCP 47 tag (`ar-LY`, not `ar_LY`) or has 64 bytes or more, if ICU has no data for the language, or
    /// no digits of the kind that the tag wants.
    package init?(_ tag: String) {
        // For C a zero would end the tag.
        guard tag.utf8.allSatisfy(Self.isInTag), let formats = artok_icu_formats_open(tag) else { return nil }
        self.formats = formats
        language = String(cString: artok_icu_formats_language(formats))
        isRightToLeft = artok_icu_formats_is_right_to_left(formats)
        numberingSystem = String(cString: artok_icu_formats_numbering_system(formats))
    }

    deinit { artok_icu_formats_close(formats) }

    private static func isInTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

// MARK: Numbers

extension LocaleFormats {
    /// Grouped as the locale does: ١٬٢٣٤٬٥٦٧, 1.234.567, 12,34,567.
    package func number(_ number: Int) -> String {
        text { artok_icu_format_integer(formats, Int64(number), $0, $1) } ?? String(number)
    }

    /// - Parameter fractionDigits: At most so many, from 0 to 20; zeros at the end are left out, halves are rounded away
    ///   from 0.
    package func number(_ number: Double, fractionDigits: Int) -> String {
        let digits = Int32(min(max(fractionDigits, 0), 20))
        return text { artok_icu_format_decimal(formats, number, digits, $0, $1) } ?? String(number)
    }

    /// - Parameter share: Of 1: 0.1234 is 12.3%.
    package func percent(_ share: Double) -> String {
        text { artok_icu_format_percent(formats, share, 1, $0, $1) } ?? "\(share * 100)%"
    }

    /// The form that words have after this count. Exact up to 2⁵³.
    package func pluralCategory(_ count: Int) -> PluralCategory {
        guard let keyword = artok_icu_plural_category(formats, Int64(count)) else { return .other }
        return PluralCategory(rawValue: String(cString: keyword)) ?? .other
    }

    /// The largest number has 309 digits, which may take two units each, and what groups them.
    private func text(_ write: (UnsafeMutablePointer<UInt16>, Int32) -> Int32) -> String? {
        String(units: 1_024, write)
    }
}

/// The forms of words that languages have for counts, by CLDR's keywords. Arabic has them all.
package enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
}

// MARK: Dates

extension LocaleFormats {
    /// - Parameters:
    ///   - skeleton: The fields, which the locale puts in order: `yMMMMd` is ١ أغسطس ٢٠١٦, August 1, 2016 or 1 August 2016;
    ///     `yMMMM` and `y` are less of it. ASCII letters, fewer than 32. A field that the date does not know is left out.
    package func date(_ date: CalendarDate, _ skeleton: String) -> String {
        let known = Self.skeleton(skeleton, for: date)
        return String(units: 256) { output, capacity in
            artok_icu_format_date(
                formats,
                Int32(date.year),
                Int32(max(date.month, 1)),
                Int32(max(date.day, 1)),
                known,
                output,
                capacity
            )
        } ?? date.description
    }

    /// The letters of the fields that the date knows.
    private static func skeleton(_ skeleton: String, for date: CalendarDate) -> String {
        let years = "GyuU"
        let letters = date.day > 0 ? nil : date.month > 0 ? years + "MLQq" : years
        guard let letters else { return skeleton }
        return skeleton.filter(letters.contains)
    }
}
