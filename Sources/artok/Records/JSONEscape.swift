/// Escapes of JSON strings: `\n`, `\"`, `\u0633`. Many writers escape every letter that is not ASCII.
enum JSONEscape {
    /// The length of the escape that starts at `offset`, of a surrogate pair that of its half; 0 if it is none.
    @inline(__always)
    static func length(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        guard let base = text.baseAddress, offset + 1 < text.count else { return 0 }
        switch text[offset + 1] {
        case UInt8(ascii: "u"):
            // Safe: four bytes are left behind the `u`.
            return offset + 6 <= text.count && areHexadecimal(digits(base + offset)) ? 6 : 0
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        default: return 0
        }
    }

    /// The scalar that the escape at `offset` stands for, which is then behind it. A half of a surrogate pair is U+FFFD.
    ///
    /// - Parameters:
    ///   - text: Safe: up to `end` all escapes are such that ``length(_:at:)`` accepts.
    ///   - end: Where the string ends.
    @inline(__always)
    static func decode(_ text: UnsafePointer<UInt8>, at offset: inout Int, end: Int) -> UInt32 {
        let letter = text[offset + 1]
        guard letter == UInt8(ascii: "u") else {
            offset += 2
            switch letter {
            case UInt8(ascii: "b"): return 0x08
            case UInt8(ascii: "f"): return 0x0C
            case UInt8(ascii: "n"): return 0x0A
            case UInt8(ascii: "r"): return 0x0D
            case UInt8(ascii: "t"): return 0x09
            default: return UInt32(letter)
            }
        }
        let unit = value(of: digits(text + offset))
        offset += 6
        guard unit & 0xF800 == 0xD800 else { return unit }
        guard unit < 0xDC00, offset + 6 <= end, text[offset] == UInt8(ascii: "\\"),
            text[offset + 1] == UInt8(ascii: "u"),
            case let low = value(of: digits(text + offset)), low & 0xFC00 == 0xDC00
        else { return 0xFFFD }
        offset += 6
        return 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
    }

    /// The four hexadecimal digits behind `\u`, the first one in the lowest byte.
    @inline(__always)
    private static func digits(_ escape: UnsafePointer<UInt8>) -> UInt32 {
        UInt32(littleEndian: UnsafeRawPointer(escape + 2).loadUnaligned(as: UInt32.self))
    }

    private static let ones: UInt32 = 0x0101_0101

    /// By the highest bit of each byte: of ASCII, none is carried into the next.
    @inline(__always)
    private static func areHexadecimal(_ digits: UInt32) -> Bool {
        let lower = digits | ones &* 0x20
        // From 0 on, but not behind 9; from a on, but not behind f.
        let decimals = (digits &+ ones &* 0x50) & ~(digits &+ ones &* 0x46)
        let letters = (lower &+ ones &* 0x1F) & ~(lower &+ ones &* 0x19)
        return (decimals | letters) & ~digits & (ones &* 0x80) == ones &* 0x80
    }

    @inline(__always)
    private static func value(of digits: UInt32) -> UInt32 {
        // Bit 6 tells letters: a is 0x61, A is 0x41.
        let nibbles = ((digits & (ones &* 0x0F)) &+ (digits >> 6 & ones) &* 9).byteSwapped
        let bytes = (nibbles | nibbles >> 4) & 0x00FF_00FF
        return (bytes | bytes >> 8) & 0xFFFF
    }
}
