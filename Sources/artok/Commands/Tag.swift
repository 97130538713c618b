public import ArabicGazetteer
import ArabicText
public import ArgumentParser

struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Find the names of a gazetteer, with the place of each in the original text.",
        discussion: """
            Spellings that differ in hamza, ى/ي, ة/ه, tashkeel, tatweel, letter case
            or missing spaces are found, and so are names behind و ف ب ك ل and ال.
            Offsets are half-open and count bytes of the text as it is.

            Examples:
              artok tag seeds
              artok tag -g libya -g world a.txt
              artok tag --format jsonl -g libya -g mine.tsv a.txt
              artok compile mine.tsv -o mine.artgaz && artok tag -g mine.artgaz a.txt
              artok tag --format tsv --offsets scalar - < a.txt
              artok tag --explain -g mine.tsv a.txt
            """
    )

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A gazetteer: .txt, .tsv, .jsonl or compiled .artgaz file, or built in: \(Gazetteer.builtinNames.joined(separator: ", ")). "
                + "Repeat it to add up sets; a later entry counts where two have one id. (default: libya)",
            valueName: "file"
        )
    )
    var gazetteer: [String] = []

    @Option(help: "The format of the gazetteer files, if their names do not say it: txt, tsv, jsonl or artgaz.")
    var gazetteerFormat: SourceFormat?

    @Option(help: "What to do with mentions that overlap: leftmost-longest or all.")
    var overlap: Overlap = .leftmostLongest

    @Option(
        help: ArgumentHelp(
            "Leave a rule out: proclitics (لغات is no ل + غات), spelling (على is no علي), vowels (سَرَتْ is no سِرْت) or surroundings (context and not of entries). Repeat it for several.",
            valueName: "rule"
        )
    )
    var without: [Rule] = []

    @Flag(help: "Tell for each mention what was overlooked, and what is no mention and why.")
    var explain = false

    @OptionGroup var output: OutputOptions<OutputFormat>
    @OptionGroup var input: InputOptions

    func run() throws {
        let inputs = try input.inputs()
        let choice = GazetteerChoice(names: gazetteer, format: gazetteerFormat)
        let rules = MatchRules.all.subtracting(MatchRules(without.map(\.rules)))
        let matcher = Matcher(try choice.compiled(), overlap: overlap, rules: rules)
        var writer = MentionWriter(format: output.format, offsets: output.offsets, explains: explain)
        writer.begin()
        let isGood = inputs.forEachText { text in
            writer.write(text, matcher)
        }
        writer.finish()
        if !isGood { throw ExitCode(1) }
    }
}

extension Overlap: ExpressibleByArgument {}

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
