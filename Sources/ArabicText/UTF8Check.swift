internal import ScanCore

/// Well-formedness of UTF-8.
package enum UTF8Check {
    /// Where the first ill-formed part starts, in bytes; `nil` if there is none.
    package static func firstFault(in text: Span<UInt8>) -> Int? { fault(in: text, from: 0)?.lowerBound }

    /// The first ill-formed part that starts at `start` or later, where a scalar or such a part begins.
    package static func fault(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
        var offset = start
        while offset < text.count {
            let short = shortScalars(in: text, at: offset)
            if short > 0 {
                offset += short
                continue
            }
            let scalar = text.decodeScalar(at: offset)
            if !scalar.isWellFormed { return offset..<offset + scalar.length }
            offset += scalar.length
        }
        return nil
    }

    /// How many bytes of the next eight are scalars of one and two bytes: 8, or 7 where the last one begins a scalar. 0 if
    /// anything else is among them.
    @inline(__always)
    private static func shortScalars(in text: Span<UInt8>, at offset: Int) -> Int {
        guard offset + 8 <= text.count else { return 0 }
        // Safe: eight bytes are left.
        let bytes = UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highest = ones &* 0x80
        // The highest bit of each byte tells of it: it begins a scalar of several bytes, it goes on with one.
        let leads = bytes & bytes << 1 & highest
        let continuing = bytes & highest & ~leads
        // Of three bytes or more, or 0xC0 and 0xC1, which begin none.
        let bad = leads & (bytes << 2 | ~((bytes & (ones &* 0x1E)) &+ ones &* 0x7E))
        guard bad == 0, continuing == leads << 8 else { return 0 }
        return 8 - Int(truncatingIfNeeded: leads >> 63)
    }
}
