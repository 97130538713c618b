// Agreement with sentences cut by hand: ../shared/gold/seeds/sentences.jsonl, beside the package, and the sentences of
// UD Arabic PUD, where they are unpacked. Skipped where they are not.

import ArabicText
import TestSupport
import Testing

/// How many of the ends that are found are right, and how many of the right ones are found.
private struct Agreement: CustomStringConvertible {
    let found: Set<Int>
    let gold: Set<Int>

    var precision: Double { Double(found.intersection(gold).count) / Double(max(found.count, 1)) }
    var recall: Double { Double(found.intersection(gold).count) / Double(max(gold.count, 1)) }
    var f1: Double { 2 * precision * recall / max(precision + recall, .leastNonzeroMagnitude) }
    var description: String { "precision \(precision), recall \(recall), F1 \(f1)" }
}

@Suite("Sentences against the gold standard")
struct SentenceGoldTests {
    @Test(
        "At least 98 % of boundaries in the articles",
        .enabled(if: PackageFiles.shared != nil, "the annotated articles are not beside the package")
    )
    func articles() throws {
        let lines = PackageFiles.text("../shared/gold/seeds/sentences.jsonl").split(separator: "\n").map(String.init)
        #expect(lines.count == 100)
        // Both ends of each sentence, numbered through all articles.
        var (found, gold): (Set<Int>, Set<Int>) = ([], [])
        var base = 0
        for file in Set(lines.compactMap { FlatJSON.string("file", in: $0) }).sorted() {
            let text = try #require(PackageFiles.bytes("seeds/" + file))
            for sentence in SentenceSegmenter().sentences(in: text) {
                found.formUnion([
                    base + sentence.utf8Range.lowerBound * 2, base + sentence.utf8Range.upperBound * 2 + 1,
                ])
            }
            for line in lines where FlatJSON.string("file", in: line) == file {
                let start = try #require(FlatJSON.number("start", in: line))
                let end = try #require(FlatJSON.number("end", in: line))
                gold.formUnion([base + start * 2, base + end * 2 + 1])
            }
            base += text.count * 2 + 2
        }
        let agreement = Agreement(found: found, gold: gold)
        #expect(agreement.f1 >= 0.98, "\(agreement)")
    }

    @Test(
        "At least 97 % of the ends in UD Arabic PUD, written as one stream",
        .enabled(if: PeerPairs.file("segmentation/pud.jsonl") != nil, "the PUD sentences are not unpacked")
    )
    func pud() throws {
        let lines = try #require(PeerPairs.file("segmentation/pud.jsonl")).split(separator: 0x0A)
        var text: [UInt8] = []
        var gold: Set<Int> = []
        for line in lines {
            let sentence = try #require(PeerPairs.string("text", in: Array(line)))
            text += Array(sentence.utf8)
            gold.insert(text.count)
            text.append(0x20)
        }
        #expect(gold.count > 500)
        let found = Set(SentenceSegmenter().sentences(in: text).map(\.utf8Range.upperBound))
        let agreement = Agreement(found: found, gold: gold)
        #expect(agreement.recall >= 0.97 && agreement.precision >= 0.97, "\(agreement)")
    }
}
