public import ArabicText
public import ArgumentParser

struct Tokenize: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokenize",
        abstract: "Cut text into words, numbers, punctuation, links, hashtags, emoji.",
        discussion: """
            --format text writes the tokens of each line of the input on one line,
            with a space between them; jsonl and tsv write a token a line, with its
            kind and its half-open offsets. conllu writes sentences as Universal
            Dependencies has them, with kind and offsets in the last column; it
            leaves all that it does not know to your parser. Its forms are NFC;
            the offsets are those of the input as it is.

            Kinds: \(TokenKindsArgument.names)

            Examples:
              artok a.txt
              artok tokenize --format tsv seeds
              artok tokenize --kinds word,number a.txt
              artok tokenize --format conllu seeds > seeds.conllu
              artok tokenize --mode unicode --format jsonl - < a.txt
              artok tokenize --records jsonl < news.jsonl
            """
    )

    @Option(help: "arabic: tailored to how Arabic is typed; unicode: the word boundaries of UAX #29 as ICU gives them.")
    var mode: Tokenizer.Mode = .arabic

    @Option(
        help: ArgumentHelp(
            "Only tokens of these kinds, separated by commas. (default: all but whitespace)",
            valueName: "kinds"
        ),
        transform: TokenKindsArgument.kinds
    )
    var kinds: [TokenKinds] = []

    @OptionGroup var output: OutputOptions<TokenFormat>
    @OptionGroup var recordArguments: RecordArguments
    @OptionGroup var input: InputOptions

    func validate() throws {
        try recordArguments.exclude([
            ("--format \(output.format.rawValue)", output.format != .text && output.format != .jsonl)
        ])
        try output.excludeOffsets(from: "--format text", output.format == .text && recordArguments.records == nil)
        if output.format == .conllu, kinds.contains(where: { $0.contains(.whitespace) }) {
            throw ValidationError("CoNLL-U has no tokens of white space; SpaceAfter=No tells where there is none.")
        }
    }

    func run() throws {
        let (format, offsets, mode) = (output.format, output.offsets, mode)
        let kinds = kinds.isEmpty ? TokenKinds.usual : TokenKinds(kinds)
        if let records = recordArguments.options {
            return try input.run(records) { TokensValue(mode: mode, kinds: kinds, offsets: offsets) }
        }
        let inputs = try input.inputs()
        // Rows do not tell lines, and white space parts all tokens of Arabic: not those that ICU's dictionaries find.
        let isOfRows = format == .jsonl || format == .tsv
        let cutting = isOfRows && mode == .arabic ? TextCutting.words : .lines
        try input.run(inputs, cutting, .init(unit: offsets), header: TokenWriter.header(format)) {
            TokenWriter(format: format, mode: mode, kinds: kinds, offsets: offsets)
        }
    }
}

extension Tokenizer.Mode: ExpressibleByArgument {}

/// How tokens are written.
enum TokenFormat: String, CaseIterable, FormatOption {
    case text, jsonl, tsv, conllu
}

/// One value of `--kinds`: names separated by commas.
enum TokenKindsArgument {
    static let names = Token.Kind.allCases.map(\.rawValue).joined(separator: ", ")

    static func kinds(_ argument: String) throws -> TokenKinds {
        TokenKinds(
            try argument.split(separator: ",", omittingEmptySubsequences: false).map { part in
                let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
                guard let kind = Token.Kind(rawValue: name) else {
                    throw ValidationError("there is no kind '\(name)'. The kinds are \(names).")
                }
                return kind
            }
        )
    }
}
