internal import CArtokICU

/// What one locale calls regions, cities, months and weekdays, in the locale data of the ICU that is installed.
///
/// ```swift
/// LocaleNames("ar")?.name(.region, "LY")  // "ليبيا"
/// LocaleNames("ar_TN")?.name(.month, 6)   // "جويلية"
/// ```
///
/// For one thread. Opening it costs nothing; the first name of a kind takes up to a millisecond, each further one some
/// microseconds.
package final class LocaleNames {
    private let names: OpaquePointer

    /// `nil` when memory is out, or the locale's name is no name.
    package init?(_ locale: String) {
        guard locale.utf8.count < 64, let names = artok_icu_names_open(locale) else { return nil }
        self.names = names
    }

    deinit { artok_icu_names_close(names) }

    /// Names by code.
    package enum Kind: CaseIterable {
        /// A region in full: الأراضي الفلسطينية.
        case region
        /// As far as another name than the full one is known, where there is little room: فلسطين.
        case shortRegion
        /// Another name: جمهورية التشيك beside التشيك.
        case otherRegion
        /// The city that a time zone is called by.
        case city
    }

    /// Names by number.
    package enum DateKind: CaseIterable {
        /// Months from 0, within a date and alone.
        case month, standaloneMonth
        /// Weekdays from 1, which is Sunday.
        case weekday, standaloneWeekday
        /// Months of the Islamic calendar from 0.
        case islamicMonth, standaloneIslamicMonth
        /// What its years are marked with: هـ.
        case islamicEra
        /// The word month, شهر. It has no number.
        case monthUnit
    }

    /// What a region or the city of a time zone is called; `nil` if nothing is known.
    ///
    /// What the locale does not know may come from a more general one, or be the code in Latin letters.
    package func name(_ kind: Kind, _ code: String) -> String? {
        String(units: 256) { artok_icu_name(names, kind.code, code, $0, $1) }
    }

    /// What a month or weekday is called; `nil` if there is none of this number.
    package func name(_ kind: DateKind, _ number: Int = 0) -> String? {
        guard let number = Int32(exactly: number) else { return nil }
        return String(units: 256) { artok_icu_date_name(names, kind.code, number, $0, $1) }
    }
}

extension LocaleNames {
    /// Codes that locales have names for.
    package enum CodeSet: CaseIterable {
        /// ISO 3166 codes of states and territories: LY. Those that are no longer used are not among them.
        case territories
        /// UN M49 codes: 002 is Africa.
        case continents
        /// The same, of parts of continents; `QO`, the outlying islands of Oceania, is CLDR's own.
        case subcontinents
        /// The same, of what lies across these: 419 is Latin America; `EU`, `UN` and the like.
        case groupings
        /// Time zones that have a place, under CLDR's identifier: Africa/Tripoli.
        case zones
    }

    /// The codes of a set, sorted. Empty when ICU has no such data.
    package static func codes(_ set: CodeSet) -> [String] {
        guard let codes = artok_icu_codes_open(set.code) else { return [] }
        defer { artok_icu_codes_close(codes) }
        var found: [String] = []
        while let code = artok_icu_codes_next(codes) { found.append(String(cString: code)) }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The locales of a language, sorted, so the language itself first. Empty when ICU has no data for it.
    package static func locales(of language: String) -> [String] {
        var found: [String] = []
        var number: Int32 = 0
        while let locale = artok_icu_locale(number) {
            let name = String(cString: locale)
            if name == language || name.hasPrefix(language + "_") { found.append(name) }
            number += 1
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// False if all of the locale's names of regions are those of a more general one.
    package static func hasOwnRegionNames(_ locale: String) -> Bool { artok_icu_has_own_region_names(locale) }
}

extension LocaleNames.Kind {
    fileprivate var code: artok_icu_name {
        switch self {
        case .region: ARTOK_REGION
        case .shortRegion: ARTOK_SHORT_REGION
        case .otherRegion: ARTOK_VARIANT_REGION
        case .city: ARTOK_CITY
        }
    }
}

extension LocaleNames.DateKind {
    fileprivate var code: artok_icu_date_name {
        switch self {
        case .month: ARTOK_MONTH
        case .standaloneMonth: ARTOK_STANDALONE_MONTH
        case .weekday: ARTOK_WEEKDAY
        case .standaloneWeekday: ARTOK_STANDALONE_WEEKDAY
        case .islamicMonth: ARTOK_ISLAMIC_MONTH
        case .standaloneIslamicMonth: ARTOK_ISLAMIC_STANDALONE_MONTH
        case .islamicEra: ARTOK_ISLAMIC_ERA
        case .monthUnit: ARTOK_MONTH_UNIT
        }
    }
}

extension LocaleNames.CodeSet {
    fileprivate var code: artok_icu_code_set {
        switch self {
        case .territories: ARTOK_TERRITORIES
        case .continents: ARTOK_CONTINENTS
        case .subcontinents: ARTOK_SUBCONTINENTS
        case .groupings: ARTOK_GROUPINGS
        case .zones: ARTOK_ZONES
        }
    }
}
