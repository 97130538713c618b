public import ArabicText
public import ArgumentParser

struct Tokenize: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cut text into words, numbers, punctuation, links, hashtags, emoji.",
        discussion: """
            --format text writes the tokens of each line of the input on one line,
            with a space between them; jsonl and tsv write a token a line, with its
            kind and its half-open offsets.

            Examples:
              artok a.txt
              artok tokenize --format tsv seeds
              artok tokenize --mode unicode --format jsonl - < a.txt
            """
    )

    @Option(help: "arabic: tailored to how Arabic is typed; unicode: the word boundaries of UAX #29 as ICU gives them.")
    var mode: Tokenizer.Mode = .arabic

    @OptionGroup var output: OutputOptions
    @OptionGroup var input: InputOptions

    func run() throws {
        let inputs = try input.inputs()
        var writer = TokenWriter(format: output.format, offsets: output.offsets)
        let tokenizer = Tokenizer(mode: mode, includesWhitespace: output.format == .text)
        writer.begin()
        let isGood = inputs.forEachText { text in
            writer.write(text, tokenizer)
        }
        writer.finish()
        if !isGood { throw ExitCode(1) }
    }
}

extension Tokenizer.Mode: ExpressibleByArgument {}
