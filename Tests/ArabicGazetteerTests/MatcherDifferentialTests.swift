import ArabicGazetteer
import TestSupport
import Testing

/// The product against the reference matcher, which is the truth.
@Suite struct `Matcher equals the reference matcher` {
    static let entries: [Entry] = [
        Entry("سرت", type: .location, id: "sirte", aliases: ["Sirte"]),
        Entry("ليبيا", type: .location, id: "libya"),
        Entry("سوريا", type: .location, id: "syria"),
        Entry("العراق", type: .location, id: "iraq"),
        Entry(
            "الولايات المتحدة",
            type: .location,
            id: "us",
            aliases: ["الولايات المتحدة الأمريكية", "US", "U.S. Army"]
        ),
        Entry("الأمم المتحدة", type: .organization, id: "un"),
        Entry(
            "أفريكوم",
            type: .organization,
            id: "africom",
            aliases: ["AFRICOM", "قيادة القوات الأميركية في إفريقيا"]
        ),
        Entry("حكومة الوفاق", type: .organization, id: "gna", aliases: ["حكومة الوفاق الوطني"]),
        Entry("عبد العزيز", type: .person, id: "abdulaziz"),
        Entry("أبوسليم", type: .location, id: "abu-salim", aliases: ["ابو سليم"]),
        Entry("بنغازي", type: .location, id: "benghazi"),
        Entry("اللجنة", type: .organization, id: "committee"),
        Entry("السراج", type: .person, id: "sarraj", aliases: ["فائز السراج"]),
        Entry("د. محمد", type: .person, id: "dr"),
        Entry("بي-2", type: .miscellaneous, id: "b2"),
        Entry("على", type: .miscellaneous, id: "ala"),
        Entry("علي", type: .person, id: "ali"),
        Entry("غات", type: .location, id: "ghat", match: MatchOptions(proclitics: .conjunctions)),
        Entry("مصر", type: .location, id: "egypt", match: MatchOptions(proclitics: .none)),
        Entry(
            "القاعدة",
            type: .organization,
            id: "qaida",
            match: MatchOptions(not: ["القاعدة الجوية", "القصر القاعدة"])
        ),
        Entry(
            "الخمس",
            type: .location,
            id: "khoms",
            match: MatchOptions(
                context: .init(before: ["مدينة", "القصر"], after: ["الليبية"], window: 2)
            )
        ),
        Entry("درنة", type: .location, id: "derna", match: MatchOptions(folding: .exact)),
        Entry("أوباري", type: .location, id: "ubari", match: MatchOptions(folding: .hamza)),
        Entry("هون", type: .location, id: "hun", match: MatchOptions(folding: .marks)),
        Entry("البنتاغون", type: .location, id: "pentagon", match: MatchOptions(article: true)),
        Entry("سورية", type: .location, id: "syria-2"),
        Entry("ليبيا", type: .organization, id: "libya-team"),
        Entry("ﷲ", type: .miscellaneous, id: "allah"),
        Entry("صلى الله عليه وسلم", type: .miscellaneous, id: "eulogy"),
        Entry("إسرائيل", type: .location, id: "israel"),
        Entry("لاهاي", type: .location, id: "hague"),
        Entry("محمد عبدالعزيز", type: .person, id: "m-abdulaziz"),
        Entry("بن علي", type: .person, id: "ben-ali"),
        Entry("١٧ فبراير", type: .organization, id: "february"),
        Entry("اللب", type: .location, id: "core"),
        Entry("البي", type: .location, id: "bey"),
    ]

    static let names = entries.flatMap { [$0.name] + $0.aliases }

    /// ARTOK_TEST_ROUNDS asks for more than the ten rounds of an ordinary run.
    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    @Test(arguments: 0..<rounds, GazetteerScale.allCases)
    func `on noisy text`(round: Int, scale: GazetteerScale) {
        let seed = UInt64.random(in: 0...UInt64.max)
        let gazetteer = Gazetteer(Self.entries).compiled(for: scale)
        let reference = ReferenceMatcher(Self.entries)
        var noise = NoisyText(names: Self.names, seed: seed)
        for part in 0..<10 {
            let text = noise.text(words: 12)
            for overlap in Overlap.allCases {
                let found = Matcher(gazetteer, overlap: overlap).mentions(inUTF8: text.span).map(Self.found)
                let expected = reference.mentions(in: text, overlap: overlap)
                #expect(
                    found.sorted() == expected.sorted(),
                    "\(scale), seed \(seed), part \(part), \(overlap.rawValue): \(String(decoding: text, as: UTF8.self))"
                )
            }
        }
    }

    static func found(_ mention: Mention) -> ReferenceMatcher.Found {
        ReferenceMatcher.Found(
            start: mention.utf8Range.lowerBound,
            end: mention.utf8Range.upperBound,
            proclitic: mention.proclitic ?? "",
            entry: mention.entry.id,
            how: mention.how.names
        )
    }
}
