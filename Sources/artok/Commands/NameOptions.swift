import ArabicGazetteer
import ArgumentParser

/// Which names are looked for, and by which rules: the options of every command that finds them.
struct NameOptions: ParsableArguments {
    @Option(
        name: [.customShort("g", allowingJoined: true), .long],
        help: ArgumentHelp(
            "A gazetteer: .txt, .tsv, .jsonl or compiled .artgaz file, or built in: \(Gazetteer.builtinNames.joined(separator: ", ")). "
                + "Repeat it to add up sets; a later entry counts where two have one id. (default: libya)",
            valueName: "file"
        ),
        completion: .file()
    )
    var gazetteer: [String] = []

    @Option(help: "The format of the gazetteer files, if their names do not say it: txt, tsv, jsonl or artgaz.")
    var gazetteerFormat: SourceFormat?

    @Option(
        help: ArgumentHelp(
            "Leave a rule out: proclitics (لغات is no ل + غات), spelling (على is no علي), vowels (سَرَتْ is no سِرْت) or surroundings (context and not of entries). Repeat it for several.",
            valueName: "rule"
        )
    )
    var without: [Rule] = []

    @Option(
        name: .customLong("only-type"),
        help: ArgumentHelp("Only mentions of entries of these types, separated by commas.", valueName: "types")
    )
    var typeLists: [String] = []

    @Option(
        name: .customLong("only-id"),
        help: ArgumentHelp("Only mentions of this entry. Repeat it for several.", valueName: "id")
    )
    var ids: [String] = []

    func validate() throws {
        for list in typeLists where !list.utf8.contains(where: { $0 != UInt8(ascii: ",") }) {
            throw ValidationError("--only-type '\(list)' names no type.")
        }
    }

    /// - Throws: `ExitCode` after all faults of the gazetteers have been told.
    func search(_ overlap: Overlap = .leftmostLongest, explains: Bool = false) throws -> MentionSearch {
        let compiled = try GazetteerChoice(names: gazetteer, format: gazetteerFormat).compiled()
        let rules = MatchRules.all.subtracting(MatchRules(without.map(\.rules)))
        return MentionSearch(
            matcher: Matcher(compiled, overlap: overlap, rules: rules),
            filter: filter(compiled),
            explains: explains
        )
    }

    /// Tells of types and identifiers that no entry has: a misspelled one would seem to have no mentions.
    private func filter(_ gazetteer: CompiledGazetteer) -> EntryFilter {
        let types = typeLists.flatMap { $0.split(separator: ",").map(String.init) }
        let filter = EntryFilter(types: types, ids: ids, of: gazetteer)
        for (kind, name) in filter.unknown() { Output.standardError("artok: no entry has the \(kind) \(name)") }
        return filter
    }
}

/// A rule that can be left out.
enum Rule: String, CaseIterable, ExpressibleByArgument {
    case proclitics, spelling, vowels, surroundings

    var rules: MatchRules {
        switch self {
        case .proclitics: .proclitics
        case .spelling: .spelling
        case .vowels: .vowels
        case .surroundings: .surroundings
        }
    }
}
