import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

/// Which names are found to be common words, and whether the matcher finds what the audit says.
@Suite struct `The audit of a gazetteer` {
    /// Word, proclitic, what is overlooked, and what leaves it out.
    private func audit(_ entries: Entry..., threshold: Double = Collision.usualThreshold) -> [String] {
        Gazetteer(entries).audit(threshold: threshold).map { collision in
            let how = collision.how.names.map { " " + $0 }.joined()
            let proclitic = collision.proclitic.map { " \($0)+" } ?? ""
            return collision.word + proclitic + how + (collision.reason.map { " (\($0.rawValue))" } ?? "")
        }
    }

    // MARK: Names that are words

    @Test(arguments: [
        ("الخمس", 37.0...41.0), ("البيضاء", 10...20), ("المرج", 0.4...0.5), ("سراج", 2...2.5), ("قاعدة", 115...130),
        ("القاعدة", 110...120), ("الجامعة", 190...200), ("باسم", 55...65), ("عمر", 230...250), ("السعودية", 20...35),
        ("قطر", 25...35), ("حماس", 20...30),
        // Particles have no other forms, but no name is so frequent.
        ("على", 14_000...15_000), ("من", 27_000...28_500), ("في", 34_000...35_500),
    ])
    func `a name that is an ordinary word does so much damage`(name: String, damage: ClosedRange<Double>) throws {
        let collision = try #require(Gazetteer([Entry(name, type: .location)]).audit().first)
        #expect(collision.word == name && collision.form == name && collision.id == name)
        #expect(collision.proclitic == nil && collision.how == [] && collision.reason == nil)
        #expect(damage ~= collision.damage, "\(collision.damage)")
        #expect(collision.potentialDamage == collision.damage && collision.damage <= collision.frequency)
    }

    @Test(arguments: [
        "ليبيا", "مصر", "طرابلس", "القاهرة", "القذافي", "حفتر", "محمد", "أحمد", "تونس", "الجزائر", "ألمانيا", "غزة",
        // Not in the table; not Arabic; no word.
        "غدامس", "Sirte", "2016", "", "،", "ب 12",
        // Of several words.
        "الخمس الغربية",
    ])
    func `a name that is hardly anything else does none`(name: String) {
        #expect(audit(Entry(name, type: .location)) == [])
    }

    @Test(arguments: ["الخُمُس", "«الخمس»", "الخـمس", "ﺍﻟﺨﻤﺲ"])
    func `marks, tatweels, presentation forms and quotation marks hide no word`(name: String) {
        #expect(Gazetteer([Entry(name)]).audit().map(\.word) == ["الخمس"])
    }

    // MARK: Other spellings

    @Test(arguments: [
        ("علي", MatchOptions(), ["على alef-maqsura (other-word)"]),
        ("علي", MatchOptions(folding: .full), ["على alef-maqsura"]),
        ("علي", MatchOptions(folding: .hamza), ["على alef-maqsura (folding)"]),
        ("منى", MatchOptions(), ["مني alef-maqsura (other-word)"]),
        ("جده", MatchOptions(), ["جدة teh-marbuta (other-word)"]),
        ("المبني", MatchOptions(), ["المبني", "المبنى alef-maqsura (other-word)"]),
        // The same name as many write it.
        ("السيسي", MatchOptions(), ["السيسي"]), ("غزة", MatchOptions(), []),
    ])
    func `a word in the other spelling`(name: String, match: MatchOptions, expected: [String]) {
        var match = match
        if match.proclitics == .usual { match.proclitics = .none }
        let found = audit(Entry(name, type: .person, match: match)).filter { !$0.contains("proclitic") }
        #expect(found == expected)
    }

    // MARK: Proclitics

    @Test(arguments: [
        ("غات", MatchOptions(), ["لغات ل+ proclitic (common-word)", "ولغات ول+ proclitic (common-word)"]),
        ("غات", MatchOptions(proclitics: .all), ["لغات ل+ proclitic", "ولغات ول+ proclitic"]),
        (
            "غات", MatchOptions(proclitics: .conjunctions),
            ["لغات ل+ proclitic (proclitics)", "ولغات ول+ proclitic (proclitics)"]
        ),
        ("سرت", MatchOptions(), ["كسرت ك+ proclitic", "فسرت ف+ proclitic"]),
        ("سرت", MatchOptions(proclitics: .none), ["كسرت ك+ proclitic (proclitics)", "فسرت ف+ proclitic (proclitics)"]),
        ("سرت", MatchOptions(not: ["كسرت"]), ["فسرت ف+ proclitic", "كسرت ك+ proclitic (not)"]),
        // What names have is no surplus: وليبيا, بالقاهرة, لمصر.
        ("ليبيا", MatchOptions(), []), ("القاهرة", MatchOptions(), []), ("مصر", MatchOptions(), []),
        // Two letters have no proclitics: كسر is no ك + سر.
        ("غو", MatchOptions(), []),
    ])
    func `a word behind proclitics`(name: String, match: MatchOptions, expected: [String]) {
        #expect(audit(Entry(name, type: .location, match: match)) == expected)
    }

