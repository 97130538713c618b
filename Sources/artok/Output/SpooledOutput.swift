import ArabicGazetteer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Output that is kept until what stands before it is known: in a file without a name, which is gone with the process.
final class SpooledOutput {
    private let descriptor: Int32
    private(set) var count = 0
    /// What the system refused; what comes after it is not kept.
    private(set) var fault: FileError?

    /// Where temporary files belong.
    static var usualFolder: String { Environment["TMPDIR"] ?? "/tmp" }

    /// What is told where that folder refuses.
    static func temporaryFault(_ error: FileError) -> String {
        "\(usualFolder): \(error.message); TMPDIR names the folder for temporary files"
    }

    /// - Parameter folder: Where the file takes its room.
    init(in folder: String) throws(FileError) {
        // Safe: mkstemp writes over the six letters X that end its template, and nothing else.
        var template = Array((folder + "/artok." + String(repeating: "X", count: 6)).utf8CString)
        let (descriptor, code) = HeldSignals.hold { () -> (Int32, Int32) in
            let descriptor = template.withUnsafeMutableBufferPointer { mkstemp($0.baseAddress!) }
            let code = errno
            if descriptor >= 0 { unlink(template) }
            return (descriptor, code)
        }
        guard descriptor >= 0 else { throw FileError(errno: code) }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var rest = UnsafeRawBufferPointer(bytes)[...]
        while !rest.isEmpty, fault == nil {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let written = Output.writeSome(descriptor, part)
            if written >= 0 {
                rest = rest.dropFirst(written)
                count += written
            } else if errno != EINTR {
                fault = FileError(errno: errno)
            }
        }
    }

    /// Gives all that was kept, piece after piece, and forgets it.
    func takeAll(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(FileError) {
        let file = try opened()
        while case let bytes = try file.read(upTo: 1 << 18), !bytes.isEmpty { bytes.withUnsafeBufferPointer(body) }
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileError(errno: errno) }
        count = 0
    }

    /// What was kept, to be read from its start. Nothing is added any more while somebody reads.
    func opened() throws(FileError) -> OpenFile {
        if let fault { throw fault }
        let copy = dup(descriptor)
        guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0 else { throw FileError(errno: errno) }
        return OpenFile(descriptor: copy, isOwned: true)
    }

    /// Gives all that was kept, until `body` ends.
    func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws(FileError) -> Result
    ) throws(FileError) -> Result {
        if let fault { throw fault }
        guard count > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw FileError(errno: errno)
        }
        defer { munmap(start, count) }
        // Safe: so many bytes are mapped, and nobody else knows the file.
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }
}
