import ArabicGazetteer
import TestSupport
import Testing

/// Very many forms of the same letters, and chains of joined words: what a list from elsewhere may have.
@Suite struct `Many forms of the same letters` {
    @Test func `all entries with the winning spelling are reported, in their order`() {
        let entries = (0..<4000).map { Entry($0 % 2 == 0 ? "أحمد" : "احمد", id: String($0)) }
        let mentions = "قال احمد".mentions(of: Gazetteer(entries))
        #expect(mentions.map(\.entry.id) == stride(from: 1, to: 4000, by: 2).map { String($0) })
        #expect("قال احمد".mentions(of: Gazetteer(entries), overlap: .all).map(\.entryIndex) == Array(0..<4000))
    }

    @Test func `an entry is reported once, by its best alias`() {
        let marks = ["\u{64E}", "\u{64F}", "\u{650}", "\u{652}"]
        var aliases: [String] = []
        for first in marks {
            for second in marks { for third in marks { aliases.append("م\(first)ح\(second)م\(third)د") } }
        }
        aliases.insert("محمد", at: 40)
        let gazetteer = Gazetteer([Entry("مَحمدُ", id: "1", aliases: aliases)])
        for overlap in Overlap.allCases {
            let mentions = "محمد محمد".mentions(of: gazetteer, overlap: overlap)
            #expect(mentions.map(\.how) == [[], []], "\(overlap)")
        }
    }

    @Test func `a chain of joined words is split at the first eight`() {
        let name = String(repeating: "عبد", count: 20) + "الله"
        let gazetteer = Gazetteer([Entry(name, id: "1")])
        let reference = ReferenceMatcher([Entry(name, id: "1")])
        for split in 1...12 {
            let text =
                String(repeating: "عبد", count: split) + " " + String(repeating: "عبد", count: 20 - split) + "الله"
            #expect(text.mentions(of: gazetteer).count == (split <= 8 ? 1 : 0))
            #expect(reference.mentions(in: Array(text.utf8), overlap: .all).count == (split <= 8 ? 1 : 0))
        }
    }
}
