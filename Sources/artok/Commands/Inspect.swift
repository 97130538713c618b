import ArabicGazetteer
import ArgumentParser

struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell what a compiled gazetteer holds.",
        discussion: """
            --format text tells sizes and counts. jsonl and tsv write the entries as
            sources, which compile to the same gazetteer again. (Identifiers that were
            just line numbers are written out.)

            All checksums of a file are verified first. A built-in gazetteer is told as it
            compiles.

            Examples:
              artok inspect places.artgaz
              artok inspect --format jsonl places.artgaz > places.jsonl
              artok inspect --format tsv world | cut -f1-3
            """
    )

    @Option(help: "Output format: text, jsonl or tsv.")
    var format: OutputFormat = .text

    @Argument(
        help: ArgumentHelp(
            "A compiled gazetteer, or built in: \(Gazetteer.builtinNames.joined(separator: ", ")).",
            valueName: "file"
        ),
        completion: .file()
    )
    var file: String

    func run() throws {
        do throws(GazetteerError) {
            let builtin = GazetteerChoice.builtin(file)
            let gazetteer = if let builtin { builtin.compiled() } else { try CompiledGazetteer(mapping: file) }
            switch format {
            case .text: try GazetteerReport(gazetteer, of: file, isBuiltin: builtin != nil).write()
            case .jsonl: try SourceLineWriter.write(gazetteer, of: file)
            case .tsv: try SourceTableWriter(gazetteer, of: file).write()
            }
        } catch {
            GazetteerChoice.tell(error)
            throw ExitCode(1)
        }
    }
}
