import ArabicText
import Testing

@Suite struct `Calendar dates` {
    @Test(arguments: [
        (2016, 8, 1, "2016-08-01"), (2016, 12, 31, "2016-12-31"), (2016, 8, 0, "2016-08"), (2016, 0, 0, "2016"),
        (1000, 1, 1, "1000-01-01"), (2999, 12, 31, "2999-12-31"),
        // Leap years, in the time before 1582 too.
        (2016, 2, 29, "2016-02-29"), (2000, 2, 29, "2000-02-29"), (1600, 2, 29, "1600-02-29"),
        (1204, 2, 29, "1204-02-29"), (2011, 4, 30, "2011-04-30"),
    ])
    func `that there are`(year: Int, month: Int, day: Int, text: String) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        #expect(date.description == text && (date.year, date.month, date.day) == (year, month, day))
    }

    @Test(arguments: [
        (999, 1, 1), (3000, 1, 1), (-2016, 1, 1), (2016, 13, 1), (2016, -1, 0), (2016, 8, 32), (2016, 8, -1),
        (2016, 0, 1),
        (2015, 2, 29), (1900, 2, 29), (1500, 2, 29), (2016, 2, 30), (2011, 4, 31), (2011, 6, 31), (2011, 9, 31),
        (2011, 11, 31), (.max, .max, .max), (.min, .min, .min), (2016, .min, 1), (2016, 8, .max),
    ])
    func `that there are not`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    @Test
    func `sort by time, the less known ones first`() {
        let sorted = [
            (2015, 12, 31), (2016, 0, 0), (2016, 1, 0), (2016, 1, 1), (2016, 1, 2), (2016, 2, 0), (2017, 0, 0),
        ]
        .compactMap { CalendarDate(year: $0, month: $1, day: $2) }
        #expect(sorted.count == 7 && sorted.reversed().sorted() == sorted && Set(sorted + sorted).count == 7)
    }
}
