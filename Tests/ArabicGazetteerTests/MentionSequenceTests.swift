import ArabicGazetteer
import TestSupport
import Testing

/// Mentions found as they are asked for are those found at once.
@Suite struct `Lazy mentions` {
    private static let matcher = Matcher(Gazetteer(`Matcher equals the reference matcher`.entries), overlap: .all)

    @Test(arguments: ["", "سرت", "في سرت وليبيا", "من بنغازي إلى سرت، ومن سرت إلى بنغازي والعراق"])
    func `of short and long strings`(text: String) {
        #expect(Array(Self.matcher.lazyMentions(in: text)) == Self.matcher.mentions(in: text))
        #expect(Array(Self.matcher.lazyMentions(inUTF8: Array(text.utf8))) == Self.matcher.mentions(in: text))
    }

    @Test func `of a text of many windows`() {
        let seed = UInt64(ProcessSettings.number("ARTOK_TEST_SEED") ?? Int.random(in: 0...Int.max))
        var noise = NoisyText(names: `Matcher equals the reference matcher`.names, seed: seed)
        let text = noise.text(words: 8000)
        let mentions = Self.matcher.mentions(inUTF8: text.span)
        #expect(Array(Self.matcher.lazyMentions(inUTF8: text)) == mentions, "seed \(seed)")
        let string = String(decoding: text, as: UTF8.self)
        #expect(Array(Self.matcher.lazyMentions(in: string)) == Self.matcher.mentions(in: string), "seed \(seed)")
    }

    /// Equal by what they tell, whatever gazetteer's copy of the entry it is.
    @Test func `are told apart in sets`() {
        let entries = `Matcher equals the reference matcher`.entries
        let text = "في سرت وليبيا وسرت"
        let found = Set(Self.matcher.mentions(in: text))
        let again = Matcher(Gazetteer(entries), overlap: .all).mentions(in: text)
        #expect(found.count == again.count && found.isSuperset(of: again))
        #expect(!found.contains(Self.matcher.mentions(in: "سرت")[0]))
    }

    @Test func `can be walked again, and left before the end`() {
        let mentions = Self.matcher.lazyMentions(in: "في سرت وليبيا وسرت")
        #expect(mentions.first { $0.entry.id == "libya" }?.utf8Range == 14..<24)
        #expect(Array(mentions).count == Array(mentions).count)
        #expect(mentions.prefix(1).map(\.utf8Range) == [5..<11])
    }
}
