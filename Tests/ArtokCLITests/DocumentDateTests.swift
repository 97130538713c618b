import ArabicText
import TestSupport
import Testing

@testable import artok

/// Dates that the names of files and folders tell.
@Suite struct `Document dates` {
    @Test(arguments: [
        ("2016-08-01.txt", "2016-08-01"), ("2016_08_01.txt", "2016-08-01"), ("2016.08.01.txt", "2016-08-01"),
        ("20160801.txt", "2016-08-01"), ("in/سرت 2016-08-01.txt", "2016-08-01"), ("[2016-08-01]سرت.txt", "2016-08-01"),
        ("2016-8-1.txt", "2016-08-01"), ("004_20160801_سرت.txt", "2016-08-01"),
        ("IMG_20160801_123000.txt", "2016-08-01"),
        ("004_2016_08_01.txt", "2016-08-01"), ("2016-02-29", "2016-02-29"),
        // In other digits.
        ("٢٠١٦-٠٨-٠١.txt", "2016-08-01"), ("۲۰۱۶_۰۸_۰۱.txt", "2016-08-01"), ("صحيفة ٢٠١٦٠٨٠١.txt", "2016-08-01"),
        ("٢٠١٦-٠٨.txt", "2016-08"), ("٢٠١٦/٠٨/٠١/سرت.txt", "2016-08-01"), ("١-٨-٢٠١٦.txt", "2016-08-01"),
        // The day first; the month only if there is no such month.
        ("01-08-2016.txt", "2016-08-01"), ("1.8.2016.txt", "2016-08-01"), ("31_08_2016.txt", "2016-08-31"),
        ("08-31-2016.txt", "2016-08-31"), ("12-11-2016.txt", "2016-11-12"),
        // With a time behind.
        ("2016-08-01T12:30.txt", "2016-08-01"), ("2016-08-01T12:30:00Z.txt", "2016-08-01"),
        ("20160801T123000Z.txt", "2016-08-01"), ("2016-08-01t12.txt", "2016-08-01"), ("201608011230.txt", "2016-08-01"),
        ("20160801123000.txt", "2016-08-01"), ("2016-08-01-12-30-00.txt", "2016-08-01"),
        ("01-08-2016-12-30.txt", "2016-08-01"), ("2016-08-01 12.30.txt", "2016-08-01"),
        // Months.
        ("2016-08.txt", "2016-08"), ("2016_08 سرت.txt", "2016-08"), ("2016-08_12.txt", "2016-08"),
        ("004_2016-08.txt", "2016-08"),
        // Folders.
        ("2016/08/01/سرت.txt", "2016-08-01"), ("/home/2016/8/1/a/b/سرت.txt", "2016-08-01"),
        ("2016/08/سرت.txt", "2016-08"),
        ("2016/08/01.txt", "2016-08"), ("2016//08/./01/سرت.txt", "2016-08-01"), ("2016/08/01/07/سرت.txt", "2016-08-01"),
        ("2016-08/سرت.txt", "2016-08"), ("news 2016-08-01/سرت.txt", "2016-08-01"), ("2016/سرت/08/a.txt", "2016"),
        ("2016/08/", "2016-08"), ("2016/13/01/a.txt", "2016"), ("2016/00/a.txt", "2016"),
        ("2016/02/30/a.txt", "2016-02"),
        // Years.
        ("2016.txt", "2016"), ("2016", "2016"), ("2016.jsonl.gz", "2016"), ("٢٠١٦.txt", "2016"),
        ("2016/سرت.txt", "2016"),
        ("1800.txt", "1800"), ("2099/a.txt", "2099"),
        // The day before the month before the year, and the last of two alike.
        ("2016-08-01/2017-09.txt", "2016-08-01"), ("2016-08-01/2017-09-02.txt", "2017-09-02"),
        ("2016/08/01/2017-09-02.txt", "2017-09-02"), ("2015/2016-08/a.txt", "2016-08"),
        ("2016-08/2017/a.txt", "2016-08"),
        ("2015/2016/a.txt", "2016"), ("2016-08-01 2017-09-02.txt", "2017-09-02"),
        ("20160801/2017/09/a.txt", "2016-08-01"),
        ("2016-08-01/2017/09/02/a.txt", "2017-09-02"), ("2015/2016.txt", "2016"),
    ])
    func `that there are`(path: String, date: String) { #expect(DocumentDate.of(path: path)?.description == date) }

    @Test(arguments: [
        "", "/", "-", "سرت.txt", "004_712029dedc3d3d6d.txt", "043230a2124b5c51", "12345678.txt", "20161301.txt",
        "20160231.txt",
        "20160800.txt", "2016-13-01.txt", "2016-02-30.txt", "2015-02-29.txt", "2016-00-01.txt", "2016-08-00.txt",
        "2016-08-32.txt", "2016-13.txt", "2016-00.txt", "32-08-2016.txt", "13-13-2016.txt", "00-08-2016.txt",
        // Letters and digits that touch it.
        "a20160801.txt", "20160801a.txt", "سرت20160801.txt", "2016-08-01م.txt", "x2016-08-01.txt", "2016-08-01x.txt",
        "120160801.txt", "2016080112.txt", "2016080112300.txt", "201608011230001.txt", "2016-08-011.txt",
        "12016-08-01.txt",
        "2016-08-01².txt", "2016-08x.txt", "v2016-08.txt", "२2016-08-01.txt",
        // A T that begins no time.
        "2016-08-01T.txt", "2016-08-01Tx.txt", "2016-08-01T25.txt", "2016-08-01T123.txt", "2016-08-01T12x.txt",
        "2016-08-01T12Zx.txt", "20160801T1260.txt", "T2016-08-01.txt", "2016-08T12.txt", "201608011230T12.txt",
        "201608012430.txt", "201608011260.txt", "20160801123061.txt",
        // Numbers of telephones and others.
        "+201011121314.txt", "00218912345678.txt", "091-234-5678.txt", "0912345678.txt", "218-91-2345678.txt",
        "2016-08-7788.txt", "12-2016-08.txt", "1-2016-2.txt", "report-2016-1.txt", "report 2016.txt", "2016 report.txt",
        "2010-2012.txt", "2016.5.txt", "2016.08.txt", "08/01/a.txt", "1/2/3/a.txt",
        "201608/a.txt", "16-08-01.txt", "01-08-16.txt", "216-08-01.txt", "2016--08--01.txt",
        "2016.08-01.txt", "1-1-1-1.txt", "10.20.30.40.txt",
        // Years of the Hijra, and others that are none.
        "1437-10-28.txt", "14371028.txt", "1437/10/28/a.txt", "1437.txt", "28-10-1437.txt", "1799.txt", "2100.txt",
        "0000-00-00", "99999999999999999999999999999999.txt", "9999999999999999999999-08-01.txt",
        "2016-99999999999999999999999-01.txt", "01-08-99999999999999999999.txt", "99999999999999999999/08/01/a.txt",
    ])
    func `that there are not`(path: String) { #expect(DocumentDate.of(path: path) == nil) }

    /// Any day in any of the ways, among words and hashes.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a random day is found`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let year = Int.random(in: 1800...2099, using: &random)
            let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...31, using: &random))
            let (m, d) = (month < 10 ? "0\(month)" : "\(month)", day < 10 ? "0\(day)" : "\(day)")
            let mark = ["-", "_", "."].randomElement(using: &random) ?? "-"
            let forms = [
                "\(year)\(m)\(d)", [String(year), m, d].joined(separator: mark),
                [d, m, String(year)].joined(separator: mark),
                "\(year)\(m)\(d)1230", "\(year)\(m)\(d)T235959Z",
            ]
            let words = ["سرت", "a1b2", "004", "7f", "خبر (2)", "٣"]
            let before = words.randomElement(using: &random) ?? ""
            let behind = words.randomElement(using: &random) ?? ""
            var path = "\(before) \(forms.randomElement(using: &random) ?? "") \(behind).txt"
            if random.chance(1, in: 2) {
                path = String(path.map { digit($0, zero: random.chance(1, in: 2) ? 0x660 : 0x6F0) })
            }
            let expected = CalendarDate(year: year, month: month, day: day)
            // A day that the month does not have is none; nor is it part of another date.
            #expect(DocumentDate.of(path: path) == expected, "seed \(seed): \(path)")
        }
    }

    /// Whatever the path is: a date comes of digits that it has.
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `random paths`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let alphabet = Array("0011122266889٠١٢٦٨۰۱۲۶۸--__..//TtZz:+ aس\u{64E}\u{FFFD}²😀\0".unicodeScalars)
        var found = 0
        for _ in 0..<2_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                if random.chance(1, in: 8) {
                    scalars += ["2016", "08", "20160801", "-08-"].randomElement(using: &random)!.unicodeScalars
                }
                scalars.append(alphabet.randomElement(using: &random)!)
            }
            let path = String(scalars)
            guard let date = DocumentDate.of(path: path) else { continue }
            found += 1
            let digits = String(path.unicodeScalars.compactMap(DocumentDate.digit).map { Character(String($0)) })
            #expect(digits.contains(String(date.year)), "seed \(seed): \(path)")
            #expect(1800...2099 ~= date.year, "seed \(seed): \(path)")
        }
        #expect(found > 50, "seed \(seed)")
    }

    private func digit(_ character: Character, zero: UInt32) -> Character {
        guard let value = character.wholeNumberValue, let scalar = Unicode.Scalar(zero + UInt32(value)) else {
            return character
        }
        return Character(scalar)
    }
}
