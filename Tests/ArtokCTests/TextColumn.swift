import CArtok

/// Texts as callers in other languages have them: offsets and bytes, and a bit for each that is null.
struct TextColumn {
    /// Rows before the first: what a slice of a column skips.
    var skipped: [[UInt8]?] = []
    var rows: [[UInt8]?]
    /// Bytes that belong to no row.
    var unused = 0
    var isLarge = false
    /// Says of each row that it is not null, or nothing where none is.
    var saysValidity = false

    init(_ rows: [[UInt8]?]) { self.rows = rows }

    init(_ rows: [String?]) { self.rows = rows.map { $0.map { Array($0.utf8) } } }

    /// Calls `body` with the column in memory that ends where the column does.
    func withStrings<Result>(_ body: (inout artok_strings) throws -> Result) rethrows -> Result {
        let all = skipped + rows
        var bytes = [UInt8](repeating: 0x61, count: unused)
        var offsets = [unused]
        var validity = [UInt8](repeating: 0, count: (all.count + 7) / 8)
        for (index, row) in all.enumerated() {
            bytes += row ?? []
            offsets.append(bytes.count)
            if row != nil { validity[index / 8] |= 1 << UInt8(index % 8) }
        }
        let offsetBytes =
            isLarge
            ? offsets.flatMap { withUnsafeBytes(of: Int64($0).littleEndian, Array.init) }
            : offsets.flatMap { withUnsafeBytes(of: Int32($0).littleEndian, Array.init) }
        let isAnyNull = saysValidity || all.contains { $0 == nil }
        return try offsetBytes.withUnsafeBytes { offsets in
            try bytes.withUnsafeBytes { bytes in
                try validity.withUnsafeBytes { validity in
                    var strings = artok_strings(
                        count: Int64(rows.count),
                        first: Int64(skipped.count),
                        offsets: offsets.baseAddress,
                        offset_width: isLarge ? 8 : 4,
                        bytes: bytes.baseAddress,
                        byte_count: Int64(bytes.count),
                        validity: isAnyNull ? validity.baseAddress : nil
                    )
                    return try body(&strings)
                }
            }
        }
    }
}
