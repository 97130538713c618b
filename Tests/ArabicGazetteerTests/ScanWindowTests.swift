import ArabicGazetteer
import CScanKernels
import TestSupport
import Testing

/// A text is scanned in windows of some kilobytes: where they end must not matter, nor which kernel is at work.
@Suite(.serialized) struct `Windows of a text` {
    private static let entries = `Matcher equals the reference matcher`.entries
    private static let gazetteer = Gazetteer(entries)
    private static let scales = GazetteerScale.allCases.map { Gazetteer(entries).compiled(for: $0) }
    private static let kernels = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
        .filter { artok_kernel_is_supported($0) }

    /// What every kernel finds, however many names there are said to be; all must find the same.
    private func found(_ text: [UInt8], _ overlap: Overlap = .all) -> [ReferenceMatcher.Found] {
        let chosen = artok_kernel_current()
        defer { artok_kernel_use(chosen) }
        var first: [ReferenceMatcher.Found]?
        for kernel in Self.kernels {
            artok_kernel_use(kernel)
            for (place, gazetteer) in Self.scales.enumerated() {
                let mentions = Matcher(gazetteer, overlap: overlap).mentions(inUTF8: text.span)
                    .map { `Matcher equals the reference matcher`.found($0) }
                #expect(mentions == first ?? mentions, "\(String(cString: artok_kernel_name(kernel))), \(place)")
                first = first ?? mentions
            }
        }
        return first!
    }

    @Test("A long text has the mentions of its paragraphs", arguments: Overlap.allCases)
    func paragraphs(overlap: Overlap) {
        let seed = UInt64(ProcessSettings.number("ARTOK_TEST_SEED") ?? Int.random(in: 0...Int.max))
        var noise = NoisyText(names: `Matcher equals the reference matcher`.names, seed: seed)
        var text: [UInt8] = []
        var expected: [ReferenceMatcher.Found] = []
        for _ in 0..<(ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 1) * 400 {
            var part = noise.text(words: 12)
            if part.starts(with: [0xEF, 0xBB, 0xBF]) { part.removeFirst(3) }
            let mentions = Matcher(Self.gazetteer, overlap: overlap).mentions(inUTF8: part.span)
            expected += mentions.map {
                let found = `Matcher equals the reference matcher`.found($0)
                return ReferenceMatcher.Found(
                    start: found.start + text.count,
                    end: found.end + text.count,
                    proclitic: found.proclitic,
                    entry: found.entry,
                    how: found.how
                )
            }
            // No entry's context reaches over so many words, and no form over the line breaks.
            text += part + Array("\n\nx x x x\n\n".utf8)
        }
        let found = found(text, overlap)
        let difference = Set(found).symmetricDifference(expected).sorted()
        #expect(found == expected, "seed \(seed): \(difference.prefix(3))")
    }

    @Test(arguments: [
        (" ", ""), ("\u{A0} ", "\n"), (" ", "\n\n"), ("\u{640}", " "), ("\u{200F}", ""), ("\u{64E}", " "),
        (" س", " "), ("، ", ""), ("-", ""), ("é ", ""), ("\u{200F} ", ""),
    ])
    func `what is long between two words is no matter`(repeated: String, end: String) {
        func texts(_ count: Int) -> [[UInt8]] {
            let gap = String(repeating: repeated, count: count) + end
            return ["\(gap)الولايات\(gap)المتحدة\(gap)سرت", "سرت\(gap)من الولايات المتحدة\(gap)", "وال\(gap)سرت"]
                .map { Array($0.utf8) }
        }
        let reference = ReferenceMatcher(Self.entries)
        for (short, long) in zip(texts(3), texts(30_000)) {
            let expected = reference.mentions(in: short, overlap: .all)
            let found = found(long)
            #expect(found.map(\.entry) == expected.map(\.entry) && found.map(\.how) == expected.map(\.how))
        }
    }

    @Test func `a word of any length is no name`() {
        let long = String(repeating: "س", count: 100_000)
        #expect(found(Array("سرت \(long)سرت سرت\(long) سرت".utf8)).map(\.entry) == ["sirte", "sirte"])
    }

