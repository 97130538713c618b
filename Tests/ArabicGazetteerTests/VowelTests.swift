import ArabicGazetteer
import ArabicText
import Testing

/// Vowels that are written in a name and in the text.
@Suite struct `Vocalised names` {
    private func isFound(_ name: String, _ text: String, rules: MatchRules = .all) -> Bool {
        !Matcher(Gazetteer { Entry(name) }, rules: rules).mentions(in: text).isEmpty
    }

    @Test(arguments: [
        // Unmarked agrees with all.
        ("سِرْت", "سرت", true), ("سرت", "سَرَتْ", true), ("سِرْت", "سِرت", true), ("سِرْت", "سرْت", true),
        // The same letter's vowels must agree.
        ("سِرْت", "سِرْت", true), ("سِرْت", "سَرَتْ", false), ("سِرْت", "سَرت", false), ("سِرْت", "سرَت", false),
        ("سِرْت", "سـِرْت", true), ("سِرْت", "سـَرْت", false),
        // A case ending is none of the name's.
        ("سِرْتُ", "سِرْتَ", true), ("سِرْت", "سِرْتٍ", true), ("مُحَمَّدٌ", "مُحَمَّداً", false), ("مُحَمَّدٌ", "مُحَمَّدٍ", true),
        ("الوِلَايَاتُ المُتَّحِدَةُ", "الوِلَايَاتِ المُتَّحِدَةِ", true), ("الوِلَايَاتُ المُتَّحِدَةُ", "الوَلَايَاتِ المُتَّحِدَةِ", false),
        // A shadda that is missing is not a vowel that is another; the order of marks is nothing.
        ("حَمّاد", "حَمَاد", true), ("حَمّاد", "حُمّاد", false), ("حَمَّاد", "حَم\u{64E}\u{651}اد", true),
        ("حَمَّاد", "حَم\u{651}\u{650}اد", false),
        ("عُمَان", "عَمَّان", false), ("عَمَّان", "عُمان", false), ("عَمَّان", "عمان", true),
        // Behind proclitics, with spaces missing, in presentation forms.
        ("سِرْت", "بِسِرْت", true), ("سِرْت", "بِسَرْت", false), ("السِّراج", "للسِّراج", true), ("السِّراج", "للسَّراج", false),
        ("عَبْدُ العَزِيز", "عَبْدِالعَزِيز", true), ("عَبْدُ العَزِيز", "عَبِدُالعَزِيز", false),
        ("سِرْت", "\u{FEB3}\u{650}\u{FEAE}\u{FE95}", true),
        ("سِرْت", "\u{FEB3}\u{64E}\u{FEAE}\u{FE95}", false),
    ])
    func `vowels agree or are not there`(name: String, text: String, expected: Bool) {
        #expect(isFound(name, text) == expected)
        if !expected, text != "مُحَمَّداً" { #expect(isFound(name, text, rules: .all.subtracting(.vowels))) }
    }

    @Test
    func `of two entries the one whose vowels agree`() {
        let gazetteer = Gazetteer {
            Entry("عُمَان", type: .location, id: "oman")
            Entry("عَمَّان", type: .location, id: "amman")
        }
        #expect("من عَمّان إلى عُمان".mentions(of: gazetteer).map(\.entry.id) == ["amman", "oman"])
        // Unmarked, it is either.
        #expect("في عمان".mentions(of: gazetteer).map(\.entry.id) == ["oman", "amman"])
    }
}

/// Other cases of أبو, ابن, ذو and of plurals.
@Suite struct `Inflected names` {
    private func found(_ text: String, _ gazetteer: CompiledGazetteer) -> [String] {
        Matcher(gazetteer).mentions(in: text).map { mention in
            text[utf8: mention.utf8Range] + " " + mention.how.names.joined(separator: ",")
        }
    }

    @Test(
        arguments: [
            ("أبو بكر", .person, "قال لأبي بكر", ["أبي بكر inflected,proclitic"]),
            ("أبو بكر", .person, "رأى أبا بكر", ["أبا بكر inflected"]),
            ("أبي بكر", .person, "أبو بكر", ["أبو بكر inflected"]),
            ("ابو سليم", .location, "أبي سليم", ["أبي سليم hamza,inflected"]),
            ("محمد بن سلمان", .person, "محمد ابن سلمان", ["محمد ابن سلمان inflected"]),
            ("ابن خلدون", .person, "بن خلدون", ["بن خلدون inflected"]),
            ("ذي قار", .location, "ذو قار", ["ذو قار inflected"]),
            ("أبوظبي", .location, "أبا ظبي", ["أبا ظبي inflected,joined"]),
            ("أبوظبي", .location, "أبو ظبي", ["أبو ظبي joined"]),
            ("أْبـوظبي", .location, "أباظبي", ["أباظبي inflected"]),
            ("علي بن أبي طالب", .person, "علي ابن أبو طالب", ["علي ابن أبو طالب inflected"]),
            ("الإخوان المسلمون", .organization, "الإخوان المسلمين", ["الإخوان المسلمين inflected"]),
            ("حزب المحافظين", .organization, "حزب المحافظون", ["حزب المحافظون inflected"]),
            // Plurals only in names of bodies, and first parts only where something follows.
            ("المسلمون", .miscellaneous, "المسلمين", []), ("فلسطين", .location, "فلسطون", []),
            ("أبو", .person, "أبا", []),
            // As an entry spells it is closer.
            ("بن علي", .person, "بن علي", ["بن علي "]),
        ] as [(String, EntityType, String, [String])]
    )
    func `other cases are found`(name: String, type: EntityType, text: String, expected: [String]) {
        let gazetteer = Gazetteer { Entry(name, type: type) }
        #expect(found(text, CompiledGazetteer(gazetteer)) == expected)
        let uninflected = found(text, CompiledGazetteer(gazetteer, inflects: false))
        #expect(uninflected == expected.filter { !$0.contains("inflected") })
    }

    @Test
    func `a name of many such parts is compiled all the same`() {
        let name = Array(repeating: "أبو بن", count: 40).joined(separator: " ") + " علي"
        let gazetteer = CompiledGazetteer(Gazetteer { Entry(name, type: .person) })
        #expect(gazetteer.formCount <= 257 && found(name, gazetteer).count == 1)
    }
}
