import ArabicGazetteer
import CPacking

@testable import artok

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Packed bytes, and what is read of them.
enum Packed {
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        packed(bytes.count) { output, room in pack_gzip(bytes, bytes.count, output, room) }
    }

    /// - Parameter block: How many bytes stand in each block; 0: as zstd likes.
    static func zstd(_ bytes: [UInt8], block: Int = 0, hasChecksum: Bool = true) -> [UInt8] {
        packed(bytes.count + (block > 0 ? bytes.count / block * 8 : 0)) { output, room in
            pack_zstd(bytes, bytes.count, block, hasChecksum, output, room)
        }
    }

    static func zeros(_ count: Int, by pack: (Int, UnsafeMutablePointer<UInt8>?, Int) -> Int) -> [UInt8] {
        packed(count / 512) { output, room in pack(count, output, room) }
    }

    private static func packed(_ count: Int, _ pack: (UnsafeMutablePointer<UInt8>?, Int) -> Int) -> [UInt8] {
        let room = pack_bound(count)
        return [UInt8](unsafeUninitializedCapacity: room) { buffer, size in size = pack(buffer.baseAddress, room) }
    }

    /// What reading gave, and what was thrown behind it.
    struct Reading: Equatable {
        var bytes: [UInt8] = []
        var fault: String?
        var bytesTaken = 0
    }

    /// Reads `bytes` through a pipe, which holds them all: they must be few.
    static func read(_ bytes: [UInt8], room: Int = 1 << 12) throws -> Reading {
        let pipe = try Pipe()
        pipe.write(bytes)
        pipe.closeWriting()
        return read(OpenFile(descriptor: pipe.reading), room: room)
    }

    static func read(_ file: consuming OpenFile, room: Int = 1 << 16) -> Reading {
        var stream = InputStream(file)
        var reading = Reading()
        do throws(FileError) {
            while case let more = try next(of: &stream, room: room), !more.isEmpty { reading.bytes += more }
        } catch {
            reading.fault = error.message
        }
        reading.bytesTaken = stream.bytesTaken
        return reading
    }

    static func next(of stream: inout InputStream, room: Int = 1 << 12) throws(FileError) -> [UInt8] {
        try stream.read(upTo: room)
    }
}

/// A pipe whose reading end never waits: where nothing is there, reading fails.
final class Pipe: Sendable {
    let reading: Int32
    private let writing: Int32

    struct Failure: Error {}

    init(waits: Bool = false) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure() }
        (reading, writing) = (ends[0], ends[1])
        if !waits, fcntl(reading, F_SETFL, O_NONBLOCK) != 0 { throw Failure() }
    }

    deinit { close(reading) }

    func write(_ bytes: [UInt8]) {
        #if canImport(Darwin)
            let count = Darwin.write(writing, bytes, bytes.count)
        #elseif canImport(Musl)
            let count = Musl.write(writing, bytes, bytes.count)
        #else
            let count = Glibc.write(writing, bytes, bytes.count)
        #endif
        precondition(count == bytes.count, "the pipe is too small for the test")
    }

    func closeWriting() { close(writing) }

    /// Waits until all that was written is read.
    func waitUntilEmpty() {
        var end = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        while poll(&end, 1, 0) > 0 { sched_yield() }
    }
}
