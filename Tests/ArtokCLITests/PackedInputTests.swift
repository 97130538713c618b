import ArabicGazetteer
import CPacking
import Dispatch
import TestSupport
import Testing

@testable import artok

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Input that gzip or zstd has packed is read as what is in it.
@Suite struct `Packed input` {
    static let text = Array("ذهب أحمد من سرت إلى درنة، ثم عاد من درنة إلى سرت.\nوصل إلى بنغازي في ٢٠٢٤.\n".utf8)
    static let cutShort = "is cut short: the packed data end too early"
    static let trailing = "has something else behind its packed data"

    /// One file for each way of packing; zstd's blocks are short, so that there are several.
    static let packings: [(name: String, pack: @Sendable ([UInt8]) -> [UInt8])] = [
        ("gzip", { Packed.gzip($0) }),
        ("zstd", { Packed.zstd($0, block: 20) }),
        ("zstd without checksums", { Packed.zstd($0, hasChecksum: false) }),
    ]

    @Test(arguments: packings.indices)
    func `a long text comes back`(packing: Int) throws {
        let names = ["000_043230a2124b5c51.txt", "001_ff5cee45131f32b2.txt"]
        let text = try names.flatMap { try #require(PackageFiles.bytes("seeds/\($0)")) }
        let packed = Self.packings[packing].pack(text)
        let path = try TemporaryFolder.file("packed", bytes: packed)
        for room in [997, 1 << 20] {
            let reading = Packed.read(try OpenFile(path: Array(path.utf8CString)), room: room)
            #expect(reading == Packed.Reading(bytes: text, bytesTaken: packed.count))
        }
    }

    @Test(arguments: packings.indices)
    func `a reader may have little room`(packing: Int) throws {
        let packed = Self.packings[packing].pack(Self.text)
        for room in 1...5 {
            #expect(try Packed.read(packed, room: room) == .init(bytes: Self.text, bytesTaken: packed.count))
            #expect(try Packed.read(Self.text, room: room) == .init(bytes: Self.text, bytesTaken: Self.text.count))
        }
    }

    @Test(arguments: packings.indices)
    func `members and frames follow one another, also empty ones`(packing: Int) throws {
        let pack = Self.packings[packing].pack
        #expect(try Packed.read(pack([])).bytes == [])
        let packed = pack(Self.text) + pack([]) + pack(Array("سرت".utf8))
        for room in [1, 1000] {
            let reading = try Packed.read(packed, room: room)
            #expect(reading == .init(bytes: Self.text + Array("سرت".utf8), bytesTaken: packed.count))
        }
    }

    @Test(arguments: [[], [0x1F], [0x28, 0xB5], [0x28, 0xB5, 0x2F], [0x50, 0x2A, 0x4D], Array("سرت".utf8)])
    func `what is not packed is read as it is`(bytes: [UInt8]) throws {
        for room in [1, 2, 1000] {
            #expect(try Packed.read(bytes, room: room) == .init(bytes: bytes, bytesTaken: bytes.count))
        }
    }

    @Test(arguments: packings.indices)
    func `what was packed twice is unpacked once`(packing: Int) throws {
        let pack = Self.packings[packing].pack
        #expect(try Packed.read(pack(pack(Self.text))).bytes == pack(Self.text))
    }

    @Test(arguments: packings.indices)
    func `a file that is cut short gives what it has, then the fault`(packing: Int) throws {
        let packed = Self.packings[packing].pack(Self.text)
        var last = 0
        for count in 4..<packed.count {
            for room in [1, 1000] {
                let reading = try Packed.read(Array(packed[..<count]), room: room)
                #expect(reading.fault == Self.cutShort && Self.text.starts(with: reading.bytes), "\(count)")
                #expect(reading.bytes.count >= last && reading.bytesTaken == count)
                last = reading.bytes.count
            }
        }
        // Behind the text stand gzip's and zstd's checksums; a block of zstd is unpacked whole.
        #expect(last == (packing == 2 ? 0 : Self.text.count))
    }

    @Test(arguments: packings.indices)
    func `the second member may be cut short too`(packing: Int) throws {
        let pack = Self.packings[packing].pack
        let (first, second) = (pack(Self.text), pack(Array("سرت".utf8)))
        for count in [4, second.count - 1] {
            let reading = try Packed.read(first + second[..<count])
            #expect(reading.fault == Self.cutShort && reading.bytes.starts(with: Self.text))
        }
        #expect(try Packed.read(first + second[..<1]).fault == Self.cutShort)
    }

    @Test(arguments: [0, 1])
    func `a flipped bit is told, or changes nothing`(packing: Int) throws {
        let packed = Self.packings[packing].pack(Self.text)
        var harmless = 0
        for index in packed.indices {
            for bit in 0..<8 {
                var damaged = packed
                damaged[index] ^= 1 << bit
                let reading = try Packed.read(damaged)
                // Without its mark it is not packed.
                let isPlain = index < (packing == 0 ? 2 : 4) && reading.bytes == damaged
                let isRight = reading.bytes == Self.text
                if isRight && reading.fault == nil { harmless += 1 }
                #expect(isRight || isPlain || reading.fault != nil, "byte \(index), bit \(bit)")
                if reading.fault == nil, !isPlain { #expect(isRight, "byte \(index), bit \(bit)") }
            }
        }
        // Of gzip's header: time, flags that say nothing, system. Of zstd's: the window.
        #expect(harmless > 0 && harmless < 64)
    }

    @Test(arguments: [0, 1])
    func `a wrong checksum is told as such, behind the text`(packing: Int) throws {
        var packed = Self.packings[packing].pack(Self.text)
        // gzip ends with the checksum and the size, zstd with the checksum.
        packed[packed.count - (packing == 0 ? 8 : 4)] ^= 1
        let reading = try Packed.read(packed)
        #expect(reading.fault == "is damaged: the unpacked bytes are not those of its checksum")
        #expect(reading.bytes == Self.text)
    }

    @Test(arguments: [
        ([0x1F, 0x8B, 7, 0, 0, 0, 0, 0, 0, 3], "is damaged: what is packed cannot be read"),
        // A window of 128 MB, of one byte more than it takes, and of 256 MB.
        ([0x28, 0xB5, 0x2F, 0xFD, 0, 0x88, 1, 0, 0], nil),
        (
            [0x28, 0xB5, 0x2F, 0xFD, 0, 0x89, 1, 0, 0],
            "needs more than 128 MB to unpack; unpack it first: zstd -dc --long=31"
        ),
        (
            [0x28, 0xB5, 0x2F, 0xFD, 0, 0x90, 1, 0, 0],
            "needs more than 128 MB to unpack; unpack it first: zstd -dc --long=31"
        ),
        // Dictionary 7.
        ([0x28, 0xB5, 0x2F, 0xFD, 1, 0x50, 7, 1, 0, 0], "needs a zstd dictionary; unpack it first: zstd -dc -D"),
        // A block of the kind that is reserved.
        ([0x28, 0xB5, 0x2F, 0xFD, 0, 0x50, 7, 0, 0], "is damaged: what is packed cannot be read"),
    ])
    func `what cannot be unpacked`(bytes: [UInt8], fault: String?) throws {
        #expect(try Packed.read(bytes) == .init(bytes: [], fault: fault, bytesTaken: bytes.count))
    }

    /// "abc" as it is, then a block of the kind that is reserved.
    @Test(arguments: [
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0, 0xFC, 0xFF, 0x61, 0x62, 0x63, 7, 0, 0, 0, 0, 0, 0, 0, 0],
        [0x28, 0xB5, 0x2F, 0xFD, 0, 0x50, 0x18, 0, 0, 0x61, 0x62, 0x63, 7, 0, 0],
    ])
    func `what stands before the damage is given`(bytes: [UInt8]) throws {
        for room in [1, 2, 3, 4, 1000] {
            let reading = try Packed.read(bytes, room: room)
            #expect(reading.bytes == Array("abc".utf8) && reading.fault == "is damaged: what is packed cannot be read")
        }
    }

    @Test(arguments: [
        (0, [0], nil), (0, [0, 0, 0, 0, 0], nil), (0, [0, 0, 0x1F, 0x8B], trailing), (0, [0, 0x78], trailing),
        (0, [0x78], trailing), (0, [0x1F, 0x78], trailing), (0, Array("سرت".utf8), trailing),
        (1, [0, 0, 0, 0], trailing), (1, Array("سرت".utf8), trailing), (1, [0x28, 0xB5, 0x2F, 0xFE], trailing),
    ])
    func `what stands behind`(packing: Int, tail: [UInt8], fault: String?) throws {
        let packed = Self.packings[packing].pack(Self.text) + tail
        for room in [1, 1000] {
            let reading = try Packed.read(packed, room: room)
            #expect(reading == .init(bytes: Self.text, fault: fault, bytesTaken: packed.count))
        }
    }

    @Test
    func `skippable frames are skipped, wherever they stand`() throws {
        let empty: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 0, 0, 0, 0]
        let full: [UInt8] = [0x5F, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 0x28, 0xB5, 0x2F]
        let frame = Packed.zstd(Self.text)
        for packed in [empty + frame, full + empty + frame + full, frame + full + empty, frame + empty] {
            #expect(try Packed.read(packed) == .init(bytes: Self.text, bytesTaken: packed.count))
        }
        #expect(try Packed.read(full) == .init(bytesTaken: full.count))
        #expect(try Packed.read(full.dropLast()).fault == Self.cutShort)
        #expect(try Packed.read(full + Array("سرت".utf8)).fault == Self.trailing)
    }

