import ArabicGazetteer
import ArabicText
import Testing

/// The rules of matching, one table a rule. Each row: a text, and the mentions expected in it, written
/// `text|proclitic|id|how`, where what is empty may be left out at the end.
@Suite struct `Matching rules` {
    static let entries = Gazetteer {
        Entry("سرت", type: .location, id: "sirte")
        Entry("ليبيا", type: .location, id: "libya")
        Entry("سوريا", type: .location, id: "syria")
        Entry("العراق", type: .location, id: "iraq")
        Entry("الولايات المتحدة", type: .location, id: "us", aliases: ["الولايات المتحدة الأمريكية", "U.S. Army"])
        Entry("الأمم المتحدة", type: .organization, id: "un")
        Entry("أفريكوم", type: .organization, id: "africom", aliases: ["AFRICOM"])
        Entry("عبد العزيز", type: .person, id: "abdulaziz")
        Entry("أبوسليم", type: .location, id: "abu-salim")
        Entry("السراج", type: .person, id: "sarraj")
        Entry("اللجنة الدولية", type: .organization, id: "committee")
        Entry("د. محمد", type: .person, id: "dr")
        Entry("مصر", type: .location, id: "egypt")
        Entry("أوباري", type: .location, id: "ubari")
        Entry("صبراتة", type: .location, id: "sabratha")
        Entry("إسرائيل", type: .location, id: "israel")
        Entry("بي", type: .miscellaneous, id: "b")
        Entry("١٧ فبراير", type: .organization, id: "february")
    }

    private func check(_ text: String, _ expected: [String], overlap: Overlap = .leftmostLongest) {
        let found = text.mentions(of: Self.entries, overlap: overlap).map { mention in
            var cells = [String(text[utf8: mention.utf8Range]), mention.proclitic ?? "", mention.entry.id]
            cells.append(mention.how.names.joined(separator: ","))
            while cells.last == "" { cells.removeLast() }
            return cells.joined(separator: "|")
        }
        #expect(found == expected, "\(text)")
    }

    /// Of two forms of an entry that are equally close, in different ways, the one that is listed first.
    @Test(arguments: [
        (["عبد الله", "عبداللة"], Mention.How.joined), (["عبداللة", "عبد الله"], .tehMarbuta),
    ])
    func `the first of an entry's names that are equally close`(names: [String], how: Mention.How) {
        let gazetteer = Gazetteer { Entry(names[0], type: .person, aliases: [names[1]]) }
        #expect("قال عبدالله".mentions(of: gazetteer).map(\.how) == [how])
    }

    @Test(arguments: [
        ("مدينة سرت", ["سرت||sirte"]),
        // Letters on either side are more than a name.
        ("المصرية", []), ("مصري", []), ("مصراتة", []), ("سرتي", []), ("epaAFRICOM", []),
        ("مصر.", ["مصر||egypt"]), ("«مصر»", ["مصر||egypt"]), ("#مصر_ليبيا", ["مصر||egypt", "ليبيا||libya"]),
        // No space after a full stop.
        ("في ليبيا.ويقول", ["ليبيا||libya"]),
        ("", []), (" ", []), ("ــ", []), ("\u{64E}", []),
    ])
    func `a name is whole words`(text: String, expected: [String]) { check(text, expected) }

    @Test(arguments: [
        ("اوباري", ["اوباري||ubari|hamza"]), ("أوبارى", ["أوبارى||ubari|alef-maqsura"]),
        ("صبراته", ["صبراته||sabratha|teh-marbuta"]), ("سِرْت", ["سِرْت||sirte|tashkeel"]),
        ("ليـبيا", ["ليـبيا||libya|tatweel"]), ("ليبیا", ["ليبیا||libya|extended-letters"]),
        ("africom", ["africom||africom|case"]), ("17 فبراير", ["17 فبراير||february|digits"]),
        // U+FEB3 … U+FE96: presentation forms; a zero-width space; ا and a combining hamza.
        ("\u{FEB3}\u{FEAE}\u{FE96}", ["\u{FEB3}\u{FEAE}\u{FE96}||sirte|compatibility"]),
        ("لي\u{200B}بيا", ["لي\u{200B}بيا||libya|format-controls"]),
        ("ا\u{654}وباري", ["ا\u{654}وباري||ubari"]),
        ("إوبارى", ["إوبارى||ubari|alef-maqsura,hamza"]),
    ])
    func `spellings are folded and the folds named`(text: String, expected: [String]) { check(text, expected) }

    @Test(arguments: [
        // A mark on the last letter is in; a tatweel or control at either end is out.
        ("سرتْ ", ["سرتْ||sirte|tashkeel"]), ("سرتـ", ["سرت||sirte"]), ("\u{200F}سرت\u{200F}", ["سرت||sirte"]),
        ("سرتـَـ", ["سرتـَ||sirte|tashkeel,tatweel"]), ("\u{FEFF}سرت", ["سرت||sirte"]), ("ـسرت", ["سرت||sirte"]),
    ])
    func `a range ends on a letter or its marks`(text: String, expected: [String]) { check(text, expected) }

