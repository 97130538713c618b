internal import ScanCore

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Files that appear whole or not at all.
package enum ReplacedFile {
    /// Writes beside the place of the file, and renames. What a link leads to is replaced, not the link; a device or a
    /// pipe is written to as it is.
    ///
    /// Signals that would end the process wait until that is done, so that nothing half-written stays behind.
    ///
    /// - Parameter followsLinks: If not, a link is replaced itself: nobody who may write to a folder can lead what is written
    ///   there elsewhere.
    /// - Parameter isDurable: What is written must have come to the disk before it has its name. For one of many files that takes
    ///   longer than all the rest.
    package static func write(
        _ bytes: UnsafeRawBufferPointer,
        to path: String,
        followsLinks: Bool = true,
        isDurable: Bool = true
    ) throws(FileError) {
        try write([bytes], to: path, followsLinks: followsLinks, isDurable: isDurable)
    }

    /// Writes pieces one behind the other, in the same way.
    package static func write(
        _ pieces: [UnsafeRawBufferPointer],
        to path: String,
        followsLinks: Bool = true,
        isDurable: Bool = true
    ) throws(FileError) {
        var status = stat()
        let isThere = (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0
        let isLink = isThere && status.st_mode & S_IFMT == S_IFLNK
        if isThere, status.st_mode & S_IFMT == S_IFDIR { throw FileError(errno: EISDIR) }
        if isThere, !isLink, status.st_mode & S_IFMT != S_IFREG {
            try overwrite(pieces, path)
        } else {
            let mode = isThere && !isLink ? status.st_mode & 0o777 : 0o666 & ~mask
            let place = followsLinks ? target(path) : path
            try blockingSignals { () throws(FileError) in try replace(pieces, place, mode, isDurable: isDurable) }
        }
    }

    /// - Parameter mode: Of the file that was there, so that what was private stays so.
    private static func replace(
        _ pieces: [UnsafeRawBufferPointer],
        _ path: String,
        _ mode: mode_t,
        isDurable: Bool
    ) throws(FileError) {
        // Safe: mkstemp writes over the six letters X that end its template, and nothing else.
        var template = Array((beside(path) + "." + String(repeating: "X", count: 6)).utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        do throws(FileError) {
            do throws(FileError) {
                for bytes in pieces { try write(bytes, descriptor) }
                guard fchmod(descriptor, mode) == 0, !isDurable || fsync(descriptor) == 0 else {
                    throw FileError(errno: errno)
                }
            } catch {
                close(descriptor)
                throw error
            }
            let closed = close(descriptor)
            guard closed == 0, rename(template, path) == 0 else { throw FileError(errno: errno) }
        } catch {
            unlink(template)
            throw error
        }
    }

    /// The path itself, but that a name must leave room for what is added to it: 255 bytes are the most that systems take.
    private static func beside(_ path: String) -> String {
        let start = path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex
        var name = path[start...]
        while name.utf8.count > 248 { name = name.dropLast() }
        return String(path[..<start]) + name
    }

    private static func overwrite(_ pieces: [UnsafeRawBufferPointer], _ path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        defer { close(descriptor) }
        for bytes in pieces { try write(bytes, descriptor) }
    }

    /// The file that a path leads to, over any links; also if it is not there.
    private static func target(_ path: String) -> String {
        if let target = realpath(path, nil) {
            defer { free(target) }
            return String(cString: target)
        }
        var path = path
        // As many as systems follow.
        for _ in 0..<40 {
            var link = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            guard readlink(path, &link, Int(PATH_MAX)) > 0 else { break }
            let next = link.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            path = next.hasPrefix("/") ? next : folder + next
        }
        return path
    }

    private static func blockingSignals(_ body: () throws(FileError) -> Void) throws(FileError) {
        var (blocked, before) = (sigset_t(), sigset_t())
        sigemptyset(&blocked)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&blocked, signal) }
        pthread_sigmask(SIG_BLOCK, &blocked, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    /// The user's mask for new files, which is read by setting it.
    private static let mask: mode_t = {
        let mask = umask(0o077)
        umask(mask)
        return mask
    }()

    private static func write(_ bytes: UnsafeRawBufferPointer, _ descriptor: Int32) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            #if canImport(Darwin)
                let count = Darwin.write(descriptor, part.baseAddress, part.count)
            #elseif canImport(Musl)
                let count = Musl.write(descriptor, part.baseAddress, part.count)
            #else
                let count = Glibc.write(descriptor, part.baseAddress, part.count)
            #endif
            if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw FileError(errno: errno) }
        }
    }
}
