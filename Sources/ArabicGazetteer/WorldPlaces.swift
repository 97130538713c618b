internal import ArabicText

/// Regions and cities of ICU's locale data.
struct WorldPlaces {
    private(set) var regions: [LocaleEntity] = []
    private(set) var cities: [LocaleEntity] = []

    /// - Parameter locales: Arabic ones, the most general first.
    init(locales: [String]) {
        addRegions(locales)
        addCities(locales)
    }

    /// Territories and continents, and of the regions above and across these those that have a UN M49 code: what has
    /// letters is a body (`EU`) or an invention (`QO`).
    private mutating func addRegions(_ locales: [String]) {
        let codes =
            LocaleNames.codes(.territories).map { ($0, "territory") }
            + LocaleNames.codes(.continents).map { ($0, "continent") }
            + (LocaleNames.codes(.subcontinents) + LocaleNames.codes(.groupings))
            .filter { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }.map { ($0, "region") }
        regions = codes.map { code, kind in
            LocaleEntity(id: code, type: .location, kind: kind, code: code, arabicNames: [], englishNames: [])
        }
        regions.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
        for locale in locales where locale == locales.first || LocaleNames.hasOwnRegionNames(locale) {
            add(to: \.arabicNames, from: locale)
        }
        add(to: \.englishNames, from: "en")
    }

    private mutating func add(to list: WritableKeyPath<LocaleEntity, [String]>, from locale: String) {
        guard let names = LocaleNames(locale) else { return }
        for index in regions.indices {
            for kind in [LocaleNames.Kind.region, .shortRegion, .otherRegion] {
                guard let name = names.name(kind, regions[index].code) else { continue }
                if !regions[index][keyPath: list].contains(name) { regions[index][keyPath: list].append(name) }
            }
        }
    }

    /// The cities that time zones are called by. A zone that has a territory's English name (Malta) is no city, but its
    /// Arabic name, which may differ, is one of the territory's. Antarctica's are no cities either, but stations. A name that
    /// is just an ordinary word, and no rare one (نوم: Nome, and sleep), is left out.
    private mutating func addCities(_ locales: [String]) {
        guard let first = locales.first, let arabic = LocaleNames(first), let english = LocaleNames("en") else {
            return
        }
        var territories: [String: Int] = [:]
        for (index, region) in regions.enumerated() {
            for name in region.englishNames { territories[name] = index }
        }
        for zone in LocaleNames.codes(.zones) where !zone.hasPrefix("Antarctica/") {
            guard let name = arabic.name(.city, zone), let englishName = english.name(.city, zone) else { continue }
            if let index = territories[englishName] {
                regions[index].arabicNames.append(name)
            } else if !CommonWords.standard.isOrdinary(name) {
                cities.append(
                    LocaleEntity(
                        id: zone,
                        type: .location,
                        kind: "city",
                        code: zone,
                        arabicNames: [name],
                        englishNames: [englishName]
                    )
                )
            }
        }
    }
}
