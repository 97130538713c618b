import ArabicGazetteer
package import ArabicText

/// The matcher against the reference matcher: a random gazetteer and texts of its names, with every kernel that the
/// processor has and both ways to decide between overlapping mentions.
package struct MatcherComparison {
    package let seed: UInt64
    var noise: NoisyText
    var random: SeededRandom
    let sides: MatcherSides

    /// What was compared, and found.
    package internal(set) var tally = Tally()

    package struct Tally {
        package var words = 0
        package var texts = 0
        package var longestText = 0
        /// Texts of ``MatcherComparison/runAcrossWindows(step:)``, not counted as words.
        package var placesOfWindows = 0
        /// By overlap and kernel.
        package var shares: [String: Share] = [:]

        package struct Share {
            package var words = 0
            package var mentions = 0

            static func += (sum: inout Share, more: Share) {
                sum.words += more.words
                sum.mentions += more.mentions
            }
        }

        package init() {}

        package static func += (sum: inout Tally, more: Tally) {
            sum.words += more.words
            sum.texts += more.texts
            sum.placesOfWindows += more.placesOfWindows
            sum.longestText = max(sum.longestText, more.longestText)
            for (setting, share) in more.shares { sum.shares[setting, default: Share()] += share }
        }
    }

    /// - Parameters:
    ///   - entries: How many the gazetteer has; a number that the seed chooses if left out.
    ///   - folding: What it is compiled with; the same.
    package init(
        seed: UInt64,
        entries: Int? = nil,
        folding: Folding? = nil,
        differences: KnownDifferences = KnownDifferences()
    ) {
        self.seed = seed
        random = SeededRandom(seed: seed)
        let count = entries ?? [1, 5, 20, 40, 40, 80, 80, 200].randomElement(using: &random)!
        let gazetteer = RandomGazetteer(entries: count, seed: random.next())
        noise = NoisyText(names: gazetteer.names, words: gazetteer.words, seed: random.next())
        noise.fillerShare = 4
        sides = MatcherSides(gazetteer.entries, differences, folding: folding ?? Self.folding(&random))
    }

    /// Most gazetteers have the usual one.
    private static func folding(_ random: inout SeededRandom) -> Folding {
        random.chance(1, in: 3) ? CompiledGazetteer.foldings.randomElement(using: &random)!.folding : .matching
    }

    /// Compares texts of together about so many words.
    ///
    /// - Throws: ``Disagreement`` at the first text that the two do not agree on.
    package mutating func run(words: Int) throws(Disagreement) {
        let last = tally.words + words
        while tally.words < last {
            // What is left comes in ever shorter texts: a name may be several words.
            let longest = (last - tally.words + 1) / 2
            let text = text(words: min(longest, Self.lengths.randomElement(using: &random)!))
            tally.texts += 1
            tally.longestText = max(tally.longestText, text.count)
            let expected = sides.expected(text)
            tally.words += expected.words
            let setting = MatcherSides.settings.randomElement(using: &random)!
            let found = sides.found(text, setting)
            guard found == expected.mentions[setting.overlap] else {
                throw Disagreement(seed: seed, setting: setting, sides: sides, text: text)
            }
            tally.shares["\(setting)", default: Tally.Share()] += Tally.Share(
                words: expected.words,
                mentions: found.count
            )
        }
    }

    /// In words. The matcher's windows are of some kilobytes.
    private static let lengths = [3, 12, 12, 12, 12, 12, 50, 50, 200, 200, 1000, 3000, 8000]

    mutating func text(words count: Int) -> [UInt8] {
        var text: [UInt8] = []
        var rest = count
        while rest > 0 {
            // Quiet stretches too: most of a text is for the kernels then.
            noise.noise = [0, 0, 0, 0, 0, 1, 1, 4].randomElement(using: &random)!
            let part = min(rest, 100)
            text += noise.text(words: part)
            rest -= part
        }
        return text
    }
}
