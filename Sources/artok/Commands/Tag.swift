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
            Offsets are half-open and count bytes of the text as it is; lines and columns
            count from 1, columns in code points.

            tsv has tab, line break and backslash as \\t, \\n and \\\\, and no quoting; csv is
            quoted as RFC 4180 has it. conll has the tokens of artok tokenize, but cuts one
            that two names share, and ends no sentence within a name. In html, and in the
            copies that brat writes, ill-formed UTF-8 is U+FFFD.

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
              artok tag --summary --only-type PER news
              zcat news.jsonl.gz | artok tag --records jsonl --text-field body
            """
    )

    @OptionGroup var names: NameOptions

    @Option(help: "What to do with mentions that overlap: leftmost-longest or all.")
    var overlap: Overlap = .leftmostLongest

    @Flag(help: "Tell for each mention what was overlooked, and what is no mention and why.")
    var explain = false

    @Option(
        help: ArgumentHelp(
            "Show so many words of the line on either side of each mention, 1000 at most.",
            valueName: "n"
        )
    )
    var context = 0

    @Flag(help: "Write the number of mentions of each text instead.")
    var count = false

    @Flag(help: "Write one number instead, that of all mentions.")
    var total = false

    @Flag(
        help: "Write the entries that were found instead, by frequency, with the number of texts and the first place."
    )
    var summary = false

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "With --format brat: write each text and its annotations into this folder, as NAME.txt and NAME.ann.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var folder: String?

    @OptionGroup var output: OutputOptions<MentionOutput>
    @OptionGroup var recordArguments: RecordArguments
    @OptionGroup var input: InputOptions

    func validate() throws {
        if context < 0 || context > 1000 { throw ValidationError("--context must be from 0 to 1000.") }
        try recordArguments.exclude([
            ("--format \(output.format.rawValue)", output.format != .text && output.format != .jsonl),
            ("--count", count), ("--total", total), ("--summary", summary), ("--context", context > 0),
            ("--explain", explain),
        ])
        if let fault = formatFault() { throw ValidationError(fault) }
        let tellsNone = output.format == .text && recordArguments.records == nil
        try output.excludeOffsets(from: "--count", count, use: "It tells no places.")
        try output.excludeOffsets(from: "--total", total, use: "It tells no places.")
        try output.excludeOffsets(from: "--format text", tellsNone, use: "Use jsonl, tsv or csv.")
        let instead = [("--count", count), ("--total", total), ("--summary", summary)].filter(\.1).map(\.0)
        guard let first = instead.first else { return }
        if instead.count > 1 { throw ValidationError("\(first) and \(instead[1]) exclude each other.") }
        if explain { throw ValidationError("--explain tells of each mention, which \(first) does not write.") }
        if context > 0 { throw ValidationError("--context is shown with each mention, which \(first) does not write.") }
        if CountFormat(output.format) == nil {
            throw ValidationError("\(first) has the formats text, jsonl, tsv and csv.")
        }
    }

    func run() throws {
        let search = try names.search(overlap, explains: explain)
        if let records = recordArguments.options {
            let offsets = output.offsets
            return try input.run(records) { MentionsValue(search, offsets: offsets) }
        }
        let inputs = try input.inputs()
        try checkDocuments(inputs)
        if let format = CountFormat(output.format), count || total || summary {
            try runCounting(inputs, search, format)
        } else {
            try runWriting(inputs, search)
        }
    }

    private func runWriting(_ inputs: InputFiles, _ search: MentionSearch) throws {
        let compiled = search.matcher.gazetteer
        let detail = MentionDetail(contextWords: context, rules: explain ? search.matcher.rules : nil)
        let cutting = search.cutting(contextWords: context)
        let offsets = output.offsets
        switch output.format {
        case .text:
            try input.run(inputs, cutting, .init(hasLines: true)) {
                MentionWork(search, MentionLines(compiled, detail))
            }
        case .jsonl:
            try input.run(inputs, cutting, .init(unit: offsets)) {
                MentionWork(search, MentionObjects(compiled, offsets, detail))
            }
        case .tsv, .csv:
            let table = output.format == .tsv ? TableFormat.tsv : .csv
            try input.run(inputs, cutting, .init(unit: offsets), header: MentionRows.header(table, detail)) {
                MentionWork(search, MentionRows(table, compiled, offsets, detail))
            }
        case .conll:
            // Neither a token nor a sentence goes over the end of a line.
            try input.run(inputs, search.cutting(contextWords: 0, areLines: true)) {
                MentionWork(search, TaggedTokens(compiled))
            }
        case .brat:
            let folder = try documentFolder()
            // A file comes into being as a whole.
            try input.run(inputs, folder == nil ? cutting : .none, .init(unit: .scalar)) {
                MentionWork(search, BratAnnotations(compiled, folder))
            }
        case .html:
            // The page ends also where a text was bad.
            defer { Output.standard(MarkedTextPage.end) }
            try input.run(inputs, cutting, header: MarkedTextPage.start(title: pageTitle(inputs))) {
                MentionWork(search, MarkedText(compiled))
            }
        }
    }

    private func runCounting(_ inputs: InputFiles, _ search: MentionSearch, _ format: CountFormat) throws {
        let (countsEntries, isText) = (summary, format.isText)
        let kept =
            summary ? TextPlace.Kept(unit: isText ? .utf8 : output.offsets, hasLines: isText) : TextPlace.Kept()
        let summaryWriter = SummaryWriter(search.matcher.gazetteer, format)
        let countWriter = CountWriter(format, isTotal: total)
        // Also where some input was bad.
        defer { if summary { summaryWriter.finish() } else { countWriter.finish() } }
        try input.run(
            inputs,
            search.cutting(contextWords: 0),
            kept,
            take: summary ? summaryWriter.take : countWriter.take
        ) {
            MentionWork(search, MentionCounting(countsEntries: countsEntries, kept))
        }
    }
}

extension Overlap: ExpressibleByArgument {}

/// How mentions are written.
enum MentionOutput: String, CaseIterable, FormatOption {
    case text, jsonl, tsv, csv, conll, brat, html
}
