import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

/// Names that are spelled like common words: which reading counts.
@Suite struct `Homographs` {
    private func found(_ text: String, _ entries: Entry..., rules: MatchRules = .all) -> [String] {
        let matcher = Matcher(Gazetteer(entries), rules: rules)
        return matcher.mentions(in: text).map { mention in
            (mention.proclitic.map { $0 + "+" } ?? "") + text[utf8: mention.utf8Range]
        }
    }

    // لغات 'languages' occurs 340 times in the table of common words, غات five times.
    @Test(arguments: [
        ("غات", "لغات", []), ("غات", "ولغات", []), ("غات", "لُغات", []), ("غات", "لـغات", []),
        ("غات", "وغات", ["و+غات"]), ("غات", "بغات", ["ب+غات"]), ("غات", "غات", ["غات"]),
        ("آية", "ولاية", []), ("رقة", "ورقة", []), ("يصل", "فيصل", []),
        ("بنان", "لبنان", []), ("بنان", "ولبنان", []), ("بنان", "وبنان", ["و+بنان"]),
        ("ندا", "كندا", []), ("رنسا", "فرنسا", []),
        // The name is commoner than the word with its proclitic.
        ("سرت", "وسرت", ["و+سرت"]), ("سرت", "بسرت", ["ب+سرت"]), ("طرابلس", "بطرابلس", ["ب+طرابلس"]),
        ("ليبيا", "لليبيا", ["ل+ليبيا"]), ("السراج", "للسراج", ["ل+لسراج"]), ("السراج", "والسراج", ["و+السراج"]),
        // Names of several words are no homographs.
        ("غات القديمة", "لغات القديمة", ["ل+غات القديمة"]),
    ])
    func `a common word is no proclitic and rarer name`(name: String, text: String, expected: [String]) {
        #expect(found(text, Entry(name, type: .location)) == expected)
        #expect(!found(text, Entry(name, type: .location), rules: .all.subtracting(.proclitics)).isEmpty)
    }

    @Test
    func `the bare article never makes one`() {
        #expect(found("اللغة", Entry("لغة", type: .organization)) == ["ال+لغة"])
    }

    @Test(arguments: [
        (MatchOptions(), []), (MatchOptions(proclitics: .all), ["ل+غات"]), (MatchOptions(folding: .full), []),
        (MatchOptions(proclitics: .conjunctions), []), (MatchOptions(article: false), []),
    ])
    func `an entry that says which proclitics it takes gets them`(match: MatchOptions, expected: [String]) {
        #expect(found("لغات", Entry("غات", match: match)) == expected)
    }

    // والدته 'his mother' is no و + ال + دته.
    @Test(arguments: [(nil, []), (true, ["وال+دته"])] as [(Bool?, [String])])
    func `an entry that says that it takes an article gets readings with one`(article: Bool?, expected: [String]) {
        #expect(found("والدته", Entry("دته", type: .organization, match: MatchOptions(article: article))) == expected)
    }

    @Test(arguments: [
        ("علي", "على", []), ("علي", "وعلى", []), ("علي", "عَلَى", []), ("علي", "علـى", []), ("علي", "ﻋﻠﻰ", []),
        ("علي", "علي", ["علي"]), ("علي", "وعلي", ["و+علي"]), ("على", "علي", ["علي"]),
        ("علية", "عليه", []), ("علية", "علية", ["علية"]), ("آلي", "إلى", []), ("منة", "منه", []), ("حتي", "حتى", []),
        ("منى", "مني", []), ("منى", "منى", ["منى"]), ("نادية", "ناديه", []),
        // The text's spelling is no common word, or the name's is not, or the rarer one.
        ("درنة", "درنه", ["درنه"]), ("صبراته", "صبراتة", ["صبراتة"]), ("غزة", "غزه", ["غزه"]),
        ("غزه", "غزة", ["غزة"]), ("السعوديه", "السعودية", ["السعودية"]), ("مصطفى", "مصطفي", ["مصطفي"]),
        ("موسى", "موسي", ["موسي"]),
        // Hamza never makes one, nor a name of several words.
        ("أن", "إن", ["إن"]), ("محمد علي", "محمد على", ["محمد على"]),
    ])
    func `a common word is no other spelling of a rarer one`(name: String, text: String, expected: [String]) {
        #expect(found(text, Entry(name, type: .person)) == expected)
        #expect(!found(text, Entry(name, type: .person), rules: .all.subtracting([.spelling])).isEmpty)
    }

