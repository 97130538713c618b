import ArabicGazetteer
import ArabicText
import ArgumentParser

struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Make one file of gazetteers that is ready for matching.",
        discussion: """
            artok tag -g FILE.artgaz maps the file and starts at once, however many
            names it has. Sources add up: a later entry counts where two have one id.
            The same sources give the same bytes on every machine.

            -o - writes to standard output, which must be no terminal.

            Nothing is said when it has worked, but on a terminal. Faults are told as
            FILE:LINE: …; then nothing is written, and an older FILE stays as it was.

            --fold tells more spellings apart: of what is found by matching, the usual,
            only names that are equal by this preset too. So "none" wants each letter and
            mark as it is listed, "search" tells ؤ and ئ from و and ي.

            --audit lists the names that are spelled like common words, the worst
            first: how many mentions in a million words would be wrong, how often the
            word occurs among these, and the entry and its form. What a rule or the
            entry's own options leave out already is behind. Without -o that is all.

            Examples:
              artok compile places.tsv -o places.artgaz
              artok compile libya people.jsonl places.tsv -o all.artgaz
              artok tag -g all.artgaz news
              artok compile --fold search places.tsv -o strict.artgaz
              artok compile --audit places.tsv | head
              artok compile --audit --format tsv places.tsv -o places.artgaz
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Gazetteers: .txt, .tsv, .jsonl or .artgaz files, or built in: \(Gazetteer.builtinNames.joined(separator: ", ")).",
            valueName: "source"
        ),
        completion: .file()
    )
    var sources: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write, called *.artgaz by custom; - is standard output.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @Flag(help: "Do not find inflected forms of names: أبا بكر for أبو بكر.")
    var noInflect = false

    @Option(
        help: ArgumentHelp(
            "What names are compared by: \(CompiledGazetteer.foldings.map(\.name).joined(separator: ", ")). (default: that of compiled sources, else matching)",
            valueName: "preset"
        ),
        completion: .list(CompiledGazetteer.foldings.map(\.name))
    )
    var fold: String?

    @Flag(help: "List the names that are spelled like common words; -o may be left out then.")
    var audit = false

    @Option(help: "Output format of the audit: text, jsonl or tsv. (default: text)")
    var format: OutputFormat?

    @Option(
        help: ArgumentHelp(
            "List only what does so much damage, or would if it were not left out. (default: \(Collision.usualThreshold))",
            valueName: "mentions"
        )
    )
    var threshold: Double?

    @Option(help: "The format of the sources, if their names do not say it: txt, tsv, jsonl or artgaz.")
    var gazetteerFormat: SourceFormat?

    @Flag(help: "Show no progress on the terminal.")
    var quiet = false

    func validate() throws {
        if !audit {
            if output == nil { throw ValidationError("Missing expected argument '--output <file>'") }
            if format != nil { throw ValidationError("--format is for the list that --audit writes.") }
            if threshold != nil { throw ValidationError("--threshold is for the list that --audit writes.") }
        }
        if let threshold, !(threshold >= 0) { throw ValidationError("--threshold must be 0 or more.") }
        if let fold { try checkFolding(fold) }
        guard let output else { return }
        if output == "-" {
            if Output.isTerminal {
                throw ValidationError("A compiled gazetteer is nothing for a terminal: use -o FILE.")
            }
            if audit { throw ValidationError("-o - and --audit both write to standard output; name a file with -o.") }
            return
        }
        if sources.contains(where: { FolderListing.isSameFile($0, output) && SourceFormat(contentsOf: $0) != .artgaz })
        {
            throw ValidationError("\(output) is one of the sources: it would be gone. Name another file with -o.")
        }
    }

    private func checkFolding(_ name: String) throws {
        if output == nil { throw ValidationError("--fold is for the file that -o names.") }
        if CompiledGazetteer.foldings.contains(where: { $0.name == name }) { return }
        let isPreset = Folding.presets.contains { $0.name == name }
        let names = CompiledGazetteer.foldings.map(\.name).joined(separator: ", ")
        throw ValidationError(
            isPreset
                ? "--fold \(name): it takes for the same what matching tells apart, and names are looked up by matching. Use one of \(names)."
                : "--fold \(name): no such preset. Use one of \(names)."
        )
    }

    func run() throws {
        let progress = ProgressLine(isQuiet: quiet)
        let folding = fold.flatMap { name in CompiledGazetteer.foldings.first { $0.name == name }?.folding }
        let choice = GazetteerChoice(names: sources, format: gazetteerFormat)
        let (gazetteer, common) = try choice.sum(by: audit && output == nil ? .matching : folding, progress)
        if let output { try write(gazetteer, by: common, to: output, progress) } else { progress.clear() }
        if audit {
            AuditWriter(format: format ?? .text).write(
                gazetteer.audit(threshold: threshold ?? Collision.usualThreshold)
            )
        }
    }

    private func write(
        _ gazetteer: Gazetteer,
        by folding: Folding,
        to output: String,
        _ progress: ProgressLine
    ) throws {
        let compiled: CompiledGazetteer
        do throws(GazetteerError) {
            try gazetteer.checkSize(for: output, inflects: !noInflect)
            let show: WorkProgress = { progress.show("compiling", $0, $1) }
            compiled = CompiledGazetteer(gazetteer, inflects: !noInflect, folding: folding, progress: show)
        } catch {
            progress.clear()
            GazetteerChoice.tell(error)
            throw ExitCode(1)
        }
        do throws(FileError) {
            try compiled.withUnsafeBytes { (bytes) throws(FileError) in
                if output == "-" { Output.standard(bytes) } else { try ReplacedFile.write(bytes, to: output) }
            }
        } catch {
            progress.clear()
            // A pipe that nobody reads any more: /dev/stdout.
            if error.isBrokenPipe { return }
            Output.standardError("\(output): \(error.message)")
            throw ExitCode(1)
        }
        progress.finish(
            "\(output): \(compiled.count) entries, \(compiled.formCount) names, \(compiled.byteCount) bytes"
        )
    }
}