    @Test(arguments: [
        ("وسرت", ["سرت|و|sirte|proclitic"]), ("فبسرت", ["سرت|فب|sirte|proclitic"]),
        ("كسرت", ["سرت|ك|sirte|proclitic"]), ("وَبِسرت", ["سرت|وب|sirte|proclitic"]),
        ("لسرت", ["سرت|ل|sirte|proclitic"]), ("لـسرت", ["سرت|ل|sirte|proclitic"]),
        ("بوسرت", []), ("سسرت", []), ("الوسرت", []),
        // The article only where a name may take one: an organization without its own.
        ("الأفريكوم", ["أفريكوم|ال|africom|proclitic"]), ("بالأفريكوم", ["أفريكوم|بال|africom|proclitic"]),
        ("السرت", []), ("الالعراق", []), ("بالعراق", ["العراق|ب|iraq|proclitic"]),
        // ل + ال is لل: the range starts at the second lam.
        ("للعراق", ["لعراق|ل|iraq|proclitic"]), ("وللسراج", ["لسراج|ول|sarraj|proclitic"]),
        ("للأفريكوم", ["لأفريكوم|ل|africom|proclitic"]), ("للولايات المتحدة", ["لولايات المتحدة|ل|us|proclitic"]),
        ("للجنة الدولية", ["لجنة الدولية|ل|committee|proclitic"]),
        ("لليبيا", ["ليبيا|ل|libya|proclitic"]), ("للسرت", []),
        // A form of two letters takes none.
        ("بي", ["بي||b"]), ("وبي", []),
    ])
    func `proclitics are told apart`(text: String, expected: [String]) { check(text, expected) }

    @Test(arguments: [
        // U+FE94 teh marbuta, U+FEF0 alef maqsura, U+FE83 alef with hamza; U+06C3, U+06D3.
        ("غزه", "غز\u{FE94}", ["compatibility", "teh-marbuta"]),
        ("ليبي", "ليب\u{FEF0}", ["alef-maqsura", "compatibility"]),
        ("احمد", "\u{FE83}حمد", ["compatibility", "hamza"]), ("غزه", "غز\u{6C3}", ["extended-letters", "teh-marbuta"]),
        ("ماي", "ما\u{6D3}", ["extended-letters", "hamza"]), ("غزة", "غز\u{FE94}", ["compatibility"]),
        ("الله", "\u{FDF2}", ["compatibility"]), ("صلى الله", "\u{FDFA}", ["compatibility", "ligature"]),
    ])
    func `all folds that were needed are named, and no others`(form: String, text: String, how: [String]) {
        let found = text.mentions(of: Gazetteer { Entry(form) })
        #expect(found.map(\.how.names) == [how])
    }

    @Test
    func `a ligature of proclitic and name begins the range`() {
        // ﻹ: U+FEF9, lam with alef with hamza below.
        check("\u{FEF9}سرائيل", ["\u{FEF9}سرائيل|ل|israel|compatibility,ligature,proclitic"])
    }

    @Test(arguments: [
        ("الولايات\u{A0}المتحدة", ["الولايات\u{A0}المتحدة||us|whitespace"]),
        ("الولايات  المتحدة", ["الولايات  المتحدة||us|whitespace"]),
        ("الولايات\nالمتحدة", ["الولايات\nالمتحدة||us|whitespace"]),
        ("الولايات\r\nالمتحدة", ["الولايات\r\nالمتحدة||us|whitespace"]),
        ("الولايات-المتحدة", ["الولايات-المتحدة||us|punctuation"]),
        ("الولايات \u{200B} المتحدة", ["الولايات \u{200B} المتحدة||us|format-controls,whitespace"]),
        ("الولايات\u{200F} المتحدة", ["الولايات\u{200F} المتحدة||us|format-controls"]),
        ("الولايات - المتحدة", []), ("الولايات\n\nالمتحدة", []), ("الولايات\u{2029}المتحدة", []),
        ("الولايات. المتحدة", []), ("الولايات، المتحدة", []), ("الولايات\"المتحدة", []),
        ("د. محمد", ["د. محمد||dr"]), ("د.  محمد", ["د.  محمد||dr|whitespace"]), ("د محمد", ["د محمد||dr|punctuation"]),
        ("د، محمد", []), ("د.محمد", ["د.محمد||dr|joined"]), ("U.S.Army", ["U.S.Army||us|joined"]), ("U. S. Army", []),
        ("U.S. Army", ["U.S. Army||us"]), ("u.s. army", ["u.s. army||us|case"]),
    ])
    func `words are separated as in the form or by white space`(text: String, expected: [String]) {
        check(text, expected)
    }

    @Test(arguments: [
        ("الولاياتالمتحدة", ["الولاياتالمتحدة||us|joined"]),
        ("الولاياتالمتحدةالأمريكية", ["الولاياتالمتحدةالأمريكية||us|joined"]),
        ("الولايات المتحدةالأمريكية", ["الولايات المتحدةالأمريكية||us|joined"]),
        ("للولاياتالمتحدة", ["لولاياتالمتحدة|ل|us|joined,proclitic"]),
        ("عبدالعزيز", ["عبدالعزيز||abdulaziz|joined"]), ("عبد العزيز", ["عبد العزيز||abdulaziz"]),
        ("أبو سليم", ["أبو سليم||abu-salim|joined"]), ("أبوسليم", ["أبوسليم||abu-salim"]),
    ])
    func `inner spaces may be missing`(text: String, expected: [String]) { check(text, expected) }

    @Test(arguments: [
        ("سورياالعراق", ["سوريا||syria|run-on", "العراق||iraq|run-on"]),
        ("وسورياالعراق", ["سوريا|و|syria|proclitic,run-on", "العراق||iraq|run-on"]),
        ("سورياوالعراق", []), ("سرتليبيا", []), ("سورياالعراقليبيا", []),
    ])
    func `two names in one word are two mentions`(text: String, expected: [String]) { check(text, expected) }

    @Test
    func `the longest of the leftmost wins, or all are told`() {
        let text = "الولايات المتحدة الأمريكية"
        check(text, ["الولايات المتحدة الأمريكية||us"])
        check(text, ["الولايات المتحدة الأمريكية||us", "الولايات المتحدة||us"], overlap: .all)
    }
}