    @Test(arguments: [
        (MatchOptions(), []), (MatchOptions(folding: .full), ["على"]), (MatchOptions(proclitics: .all), []),
        (MatchOptions(folding: .exact), []),
    ])
    func `an entry that says what is folded gets it`(match: MatchOptions, expected: [String]) {
        #expect(found("على", Entry("علي", match: match)) == expected)
    }

    @Test
    func `an adjective is no mention in any case`() {
        #expect(found("المصرية المصري مصرية", Entry("مصر", type: .location)) == [])
    }

    @Test
    func `a compiled gazetteer says the same`() throws {
        let entries = [
            Entry("غات", id: "a"), Entry("علي", id: "b"), Entry("منى", id: "c", match: MatchOptions(folding: .full)),
        ]
        let text = "لغات غات على علي مني منى"
        for scale in GazetteerScale.allCases {
            let matcher = Matcher(Gazetteer(entries).compiled(for: scale))
            #expect(matcher.mentions(in: text).map(\.entry.id) == ["a", "b", "c", "c"])
        }
    }
}

/// The table of common words.
@Suite struct `Common words` {
    // Counts are to within three per cent.
    @Test(arguments: [
        ("في", 450_000...470_000), ("على", 190_000...200_000), ("علي", 10_400...11_100), ("لغات", 325...355),
        ("طرابلس", 510...545), ("سرت", 150...165),
    ])
    func `how often a word occurs`(word: String, range: ClosedRange<Int>) {
        #expect(range ~= CommonWords.standard.count(of: word))
    }

    @Test(arguments: ["غات", "ططط", "", " ", "في في", "x", "Libya", "2016", "😀", "\u{300}"])
    func `what is no common word`(word: String) {
        #expect(CommonWords.standard.count(of: word) == 0)
    }

    @Test(arguments: [["على", "عَلَى", "علـى", "ﻋﻠﻰ"], ["إلى", "الى", "اِلى"], ["ليبيا", "لیبیا"]])
    func `spellings of one word`(spellings: [String]) {
        #expect(Set(spellings.map(CommonWords.standard.count)).count == 1)
    }

    @Test
    func `it is small`() {
        #expect(PackageFiles.bytes("Sources/CBuiltinGazetteers/common-words.bin")!.count <= 400_000)
    }

    @Test
    func `a table is made of counted words`() {
        let (bytes, count) = CommonWords.makeTable([
            ("قال", 1000), ("قَال", 500), ("rare", 5000), ("نادر", 9), ("علي", 1000), ("على", 10_000), ("السنه", 100),
            ("السنة", 1000), ("مىن", 50),
        ])
        // One of other letters, a rare one, one that is another misspelled, and one that nobody writes are left out.
        #expect(count == 4 && bytes.count == 4 * (8192 + 2) + 4 * count)
    }

    @Test
    func `CommonWordsMaker makes it of lines with a word and its count`() throws {
        let path = try TemporaryFolder.file("words.tsv", "word\tcount\nقال\t1000\nبلا عدد\nعلى\t10000\n")
        let made = ProcessOutput.of("'\(BuildFolder.path)/CommonWordsMaker' < '\(path)'")
        #expect(made == CommonWords.makeTable([("قال", 1000), ("على", 10_000)]).bytes)
    }
}