    @Test(arguments: packings.indices)
    func `a pipe may give one byte after another`(packing: Int) throws {
        for bytes in [Self.packings[packing].pack(Self.text), Self.text] {
            let pipe = try Pipe(waits: true)
            // A thread of its own: the tests' may all be waiting for bytes.
            let writer = DispatchQueue(label: "writer")
            writer.async {
                for byte in bytes {
                    pipe.write([byte])
                    pipe.waitUntilEmpty()
                }
                pipe.closeWriting()
            }
            let reading = Packed.read(OpenFile(descriptor: pipe.reading))
            #expect(reading == .init(bytes: Self.text, bytesTaken: bytes.count))
        }
    }

    @Test
    func `what a pipe has given is handed out at once`() throws {
        // Reading more than there is would fail.
        let gzip = Packed.gzip(Self.text)
        let zstd = Packed.zstd(Self.text, block: 20)
        let firstBlock = Array(zstd[..<(6 + 3 + 20)])
        for (given, expected) in [
            (Self.text, Self.text), (gzip, Self.text), (gzip + gzip[..<9], Self.text),
            (firstBlock, Array(Self.text[..<20])),
        ] {
            let pipe = try Pipe()
            defer { pipe.closeWriting() }
            pipe.write(given)
            var stream = InputStream(OpenFile(descriptor: pipe.reading))
            #expect(try Packed.next(of: &stream) == expected)
            #expect(stream.bytesTaken == given.count)
            #expect(throws: FileError(errno: EAGAIN)) { try Packed.next(of: &stream) }
        }
    }

