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
            """
    )

    @OptionGroup var output: OutputOptions<OutputFormat>
    @OptionGroup var input: InputOptions

    func run() throws {
        let inputs = try input.inputs()
        var writer = SentenceWriter(format: output.format, offsets: output.offsets)
        writer.begin()
        let isGood = inputs.forEachText { text in
            writer.write(text)
        }
        writer.finish()
        if !isGood { throw ExitCode(1) }
    }
}
