/// JSON as RFC 8259 defines it, read by recursion, byte by byte: the truth that the scanner of records is held to.
///
/// As there, strings may hold ill-formed UTF-8, and halves of surrogate pairs are U+FFFD.
package indirect enum ReferenceJSON: Equatable {
    case null
    case bool(Bool)
    /// As it is written.
    case number([UInt8])
    case string([UInt8])
    case array([ReferenceJSON])
    case object([Member])

    package struct Member: Equatable {
        package let key: [UInt8]
        package let value: ReferenceJSON
    }

    /// `nil` if the text is not JSON.
    package init?(_ text: [UInt8]) {
        var reader = Reader(rest: text[...])
        reader.skipSpace()
        guard let value = reader.value() else { return nil }
        reader.skipSpace()
        guard reader.rest.isEmpty else { return nil }
        self = value
    }

    package init?(_ text: String) { self.init(Array(text.utf8)) }

    /// The last value of a key, if this is an object.
    package subscript(key: String) -> ReferenceJSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == Array(key.utf8) }?.value
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func skip(_ text: String) -> Bool {
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }

        mutating func skipSpace() { rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

        mutating func value() -> ReferenceJSON? {
            if skip("null") { return .null }
            if skip("true") { return .bool(true) }
            if skip("false") { return .bool(false) }
            if rest.first == UInt8(ascii: "\"") { return string().map { .string($0) } }
            if skip("[") { return array() }
            if skip("{") { return object() }
            return number()
        }

        mutating func array() -> ReferenceJSON? {
            var values: [ReferenceJSON] = []
            skipSpace()
            if skip("]") { return .array([]) }
            repeat {
                skipSpace()
                guard let value = value() else { return nil }
                values.append(value)
                skipSpace()
            } while skip(",")
            return skip("]") ? .array(values) : nil
        }

        mutating func object() -> ReferenceJSON? {
            var members: [Member] = []
            skipSpace()
            if skip("}") { return .object([]) }
            repeat {
                skipSpace()
                guard let key = string() else { return nil }
                skipSpace()
                guard skip(":") else { return nil }
                skipSpace()
                guard let value = value() else { return nil }
                members.append(Member(key: key, value: value))
                skipSpace()
            } while skip(",")
            return skip("}") ? .object(members) : nil
        }

        mutating func number() -> ReferenceJSON? {
            let start = rest
            _ = skip("-")
            if !skip("0"), !skipDigits() { return nil }
            if skip("."), !skipDigits() { return nil }
            if skip("e") || skip("E") {
                if !skip("+") { _ = skip("-") }
                if !skipDigits() { return nil }
            }
            return .number(Array(start[..<rest.startIndex]))
        }

        mutating func skipDigits() -> Bool {
            let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            rest = rest.dropFirst(digits.count)
            return !digits.isEmpty
        }

        mutating func string() -> [UInt8]? {
            guard skip("\"") else { return nil }
            var text: [UInt8] = []
            while let byte = rest.first {
                if skip("\"") { return text }
                if byte < 0x20 { return nil }
                if skip("\\") {
                    guard let scalar = escape() else { return nil }
                    text += Array(String(scalar).utf8)
                } else {
                    text.append(byte)
                    rest = rest.dropFirst()
                }
            }
            return nil
        }

        mutating func escape() -> Unicode.Scalar? {
            let simple: [(String, Unicode.Scalar)] = [
                ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"), ("r", "\r"),
                ("t", "\t"),
            ]
            for (letter, scalar) in simple where skip(letter) { return scalar }
            guard skip("u"), let unit = unit() else { return nil }
            if let scalar = Unicode.Scalar(unit) { return scalar }
            let behind = rest
            if unit < 0xDC00, skip("\\u"), let low = self.unit(), 0xDC00..<0xE000 ~= low {
                return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) * 0x400 + UInt32(low) - 0xDC00)
            }
            rest = behind
            return "\u{FFFD}"
        }

        mutating func unit() -> UInt16? {
            let digits = rest.prefix(4)
            let hexadecimal = Array("0123456789abcdefABCDEF".utf8)
            guard digits.count == 4, digits.allSatisfy(hexadecimal.contains) else { return nil }
            rest = rest.dropFirst(4)
            return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        }
    }
}
