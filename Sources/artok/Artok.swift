import ArabicText
import ArgumentParser

@main
struct Artok: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "artok",
        abstract: "Arabic text: tokens, sentences, and the names in it, with byte-exact offsets.",
        discussion: """
            Examples:
              artok tag seeds                  the names in all texts of a folder
              artok tag -g places.tsv a.txt    with a gazetteer of your own
              artok view seeds -o report.html  a page of the texts, their names, and charts
              artok compile places.tsv -o places.artgaz
              artok tokenize --format tsv a.txt
              artok sentences a.txt
              zcat news.gz | artok tag --format jsonl
            """,
        version: "artok \(ArtokVersion.number) (ICU \(UnicodeVersion.icu), Unicode \(UnicodeVersion.unicode))",
        subcommands: [Tokenize.self, Sentences.self, Normalize.self, Tag.self, View.self, Compile.self, Inspect.self],
        defaultSubcommand: Tokenize.self
    )

    static func main() {
        Output.reserveDescriptors()
        Output.ignoreBrokenPipes()
        Output.tellCrashesAlone()
        if let name = Environment["ARTOK_KERNEL"], !name.isEmpty, let fault = KernelSetting.fault(name) {
            Output.standardError("artok: \(fault)")
            Output.exit(2)
        }
        do {
            if let name = CommandLine.arguments.dropFirst().first, let fault = misspelledSubcommand(name) {
                throw ValidationError(fault)
            }
            var command = try parseAsRoot()
            do {
                try command.run()
            } catch let error as ValidationError {
                // The parser would show how the command as a whole is used.
                let name = "artok \(type(of: command)._commandName)"
                Output.standardError(
                    "Error: \(error.message)\nUsage: \(usageString(for: type(of: command)))\n  See '\(name) --help' for more information."
                )
                Output.exit(2)
            }
        } catch let failure as ExitCode {
            Output.exit(failure.rawValue)
        } catch {
            // The parser's own code for wrong usage is EX_USAGE, 64.
            let isUsage = exitCode(for: error) == .validationFailure
            let message = fullMessage(for: error)
            if isUsage || exitCode(for: error) != .success {
                Output.standardError(message)
                Output.exit(isUsage ? 2 : 1)
            }
            Output.standard(message.hasSuffix("\n") ? message : message + "\n")
            Output.exit(0)
        }
        Output.exit(0)
    }

    /// What is wrong with a first argument that is a text to be tokenized by default: nobody calls a text so, and none is there.
    private static func misspelledSubcommand(_ name: String) -> String? {
        let names = configuration.subcommands.map { $0._commandName }
        guard name != "help", !names.contains(name), name.utf8.allSatisfy({ 0x61...0x7A ~= $0 }), !name.isEmpty,
            !FolderListing.exists(name)
        else { return nil }
        return
            "there is no subcommand '\(name)', and no file or folder. The subcommands are \(names.joined(separator: ", "))."
    }
}
