extension Escaping {
    /// Text of HTML, in elements and attributes. What HTML forbids, control characters and noncharacters, is U+FFFD; every
    /// line break is a line feed. `text` must be UTF-8.
    ///
    /// Source: HTML Living Standard, section 13.2.3.5, Preprocessing the input stream.
    static func html(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            let lineBreak = TextLines.lineBreakLength(text, at: index)
            if lineBreak > 0 {
                result.append(0x0A)
                index += lineBreak
                continue
            }
            let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            let scalar = text[index..<min(index + length, text.count)]
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;".utf8
            case UInt8(ascii: "<"): result += "&lt;".utf8
            case UInt8(ascii: ">"): result += "&gt;".utf8
            case UInt8(ascii: "\""): result += "&quot;".utf8
            case UInt8(ascii: "'"): result += "&#39;".utf8
            case 0x09, 0x0C: result.append(byte)
            case _ where isForbidden(scalar): result += "\u{FFFD}".utf8
            default: result += scalar
            }
            index += length
        }
        return result
    }

    @inline(__always)
    fileprivate static func isPlainInHTML(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: 0x20..<0x7F ~= byte || byte == 0x0A || byte == 0x09
        }
    }

    private static func isForbidden(_ scalar: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let start = scalar.startIndex
        return switch scalar.count {
        case 1: scalar[start] < 0x20 || scalar[start] == 0x7F
        // U+0080 to U+009F.
        case 2: scalar[start] == 0xC2 && scalar[start + 1] < 0xA0
        // U+FDD0 to U+FDEF, U+FFFE, U+FFFF.
        case 3:
            scalar[start] == 0xEF
                && (scalar[start + 1] == 0xB7 && 0x90...0xAF ~= scalar[start + 2]
                    || scalar[start + 1] == 0xBF && scalar[start + 2] >= 0xBE)
        // The last two of each plane.
        default: scalar[start + 1] & 0x0F == 0x0F && scalar[start + 2] == 0xBF && scalar[start + 3] >= 0xBE
        }
    }
}

extension OutputBuffer {
    /// Appends text of HTML; ill-formed parts become U+FFFD.
    mutating func appendHTML(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        let bytes = UnsafeBufferPointer(rebasing: text)
        // Nearly all is letters of the Arabic blocks and ASCII, which stay as they are: up to where is written, and seen.
        var (start, index) = (0, 0)
        while index < bytes.count {
            let byte = bytes[index]
            if byte & 0xFC == 0xD8, index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 {
                index += 2
            } else if Escaping.isPlainInHTML(byte) {
                index += 1
            } else {
                append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                // No scalar, broken or not, goes over an ASCII byte, and CRLF is one line break.
                start = index
                index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
                if byte >= 0x80 { while index < bytes.count, bytes[index] >= 0x80 { index += 1 } }
                Escaping.repaired(Array(bytes[start..<index])[...]).withUnsafeBufferPointer {
                    append(Escaping.html($0))
                }
                start = index
            }
        }
        append(UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    mutating func appendHTML(_ text: String) {
        var text = text
        text.withUTF8 { append(Escaping.html($0)) }
    }
}
