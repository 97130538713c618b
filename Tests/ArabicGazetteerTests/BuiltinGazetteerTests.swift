import ArabicText
import TestSupport
import Testing

@testable import ArabicGazetteer

/// The built-in gazetteer `libya`: a table that people edit, so its form is checked.
@Suite struct `The gazetteer libya` {
    static let source = PackageFiles.text("Sources/CBuiltinGazetteers/libya.tsv")

    @Test
    func `is embedded as it stands in the source tree`() throws {
        let read = try Gazetteer(contentsOf: PackageFiles.path("Sources/CBuiltinGazetteers/libya.tsv"))
        #expect(Gazetteer.libya.entries == read.entries)
        #expect(read.entries.count >= 1_500)
    }

    @Test
    func `is embedded as it compiles, and used where it lies`() throws {
        let embedded = LibyaTable.compiled
        let made = GazetteerCompiler(LibyaTable.rows).compiled()
        let isCurrent = embedded.elementsEqual(made.bytes)
        #expect(
            isCurrent,
            """
            libya.tsv, or what it compiles to, has changed. Make the compiled table anew:
            swift run artok compile Sources/CBuiltinGazetteers/libya.tsv -o Sources/CBuiltinGazetteers/libya.artgaz
            """
        )
        let image = Gazetteer.libya.compiled().image
        #expect(image.bytes.baseAddress == embedded.baseAddress && image.bytes.count == embedded.count)
        #expect(Int(bitPattern: embedded.baseAddress) % CompiledFormat.alignment == 0)
    }

    @Test
    func `compiled in another version, it is compiled again`() throws {
        var old = Array(LibyaTable.compiled)
        old[8] &+= 1
        let image = try? old.withUnsafeBytes { try CompiledImage(embedded: $0) }
        #expect(image == nil)
        let gazetteer = Gazetteer(builtinAs: image)
        #expect(gazetteer.entries.count == Gazetteer.libya.entries.count)
        let text = "من طرابلس إلى سرت"
        #expect(text.mentions(of: gazetteer) == text.mentions(of: .libya))
    }

    @Test
    func `is sorted by id, with a known type and a name in normal form`() {
        let entries = Gazetteer.libya.entries
        let ids = entries.map(\.id)
        #expect(ids == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let unmarked = Normalizer(Folding([.tashkeel, .tatweel, .formatControls, .compatibility, .whitespace]))
        for entry in entries {
            #expect([.person, .location, .organization].contains(entry.type), "\(entry.id)")
            #expect(entry.id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(entry.id)")
            for form in [entry.name] + entry.aliases {
                #expect(unmarked.normalize(form) == form, "\(entry.id): \(form)")
            }
        }
    }

    static let kinds: [EntityType: Set<String>] = [
        .person: [
            "activist", "analyst", "cleric", "diplomat", "historical", "militant", "military", "militia-leader",
            "official",
            "person", "politician", "spokesperson",
        ],
        .location: [
            "airbase", "airport", "camp", "canal", "city", "continent", "country", "desert", "district", "gas-field",
            "island",
            "lake", "locality", "mountains", "naval-base", "neighbourhood", "ocean", "oil-field", "pass", "port",
            "region",
            "river", "road", "sea", "site", "state", "strait", "town", "village",
        ],
        .organization: [
            "armed-forces", "company", "extremist-group", "government", "international-organisation", "militia",
            "news-agency", "news-media", "ngo", "political-party", "religious-body", "sports-body", "state-body",
            "university",
        ],
    ]

    @Test
    func `gives every entry an English name and a kind that its type knows`() {
        for entry in Gazetteer.libya.entries {
            #expect(!Self.attribute("name_en", of: entry).isEmpty, "\(entry.id)")
            let kind = Self.attribute("kind", of: entry)
            #expect(Self.kinds[entry.type]?.contains(kind) == true, "\(entry.id): \(kind)")
        }
    }

    @Test
    func `gives places both coordinates or none, and within range`() {
        for entry in Gazetteer.libya.entries {
            let (latitude, longitude) = (Self.attribute("lat", of: entry), Self.attribute("lon", of: entry))
            #expect(latitude.isEmpty == longitude.isEmpty, "\(entry.id)")
            guard !latitude.isEmpty else { continue }
            #expect(entry.type == .location, "\(entry.id)")
            #expect(Double(latitude).map { (-90...90).contains($0) } == true, "\(entry.id): \(latitude)")
            #expect(Double(longitude).map { (-180...180).contains($0) } == true, "\(entry.id): \(longitude)")
        }
    }

    /// One spelling for two entries is meant where each asks for its own context.
    @Test
    func `shares a form between entries only where context tells them apart`() {
        let folding = Normalizer(.matching)
        var owners: [String: [Entry]] = [:]
        for entry in Gazetteer.libya.entries {
            for form in [entry.name] + entry.aliases {
                owners[folding.normalize(form).filter { $0 != " " }, default: []].append(entry)
            }
        }
        for (form, sharing) in owners where sharing.count > 1 {
            let free = sharing.filter { $0.match.context == nil }
            #expect(free.count <= 1, "\(form): \(sharing.map(\.id))")
        }
    }

    /// Forms that the audit takes for common words and that are names in nearly all of news: looked at one by one.
    private static let reviewed: Set<String> = [
        "القاعدة", "الإخوان", "الرياض", "قطر", "السعودية", "حماس", "جربة", "الرئاسي", "الفيفا", "فيفا", "الأسد",
        "كاميرون",
    ]

    @Test
    func `has no form that is mostly a common word, but for those that were looked at`() {
        // Five wrong mentions in a million words.
        let collisions = Gazetteer.libya.audit(threshold: 5).filter { $0.reason == nil }
        #expect(Set(collisions.map(\.form)).subtracting(Self.reviewed) == [])
    }

    private static func attribute(_ name: String, of entry: Entry) -> String {
        entry.attributes.first { $0.name == name }?.value ?? ""
    }

    @Test
    func `lists no alias that folding makes unnecessary`() {
        let joining = Normalizer(.matching)
        for entry in Gazetteer.libya.entries {
            var seen: Set<String> = []
            for form in [entry.name] + entry.aliases {
                let folded = joining.normalize(form).filter { $0 != " " }
                #expect(seen.insert(folded).inserted, "\(entry.id): \(form)")
            }
        }
    }

    @Test
    func `finds every name of its own where it stands alone`() {
        let entries = Gazetteer.libya.entries.map { entry in
            // What needs company is not found alone.
            var entry = entry
            entry.match.context = nil
            entry.match.not = []
            return entry
        }
        let matcher = Matcher(Gazetteer(entries), overlap: .all)
        for entry in entries {
            for form in [entry.name] + entry.aliases {
                // Punctuation at the end of a form (D.C.) is not part of a mention.
                let end = form.utf8.count - (form.hasSuffix(".") ? 1 : 0)
                let found = matcher.mentions(in: form).filter { $0.utf8Range == 0..<end }
                #expect(found.contains { $0.entry.id == entry.id && $0.how.isEmpty }, "\(entry.id): \(form)")
            }
        }
    }

    @Test(arguments: [
        ("قال لـ«الشرق الأوسط» أمس", "الشرق الأوسط", "asharq-al-awsat"),
        ("في منطقة الشرق الأوسط", "الشرق الأوسط", "middle-east"),
        ("هجوم على فندق في سوسة التونسية", "سوسة", "sousse"),
        ("الطريق بين شحات وسوسة", "سوسة", "susa"),
        ("إغلاق حقلي الفيل والشرارة", "الشرارة", "sharara-field-short"),
        ("وصل الوفد الليبي إلى البيضاء", "البيضاء", "bayda"),
        ("التقى السراج المبعوث الأممي، وقال ليون", "ليون", "bernardino-leon"),
    ])
    func `context tells a name from its homographs`(text: String, name: String, id: String) {
        let ids = text.mentions(of: .libya).filter { text[utf8: $0.utf8Range] == name }.map(\.entry.id)
        #expect(ids == [id], "\(text)")
    }

    @Test(arguments: [
        ("ارتدى عباءته البيضاء", "bayda"), ("كتب بست لغات", "ghat"), ("15 بليون دولار في ليبيا", "bernardino-leon"),
        ("الشرارة التي أشعلت الحرب", "sharara-field-short"), ("سرت أنباء عن وصوله", "sirte"),
        ("حرصا على سلامة المدنيين، قال المبعوث", "ghassan-salame-short"),
    ])
    func `a common word is no name`(text: String, id: String) {
        #expect(!text.mentions(of: .libya).contains { $0.entry.id == id }, "\(text)")
    }

    @Test(arguments: [
        ("sirte", "LOC", "سرت"), ("ubari", "LOC", "أوباري"), ("sabratha", "LOC", "صبراتة"),
        ("khalifa-haftar", "PER", "خليفة حفتر"), ("fayez-al-sarraj", "PER", "فائز السراج"),
        ("africom", "ORG", "أفريكوم"), ("united-nations", "ORG", "الأمم المتحدة"),
        ("benghazi-port", "LOC", "ميناء بنغازي"), ("raguba-field", "LOC", "حقل الراقوبة"),
        ("emad-al-sayeh", "PER", "عماد السايح"), ("stephane-dujarric", "PER", "ستيفان دوجاريك"),
        ("battalion-301", "ORG", "كتيبة 301"), ("zueitina-oil", "ORG", "شركة الزويتينة للنفط"),
    ])
    func `has`(id: String, type: String, name: String) {
        #expect(Gazetteer.libya.entries.contains { $0.id == id && $0.type.rawValue == type && $0.name == name })
    }
}

