#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A failed call to the operating system, in its words.
package struct FileError: Error, Hashable, Sendable {
    package let message: String
    /// The file is not there.
    package let isMissing: Bool

    package init(errno code: Int32) {
        message = String(cString: strerror(code))
        isMissing = code == ENOENT
    }
}

/// Reads files and descriptors as bytes.
package enum SourceFile {
    /// Reads all of a file.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        try read(path: Array(path.utf8CString))
    }

    /// Reads all of a file whose path, which need not be UTF-8, is given with its terminating zero.
    package static func read(path: [CChar]) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
        // Opening a folder succeeds; reading it is what fails.
        if status.st_mode & S_IFMT == S_IFDIR { throw FileError(errno: EISDIR) }
        return try read(descriptor: descriptor, expecting: Int(status.st_size))
    }

    /// Reads a descriptor to its end.
    package static func read(descriptor: Int32, expecting count: Int = 0) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var capacity = max(count + 1, 1 << 16)
        while true {
            var outcome = 0
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                repeat {
                    outcome = Self.readChunk(descriptor, buffer)
                } while outcome < 0 && errno == EINTR
                failure = errno
                initialized = max(outcome, 0)
            }
            if outcome < 0 { throw FileError(errno: failure) }
            if outcome == 0 { return bytes }
            if bytes.isEmpty { bytes = chunk } else { bytes.append(contentsOf: chunk) }
            capacity = max(1 << 16, min(capacity, 1 << 24))
        }
    }

    private static func readChunk(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        #if canImport(Darwin)
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}
