import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

/// The built-in gazetteer `world`, which comes from the installed ICU: no test depends on how many names that has.
@Suite struct `The gazetteer world` {
    static func entry(_ id: String) -> Entry? { Gazetteer.world.entries.first { $0.id == id } }

    static func attribute(_ name: String, of entry: Entry) -> String {
        entry.attributes.first { $0.name == name }?.value ?? ""
    }

    @Test
    func `is built in`() {
        #expect(Gazetteer.builtinNames == ["libya", "world"])
        #expect(Gazetteer(builtin: "world")?.entries == Gazetteer.world.entries)
        #expect(Gazetteer(builtin: "World") == nil && Gazetteer(builtin: "") == nil)
    }

    @Test(arguments: [
        ("LY", "LOC", "territory", "ليبيا", "Libya", "LY"),
        ("OM", "LOC", "territory", "عُمان", "Oman", "OM"),
        ("MM", "LOC", "territory", "ميانمار", "Myanmar (Burma)", "MM"),
        ("002", "LOC", "continent", "أفريقيا", "Africa", "002"),
        ("015", "LOC", "region", "شمال أفريقيا", "Northern Africa", "015"),
        ("Africa/Tripoli", "LOC", "city", "طرابلس", "Tripoli", "Africa/Tripoli"),
        ("Africa/Cairo", "LOC", "city", "القاهرة", "Cairo", "Africa/Cairo"),
        ("month-7", "DATE", "month", "يوليو", "July", "7"),
        ("islamic-month-9", "DATE", "islamic-month", "رمضان", "Ramadan", "islamic-9"),
        ("weekday-sunday", "DATE", "weekday", "الأحد", "Sunday", "7"),
        ("weekday-monday", "DATE", "weekday", "الاثنين", "Monday", "1"),
    ])
    func `has`(id: String, type: String, kind: String, name: String, english: String, code: String) throws {
        let entry = try #require(Self.entry(id))
        #expect(entry.type.rawValue == type && entry.name == name)
        #expect(entry.attributes.map(\.name) == ["kind", "name_en", "code"])
        #expect(entry.attributes.map(\.value) == [kind, english, code])
    }

    @Test(arguments: [
        "001", "ZZ", "QO", "EU", "UN", "SU", "YU", "Antarctica/Vostok", "Etc/UTC", "Asia/Singapore", "Africa/Tunis",
    ])
    func `has no world, no bodies, nothing deprecated, and no city of a territory's name`(id: String) {
        #expect(Self.entry(id) == nil)
    }

    @Test(arguments: [
        ("CI", "كوت ديفوار"), ("PS", "فلسطين"), ("HK", "هونغ كونغ"), ("MM", "بورما"), ("TL", "تيمور الشرقية"),
        ("CD", "جمهورية الكونغو الديمقراطية"), ("EA", "سبتة ومليلية"), ("MT", "مالطة"), ("MV", "المالديف"),
        ("LY", "Libya"),
        ("month-4", "نيسان"), ("month-8", "غشت"), ("month-8", "اغسطس"),
    ])
    func `knows other names`(id: String, alias: String) throws {
        #expect(try #require(Self.entry(id)).aliases.contains(alias))
    }

