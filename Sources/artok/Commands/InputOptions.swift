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
        )
    )
    var files: [String] = []

    private static func globPattern(_ text: String) throws -> GlobPattern {
        do {
            return try GlobPattern(text)
        } catch {
            throw ValidationError("It \(error.message).")
        }
    }

    /// What to read; standard input if nothing is named.
    func inputs() throws -> InputFiles {
        if files.isEmpty, InputFiles.isStandardInputTerminal {
            throw ValidationError("Name a file or folder, or pipe a text in.")
        }
        return InputFiles(
            paths: files.isEmpty ? ["-"] : files,
            isStrict: strict,
            listing: glob.isEmpty ? FolderListing() : FolderListing(patterns: glob)
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

    @Option(help: "Unit of the offsets: bytes, UTF-16 units (Java, JavaScript) or code points (Python).")
    var offsets: OffsetUnit = .utf8
}
