// The bytes of a compiled gazetteer, `.artgaz`. All numbers are little-endian; sections start at multiples of 64.
//
//   Header, 256 bytes
//     0  "ARTGAZ\r\n"
//     8  u32 version of the format, u32 number of the hash function
//    16  u64 fingerprint of the folding
//    24  u64 size of the file
//    32  u32 number of entries, u32 number of forms
//    40  u32 most letters of a form, u32 most text words of a form
//    48  7 sections: u64 offset, u64 size in bytes, u64 checksum
//   248  u64 checksum of the bytes before
//
//   Sections
//     firsts   u64 words of a `KeyFilter`
//     pairs    the same; empty without a filter of pairs
//     tails    as firsts
//     nodes    u64 slots of a `NodeTable`; a node's record is a form's offset in `forms`, divided by 4
//     forms    see `FormRecord`
//     entries  8 bytes an entry: u32, u32. The upper bit of the first tells its kind.
//                0  a name alone: the name's form (offset / 4); the identifier, a number
//                1  offset in `data` (lower 31 bits of the first); its size in bytes
//     data     see `EntryRecord`

/// The sections of a compiled gazetteer, in the file's order.
enum CompiledSection: Int, CaseIterable {
    case firsts, pairs, tails, nodes, forms, entries, data
}

enum CompiledFormat {
    static let magic = Array("ARTGAZ\r\n".utf8)
    static let version: UInt32 = 1
    static let headerSize = 256
    static let alignment = 64
    static let firstSection = 48
    static let sectionSize = 24
    static let checksumOffset = headerSize - 8

    /// A checksum of 64 bits, at about the speed of memory: four sums that are each multiplied on the way.
    ///
    /// It finds accidents, not forgeries: nothing in a file is believed without a check of its bounds.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let (a, b): (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
        var sums = SIMD4<UInt64>(a, b, a ^ b, UInt64(bytes.count))
        var offset = 0
        while offset + 32 <= bytes.count {
            let words = SIMD4<UInt64>(
                bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian,
                bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self).littleEndian,
                bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self).littleEndian,
                bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self).littleEndian
            )
            sums = step(sums, words, a)
            offset += 32
        }
        for rest in offset..<bytes.count { sums = step(sums, SIMD4(repeating: UInt64(bytes[rest])), b) }
        var sum: UInt64 = 0
        for lane in 0..<4 { sum = ((sum ^ sums[lane]) &* b) ^ (sum >> 31) }
        return sum ^ sum >> 29
    }

    @inline(__always)
    private static func step(_ sums: SIMD4<UInt64>, _ words: SIMD4<UInt64>, _ factor: UInt64) -> SIMD4<UInt64> {
        let mixed = (sums ^ words) &* SIMD4(repeating: factor)
        return mixed ^ (mixed &>> SIMD4(repeating: 32))
    }
}