    @Test
    func `is in order: territories and regions, cities, months, weekdays`() {
        let kinds = Gazetteer.world.entries.map { Self.attribute("kind", of: $0) }
        let order = [
            "territory": 0, "continent": 0, "region": 0, "city": 1, "month": 2, "islamic-month": 3, "weekday": 4,
        ]
        let ranks = kinds.map { order[$0] ?? -1 }
        #expect(ranks == ranks.sorted() && ranks.first == 0)
        for rank in 0...1 {
            let ids = zip(ranks, Gazetteer.world.entries).filter { $0.0 == rank }.map(\.1.id)
            #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
        let dates = Gazetteer.world.entries.map(\.id).drop { $0 != "month-1" }
        let months = (1...12).map { "month-\($0)" } + (1...12).map { "islamic-month-\($0)" }
        let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        #expect(Array(dates) == months + weekdays.map { "weekday-\($0)" })
    }

    @Test
    func `has Arabic names, and ids of its own`() {
        let entries = Gazetteer.world.entries
        for entry in entries {
            #expect(
                entry.name.unicodeScalars.allSatisfy { $0.value >= 0x600 || $0 == " " || $0 == "-" },
                "\(entry.name)"
            )
            #expect(
                !(entry.name + entry.aliases.joined()).contains { "()\u{200E}\u{200F}".contains($0) },
                "\(entry.id)"
            )
        }
        #expect(Set(entries.map(\.id)).count == entries.count)
        #expect(Set(entries.map(\.id)).isDisjoint(with: Gazetteer.libya.entries.map(\.id)))
    }

    @Test
    func `gives no form to two entries, but where marks tell them apart`() {
        let folding = Normalizer(Folding(Folding.matching.options.subtracting(.tashkeel)))
        var owners: [String: Set<String>] = [:]
        for entry in Gazetteer.world.entries {
            for form in [entry.name] + entry.aliases {
                owners[folding.normalize(form).filter { $0 != " " }, default: []].insert(entry.id)
            }
        }
        for (form, ids) in owners { #expect(ids.count == 1, "\(form): \(ids.sorted())") }
    }

    @Test
    func `finds every name of its own where it stands alone`() {
        let entries = Gazetteer.world.entries.map { entry in
            var entry = entry
            entry.match.context = nil
            return entry
        }
        let matcher = Matcher(Gazetteer(entries), overlap: .all)
        for entry in entries {
            for form in [entry.name] + entry.aliases {
                let found = matcher.mentions(in: form).filter { $0.utf8Range == 0..<form.utf8.count && $0.how.isEmpty }
                #expect(found.map(\.entry.id) == [entry.id], "\(entry.id): \(form)")
            }
        }
    }

    // MARK: In text

    static func mentions(_ text: String) -> [String] {
        text.mentions(of: .world).map { mention in
            (mention.proclitic.map { $0 + "+" } ?? "") + text[utf8: mention.utf8Range] + " " + mention.entry.id
        }
    }

    @Test(arguments: [
        (1, ["يناير", "كانون الثاني", "جانفي", "January"]), (2, ["فبراير", "شباط", "فيفري"]), (3, ["مارس", "آذار"]),
        (4, ["أبريل", "إبريل", "ابريل", "نيسان", "أفريل"]), (5, ["مايو", "أيار", "ايار", "ماي"]),
        (6, ["يونيو", "حزيران", "جوان"]), (7, ["يوليو", "تموز", "جويلية", "يوليوز"]),
        (8, ["أغسطس", "اغسطس", "آب", "أوت", "غشت", "أغشت"]), (9, ["سبتمبر", "أيلول", "شتنبر", "شتمبر"]),
        (10, ["أكتوبر", "اكتوبر", "تشرين الأول"]), (11, ["نوفمبر", "تشرين الثاني", "نونبر"]),
        (12, ["ديسمبر", "كانون الأول", "دجنبر", "دجمبر"]),
    ])
    func `a month has a name in every region`(number: Int, names: [String]) {
        for name in names { #expect(Self.mentions("في 20 \(name) 2016") == ["\(name) month-\(number)"]) }
    }

    @Test(arguments: [
        ("كانون الثاني/يناير", ["كانون الثاني month-1", "يناير month-1"]),
        ("وتموز وبيوليو", ["و+تموز month-7", "وب+يوليو month-7"]),
        ("للقاهرة وبطرابلس وفلسطين", ["ل+لقاهرة Africa/Cairo", "وب+طرابلس Africa/Tripoli", "و+فلسطين PS"]),
        ("الخميس والأحد", ["الخميس weekday-thursday", "و+الأحد weekday-sunday"]),
        ("ميانمار (بورما)", ["ميانمار MM", "بورما MM"]),
        ("تيمور ليشتي، تيمور-ليشتي", ["تيمور ليشتي TL", "تيمور-ليشتي TL"]),
        ("عُمان وعمّان", ["عُمان OM", "و+عمّان Asia/Amman"]),
        // A name that two have is the territory's; without marks, the closest of equals is the first.
        ("الجزائر وعمان", ["الجزائر DZ", "و+عمان OM", "و+عمان Asia/Amman"]),
        // Both Congos are called so.
        ("الكونغو", []), ("Republic", []), ("US", []),
    ])
    func `names in text`(text: String, expected: [String]) {
        #expect(Self.mentions(text) == expected)
    }

    @Test(arguments: [
        ("عاد أب واب", []), ("في آب", ["آب month-8"]), ("وأوت واوت", ["و+أوت month-8"]), ("May may", ["May month-5"]),
    ])
    func `short months are found as they are spelled`(text: String, expected: [String]) {
        #expect(Self.mentions(text) == expected)
    }

    @Test(arguments: [
        ("فاز اثنين صفر", []), ("هذا محرم", []), ("شهر صفر", ["صفر islamic-month-2"]),
        ("وبشهر رجب", ["رجب islamic-month-7"]), ("20 محرم 1437 هـ", ["محرم islamic-month-1"]),
        ("٢٠ شوال ١٤٣٧ ه", ["شوال islamic-month-10"]), ("في رمضان", ["رمضان islamic-month-9"]),
        ("ربيع الأول", ["ربيع الأول islamic-month-3"]),
    ])
    func `short Islamic months need a word nearby`(text: String, expected: [String]) {
        #expect(Self.mentions(text) == expected)
    }

    @Test
    func `offsets are those of the text`() throws {
        let text = "إلى القاهرة في جويلية"
        let found = text.mentions(of: .world)
        #expect(found.map(\.utf8Range) == [7..<21, 27..<39])
        #expect(found.map { text[utf8: $0.utf8Range] } == ["القاهرة", "جويلية"])
        #expect(found.map(\.entry.id) == ["Africa/Cairo", "month-7"])
    }

    @Test
    func `adds up with libya`() {
        let both = Gazetteer.libya.merging(.world)
        #expect(both.entries.count == Gazetteer.libya.entries.count + Gazetteer.world.entries.count)
        let ids = "سرت في تموز".mentions(of: both).map(\.entry.id)
        #expect(ids == ["sirte", "month-7"])
    }
}
