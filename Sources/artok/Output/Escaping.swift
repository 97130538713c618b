import ArabicText

/// UTF-8 text within the syntax of an output format.
enum Escaping {
    /// What stands between the quotes of a JSON string. `text` must be UTF-8.
    static func json(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var buffer = OutputBuffer(isCollecting: true)
        buffer.appendEscaped(text)
        return Array(buffer.bytes)
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

    /// What stands in a cell of comma-separated values: in quotation marks where it has one, a comma or a line break.
    ///
    /// Source: RFC 4180.
    static func quotedCell(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let needsQuotes = text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return Array(text) }
        var result: [UInt8] = [0x22]
        for byte in text {
            if byte == 0x22 { result.append(0x22) }
            result.append(byte)
        }
        return result + [0x22]
    }

    /// Text with U+FFFD for its ill-formed parts.
    static func repaired(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        UTF8Check.firstFault(in: text.span) == nil ? text : ArraySlice(String(decoding: text, as: UTF8.self).utf8)
    }

    /// Whether a byte may be escaped in JSON: line breaks that JSON allows in strings are too, for readers of lines stumble
    /// over them. They begin with the last two.
    @inline(__always)
    fileprivate static func mayBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xC2 || byte == 0xE2
    }

    fileprivate static func hexadecimal(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Letters of the Arabic blocks and ASCII that no format escapes: nearly all names are.
    var isPlain: Bool {
        var index = 0
        while index < count {
            let byte = self[index]
            if byte & 0xFC == 0xD8 {
                guard index + 1 < count, self[index + 1] & 0xC0 == 0x80 else { return false }
                index += 2
            } else {
                guard byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C, byte != 0x2C else { return false }
                index += 1
            }
        }
        return true
    }
}

extension [UInt8] {
    /// Appends text as a JSON string.
    mutating func appendJSON(_ text: String) {
        var text = text
        append(UInt8(ascii: "\""))
        text.withUTF8 { append(contentsOf: Escaping.json($0)) }
        append(UInt8(ascii: "\""))
    }
}

extension OutputBuffer {
    /// Appends text as a JSON string. Bytes that are no UTF-8 become U+FFFD: JSON has no other way to say them.
    mutating func appendJSON(_ text: ArraySlice<UInt8>) {
        append(byte: UInt8(ascii: "\""))
        appendJSONText(text)
        append(byte: UInt8(ascii: "\""))
    }

    /// What stands between the quotes of such a string.
    mutating func appendJSONText(_ text: ArraySlice<UInt8>) {
        Escaping.repaired(text).withUnsafeBufferPointer { appendEscaped($0) }
    }

    mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>) {
        guard UTF8Check.firstFault(in: text.span) == nil else { return appendJSON(ArraySlice(text)) }
        append(byte: UInt8(ascii: "\""))
        appendEscaped(text)
        append(byte: UInt8(ascii: "\""))
    }

    mutating func appendJSON(_ text: String) { appendJSON(Array(text.utf8)[...]) }

    /// Appends what stands between the quotes of a JSON string: nearly always as it is. Ill-formed parts become U+FFFD.
    @inline(__always)
    mutating func appendSurface(_ text: UnsafeBufferPointer<UInt8>) {
        if text.isPlain {
            append(text)
        } else {
            Escaping.repaired(Array(text)[...]).withUnsafeBufferPointer { append(Escaping.json($0)) }
        }
    }

    /// Appends what stands between the quotes of a JSON string. `text` must be UTF-8.
    @inline(__always)
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        // Nearly no token has one of these bytes.
        if text.contains(where: Escaping.mayBeEscaped) { appendEscapes(text) } else { append(text) }
    }

    /// Text with escapes, and the stretches between them.
    private mutating func appendEscapes(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < text.count {
            guard Escaping.mayBeEscaped(text[index]), case let length = escapedLength(text, at: index), length > 0
            else {
                index += 1
                continue
            }
            // Safe: both are offsets in the text.
            append(UnsafeBufferPointer(rebasing: text[start..<index]))
            appendEscape(text, at: index)
            index += length
            start = index
        }
        append(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// How many bytes are escaped together; 0 if what starts here stands for itself. CRLF is two escapes.
    private func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        text[index] < 0x80 ? 1 : TextLines.lineBreakLength(text, at: index)
    }

    private mutating func appendEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
        switch text[index] {
        case 0x22: append(literal: "\\\"")
        case 0x5C: append(literal: "\\\\")
        case 0x0A: append(literal: "\\n")
        case 0x0D: append(literal: "\\r")
        case 0x09: append(literal: "\\t")
        case 0xC2: append(literal: "\\u0085")
        case 0xE2: append(literal: text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
        case let byte:
            append(literal: "\\u00")
            append(byte: Escaping.hexadecimal(byte >> 4))
            append(byte: Escaping.hexadecimal(byte & 15))
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
