import ArabicText
import ArgumentParser

struct Sentences: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sentences",
        abstract: "Cut text into sentences.",
        discussion: """
            --format text writes a sentence a line; jsonl and tsv add its half-open
            offsets. A line break of the input always ends a sentence.

            Examples:
              artok sentences seeds
              artok sentences --format tsv --offsets scalar a.txt
              artok sentences --format jsonl - < a.txt
              artok sentences --records jsonl --text-field body < news.jsonl
            """
    )

    @OptionGroup var output: OutputOptions<OutputFormat>
    @OptionGroup var recordArguments: RecordArguments
    @OptionGroup var input: InputOptions

    func validate() throws {
        try recordArguments.exclude([("--format tsv", output.format == .tsv)])
        try output.excludeOffsets(from: "--format text", output.format == .text && recordArguments.records == nil)
    }

    func run() throws {
        let (format, offsets) = (output.format, output.offsets)
        if let records = recordArguments.options {
            return try input.run(records) { SentencesValue(offsets: offsets) }
        }
        let inputs = try input.inputs()
        try input.run(inputs, .lines, .init(unit: offsets), header: TextRow.header(format)) {
            SentenceWriter(format: format, offsets: offsets)
        }
    }
}
