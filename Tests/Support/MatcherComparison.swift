package import ArabicGazetteer
import CScanKernels

/// The matcher against the reference matcher: a random gazetteer and texts of its names, with every kernel that the
/// processor has and both ways to decide between overlapping mentions.
package struct MatcherComparison {
    package let seed: UInt64
    private var noise: NoisyText
    private var random: SeededRandom
    private let sides: MatcherSides

    /// What was compared, and found.
    package private(set) var tally = Tally()

    package struct Tally {
        package var words = 0
        package var texts = 0
        package var longestText = 0
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
            sum.longestText = max(sum.longestText, more.longestText)
            for (setting, share) in more.shares { sum.shares[setting, default: Share()] += share }
        }
    }

    /// - Parameter entries: How many the gazetteer has; a number that the seed chooses if left out.
    package init(seed: UInt64, entries: Int? = nil, differences: KnownDifferences = KnownDifferences()) {
        self.seed = seed
        random = SeededRandom(seed: seed)
        let count = entries ?? [1, 5, 20, 40, 40, 80, 80, 200].randomElement(using: &random)!
        let gazetteer = RandomGazetteer(entries: count, seed: random.next())
        noise = NoisyText(names: gazetteer.names, words: gazetteer.words, seed: random.next())
        noise.fillerShare = 3
        sides = MatcherSides(gazetteer.entries, differences)
    }

    /// Compares texts of together about so many words.
    ///
    /// - Throws: ``Disagreement`` at the first text that the two do not agree on.
    package mutating func run(words: Int) throws(Disagreement) {
        let last = tally.words + words
        while tally.words < last {
            let text = text(words: min(last - tally.words, Self.lengths.randomElement(using: &random)!))
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

    private mutating func text(words count: Int) -> [UInt8] {
        var text: [UInt8] = []
        var rest = count
        while rest > 0 {
            // Quiet stretches too: most of a text is for the kernels then.
            noise.noise = [0, 0, 0, 0, 1, 1, 2, 6].randomElement(using: &random)!
            let part = min(rest, 100)
            text += noise.text(words: part)
            rest -= part
        }
        return text
    }
}

/// A gazetteer, compiled and as the reference has it.
package struct MatcherSides {
    let entries: [Entry]
    private let matchers: [Overlap: Matcher]
    private let reference: ReferenceMatcher
    private let differences: KnownDifferences

    package init(_ entries: [Entry], _ differences: KnownDifferences) {
        self.entries = entries
        self.differences = differences
        let gazetteer = Gazetteer(entries)
        matchers = Dictionary(uniqueKeysWithValues: Overlap.allCases.map { ($0, Matcher(gazetteer, overlap: $0)) })
        reference = ReferenceMatcher(entries, differences: differences)
    }

    /// A way to run the matcher.
    package struct Setting: CustomStringConvertible {
        package let overlap: Overlap
        let kernel: artok_kernel

        package var description: String { "\(overlap.rawValue) \(String(cString: artok_kernel_name(kernel)))" }
    }

    /// Every kernel that the processor has, with each overlap.
    package static let settings: [Setting] = {
        let kernels = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
        return Overlap.allCases.flatMap { overlap in
            kernels.filter { artok_kernel_is_supported($0) }.map { Setting(overlap: overlap, kernel: $0) }
        }
    }()

    /// What the reference finds, and how many words the text has.
    package func expected(_ text: [UInt8]) -> (mentions: [Overlap: [ReferenceMatcher.Found]], words: Int) {
        let (mentions, words) = reference.mentions(in: text, Overlap.allCases)
        return (Dictionary(uniqueKeysWithValues: zip(Overlap.allCases, mentions.map { $0.sorted() })), words)
    }

    /// What the matcher finds. The process goes on with the kernel that it had before.
    package func found(_ text: [UInt8], _ setting: Setting) -> [ReferenceMatcher.Found] {
        let chosen = artok_kernel_current()
        defer { artok_kernel_use(chosen) }
        artok_kernel_use(setting.kernel)
        return matchers[setting.overlap]!.mentions(inUTF8: text.span).map { mention in
            ReferenceMatcher.Found(
                start: mention.utf8Range.lowerBound,
                end: mention.utf8Range.upperBound,
                proclitic: mention.proclitic ?? "",
                entry: entries[mention.entryIndex].id,
                how: mention.how.names
            )
        }.sorted()
    }

    func agree(_ text: [UInt8], _ setting: Setting) -> Bool {
        found(text, setting) == expected(text).mentions[setting.overlap]
    }

    /// The same with fewer entries.
    func keeping(_ entries: some Sequence<Entry>) -> MatcherSides { MatcherSides(Array(entries), differences) }
}
