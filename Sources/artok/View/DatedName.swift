import ArabicText

/// The dates in the name of a file or folder, by the rules that `DocumentDate` tells.
///
/// A name is seen as runs of digits and what stands between them. From left to right each run is asked whether a date begins
/// there, and what one date has taken is not part of another.
struct DatedName {
    private struct Run {
        let digits: [Int]
        let place: Range<Int>
    }

    private let scalars: [Unicode.Scalar]
    private let runs: [Run]

    init(_ name: [Unicode.Scalar]) {
        scalars = name
        var runs: [Run] = []
        var position = 0
        while position < name.count {
            let digits = Array(name[position...].lazy.map(DocumentDate.digit).prefix { $0 != nil }.compactMap(\.self))
            if !digits.isEmpty { runs.append(Run(digits: digits, place: position..<position + digits.count)) }
            position += max(digits.count, 1)
        }
        self.runs = runs
    }

    /// Days and months, from left to right.
    func forEachDate(_ body: (CalendarDate) -> Void) {
        var index = 0
        while index < runs.count {
            if let date = compactDay(at: index) {
                body(date)
                index += 1
            } else if let date = day(at: index) {
                body(date)
                index += 3
            } else if let date = month(at: index) {
                body(date)
                index += 2
            } else {
                index += 1
            }
        }
    }

    // MARK: Dates

    /// 20160801, and with a time behind.
    private func compactDay(at index: Int) -> CalendarDate? {
        let run = runs[index]
        let digits = run.digits
        guard [8, 12, 14].contains(digits.count), isFree(before: run) else { return nil }
        guard isFree(after: run, isDay: digits.count == 8) else { return nil }
        if digits.count > 8 {
            // With a plus they are a telephone number.
            if run.place.lowerBound > 0, scalars[run.place.lowerBound - 1] == "+" { return nil }
            guard Self.isTime(digits[8...]) else { return nil }
        }
        return Self.day(digits[..<4], digits[4..<6], digits[6..<8])
    }

    /// 2016-08-01, 01-08-2016.
    private func day(at index: Int) -> CalendarDate? {
        guard let mark = mark(after: index), "-_.".unicodeScalars.contains(mark), self.mark(after: index + 1) == mark,
            isFree(before: runs[index]), isFree(after: runs[index + 2], isDay: true)
        else { return nil }
        let (first, second, third) = (runs[index].digits, runs[index + 1].digits, runs[index + 2].digits)
        guard second.count <= 2, min(first.count, third.count) <= 2 else { return nil }
        if first.count == 4 { return Self.day(first, second, third) }
        if third.count == 4 { return Self.day(third, second, first) ?? Self.day(third, first, second) }
        return nil
    }

    /// 2016-08. One digit would rather be a number of another kind: `report-2016-1`.
    private func month(at index: Int) -> CalendarDate? {
        guard let mark = mark(after: index), "-_".unicodeScalars.contains(mark),
            runs[index].digits.count == 4, runs[index + 1].digits.count == 2,
            isFree(before: runs[index]), isFree(after: runs[index + 1], isDay: false),
            index == 0 || self.mark(after: index - 1) != mark, self.mark(after: index + 1) != mark
        else { return nil }
        let month = DocumentDate.number(runs[index + 1].digits)
        return month > 0 ? DocumentDate.date(DocumentDate.number(runs[index].digits), month) : nil
    }

    private static func day(
        _ year: some Sequence<Int>,
        _ month: some Sequence<Int>,
        _ day: some Sequence<Int>
    ) -> CalendarDate? {
        let (month, day) = (DocumentDate.number(month), DocumentDate.number(day))
        return month > 0 && day > 0 ? DocumentDate.date(DocumentDate.number(year), month, day) : nil
    }

    // MARK: What stands around

    /// The one character between this run and the next.
    private func mark(after index: Int) -> Unicode.Scalar? {
        guard index + 1 < runs.count else { return nil }
        let end = runs[index].place.upperBound
        return runs[index + 1].place.lowerBound == end + 1 ? scalars[end] : nil
    }

    private func isFree(before run: Run) -> Bool {
        run.place.lowerBound == 0 || !Self.touches(scalars[run.place.lowerBound - 1])
    }

    /// - Parameter isDay: A day may have a time behind.
    private func isFree(after run: Run, isDay: Bool) -> Bool {
        let end = run.place.upperBound
        guard end < scalars.count, Self.touches(scalars[end]) else { return true }
        return isDay && scalars[end].isLetter("t") && hasTime(at: end + 1)
    }

    /// The digits of a time, with a Z behind or nothing that touches them.
    private func hasTime(at start: Int) -> Bool {
        guard let time = runs.first(where: { $0.place.lowerBound == start }), Self.isTime(time.digits[...]) else {
            return false
        }
        var end = time.place.upperBound
        if end < scalars.count, scalars[end].isLetter("z") { end += 1 }
        return end == scalars.count || !Self.touches(scalars[end])
    }

    /// Hours, hours and minutes, or seconds as well, with two digits each.
    private static func isTime(_ digits: ArraySlice<Int>) -> Bool {
        guard [2, 4, 6].contains(digits.count) else { return false }
        let time = DocumentDate.number(Array(digits) + Array(repeating: 0, count: 6 - digits.count))
        return time / 10_000 < 24 && time / 100 % 100 < 60 && time % 100 <= 60
    }

    private static func touches(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

extension Unicode.Scalar {
    /// The ASCII letter, small or capital.
    fileprivate func isLetter(_ small: Unicode.Scalar) -> Bool { value | 0x20 == small.value }
}
