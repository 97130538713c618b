#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Files for one test run, each in a new folder of its own.
package enum TemporaryFolder {
    package struct Failure: Error {}

    /// Where all folders of this run are; gone when it ends.
    private static let root: String? = {
        atexit { TemporaryFolder.removeAll() }
        return newFolder(in: ProcessSettings.text("TMPDIR") ?? "/tmp")
    }()

    /// A new empty folder.
    package static func make() throws -> String {
        guard let root, let path = newFolder(in: root) else { throw Failure() }
        return path
    }

    private static func newFolder(in folder: String) -> String? {
        var template = Array("\(folder)/artok-test-XXXXXX".utf8CString)
        let path = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } }
        return path.map { String(cString: $0) }
    }

    private static func removeAll() {
        guard let root else { return }
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("rm"), strdup("-rf"), strdup(root), nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&process, "/bin/rm", nil, nil, &arguments, environ) == 0 else { return }
        waitpid(process, nil, 0)
    }

    package static func file(_ name: String, _ text: String) throws -> String {
        try file(name, bytes: Array(text.utf8))
    }

    package static func file(_ name: String, bytes: [UInt8], in folder: String? = nil) throws -> String {
        let path = try (folder ?? make()) + "/" + name
        guard let stream = fopen(path, "wb") else { throw Failure() }
        let written = bytes.withUnsafeBufferPointer { fwrite($0.baseAddress, 1, $0.count, stream) }
        guard fclose(stream) == 0, written == bytes.count else { throw Failure() }
        return path
    }

    /// A pipe with a name, in a folder of its own.
    package static func pipe(_ name: String) throws -> String {
        let path = try make() + "/" + name
        guard mkfifo(path, 0o600) == 0 else { throw Failure() }
        return path
    }

    package static func folder(_ name: String, in folder: String) throws -> String {
        let path = folder + "/" + name
        guard mkdir(path, 0o755) == 0 else { throw Failure() }
        return path
    }
}