    @Test(
        arguments: [
            (EntityType.organization, nil, true), (.location, nil, false), (.location, true, true),
            (.organization, false, false),
        ] as [(EntityType, Bool?, Bool)]
    )
    func `with an article where the entry allows one`(type: EntityType, article: Bool?, isFound: Bool) {
        let found = audit(Entry("حماس", type: type, match: MatchOptions(article: article)))
        #expect(found.first == "حماس" && found.contains("الحماس ال+ proclitic") == isFound)
    }

    @Test
    func `ل before an article is written لل`() {
        #expect(audit(Entry("غات", type: .organization)).contains("للغات ل+ proclitic (common-word)"))
    }

    // MARK: The list

    @Test
    func `the most damage first, then what is left out`() {
        let entries = [
            Entry("غات", id: "a", aliases: ["الخمس"]), Entry("الخمس", id: "b"), Entry("قاعدة", id: "c"),
            Entry("القلعة", id: "d", match: MatchOptions(context: .init(before: ["مدينة"]))),
        ]
        let found = Gazetteer(
            entries.map { entry in
                var entry = entry
                entry.type = .location
                return entry
            }
        ).audit()
        #expect(
            found.prefix(3).map { "\($0.id) \($0.word)" } == ["c قاعدة", "a الخمس", "b الخمس"]
        )
        #expect(found.filter { $0.reason == .context }.map(\.word) == ["القلعة"])
        let isLeftOut = found.map { $0.reason != nil }
        #expect(isLeftOut == isLeftOut.sorted { !$0 && $1 })
        #expect(found.allSatisfy { ($0.damage == 0) == ($0.reason != nil) && $0.potentialDamage >= 0.1 })
    }

    @Test
    func `a word is told once an entry, by the closest form`() {
        #expect(audit(Entry("منى", type: .person, aliases: ["مني", "منى"])) == [])
        let found = audit(Entry("حماس", type: .organization, aliases: ["الحماس"]))
        #expect(found.filter { $0.hasPrefix("الحماس") } == ["الحماس"])
    }

    @Test(arguments: [(0.0, 3), (0.1, 2), (1, 2), (2, 1), (100, 0)])
    func `what does less than the threshold is not told`(threshold: Double, count: Int) {
        let gazetteer = Gazetteer([Entry("سرت", type: .location)])
        let found = gazetteer.audit(threshold: threshold)
        #expect(found.allSatisfy { $0.potentialDamage >= threshold } && found.count <= count)
    }

    // MARK: The matcher

    /// Each word alone is a mention, or a near miss for the same reason.
    @Test(
        arguments: [MatchOptions(), MatchOptions(proclitics: .all, folding: .full)],
        [EntityType.location, .organization]
    )
    func `the matcher finds what the audit says, and leaves out the rest`(match: MatchOptions, type: EntityType) {
        let names = [
            "غات", "علي", "منى", "جده", "سرت", "قاعدة", "حماس", "السراج", "الخمس", "الجبيل", "إيه", "أكرا", "ورود",
            "رود", "لوس", "اللجنة", "سبها", "لاوس", "المبني", "إيني",
        ]
        check(Gazetteer(names.map { Entry($0, type: type, match: match) }))
    }

    @Test
    func `also in the built-in gazetteer`() { check(.libya) }

    private func check(_ gazetteer: Gazetteer) {
        let matcher = Matcher(gazetteer, overlap: .all)
        for collision in gazetteer.audit() where collision.reason != .context {
            let text = collision.word
            if let reason = collision.reason {
                let miss = matcher.nearMisses(in: text).first { $0.entry.id == collision.id }
                #expect(miss?.reason == reason && miss?.proclitic == collision.proclitic, "\(collision)")
            } else {
                let mention = matcher.mentions(in: text).first { $0.entry.id == collision.id }
                #expect(
                    mention?.proclitic == collision.proclitic && mention?.how == collision.how,
                    "\(collision) \(mention?.how.names ?? [])"
                )
            }
        }
    }
}
