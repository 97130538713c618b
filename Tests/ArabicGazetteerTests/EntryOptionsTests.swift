import ArabicGazetteer
import ArabicText
import Testing

/// What an entry's `match` object changes, and which of several entries is told.
@Suite struct `Entry options` {
    private func ids(_ text: String, _ gazetteer: Gazetteer, _ overlap: Overlap = .leftmostLongest) -> [String] {
        text.mentions(of: gazetteer, overlap: overlap).map(\.entry.id)
    }

    @Test(arguments: [
        (MatchOptions.Proclitics.all, ["غات", "وغات", "لغات", "ولغات"]),
        (.conjunctions, ["غات", "وغات"]),
        (.none, ["غات"]),
    ])
    func `proclitics`(allowed: MatchOptions.Proclitics, found: [String]) {
        let ghat = Gazetteer { Entry("غات", type: .location, match: MatchOptions(proclitics: allowed)) }
        for text in ["غات", "وغات", "لغات", "ولغات"] {
            #expect(!ids(text, ghat).isEmpty == found.contains(text), "\(text)")
        }
    }

    @Test(
        arguments: [
            (EntityType.organization, nil, true), (.miscellaneous, nil, true), (.location, nil, false),
            (.person, nil, false), (.location, true, true), (.organization, false, false),
        ] as [(EntityType, Bool?, Bool)]
    )
    func `article`(type: EntityType, option: Bool?, isFound: Bool) {
        let gazetteer = Gazetteer { Entry("ناتو", type: type, match: MatchOptions(article: option)) }
        #expect(!ids("الناتو", gazetteer).isEmpty == isFound)
        #expect(!ids("للناتو", gazetteer).isEmpty == isFound)
    }

    @Test
    func `a name with an article of its own takes no other`() {
        #expect(ids("الالعراق", Gazetteer { Entry("العراق", type: .organization) }).isEmpty)
        // ألمانيا does not begin with an article.
        #expect(ids("للمانيا", Gazetteer { Entry("ألمانيا", type: .location) }).isEmpty)
    }

    @Test(arguments: [
        (MatchOptions.FoldingLimit.exact, ["درنة"]),
        (.marks, ["درنة", "دَرنة", "درنـة"]),
        (.hamza, ["درنة", "دَرنة", "درنـة"]),
        (.full, ["درنة", "دَرنة", "درنـة", "درنه"]),
    ])
    func `folding`(limit: MatchOptions.FoldingLimit, found: [String]) {
        let derna = Gazetteer { Entry("درنة", match: MatchOptions(folding: limit)) }
        for text in ["درنة", "دَرنة", "درنـة", "درنه"] {
            #expect(!ids(text, derna).isEmpty == found.contains(text), "\(text)")
        }
        let islamicState = Gazetteer { Entry("IS", match: MatchOptions(folding: limit)) }
        #expect(!ids("it is", islamicState).isEmpty == (limit == .full))
    }

    @Test(arguments: [
        ("مدينة الخمس", true), ("في مدينة كبيرة الخمس", true), ("مدينة كبيرة جدا الخمس", false),
        ("الصلوات الخمس", false),
        ("بالمدينة الخمس", true), ("بمدينة الخمس", true), ("الخمس الليبية", true), ("الليبية الخمس", false),
    ])
    func `context`(text: String, isFound: Bool) {
        let context = MatchOptions.Context(before: ["مدينة"], after: ["الليبية"], window: 2)
        let khoms = Gazetteer { Entry("الخمس", type: .location, match: MatchOptions(context: context)) }
        #expect(!ids(text, khoms).isEmpty == isFound)
    }

    @Test(arguments: [
        ("القاعدة", true), ("القاعدة الجوية", false), ("بالقاعدة الجوية", false), ("القاعدة. الجوية", true),
        ("القاعده الجويه", false), ("الجوية القاعدة", true),
    ])
    func `not`(text: String, isFound: Bool) {
        let qaida = Gazetteer { Entry("القاعدة", type: .organization, match: MatchOptions(not: ["القاعدة الجوية"])) }
        #expect(!ids(text, qaida).isEmpty == isFound)
    }

    // A phrase without words stands nowhere, so it cancels nothing and is no context; a window is cut to what makes sense.
    @Test(arguments: [
        (MatchOptions(not: [""]), true), (MatchOptions(not: ["!!"]), true),
        (MatchOptions(context: .init(before: [""])), false),
        (MatchOptions(context: .init(before: ["في"], window: -5)), false),
        (MatchOptions(context: .init(before: ["في"], window: .max)), true),
        (MatchOptions(context: .init(after: ["في"], window: .min)), false),
    ])
    func `odd options do no harm`(match: MatchOptions, isFound: Bool) {
        #expect(!ids("في سرت في", Gazetteer { Entry("سرت", id: "sirte", match: match) }).isEmpty == isFound)
    }

    @Test
    func `every entry of the winning form is told`() {
        let gazetteer = Gazetteer {
            Entry("طرابلس", type: .location, id: "libya")
            Entry("طرابلس", type: .location, id: "lebanon")
        }
        #expect(ids("طرابلس", gazetteer) == ["libya", "lebanon"])
    }

    @Test
    func `the closer spelling wins, then the earlier entry`() {
        let gazetteer = Gazetteer {
            Entry("على", id: "on")
            Entry("علي", id: "ali")
        }
        #expect(ids("علي", gazetteer) == ["ali"])
        #expect(ids("على", gazetteer) == ["on"])
        #expect(ids("علی", gazetteer) == ["ali"])  // ی is one fold from ي, two from ى
        #expect(ids("علي", gazetteer, .all) == ["on", "ali"])
    }

    @Test
    func `a reading without proclitic wins`() {
        let gazetteer = Gazetteer {
            Entry("السودان", id: "sudan")
            Entry("لسودان", id: "odd")
        }
        #expect(ids("للسودان", gazetteer) == ["sudan"])
        #expect(ids("لسودان", gazetteer) == ["odd"])
    }

    @Test
    func `later entries replace earlier ones of the same id`() {
        let first = Gazetteer {
            Entry("سرت", id: "a")
            Entry("درنة", id: "b")
        }
        let both = first.merging(Gazetteer { Entry("طبرق", id: "a") })
        #expect(both.entries.map(\.name) == ["طبرق", "درنة"])
    }
}
