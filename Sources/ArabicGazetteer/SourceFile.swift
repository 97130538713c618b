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
    /// Nobody reads what was to be written.
    package let isBrokenPipe: Bool

    package init(errno code: Int32) {
        message = String(cString: strerror(code))
        isBrokenPipe = code == EPIPE
    }

    package init(_ message: String) {
        self.message = message
        isBrokenPipe = false
    }
}

/// An open file, read piece by piece; closed when it goes out of use.
package struct OpenFile: ~Copyable {
    private let descriptor: Int32
    private let isOwned: Bool
    /// It can be read more than once.
    package let isRegular: Bool
    /// The size that the system tells, 0 for a pipe.
    package let size: Int

    /// - Parameter path: Need not be UTF-8; with its terminating zero.
    package init(path: [CChar]) throws(FileError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        isOwned = true
        var status = stat()
        guard descriptor >= 0, fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
        // Opening a folder succeeds; reading it is what fails.
        if status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw FileError(errno: EISDIR)
        }
        size = Int(status.st_size)
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }

    /// A descriptor that is open.
    ///
    /// - Parameter isOwned: Nobody else closes it.
    package init(descriptor: Int32, isOwned: Bool = false) {
        self.descriptor = descriptor
        self.isOwned = isOwned
        var status = stat()
        isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isRegular ? Int(status.st_size) : 0
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    /// It was opened here, and somebody has cut it short since.
    package var hasShrunk: Bool {
        var status = stat()
        return isOwned && isRegular && fstat(descriptor, &status) == 0 && Int(status.st_size) < size
    }

    /// Reading would not wait for somebody to write.
    package var hasMore: Bool {
        if isRegular { return true }
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&question, 1, 0) > 0
    }

    /// The next bytes, at most `count`; none at the end.
    package func read(upTo count: Int) throws(FileError) -> [UInt8] {
        var outcome = Result<Int, FileError>.success(0)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            outcome = Result { () throws(FileError) in try read(into: buffer) }
            initialized = (try? outcome.get()) ?? 0
        }
        _ = try outcome.get()
        return bytes
    }

    /// Reads the next bytes into memory of the caller, as many as there are and as fit.
    ///
    /// - Returns: How many bytes were read, 0 at the end.
    package func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
        while true {
            let count = Self.readSome(descriptor, buffer)
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(errno: errno) }
        }
    }

    /// All that is left.
    package func readToEnd() throws(FileError) -> [UInt8] {
        var bytes = try read(upTo: max(size + 1, 1 << 16))
        if bytes.isEmpty { return bytes }
        while true {
            let more = try read(upTo: 1 << 16)
            if more.isEmpty { return bytes }
            bytes += more
        }
    }

    private static func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        #if canImport(Darwin)
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }
}

/// Reads files whole.
package enum SourceFile {
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        try OpenFile(path: Array(path.utf8CString)).readToEnd()
    }
}
