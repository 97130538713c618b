import ArabicText

/// UTF-8 text within the syntax of an output format.
enum Escaping {
    /// What stands between the quotes of a JSON string.
    ///
    /// Line breaks that JSON allows in strings are escaped too: readers of lines stumble over them.
    static func json(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let lineBreak = TextLines.lineBreakLength(text, at: index)
            switch text[index] {
            case 0x22: result += "\\\"".utf8
            case 0x5C: result += "\\\\".utf8
            case 0x0A: result += "\\n".utf8
            case 0x0D: result += "\\r".utf8
            case 0x09: result += "\\t".utf8
            case 0..<0x20:
                result += "\\u00".utf8
                result += [hexadecimal(text[index] >> 4), hexadecimal(text[index] & 15)]
            case 0xC2 where lineBreak > 0: result += "\\u0085".utf8
            case 0xE2 where lineBreak > 0: result += (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8
            case let byte: result.append(byte)
            }
            // CRLF is two escapes.
            index += text[index] < 0x80 ? 1 : max(lineBreak, 1)
        }
        return result
    }

    /// What stands in a table's cell: tab, line feed, carriage return and backslash are written `\t`, `\n`, `\r`, `\\`.
    static func cell(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            switch byte {
            case 0x09: result += "\\t".utf8
            case 0x0A: result += "\\n".utf8
            case 0x0D: result += "\\r".utf8
            case 0x5C: result += "\\\\".utf8
            default: result.append(byte)
            }
        }
        return result
    }

    /// Text with U+FFFD for its ill-formed parts.
    static func repaired(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        UTF8Check.firstFault(in: text.span) == nil ? text : ArraySlice(String(decoding: text, as: UTF8.self).utf8)
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}

extension OutputBuffer {
    /// Appends text as a JSON string. Bytes that are no UTF-8 become U+FFFD: JSON has no other way to say them.
    mutating func appendJSON(_ text: ArraySlice<UInt8>) {
        append(byte: UInt8(ascii: "\""))
        Escaping.repaired(text).withUnsafeBufferPointer { appendEscaped($0) }
        append(byte: UInt8(ascii: "\""))
    }

    mutating func appendJSON(_ text: String) { appendJSON(Array(text.utf8)[...]) }

    /// Appends what stands between the quotes of a JSON string. `text` must be UTF-8.
    @inline(__always)
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        // Nearly no token has one of these bytes.
        if text.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0xC2 || $0 == 0xE2 }) {
            append(Escaping.json(text))
        } else {
            append(text)
        }
    }

    /// Appends a table's cell; ill-formed parts become U+FFFD.
    mutating func appendCell(_ text: ArraySlice<UInt8>) {
        Escaping.repaired(text).withUnsafeBufferPointer { appendCell($0) }
    }

    mutating func appendCell(_ text: String) { appendCell(Array(text.utf8)[...]) }

    /// Appends a table's cell. `text` must be UTF-8.
    @inline(__always)
    mutating func appendCell(_ text: UnsafeBufferPointer<UInt8>) {
        if text.contains(where: { $0 < 0x0E || $0 == 0x5C }) { append(Escaping.cell(text)) } else { append(text) }
    }

    /// Appends text; ill-formed parts become U+FFFD.
    mutating func appendRepaired(_ text: ArraySlice<UInt8>) { append(Escaping.repaired(text)) }
}