/// The five seed articles, which the gazetteer must serve.
@Suite struct `The seed articles` {
    @Test(arguments: [
        ("004_712029dedc3d3d6d.txt", 221, 245, "united-nations", "الأممالمتحدة"),
        ("004_712029dedc3d3d6d.txt", 1164, 1174, "syria", "سوريا"),
        ("004_712029dedc3d3d6d.txt", 1174, 1186, "iraq", "العراق"),
        ("004_712029dedc3d3d6d.txt", 2016, 2037, "libyan-army", "لجيش الليبي"),
        ("004_712029dedc3d3d6d.txt", 2068, 2116, "united-states", "الولاياتالمتحدةالأمريكية"),
        ("004_712029dedc3d3d6d.txt", 3313, 3342, "united-states", "لولايات المتحدة"),
        ("002_7034af17d59d9de9.txt", 4529, 4541, "libya", "ليـبيا"),
        ("001_ff5cee45131f32b2.txt", 2815, 2825, "libya", "ليبيا"),
        ("001_ff5cee45131f32b2.txt", 484, 498, "africom", "أفريكوم"),
        ("000_043230a2124b5c51.txt", 2720, 2757, "gna", "حكومة\u{A0}الوفاق الوطني"),
    ])
    func `noisy names are found by rule`(file: String, start: Int, end: Int, id: String, text: String) {
        let article = PackageFiles.text("seeds/\(file)")
        let mention = article.mentions(of: .libya).first { $0.utf8Range == start..<end }
        #expect(mention?.entry.id == id)
        #expect(article[utf8: start..<end] == text)
    }
}
