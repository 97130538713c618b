import ArabicGazetteer
import ArgumentParser

struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make one file of gazetteers that is ready for matching.",
        discussion: """
            artok tag -g FILE.artgaz maps the file and starts at once, however many
            names it has. Sources add up: a later entry counts where two have one id.
            The same sources give the same bytes on every machine.

            Nothing is said when it has worked, but on a terminal. Faults are told as
            FILE:LINE: …; then nothing is written, and an older FILE stays as it was.

            Examples:
              artok compile places.tsv -o places.artgaz
              artok compile libya people.jsonl places.tsv -o all.artgaz
              artok tag -g all.artgaz news
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Gazetteers: .txt, .tsv, .jsonl or .artgaz files, or built in: \(Gazetteer.builtinNames.joined(separator: ", ")).",
            valueName: "source"
        )
    )
    var sources: [String]

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write, called *.artgaz by custom.", valueName: "file"))
    var output: String

    @Option(help: "The format of the sources, if their names do not say it: txt, tsv, jsonl or artgaz.")
    var gazetteerFormat: SourceFormat?

    @Flag(help: "Show no progress on the terminal.")
    var quiet = false

    func validate() throws {
        if sources.contains(where: { FolderListing.isSameFile($0, output) && SourceFormat(contentsOf: $0) != .artgaz })
        {
            throw ValidationError("\(output) is one of the sources: it would be gone. Name another file with -o.")
        }
    }

    func run() throws {
        let progress = ProgressLine(isQuiet: quiet)
        let gazetteer = try GazetteerChoice(names: sources, format: gazetteerFormat).sum(progress)
        let compiled: CompiledGazetteer
        do throws(GazetteerError) {
            try gazetteer.checkSize(for: output)
            compiled = gazetteer.compiled { progress.show("compiling", $0, $1) }
            try compiled.write(to: output)
        } catch {
            progress.clear()
            GazetteerChoice.tell(error)
            throw ExitCode(1)
        }
        progress.finish(
            "\(output): \(compiled.count) entries, \(compiled.formCount) names, \(compiled.byteCount) bytes"
        )
    }
}
