/// One step of decoding: a scalar, or one ill-formed part.
@frozen @usableFromInline
package struct DecodedScalar: Sendable, Equatable {
    /// The scalar's value; U+FFFD for an ill-formed part.
    @usableFromInline package let value: UInt32
    /// How many bytes it takes, 1 to 4.
    @usableFromInline package let length: Int
    /// False for an ill-formed part (a real U+FFFD in the text is well formed).
    @usableFromInline package let isWellFormed: Bool

    @inlinable
    package init(value: UInt32, length: Int, isWellFormed: Bool = true) {
        self.value = value
        self.length = length
        self.isWellFormed = isWellFormed
    }
}

extension Span<UInt8> {
    /// Decodes the scalar that starts at `offset`.
    ///
    /// Any bytes are accepted. An ill-formed part is one *maximal subpart* (Unicode Standard, section 3.9, table 3-8),
    /// the unit in which decoders replace by U+FFFD; it never takes a byte of a well-formed scalar.
    ///
    /// - Precondition: `0 <= offset < count`.
    /// - Complexity: O(1)
    @inlinable
    package func decodeScalar(at offset: Int) -> DecodedScalar {
        let first = self[offset]
        if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1) }
        if first >= 0xC2, first < 0xE0, offset + 1 < count {
            let second = self[offset + 1]
            if second & 0xC0 == 0x80 {
                return DecodedScalar(value: UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F), length: 2)
            }
        }
        return decodeLongScalar(at: offset)
    }

    /// The three- and four-byte scalars and everything ill formed.
    @usableFromInline
    package func decodeLongScalar(at offset: Int) -> DecodedScalar {
        let first = self[offset]
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch first {
        case 0xE0: (length, lowest) = (3, 0xA0)
        case 0xED: (length, highest) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, lowest) = (4, 0x90)
        case 0xF4: (length, highest) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return DecodedScalar(value: 0xFFFD, length: 1, isWellFormed: false)
        }
        var value = UInt32(first) & (length == 3 ? 0x0F : 0x07)
        for position in 1..<length {
            guard offset + position < count else {
                return DecodedScalar(value: 0xFFFD, length: position, isWellFormed: false)
            }
            let next = self[offset + position]
            guard next >= lowest, next <= highest else {
                return DecodedScalar(value: 0xFFFD, length: position, isWellFormed: false)
            }
            value = value << 6 | UInt32(next & 0x3F)
            lowest = 0x80
            highest = 0xBF
        }
        return DecodedScalar(value: value, length: length)
    }
}

extension [UInt8] {
    /// Appends the UTF-8 of `scalar`, which must be a Unicode scalar value.
    @inlinable
    package mutating func append(utf8 scalar: UInt32) {
        switch scalar {
        case 0..<0x80:
            append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800:
            append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