    @Test(arguments: ["،", "\u{3001}", "،é،", "\u{A0}", "-", "\u{FFFD}"])
    func `a text without ASCII white space`(separator: String) {
        let text = Array(String(repeating: "\(separator)سرت\(separator)xyz\(separator)بنغازي", count: 4000).utf8)
        let mentions = found(text)
        #expect(mentions.count == 8000)
        #expect(mentions.allSatisfy { text[$0.start..<$0.end].elementsEqual(("سرت".utf8)) || $0.end - $0.start == 12 })
    }

    /// What the exact path takes at once is gone through once for all of its names, not for each (1.7 times the time without
    /// optimization, four times with it).
    @Test func `many names in one part take no longer than in many parts`() {
        func time(_ separators: [String]) -> Duration {
            let text = (0..<4000).map { "سرت" + separators[$0 % separators.count] }.joined()
            var best = Duration.seconds(1000)
            for _ in 0..<5 {
                let matcher = Matcher(Self.gazetteer)
                best = min(best, ProcessorTime.measure { #expect(matcher.mentions(in: text).count == 4000) })
            }
            return best
        }
        let (one, many) = (time(["،é،"]), time(["،é،", "،é،\n"]))
        #expect(one * 2 < many * 3, "\(one), \(many)")
    }

    /// JSON, HTML, logs: a window ends before such a word as well.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "{\"a\":\"سرت\",\"c\":[1.5,-2.25]},", "<p>سرت</p>", "«سرت»", "(é,سرت,é)", "\u{640}(سرت)", "-\u{200F}(سرت)",
            "\u{FFFD}\"سرت\"", "،\u{3001}سرت،",
        ]
    )
    func `a text whose words all stand behind something else than white space`(line: String) {
        let text = Array(String(repeating: line + "\n", count: 4000).utf8)
        let mentions = found(text)
        #expect(mentions.count == 4000)
        let step = (line + "\n").utf8.count
        #expect(zip(mentions, mentions.dropFirst()).allSatisfy { $1.start - $0.start == step })
    }

    /// Whatever stands in it, a text is gone through once.
    @Test(.timeLimit(.minutes(1)))
    func `texts of marks and digits of all kinds`() {
        let seed = UInt64(ProcessSettings.number("ARTOK_TEST_SEED") ?? Int.random(in: 0...Int.max))
        var random = SeededRandom(seed: seed)
        let pieces = [
            "{", "\"", ":", "[", "1.5", "-", ",", "a", "é", "سرت", "\u{640}", "\u{200F}", "\u{FFFD}", "#", "«", "<",
        ]
        for _ in 0..<12 {
            let some = (0..<Int.random(in: 2...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            let line = some.joined() + ["\n", " "].randomElement(using: &random)!
            let count = 120_000 / line.utf8.count
            let single = Matcher(Self.gazetteer, overlap: .all).mentions(inUTF8: Array((line + line + line).utf8).span)
                .count
            let double = Matcher(Self.gazetteer, overlap: .all).mentions(inUTF8: Array((line + line).utf8).span).count
            let all = Array(String(repeating: line, count: count).utf8)
            let found = Matcher(Self.gazetteer, overlap: .all).mentions(inUTF8: all.span).count
            #expect(found == double + (count - 2) * (single - double), "seed \(seed): \(line)")
        }
    }

    @Test func `words of any length`() {
        for count in 0...300 {
            let filler = String(repeating: "ب", count: count)
            #expect(
                found(Array("\(filler) سرت \(filler)سرت \(filler)x سرت".utf8)).map(\.entry).filter { $0 == "sirte" }
                    .count
                    == (count == 0 ? 3 : count == 1 ? 3 : 2)
            )
        }
    }

    @Test func `tatweels of any number within a name`() {
        for count in [1, 63, 64, 65, 5000, 200_000] {
            let text = Array("في س\(String(repeating: "\u{640}", count: count))رت.".utf8)
            let mentions = found(text)
            #expect(mentions.map(\.start) == [5] && mentions.map(\.end) == [text.count - 1])
            #expect(mentions.first?.how == ["tatweel"])
        }
    }
}
