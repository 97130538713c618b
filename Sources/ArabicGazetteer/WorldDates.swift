internal import ArabicText

/// Months and weekdays of ICU's locale data.
struct WorldDates {
    /// January to December, then Muharram to Dhu al-Hijja.
    let months: [LocaleEntity]
    /// Monday to Sunday.
    let weekdays: [LocaleEntity]

    /// - Parameter locales: Arabic ones, the most general first.
    init(locales: [String]) {
        months = Self.gregorianMonths(locales) + Self.islamicMonths(locales)
        weekdays = Self.weekdays(locales)
    }

    private static func gregorianMonths(_ locales: [String]) -> [LocaleEntity] {
        let kinds: [LocaleNames.DateKind] = [.month, .standaloneMonth]
        let english = names(kinds, 0...11, in: ["en"])
        return names(kinds, 0...11, in: locales).enumerated().map { index, arabic in
            let id = "month-\(index + 1)"
            var month = entity(id, "month", "\(index + 1)", arabic, english[index])
            let long = arabic.filter { letters(of: $0) > mostShortLetters }
            if long.count < arabic.count {
                // آب is not أب. Its other names may do without hamza, as everywhere.
                month.match.folding = .marks
                let folded = long.map(Normalizer(.matching).normalize)
                month.arabicNames += folded
            }
            return month
        }
    }

    private static func islamicMonths(_ locales: [String]) -> [LocaleEntity] {
        let kinds: [LocaleNames.DateKind] = [.islamicMonth, .standaloneIslamicMonth]
        let english = names(kinds, 0...11, in: ["en"])
        let context = islamicContext(locales)
        return names(kinds, 0...11, in: locales).enumerated().compactMap { index, arabic in
            let code = "islamic-\(index + 1)"
            var month = entity("islamic-month-\(index + 1)", "islamic-month", code, arabic, english[index])
            if arabic.contains(where: { letters(of: $0) <= mostShortIslamicLetters }) {
                guard let context else { return nil }
                month.match.context = context
            }
            return month
        }
    }

    private static func weekdays(_ locales: [String]) -> [LocaleEntity] {
        let kinds: [LocaleNames.DateKind] = [.weekday, .standaloneWeekday]
        let english = names(kinds, 1...7, in: ["en"])
        let sundayFirst = names(kinds, 1...7, in: locales).enumerated().map { index, arabic in
            // ISO 8601 counts from Monday.
            let number = index == 0 ? 7 : index
            let name = english[index].first?.lowercased() ?? "\(number)"
            return entity("weekday-\(name)", "weekday", "\(number)", arabic, english[index])
        }
        return Array(sundayFirst.dropFirst() + sundayFirst.prefix(1))
    }

    private static func entity(
        _ id: String,
        _ kind: String,
        _ code: String,
        _ arabic: [String],
        _ english: [String]
    ) -> LocaleEntity {
        LocaleEntity(id: id, type: .date, kind: kind, code: code, arabicNames: arabic, englishNames: english)
    }

    /// The names that the locales have for each number, each name once.
    private static func names(
        _ kinds: [LocaleNames.DateKind],
        _ numbers: ClosedRange<Int>,
        in locales: [String]
    ) -> [[String]] {
        var found = numbers.map { _ in [String]() }
        for locale in locales {
            guard let names = LocaleNames(locale) else { continue }
            for (place, number) in numbers.enumerated() {
                for kind in kinds {
                    guard let name = names.name(kind, number), !found[place].contains(name) else { continue }
                    found[place].append(name)
                }
            }
        }
        return found
    }

    // MARK: Short names

    /// Names of so few letters are found as they are spelled only.
    private static let mostShortLetters = 3
    /// Islamic months of so few letters are everyday words (صفر is zero) and need a word nearby.
    private static let mostShortIslamicLetters = 4

    /// Of a name of one word; else more than any limit.
    private static func letters(of name: String) -> Int {
        name.contains(" ") ? .max : Normalizer(.matching).normalize(name).unicodeScalars.count
    }

    /// The word month before, or the era behind the year. `nil` if the locale has neither.
    private static func islamicContext(_ locales: [String]) -> MatchOptions.Context? {
        guard let names = locales.first.flatMap({ LocaleNames($0) }) else { return nil }
        let month = names.name(.monthUnit).map { [$0] }?.filter(\.isArabicName) ?? []
        let era = names.name(.islamicEra).map { [$0] }?.filter(\.isArabicName) ?? []
        return month.isEmpty && era.isEmpty ? nil : .init(before: month, after: era, window: 2)
    }
}
