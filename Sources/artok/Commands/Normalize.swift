public import ArabicText
public import ArgumentParser

struct Normalize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize",
        abstract: "Fold spellings that should compare equal, or change the normalization form.",
        discussion: """
            With --format text line breaks stay as they are, and nothing is appended;
            jsonl and tsv write a row for each line, with its half-open offsets in the
            source. With neither preset, options nor scheme, the preset is search.

            Presets: \(Folding.presets.map(\.name).joined(separator: ", "))
            Options: \(FoldingArgument.names.joined(separator: ", ")), elongation=N

            Examples:
              artok normalize a.txt
              artok normalize --preset nfc a.txt
              artok normalize --fold tashkeel,tatweel --fold elongation=2 - < a.txt
              artok normalize --to buckwalter a.txt
              artok normalize --records jsonl --text-field title < news.jsonl
            """
    )

    @Option(help: "Start from this preset.", completion: .list(PresetArgument.allValueStrings))
    var preset: PresetArgument?

    @Option(
        name: .customLong("fold"),
        help: ArgumentHelp(
            "Apply these options, separated by commas, after the preset if one is named.",
            valueName: "options"
        ),
        completion: .list(FoldingArgument.names),
        transform: FoldingArgument.init
    )
    var options: [FoldingArgument] = []

    @Option(help: ArgumentHelp("Write the result in this scheme: \(SchemeArgument.names).", valueName: "scheme"))
    var to: Transliteration.Scheme?

    @Option(help: ArgumentHelp("Read the text in this scheme first.", valueName: "scheme"))
    var from: Transliteration.Scheme?

    @Flag(help: "Write a line of JSON a source: its text and, for each change, the source's and the text's byte range.")
    var align = false

    @OptionGroup var output: OutputOptions<OutputFormat>
    @OptionGroup var recordArguments: RecordArguments
    @OptionGroup var input: InputOptions

    func validate() throws {
        try recordArguments.exclude([
            ("--format tsv", output.format == .tsv), ("--align", align),
        ])
        if recordArguments.records == .lines {
            throw ValidationError("artok normalize goes line by line without --records lines.")
        }
        if align, output.format == .tsv { throw ValidationError("--align writes JSON.") }
        try output.excludeOffsets(from: "--records", recordArguments.records != nil, use: "Its text is folded whole.")
        try output.excludeOffsets(from: "--align", align, use: "It tells ranges of UTF-8 bytes, of source and text.")
        try output.excludeOffsets(from: "--format text", output.format == .text)
    }

    func run() throws {
        let normalizers = normalizers()
        if let records = recordArguments.options {
            return try input.run(records) { NormalizedValue(normalizers) }
        }
        let inputs = try input.inputs()
        if align {
            let records = AlignedRecords()
            return try input.run(inputs, .lines, take: records.write) { AlignedWriter(normalizers: normalizers) }
        }
        let (format, offsets) = (output.format, output.offsets)
        switch format {
        case .text: try input.run(inputs, .linesOrPieces) { NormalizedWriter(normalizers: normalizers) }
        case .jsonl, .tsv:
            try input.run(inputs, .lines, .init(unit: offsets), header: TextRow.header(format)) {
                NormalizedRows(normalizers: normalizers, format: format, offsets: offsets)
            }
        }
    }

    /// What is applied, one after the other.
    private func normalizers() -> [Normalizer] {
        var chain: [Normalizer] = []
        if let from { chain.append(Transliteration(from).arabic) }
        if preset != nil || !options.isEmpty {
            var folding = preset?.folding ?? .none
            for option in options { option.add(to: &folding) }
            chain.append(Normalizer(folding))
        } else if from == nil, to == nil {
            chain.append(Normalizer(.search))
        }
        if let to { chain.append(Transliteration(to).latin) }
        return chain
    }
}

extension Transliteration.Scheme: ExpressibleByArgument {}

enum SchemeArgument {
    static let names = Transliteration.Scheme.allCases.map(\.rawValue).joined(separator: ", ")
}

/// The name of a preset.
struct PresetArgument: ExpressibleByArgument {
    let name: String
    let folding: Folding

    init?(argument: String) {
        guard let preset = Folding.presets.first(where: { $0.name == argument }) else { return nil }
        (name, folding) = preset
    }

    static var allValueStrings: [String] { Folding.presets.map(\.name) }
}

/// One value of `--fold`: option names separated by commas.
struct FoldingArgument {
    private let options: Folding.Options
    private let elongation: Folding.Elongation?

    private static let table: [(name: String, option: Folding.Options)] = [
        ("compatibility", .compatibility), ("tashkeel", .tashkeel), ("harakat", .harakat), ("tanwin", .tanwin),
        ("shadda", .shadda), ("quranicMarks", .quranicMarks), ("tatweel", .tatweel),
        ("formatControls", .formatControls), ("hamza", .hamza), ("alef", .alef), ("hamzaCarriers", .hamzaCarriers),
        ("alefMaqsura", .alefMaqsura), ("tehMarbuta", .tehMarbuta), ("extendedLetters", .extendedLetters),
        ("loanLetters", .loanLetters), ("digits", .digits), ("punctuation", .punctuation),
        ("caseAndWidth", .caseAndWidth), ("whitespace", .whitespace),
    ]

    static var names: [String] { table.map(\.name) }

    /// - Throws: What is wrong with which of them.
    init(_ argument: String) throws {
        var options: Folding.Options = []
        var elongation: Folding.Elongation?
        for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
            if name.hasPrefix("elongation=") {
                guard let max = Int(name.dropFirst("elongation=".count)), max > 0 else {
                    throw ValidationError("'\(name)' should be elongation= and a number above 0.")
                }
                elongation = Folding.Elongation(max: max)
            } else {
                guard let option = Self.table.first(where: { $0.name == name })?.option else {
                    let names = Self.names.joined(separator: ", ")
                    throw ValidationError("there is no option '\(name)'. The options are \(names), elongation=N.")
                }
                options.formUnion(option)
            }
        }
        self.options = options
        self.elongation = elongation
    }

    func add(to folding: inout Folding) {
        folding.options.formUnion(options)
        folding.elongation = elongation ?? folding.elongation
    }
}
