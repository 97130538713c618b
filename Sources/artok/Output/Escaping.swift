import ArabicText

extension OutputBuffer {
    /// Appends text as a JSON string. Bytes that are no UTF-8 become U+FFFD: JSON has no other way to say them.
    mutating func appendJSON(_ text: ArraySlice<UInt8>) {
        append(byte: UInt8(ascii: "\""))
        var copied = text.startIndex
        for index in text.indices {
            if let escape = Self.lineBreakEscape(text[index...]) {
                appendRepaired(text[copied..<index])
                append(escape.text)
                copied = index + escape.length
                continue
            }
            guard text[index] < 0x20 || text[index] == 0x22 || text[index] == 0x5C else { continue }
            appendRepaired(text[copied..<index])
            copied = index + 1
            switch text[index] {
            case 0x22: append("\\\"")
            case 0x5C: append("\\\\")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x09: append("\\t")
            case let byte:
                append("\\u00")
                append(byte: Self.hexadecimal(byte >> 4))
                append(byte: Self.hexadecimal(byte & 15))
            }
        }
        appendRepaired(text[copied...])
        append(byte: UInt8(ascii: "\""))
    }

    mutating func appendJSON(_ text: String) { appendJSON(Array(text.utf8)[...]) }

    /// Appends a table cell: tab, line breaks and backslash are written `\t`, `\n`, `\r`, `\\`.
    mutating func appendCell(_ text: ArraySlice<UInt8>) {
        for byte in Self.repaired(text) {
            switch byte {
            case 0x09: append("\\t")
            case 0x0A: append("\\n")
            case 0x0D: append("\\r")
            case 0x5C: append("\\\\")
            default: append(byte: byte)
            }
        }
    }

    mutating func appendCell(_ text: String) { appendCell(Array(text.utf8)[...]) }

    /// Appends text; ill-formed parts become U+FFFD.
    mutating func appendRepaired(_ text: ArraySlice<UInt8>) { append(Self.repaired(text)) }

    private static func repaired(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        UTF8Check.firstFault(in: text.span) == nil ? text : ArraySlice(String(decoding: text, as: UTF8.self).utf8)
    }

    /// Line breaks that JSON allows in strings and that readers of lines stumble over.
    private static func lineBreakEscape(_ text: ArraySlice<UInt8>) -> (text: StaticString, length: Int)? {
        switch text.first {
        case 0xC2 where text.starts(with: [0xC2, 0x85]): ("\\u0085", 2)
        case 0xE2 where text.starts(with: [0xE2, 0x80, 0xA8]): ("\\u2028", 3)
        case 0xE2 where text.starts(with: [0xE2, 0x80, 0xA9]): ("\\u2029", 3)
        default: nil
        }
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