    @Test(.enabled(if: ProcessSettings.sanitizer == nil, "a sanitizer takes memory of its own"))
    func `fifty megabytes of zeros take little memory`() async throws {
        await #expect(processExitsWith: .success) {
            let count = 50 << 20
            for packed in [Packed.zeros(count, by: pack_gzip_zeros), Packed.zeros(count, by: pack_zstd_zeros)] {
                try #require((1...200_000).contains(packed.count))
                let path = try TemporaryFolder.file("zeros", bytes: packed)
                let before = try PeakMemory.kilobytes()
                var stream = InputStream(try OpenFile(path: Array(path.utf8CString)))
                let zeros = [UInt8](repeating: 0, count: 1 << 16)
                var done = 0
                while case let more = try stream.read(upTo: 1 << 16), !more.isEmpty {
                    try #require(memcmp(more, zeros, more.count) == 0)
                    done += more.count
                }
                #expect(done == count)
                let after = try PeakMemory.kilobytes()
                #expect(after - before < 12 << 10, "\(before) KB, then \(after) KB")
            }
        }
    }
}

private enum PeakMemory {
    /// The most memory that this process had at once so far.
    static func kilobytes() throws -> Int {
        #if canImport(Darwin)
            var usage = rusage()
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss >> 10
        #else
            // getrusage(2) also counts the process that started this one.
            let status = String(decoding: try SourceFile.read("/proc/self/status"), as: UTF8.self)
            let line = try #require(status.split(separator: "\n").first { $0.utf8.starts(with: "VmHWM:".utf8) })
            return try #require(
                line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
            )
        #endif
    }
}
