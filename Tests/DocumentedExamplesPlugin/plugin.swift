import Foundation
import PackagePlugin

/// Makes a source file of the `swift` blocks in README, in the articles and in the doc comments of the libraries.
@main
struct DocumentedExamplesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let documents = ["README.md"] + (try Self.documents(in: root))
        let output = context.pluginWorkDirectoryURL.appending(path: "DocumentedExamples.swift")
        return [
            .buildCommand(
                displayName: "Collecting the examples of the documentation",
                executable: try context.tool(named: "ExamplesMaker").url,
                arguments: [output.path, root.path] + documents,
                inputFiles: documents.map { root.appending(path: $0) },
                outputFiles: [output]
            )
        ]
    }

    /// The articles and sources of the libraries, by their paths in the package.
    private static func documents(in root: URL) throws -> [String] {
        try ["ArabicText", "ArabicGazetteer", "ArtokC"].flatMap { library in
            let folder = root.appending(path: "Sources/\(library)").path
            return try FileManager.default.subpathsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".md") || $0.hasSuffix(".swift") }
                .map { "Sources/\(library)/\($0)" }
        }.sorted()
    }
}
