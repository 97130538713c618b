/// A day of the Gregorian calendar, or a month or a year if no more is known. It has no time and no time zone.
///
/// ```swift
/// CalendarDate(year: 2016, month: 8, day: 1)?.description  // "2016-08-01"
/// CalendarDate(year: 2016)?.description                    // "2016"
/// CalendarDate(year: 2015, month: 2, day: 29)              // nil
/// ```
///
/// The calendar is proleptic: its rules hold for the time before 1582 too. Dates sort by time, and a month or year before
/// what is within it.
package struct CalendarDate: Hashable, Sendable {
    package let year: Int
    /// From 1; 0 if unknown.
    package let month: Int
    /// From 1; 0 if unknown.
    package let day: Int

    /// `nil` if there is no such day, or the year is not between 1000 and 2999. The day of an unknown month is none.
    package init?(year: Int, month: Int = 0, day: Int = 0) {
        guard 1000...2999 ~= year, 0...12 ~= month, 0...Self.days(of: month, in: year) ~= day else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 0: 0
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: Comparable {
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// As ISO 8601 has it: 2016-08-01, 2016-08 or 2016.
    package var description: String {
        ([year] + [month, day].prefix { $0 != 0 }).map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }
}
