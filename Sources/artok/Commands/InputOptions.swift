import ArabicGazetteer
public import ArabicText
public import ArgumentParser

/// The options of every command that reads texts.
struct InputOptions: ParsableArguments {
    @Flag(help: "Refuse text that is not UTF-8, instead of reading its broken parts as U+FFFD.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "Of folders, read the files with such names instead: '*.text', 'news/**/*.{html,htm}'. Repeatable.",
            valueName: "pattern"
        ),
        transform: Self.globPattern
    )
    var glob: [GlobPattern] = []

    @Argument(
        help: ArgumentHelp(
            """
            Texts: files, folders (their .txt and .md files at any depth), or - for standard input. What gzip or zstd has \
            packed is unpacked.
            """,
            valueName: "file"
        ),
        completion: .file()
    )
    var files: [String] = []

    @Option(
        name: [.customShort("j", allowingJoined: true), .long],
        help: ArgumentHelp(
            "Use so many threads; the output does not depend on it. (default: as many as there are cores)",
            valueName: "n"
        )
    )
    var jobs: Int?

    @Flag(help: "Show no progress on the terminal.")
    var quiet = false

    func validate() throws {
        if let jobs, jobs < 1 || jobs > 1024 { throw ValidationError("-j must be from 1 to 1024.") }
    }

    private static func globPattern(_ text: String) throws -> GlobPattern {
        do {
            return try GlobPattern(text)
        } catch {
            throw ValidationError("It \(error.message).")
        }
    }

    /// What to read; standard input if nothing is named.
    ///
    /// - Parameter records: The input is record streams: folders have some too.
    func inputs(records: RecordOptions? = nil) throws -> InputFiles {
        if files.isEmpty, InputFiles.isStandardInputTerminal {
            throw ValidationError("Name a file or folder, or pipe a text in.")
        }
        let inputs = InputFiles(
            paths: files.isEmpty ? ["-"] : files,
            isStrict: strict,
            listing: FolderListing(
                patterns: !glob.isEmpty
                    ? glob : records?.format == .jsonl ? FolderListing.textsAndRecords : FolderListing.texts
            )
        )
        if inputs.items.isEmpty {
            Output.standardError(
                "artok: no texts there; of folders those are read that --glob says, or .txt and .md files"
            )
        }
        return inputs
    }

    /// Works on all texts and writes what comes of it.
    ///
    /// - Parameters:
    ///   - cutting: Where texts may be cut.
    ///   - header: What stands before all output.
    /// - Throws: `ExitCode` if some input was bad.
    func run<Work: TextWork & ~Copyable>(
        _ inputs: InputFiles,
        _ cutting: TextCutting,
        _ kept: TextPlace.Kept = .init(),
        header: String = "",
        _ makeWork: @escaping @Sendable () -> Work
    ) throws {
        let writer = ProductWriter()
        try run(inputs, cutting, kept, header: header, take: writer.write, makeWork)
    }

    /// Works on all records and writes them with what comes of it.
    func run<Value: RecordValue & ~Copyable>(
        _ records: RecordOptions,
        _ makeValue: @escaping @Sendable () -> Value
    ) throws {
        if records.format == .jsonl, records.field == "\(Value.name)" {
            throw ValidationError("--text-field \(Value.name) is the key that the result gets: the text would be gone.")
        }
        let writer = ProductWriter()
        try run(records, try inputs(records: records), take: writer.write) { RecordWork($0, makeValue()) }
    }

    /// Works on all records.
    ///
    /// - Parameter makeWork: Is given how the records are read.
    func run<Work: TextWork & ~Copyable>(
        _ records: RecordOptions,
        _ inputs: InputFiles,
        take: @escaping (Product) -> Void,
        _ makeWork: @escaping @Sendable (RecordOptions) -> Work
    ) throws {
        var options = records
        options.isStrict = strict
        let inputs = InputFiles(items: inputs.items, isStrict: false)
        let plan = plan(.records, .init(hasRecords: true))
        if !ParallelRun.run(inputs, plan, take: take, { [options] in makeWork(options) }) { throw ExitCode(1) }
    }

    func run<Work: TextWork & ~Copyable>(
        _ inputs: InputFiles,
        _ cutting: TextCutting,
        _ kept: TextPlace.Kept = .init(),
        header: String = "",
        take: @escaping (Product) -> Void,
        _ makeWork: @escaping @Sendable () -> Work
    ) throws {
        Output.standard(header)
        let plan = plan(cutting, kept)
        if !ParallelRun.run(inputs, plan, take: take, makeWork) { throw ExitCode(1) }
    }

    private func plan(_ cutting: TextCutting, _ kept: TextPlace.Kept) -> WorkPlan {
        WorkPlan(
            cutting: cutting,
            kept: kept,
            threads: jobs ?? WorkerThread.processorCount,
            progress: ProgressLine(isQuiet: quiet)
        )
    }
}

/// How results are written: each subcommand has formats of its own, and all have `text`.
protocol FormatOption: ExpressibleByArgument {
    static var text: Self { get }
}

enum OutputFormat: String, CaseIterable, FormatOption {
    case text, jsonl, tsv
}

extension OffsetUnit: ExpressibleByArgument {}

struct OutputOptions<Format: FormatOption>: ParsableArguments {
    @Option(help: "Output format.")
    var format: Format = .text

    @Option(
        name: .customLong("offsets"),
        help: "Unit of the offsets: bytes, UTF-16 units (Java, JavaScript) or code points (Python). (default: utf8)"
    )
    var chosenOffsets: OffsetUnit?

    var offsets: OffsetUnit { chosenOffsets ?? .utf8 }

    /// Checks that a unit was asked for only where there are offsets.
    ///
    /// - Parameters:
    ///   - option: What they do not come with.
    ///   - isUsed: Whether that was asked for.
    func excludeOffsets(from option: String, _ isUsed: Bool, use others: String = "Use jsonl or tsv.") throws {
        if chosenOffsets != nil, isUsed { throw ValidationError("--offsets does nothing with \(option). \(others)") }
    }
}
