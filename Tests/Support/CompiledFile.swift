package import ArabicGazetteer

/// The bytes of a compiled gazetteer as the format describes them, to be damaged and sealed again.
package struct CompiledFile {
    package var bytes: [UInt8]

    package static let sections = ["firsts", "pairs", "tails", "starts", "nodes", "forms", "entries", "data"]

    package init(_ gazetteer: Gazetteer) throws {
        let path = try TemporaryFolder.make() + "/a.artgaz"
        try gazetteer.write(to: path)
        bytes = try SourceFile.read(path)
    }

    package init(_ compiled: CompiledGazetteer) {
        bytes = []
        compiled.withUnsafeBytes { bytes = Array($0) }
    }

    package func u32(_ offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
    }
    package func u64(_ offset: Int) -> UInt64 { UInt64(u32(offset)) | UInt64(u32(offset + 4)) << 32 }

    package mutating func set(_ offset: Int, u32 value: UInt32) {
        for place in 0..<4 { bytes[offset + place] = UInt8(truncatingIfNeeded: value >> UInt32(8 * place)) }
    }

    package mutating func set(_ offset: Int, u64 value: UInt64) {
        set(offset, u32: UInt32(truncatingIfNeeded: value))
        set(offset + 4, u32: UInt32(value >> 32))
    }

    package func section(_ name: String) -> Range<Int> {
        let place = 48 + Self.sections.firstIndex(of: name)! * 24
        return Int(u64(place))..<Int(u64(place) + u64(place + 8))
    }

    /// Makes the checksums right again.
    package mutating func seal(sections: Bool) {
        if sections {
            for (index, name) in Self.sections.enumerated() {
                set(48 + index * 24 + 16, u64: Self.checksum(bytes[section(name)]))
            }
        }
        set(248, u64: Self.checksum(bytes[..<248]))
    }

    /// Four sums of 64 bits over words of 8 bytes in turn, then each over the bytes that are left.
    package static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let (a, b): (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)
        func mixed(_ sum: UInt64, _ word: UInt64, _ factor: UInt64) -> UInt64 {
            let product = (sum ^ word) &* factor
            return product ^ product >> 32
        }
        let bytes = Array(bytes)
        var sums = [a, b, a ^ b, UInt64(bytes.count)]
        let whole = bytes.count / 32 * 32
        for word in 0..<whole / 8 {
            let value = (0..<8).reduce(0 as UInt64) { $0 | UInt64(bytes[word * 8 + $1]) << UInt64(8 * $1) }
            sums[word % 4] = mixed(sums[word % 4], value, a)
        }
        for byte in bytes[whole...] { sums = sums.map { mixed($0, UInt64(byte), b) } }
        let sum = sums.reduce(0 as UInt64) { (($0 ^ $1) &* b) ^ ($0 >> 31) }
        return sum ^ sum >> 29
    }
}
