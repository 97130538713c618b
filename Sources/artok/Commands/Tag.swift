public import ArabicGazetteer
import ArabicText
public import ArgumentParser

struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
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
              artok tag --format conll seeds > seeds.conll
              artok tag --format brat seeds -o annotated
              artok tag --format html seeds > seeds.html
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

    @Option(
        name: .customLong("only-type"),
        help: ArgumentHelp("Only mentions of entries of this type. Repeat it for several.", valueName: "type")
    )
    var types: [String] = []

    @Option(
        name: .customLong("only-id"),
        help: ArgumentHelp("Only mentions of this entry. Repeat it for several.", valueName: "id")
    )
    var ids: [String] = []

    @Option(help: ArgumentHelp("Show so many words of the text on either side of each mention.", valueName: "n"))
    var context = 0

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "With --format brat: write each text and its annotations into this folder, as NAME.txt and NAME.ann.",
            valueName: "folder"
        )
    )
    var folder: String?

    @OptionGroup var output: OutputOptions<MentionOutput>
    @OptionGroup var input: InputOptions

    func validate() throws {
        if context < 0 || context > 1000 { throw ValidationError("--context must be from 0 to 1000.") }
        if let fault = formatFault() { throw ValidationError(fault) }
    }

    func run() throws {
        let inputs = try input.inputs()
        try checkDocuments(inputs)
        let choice = GazetteerChoice(names: gazetteer, format: gazetteerFormat)
        let rules = MatchRules.all.subtracting(MatchRules(without.map(\.rules)))
        let compiled = try choice.compiled()
        let matcher = Matcher(compiled, overlap: overlap, rules: rules)
        let detail = MentionDetail(contextWords: context, rules: explain ? rules : nil)
        let filter = EntryFilter(types: types, ids: ids, of: compiled)
        let around = compiled.wordsAround + context
        // What is no mention may go over a place where no mention does.
        let cutting = explain ? TextCutting.none : .names(compiled, wordsAround: around, areLines: false)
        let (explain, offsets) = (explain, output.offsets)
        switch output.format {
        case .text:
            try input.run(inputs, cutting, .init(hasLines: true)) {
                MentionWork(matcher, filter, explains: explain, MentionLines(compiled, detail))
            }
        case .jsonl, .tsv, .csv:
            let kind: MentionRows.Kind = output.format == .jsonl ? .jsonl : output.format == .tsv ? .tsv : .csv
            try input.run(inputs, cutting, .init(unit: offsets), header: MentionRows.header(kind, detail)) {
                MentionWork(matcher, filter, explains: explain, MentionRows(kind, compiled, offsets, detail))
            }
        case .conll:
            // Neither a token nor a sentence goes over the end of a line.
            try input.run(inputs, .names(compiled, wordsAround: around, areLines: true)) {
                MentionWork(matcher, filter, explains: false, TaggedTokens(compiled))
            }
        case .brat:
            let folder = try documentFolder()
            try input.run(inputs, .none) {
                MentionWork(matcher, filter, explains: false, BratAnnotations(compiled, folder))
            }
        case .html:
            // The page ends also where a text was bad.
            defer { Output.standard(MarkedTextPage.end) }
            try input.run(inputs, cutting, header: MarkedTextPage.start(title: pageTitle(inputs))) {
                MentionWork(matcher, filter, explains: false, MarkedText(compiled))
            }
        }
    }
}

/// How mentions are written.
enum MentionOutput: String, CaseIterable, FormatOption {
    case text, jsonl, tsv, csv, conll, brat, html
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
