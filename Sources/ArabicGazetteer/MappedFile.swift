internal import ScanCore

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Files read in place.
enum MappedFile {
    /// Maps a whole file, read-only. An empty file is an empty range.
    ///
    /// - Parameter isReadWhole: All of it will be read at once: the system need not find that out page by page.
    static func map(_ path: String, isReadWhole: Bool) throws(FileError) -> UnsafeRawBufferPointer {
        let (descriptor, size) = try open(path)
        defer { close(descriptor) }
        guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        var flags = MAP_PRIVATE
        #if os(Linux)
            if isReadWhole { flags |= MAP_POPULATE }
        #endif
        let address = mmap(nil, size, PROT_READ, flags, descriptor, 0)
        guard let address, address != MAP_FAILED else { throw FileError(errno: errno) }
        return UnsafeRawBufferPointer(start: address, count: size)
    }

    static func unmap(_ bytes: UnsafeRawBufferPointer) {
        guard let address = bytes.baseAddress else { return }
        munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }

    /// Whether a regular file starts with these bytes. A pipe is not asked: what is read of it is gone.
    static func starts(_ path: String, with bytes: [UInt8]) -> Bool {
        guard let (descriptor, _) = try? open(path) else { return false }
        defer { close(descriptor) }
        return (try? OpenFile(descriptor: descriptor).read(upTo: bytes.count)) == bytes
    }

    /// Opens a regular file. Opening a pipe does not wait for who writes into it.
    private static func open(_ path: String) throws(FileError) -> (descriptor: Int32, size: Int) {
        let descriptor = systemOpen(path)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        var status = stat()
        do throws(FileError) {
            guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
            guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(errno: EISDIR) }
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw FileError("is a pipe or a device; a compiled gazetteer is mapped into memory, from a file")
            }
        } catch {
            close(descriptor)
            throw error
        }
        return (descriptor, Int(status.st_size))
    }

    private static func systemOpen(_ path: String) -> Int32 {
        #if canImport(Darwin)
            Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        #elseif canImport(Musl)
            Musl.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        #else
            Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        #endif
    }
}
