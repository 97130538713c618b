import ArabicGazetteer
import ArabicText
import Testing

/// Why something is no mention.
@Suite struct `Near misses` {
    private static let gazetteer = Gazetteer {
        Entry("غات", type: .location, id: "ghat")
        Entry("علي", type: .person, id: "ali")
        Entry("سِرْت", type: .location, id: "sirte")
        Entry("الخمس", type: .location, id: "khoms", match: MatchOptions(context: .init(before: ["مدينة"], window: 2)))
        Entry("القاعدة", type: .organization, id: "qaida", match: MatchOptions(not: ["القاعدة الجوية"]))
        Entry("درنة", type: .location, id: "derna", match: MatchOptions(proclitics: .conjunctions, folding: .marks))
        Entry("مجلس النواب", type: .organization, id: "hor", match: MatchOptions(article: false))
        Entry("النواب", type: .organization, id: "deputies")
        Entry("بي", type: .organization, id: "bp")
        Entry("نادي", type: .organization, id: "club", match: MatchOptions(article: false))
    }

    @Test(arguments: [
        ("بعدة لغات", "ghat ل غات common-word"), ("على", "ali - على other-word"), ("سَرت", "sirte - سَرت vowels"),
        ("الصلوات الخمس", "khoms - الخمس context"), ("القاعدة الجوية", "qaida - القاعدة not"),
        ("بدرنة", "derna ب درنة proclitics"), ("درنه", "derna - درنه folding"), ("وبي", "bp و بي short"),
        ("النادي", "club ال نادي article"), ("مجلس النواب", "deputies - النواب overlap"),
    ])
    func `each has its reason`(text: String, expected: String) {
        let misses = Matcher(Self.gazetteer).nearMisses(in: text).map {
            "\($0.entry.id) \($0.proclitic ?? "-") \(text[utf8: $0.utf8Range]) \($0.reason.rawValue)"
        }
        #expect(misses == [expected])
    }

    @Test
    func `a mention is no near miss`() {
        let text = "في غات وعلي في مدينة الخمس ونواب"
        #expect(Matcher(Self.gazetteer).nearMisses(in: text).isEmpty)
    }

    @Test
    func `with all mentions none has lost to another`() {
        let text = "مجلس النواب"
        #expect(Matcher(Self.gazetteer, overlap: .all).nearMisses(in: text).isEmpty)
    }
}
