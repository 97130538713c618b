import ScanCore
import Testing

/// The proclitic readings of one word.
@Suite struct `Readings of a word` {
    /// Word, and each reading as proclitic + rest; `~` before the rest marks a contracted لل.
    @Test(
        arguments: [
            ("سرت", ["+سرت"]),
            ("بسرت", ["+بسرت", "ب+سرت"]),
            ("وسرت", ["+وسرت", "و+سرت"]),
            ("فلسرت", ["+فلسرت", "ف+لسرت", "فل+سرت"]),
            ("السراج", ["+السراج", "ال+سراج"]),
            ("والسراج", ["+والسراج", "و+السراج", "وال+سراج"]),
            ("بالسراج", ["+بالسراج", "ب+السراج", "بال+سراج"]),
            ("وبالسراج", ["+وبالسراج", "و+بالسراج", "وب+السراج", "وبال+سراج"]),
            ("كالسراج", ["+كالسراج", "ك+السراج", "كال+سراج"]),
            // After ل the article is written لل.
            ("للسراج", ["+للسراج", "ل+لسراج", "ل~لسراج"]),
            ("وللسراج", ["+وللسراج", "و+للسراج", "ول+لسراج", "ول~لسراج"]),
            ("لالسراج", ["+لالسراج", "ل+السراج"]),
            // The order is conjunction, preposition, article; each at most once.
            ("بوسرت", ["+بوسرت", "ب+وسرت"]),
            ("ووسرت", ["+ووسرت", "و+وسرت"]),
            ("ببسرت", ["+ببسرت", "ب+بسرت"]),
            ("الال", ["+الال", "ال+ال"]),
            // At least one letter is left.
            ("و", ["+و"]),
            ("وب", ["+وب", "و+ب"]),
            ("ال", ["+ال"]),
            ("لل", ["+لل", "ل+ل", "ل~ل"]),
            ("بال", ["+بال", "ب+ال"]),
            // Two bytes that look like a proclitic only within another script are none.
            ("Sirte", ["+Sirte"]),
            ("و5", ["+و5", "و+5"]),
        ]
    )
    func `by conjunction, preposition and article`(word: String, readings: [String]) {
        // Other letters stand around the word: none of them may be read.
        let letters = Array("ال\(word)ال".utf8)
        let scanned = ScanWord(start: 4, end: letters.count - 4, gap: .space)
        var found: [String] = []
        scanned.forEachReading(in: letters.span) { reading in
            let proclitic = String(decoding: letters[4..<reading.start], as: UTF8.self)
            let rest = String(decoding: letters[reading.start..<scanned.end], as: UTF8.self)
            found.append(proclitic + (reading.kind == .contracted ? "~" : "+") + rest)
            #expect(reading.hasConjunction == (proclitic.first == "و" || proclitic.first == "ف"))
            #expect((reading.kind == .article) == proclitic.hasSuffix("ال"))
            let preposition = reading.hasConjunction ? proclitic.dropFirst() : proclitic[...]
            #expect(reading.hasPreposition == (preposition.first.map { "بكل".contains($0) } ?? false))
        }
        #expect(found.sorted() == readings.sorted())
        #expect(found.first == "+" + word)
    }
}
