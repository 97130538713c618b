// The classes of scalars as the token kernels read them.

internal import CArtokICU
internal import CScanKernels
internal import ScanCore

/// What the kernels know of the scalars: all else makes them leave a chunk to the exact tokenizer.
final class TokenTable: Sendable {
    static let arabic = TokenTable { ArabicTokenClass($0).pair }

    /// ICU's classes and rules.
    static let unicode = TokenTable(isUnicode: true) { UnicodeTokenClass($0).pair }

    /// Safe: made and filled here before anyone else sees it, and never freed: there are only the shared ones.
    nonisolated(unsafe) let kernels: UnsafePointer<artok_token_table>

    /// Pages of 256 code points that texts in Arabic have, besides the Arabic block itself: general punctuation to
    /// symbols, presentation forms, emoji.
    static let pages = Array(0x20...0x2B as ClosedRange<UInt32>) + Array(0xFB...0xFE) + Array(0x1F0...0x1FB)

    /// - Parameter classify: Class and role of a scalar.
    private init(isUnicode: Bool = false, _ classify: (UInt32) -> (UInt8, UInt8)) {
        let table = UnsafeMutablePointer<artok_token_table>.allocate(capacity: 1)
        table.initialize(to: artok_token_table())
        table.pointee.is_unicode = isUnicode
        // Safe: each index is below the size of its array.
        for c in 0..<0x80 as Range<UInt32> {
            Self.set(&table.pointee.ascii, &table.pointee.ascii_roles, Int(c), classify(c))
        }
        for c in 0x80..<0xC0 as Range<UInt32> {
            Self.set(&table.pointee.latin, &table.pointee.latin_roles, Int(c & 0x3F), classify(c))
        }
        for c in 0x600..<0x700 as Range<UInt32> {
            Self.set(&table.pointee.arabic, &table.pointee.arabic_roles, Int(c & 0xFF), classify(c))
        }
        for (index, page) in Self.pages.enumerated() {
            withUnsafeMutableBytes(of: &table.pointee.page_of) { $0[Int(page)] = UInt8(index + 1) }
            for low in 0..<256 as Range<UInt32> {
                let place = index << 8 | Int(low)
                Self.set(&table.pointee.pages, &table.pointee.page_roles, place, classify(page << 8 | low))
            }
        }
        artok_token_table_finish(table)
        kernels = UnsafePointer(table)
    }

    // MARK: White space

    /// White space of the kernels: it separates chunks.
    @inline(__always)
    func isSpace(_ byte: UInt8) -> Bool {
        guard byte <= 0x20 else { return false }
        // Safe: the table lives for ever, and the index is below 128.
        let type = withUnsafeBytes(of: kernels.pointee.ascii) { $0[Int(byte)] }
        return UInt32(type) & ARTOK_TOKEN_KIND.rawValue == ARTOK_TOKEN_SPACE.rawValue
    }

    /// Whether a chunk ends at `end`, with all white space that goes before it.
    func isChunkEnd(_ end: Int, in text: Span<UInt8>) -> Bool {
        guard isSpace(text[end]), !isSpace(text[end - 1]) else { return false }
        var last = end - 1
        while last > 0, end - last < 4, text[last] & 0xC0 == 0x80 { last -= 1 }
        let type = ScalarClassTable.shared[text.decodeScalar(at: last).value]
        return type != .space && type != .newline
    }

    private static func set<Bytes>(
        _ classes: inout Bytes,
        _ roles: inout Bytes,
        _ index: Int,
        _ value: (class: UInt8, role: UInt8)
    ) {
        withUnsafeMutableBytes(of: &classes) { $0[index] = value.class }
        withUnsafeMutableBytes(of: &roles) { $0[index] = value.role }
    }
}
