// The bytes of a compiled gazetteer, `.artgaz`. All numbers are little-endian; sections start at multiples of 64.
//
//   Header, 256 bytes
//     0  "ARTGAZ\r\n"
//     8  u32 version of the format, u32 number of the hash function
//    16  u64 fingerprint of the folding
//    24  u64 size of the file
//    32  u32 number of entries, u32 number of forms
//    40  u32 most letters of a form, u32 most text words of a form
//    48  8 sections: u64 offset, u64 size in bytes, u64 checksum
//   240  u32 about how many words around a name an entry asks for, at most
//   244  u32 number of the folding that names are compared by besides that of the fingerprint, see `NameFolding`; 0 if none is
//   248  u64 checksum of the bytes before
//
//   Sections
//     firsts   u64 words of a `KeyFilter`
//     pairs    the same; empty without a filter of pairs
//     tails    as firsts
//     starts   three sets of kinds of names by the code, see `WordStarts`; empty if they would tell too little
//     nodes    u64 slots of a `NodeTable`; a node's record is a form's offset in `forms`, divided by 4
//     forms    see `FormRecord`
//     entries  8 bytes an entry: u32, u32; see `EntrySection`
//     data     see `EntryRecord`
//
// Sections follow each other in this order, with as many zeros between them as bring them to their multiples.

/// The sections of a compiled gazetteer, in the file's order.
enum CompiledSection: Int, CaseIterable {
    case firsts, pairs, tails, starts, nodes, forms, entries, data
}

enum CompiledFormat {
    static let magic = Array("ARTGAZ\r\n".utf8)
    static let version: UInt32 = 4
    static let headerSize = 256
    static let alignment = 64
    static let firstSection = 48
    static let sectionSize = 24
    static let reachOffset = headerSize - 16
    static let foldingOffset = headerSize - 12
    static let checksumOffset = headerSize - 8

    /// A checksum of 64 bits, at about the speed of memory: four sums that are each multiplied on the way. (A vector of
    /// four has half the speed where the processor cannot multiply 64 bits in vectors.)
    ///
    /// It finds accidents, not forgeries: nothing in a file is believed without a check of its bounds.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let (a, b): (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
        var (s0, s1, s2, s3) = (a, b, a ^ b, UInt64(bytes.count))
        var offset = 0
        while offset &+ 32 <= bytes.count {
            // Safe: 32 bytes are there.
            s0 = step(s0, word(bytes, offset), a)
            s1 = step(s1, word(bytes, offset &+ 8), a)
            s2 = step(s2, word(bytes, offset &+ 16), a)
            s3 = step(s3, word(bytes, offset &+ 24), a)
            offset &+= 32
        }
        for rest in offset..<bytes.count {
            let byte = UInt64(bytes[rest])
            (s0, s1, s2, s3) = (step(s0, byte, b), step(s1, byte, b), step(s2, byte, b), step(s3, byte, b))
        }
        var sum: UInt64 = 0
        for part in [s0, s1, s2, s3] { sum = ((sum ^ part) &* b) ^ (sum >> 31) }
        return sum ^ sum >> 29
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.baseAddress!.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func step(_ sum: UInt64, _ word: UInt64, _ factor: UInt64) -> UInt64 {
        let mixed = (sum ^ word) &* factor
        return mixed ^ mixed &>> 32
    }
}
