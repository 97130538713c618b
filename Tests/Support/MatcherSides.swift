package import ArabicGazetteer
package import ArabicText
import CScanKernels

/// A gazetteer, compiled and as the reference has it.
package struct MatcherSides {
    package let entries: [Entry]
    let folding: Folding
    private let gazetteers: [GazetteerScale: CompiledGazetteer]
    private let reference: ReferenceMatcher
    private let differences: KnownDifferences

    /// - Parameters:
    ///   - folding: That the gazetteer is compiled with.
    ///   - scales: Of which settings will be asked for.
    package init(
        _ entries: [Entry],
        _ differences: KnownDifferences,
        folding: Folding = .matching,
        scales: [GazetteerScale] = GazetteerScale.allCases
    ) {
        self.entries = entries
        self.folding = folding
        self.differences = differences
        let gazetteer = Gazetteer(entries)
        gazetteers = Dictionary(
            uniqueKeysWithValues: scales.map { ($0, gazetteer.compiled(for: $0, folding: folding)) }
        )
        reference = ReferenceMatcher(entries, differences: differences, folding: folding)
    }

    /// A way to run the matcher.
    package struct Setting: CustomStringConvertible {
        package let overlap: Overlap
        let kernel: artok_kernel
        package let scale: GazetteerScale

        package var description: String {
            "\(overlap.rawValue) \(String(cString: artok_kernel_name(kernel))) \(scale)"
        }
    }

    /// Every kernel that the processor has, with each overlap, and whatever number of names is filtered for.
    package static let settings: [Setting] = {
        let kernels = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
        return Overlap.allCases.flatMap { overlap in
            kernels.filter { artok_kernel_is_supported($0) }.flatMap { kernel in
                GazetteerScale.allCases.map { Setting(overlap: overlap, kernel: kernel, scale: $0) }
            }
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
        return matcher(setting).mentions(inUTF8: text.span).map { mention in
            ReferenceMatcher.Found(
                start: mention.utf8Range.lowerBound,
                end: mention.utf8Range.upperBound,
                proclitic: mention.proclitic ?? "",
                entry: entries[mention.entryIndex].id,
                how: mention.how.names
            )
        }.sorted()
    }

    /// The matcher of a setting, with whatever kernel is in use.
    package func matcher(_ setting: Setting) -> Matcher {
        Matcher(gazetteers[setting.scale]!, overlap: setting.overlap)
    }

    package func agree(_ text: [UInt8], _ setting: Setting) -> Bool {
        found(text, setting) == expected(text).mentions[setting.overlap]
    }

    /// The same with fewer entries.
    func keeping(_ entries: some Sequence<Entry>) -> MatcherSides {
        MatcherSides(Array(entries), differences, folding: folding)
    }
}
