internal import ArabicGazetteer

/// Files of the package's own source tree, and of the folder of test data that may lie beside it.
package enum PackageFiles {
    /// The package's root, from this file's place in it.
    private static let root: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    package static func path(_ name: String) -> String { root + "/" + name }

    package static func bytes(_ name: String) -> [UInt8]? { contents(of: path(name)) }

    /// Any file, by its full path.
    package static func contents(of path: String) -> [UInt8]? { try? SourceFile.read(path) }

    package static func text(_ name: String) -> String { String(decoding: bytes(name) ?? [], as: UTF8.self) }

    /// README and the articles of all libraries, by their paths in the package.
    package static let articles: [String] = {
        let output = ProcessOutput.of("cd '\(root)' && ls README.md Sources/*/*.docc/*.md") ?? []
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }()

    /// The folder of shared test data, if this machine has it; tests that need it are skipped otherwise.
    package static let shared: String? = {
        let folder = path("../shared")
        return (try? SourceFile.read(folder + "/SPEC.md")) == nil ? nil : folder
    }()
}
