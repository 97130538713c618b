import ArabicGazetteer
import CCompression

/// Unpacks what gzip or zstd has packed, from memory to memory.
struct Unpacker: ~Copyable {
    // An opaque C struct, of which nothing but the pointer is known here.
    private let unpacker: OpaquePointer

    /// How many bytes of a file tell whether it is packed.
    static let markSize = Int(ARTOK_PACKING_MARK)

    /// What unpacks the file that begins so; `nil` if it is not packed.
    init?(start: UnsafeBufferPointer<UInt8>) throws(FileError) {
        let packing = artok_packing_of(start.baseAddress, start.count)
        if packing == ARTOK_NOT_PACKED { return nil }
        guard let unpacker = artok_unpacker_open(packing) else { throw Self.error(ARTOK_UNPACK_NO_MEMORY) }
        self.unpacker = unpacker
    }

    deinit { artok_unpacker_close(unpacker) }

    /// Bytes of the input that are done with, bytes of the output that were written, and what went wrong behind them.
    typealias Step = (taken: Int, given: Int, fault: FileError?)

    /// Unpacks until the input is used up or the output is full.
    ///
    /// - Parameter isLast: No input follows; what then gives nothing was the end.
    borrowing func run(
        _ input: UnsafeBufferPointer<UInt8>,
        isLast: Bool,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Step {
        // Safe: both are given with their sizes, and the unpacker keeps neither.
        let done = artok_unpacker_run(
            unpacker,
            input.baseAddress,
            input.count,
            isLast,
            output.baseAddress,
            output.count
        )
        return (done.taken, done.given, done.fault == ARTOK_UNPACK_GOOD ? nil : Self.error(done.fault))
    }

    private static func error(_ fault: artok_unpack_fault) -> FileError {
        switch fault {
        case ARTOK_UNPACK_CUT_SHORT: FileError("is cut short: the packed data end too early")
        case ARTOK_UNPACK_WRONG_SUM: FileError("is damaged: the unpacked bytes are not those of its checksum")
        case ARTOK_UNPACK_TRAILING: FileError("has something else behind its packed data")
        case ARTOK_UNPACK_WINDOW: FileError("needs more than 128 MB to unpack; unpack it first: zstd -dc --long=31")
        case ARTOK_UNPACK_DICTIONARY: FileError("needs a zstd dictionary; unpack it first: zstd -dc -D")
        case ARTOK_UNPACK_NO_MEMORY: FileError("cannot be unpacked: not enough memory")
        default: FileError("is damaged: what is packed cannot be read")
        }
    }
}
