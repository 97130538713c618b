internal import ArabicText

extension Gazetteer {
    /// Countries, territories, continents, cities, months and weekdays, as the Arabic locale data of the installed ICU
    /// names them.
    ///
    /// ```swift
    /// let text = "إلى القاهرة في جويلية"
    /// for mention in text.mentions(of: .world) {
    ///     print(text[utf8: mention.utf8Range], mention.entry.id)
    /// }
    /// // القاهرة Africa/Cairo
    /// // جويلية month-7
    /// ```
    ///
    /// Nothing in it is written by hand, so it follows the ICU version; without Arabic data it is empty. Regional names,
    /// those of short forms and the English ones are aliases. The attributes are `kind`, `name_en` and `code`:
    ///
    /// | kind | type | id | code |
    /// |---|---|---|---|
    /// | `territory` | `LOC` | `LY` | ISO 3166 |
    /// | `continent`, `region` | `LOC` | `002` | UN M49 |
    /// | `city` | `LOC` | `Africa/Tripoli` | its time zone, as CLDR has it |
    /// | `month` | `DATE` | `month-7` | `7` |
    /// | `islamic-month` | `DATE` | `islamic-month-9` | `islamic-9` |
    /// | `weekday` | `DATE` | `weekday-monday` | ISO 8601: `1` |
    ///
    /// Cities are those that time zones are called by; a few are islands. A name that a territory and a city have
    /// (الجزائر) is the territory's. Months of up to three letters (آب) must be spelled as they are; Islamic months of up
    /// to four (صفر) need شهر before them or هـ behind their year.
    ///
    /// It is made when first used, once for all threads, which takes some 50 milliseconds.
    public static let world = Gazetteer(worldEntries())

    /// By kind in the order above, each sorted.
    private static func worldEntries() -> [Entry] {
        let locales = LocaleNames.locales(of: "ar")
        let (places, dates) = (WorldPlaces(locales: locales), WorldDates(locales: locales))
        var dealer = FormDealer()
        return [places.regions, places.cities, dates.months, dates.weekdays].flatMap { dealer.entries(of: $0) }
    }
}
