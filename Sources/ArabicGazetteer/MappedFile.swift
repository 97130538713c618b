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
    static func map(_ path: String) throws(FileError) -> UnsafeRawBufferPointer {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(errno: EISDIR) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(errno: ENODEV) }
        let size = Int(status.st_size)
        guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let address, address != MAP_FAILED else { throw FileError(errno: errno) }
        return UnsafeRawBufferPointer(start: address, count: size)
    }

    static func unmap(_ bytes: UnsafeRawBufferPointer) {
        guard let address = bytes.baseAddress else { return }
        munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
}
