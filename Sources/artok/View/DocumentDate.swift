import ArabicText

/// The date of a document, as its file's name or the folders it is in tell it.
///
/// ```swift
/// DocumentDate.of(path: "libya/٢٠١٦-٠٨-٠١ سرت.txt")  // 2016-08-01
/// DocumentDate.of(path: "2016/08/سرت.txt")           // 2016-08
/// DocumentDate.of(path: "004_712029dedc3d3d6d.txt")  // nil
/// ```
///
/// What is read, in digits 0–9, ٠–٩ or ۰–۹:
/// - in a name, be it a folder's: 2016-08-01, 2016_08_01, 2016.08.01 (also with one digit: 2016-8-1); 01-08-2016 in the same
///   ways, day first as Arabic has it, and month first only if there is no such month (08-31-2016); 20160801; one of these
///   with a time behind, 2016-08-01T12:30 or 201608011230 and 20160801123000; 2016-08 and 2016_08;
/// - folders within each other: 2016/08/01 and 2016/08 (2016/8/1), and 2016 alone;
/// - a file's name that is a year and nothing else: 2016.txt.
///
/// A day is taken before a month, a month before a year, and of two alike the last one, which is the deepest. Letters or
/// further digits may not touch a date, but for the T of a time, so numbers and hashes are none. A month may not be part of a
/// longer chain of numbers: 2016-08-99 is nothing at all. Years are those from 1800 to 2099: before come the years of the
/// Hijra, which are not to be taken for Gregorian ones.
enum DocumentDate {
    static func of(path: String) -> CalendarDate? {
        var best: CalendarDate?
        func offer(_ date: CalendarDate) {
            if let best, precision(best) > precision(date) { return }
            best = date
        }
        var folders = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
        let file = folders.popLast().map(Array.init) ?? []
        var above = FolderDate()
        for folder in folders where !folder.isEmpty && !folder.elementsEqual(".".unicodeScalars) {
            let name = Array(folder)
            DatedName(name).forEachDate(offer)
            if let date = above.enter(name) { offer(date) }
        }
        DatedName(file).forEachDate(offer)
        var fileAlone = FolderDate()
        if let stem = stem(of: file), let year = fileAlone.enter(stem) { offer(year) }
        return best
    }

    private static func precision(_ date: CalendarDate) -> Int { date.day > 0 ? 2 : date.month > 0 ? 1 : 0 }

    /// A file's name without its endings; `nil` if what follows a dot begins with no letter.
    private static func stem(of name: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.dropFirst().allSatisfy({ $0.first?.properties.isAlphabetic ?? false }) else { return nil }
        return parts.first.map(Array.init)
    }

    // MARK: Numbers

    /// The value of a digit in ASCII, Arabic or Persian.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0x660...0x669: Int(scalar.value - 0x660)
        case 0x6F0...0x6F9: Int(scalar.value - 0x6F0)
        default: nil
        }
    }

    /// - Parameter digits: As few as a date has.
    static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

    static func date(_ year: Int, _ month: Int = 0, _ day: Int = 0) -> CalendarDate? {
        1800...2099 ~= year ? CalendarDate(year: year, month: month, day: day) : nil
    }
}

/// The date that folders within each other are: 2016, then 08, then 01.
private struct FolderDate {
    private var date: CalendarDate?

    /// The date with this folder, if it is part of one.
    mutating func enter(_ name: [Unicode.Scalar]) -> CalendarDate? {
        let digits = name.compactMap(DocumentDate.digit)
        guard digits.count == name.count, [1, 2, 4].contains(digits.count) else {
            date = nil
            return nil
        }
        let number = DocumentDate.number(digits)
        if digits.count == 4 {
            date = DocumentDate.date(number)
        } else if let above = date, above.day == 0, number > 0 {
            date =
                above.month == 0
                ? DocumentDate.date(above.year, number) : DocumentDate.date(above.year, above.month, number)
        } else {
            date = nil
        }
        return date
    }
}
