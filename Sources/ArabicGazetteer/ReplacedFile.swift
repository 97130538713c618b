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
    /// Writes beside the place of the file, and renames.
    package static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(FileError) {
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        do throws(FileError) {
            try write(bytes, descriptor)
            guard fchmod(descriptor, 0o666 & ~mask) == 0, fsync(descriptor) == 0 else { throw FileError(errno: errno) }
            let closed = close(descriptor)
            guard closed == 0, rename(template, path) == 0 else { throw FileError(errno: errno) }
        } catch {
            unlink(template)
            throw error
        }
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
