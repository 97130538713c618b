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

    /// A new empty folder.
    package static func make() throws -> String {
        let base = ProcessSettings.text("TMPDIR") ?? "/tmp"
        var template = Array("\(base)/artok-test-XXXXXX".utf8CString)
        guard let path = template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) else {
            throw Failure()
        }
        return String(cString: path)
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

    package static func folder(_ name: String, in folder: String) throws -> String {
        let path = folder + "/" + name
        guard mkdir(path, 0o755) == 0 else { throw Failure() }
        return path
    }
}
