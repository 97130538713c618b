internal import ScanCore

/// A JSON value (RFC 8259), for the lines of gazetteer sources.
///
/// Foundation's decoder would do the same and drag its own ICU and 2.5 ms of start-up into every program that links
/// this library.
package indirect enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// The number as it is written: it is passed on, never computed with.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Equatable, Sendable {
        package let key: String
        package let value: JSONValue
        /// The value as it is written.
        package let source: String
    }

    /// What the value is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// Why text is not JSON, and where.
package struct JSONError: Error, Equatable {
    package let message: String
    /// In UTF-8 bytes from the start of the text.
    package let offset: Int
}

/// Reads one JSON value that is the whole text.
package struct JSONReader {
    private let text: [UInt8]
    private var offset = 0
    private var depth = 0

    /// Deeper nesting is refused: it would only exhaust the stack.
    private static let deepest = 100

    package static func read(_ text: [UInt8]) throws(JSONError) -> JSONValue {
        var reader = JSONReader(text: text)
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        guard reader.offset == text.count else { throw reader.error("something follows the value") }
        return value
    }

    private init(text: [UInt8]) { self.text = text }

    private func error(_ message: String) -> JSONError { JSONError(message: message, offset: offset) }

    private var next: UInt8? { offset < text.count ? text[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { offset += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        guard let next else { throw error("the text ends where a value is expected") }
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error("expected a value")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let bytes = Array("\(word)".utf8)
        guard text[offset...].starts(with: bytes) else { throw error("expected a value") }
        offset += bytes.count
        return value
    }

    private mutating func nested<T>(_ body: (inout JSONReader) throws(JSONError) -> T) throws(JSONError) -> T {
        guard depth < Self.deepest else { throw error("nested more than \(Self.deepest) deep") }
        depth += 1
        defer { depth -= 1 }
        offset += 1
        return try body(&self)
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try nested { (reader) throws(JSONError) in
            var values: [JSONValue] = []
            reader.skipSpace()
            if reader.skip(UInt8(ascii: "]")) { return .array(values) }
            while true {
                reader.skipSpace()
                values.append(try reader.value())
                reader.skipSpace()
                if reader.skip(UInt8(ascii: "]")) { return .array(values) }
                guard reader.skip(UInt8(ascii: ",")) else { throw reader.error("expected , or ] in an array") }
            }
        }
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try nested { (reader) throws(JSONError) in
            var members: [JSONValue.Member] = []
            var keys: Set<[UInt8]> = []
            reader.skipSpace()
            if reader.skip(UInt8(ascii: "}")) { return .object(members) }
            while true {
                reader.skipSpace()
                guard reader.next == UInt8(ascii: "\"") else { throw reader.error("expected a key in quotes") }
                let key = try reader.string()
                guard keys.insert(Array(key.utf8)).inserted else {
                    throw reader.error("the key \"\(key)\" stands twice")
                }
                reader.skipSpace()
                guard reader.skip(UInt8(ascii: ":")) else { throw reader.error("expected : after a key") }
                reader.skipSpace()
                let start = reader.offset
                let value = try reader.value()
                let source = String(decoding: reader.text[start..<reader.offset], as: UTF8.self)
                members.append(JSONValue.Member(key: key, value: value, source: source))
                reader.skipSpace()
                if reader.skip(UInt8(ascii: "}")) { return .object(members) }
                guard reader.skip(UInt8(ascii: ",")) else { throw reader.error("expected , or } in an object") }
            }
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = offset
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")) { try digits() }
        if skip(UInt8(ascii: ".")) { try digits() }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        return String(decoding: text[start..<offset], as: UTF8.self)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { offset += 1 }
        guard offset > start else { throw error("expected a digit") }
    }

    private mutating func string() throws(JSONError) -> String {
        offset += 1
        var bytes: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                bytes.append(utf8: try escape())
            case 0..<0x20:
                throw error("a control character in a string must be escaped")
            default:
                let scalar = text.span.decodeScalar(at: offset)
                guard scalar.isWellFormed else { throw error("the string is not UTF-8") }
                bytes.append(contentsOf: text[offset..<offset + scalar.length])
                offset += scalar.length
            }
        }
        throw error("a string has no end")
    }

    private mutating func escape() throws(JSONError) -> UInt32 {
        offset += 1
        guard let byte = next else { throw error("a string has no end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt32(byte)
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            guard unit & 0xF800 == 0xD800 else { return unit }
            guard unit < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
                throw error("half of a surrogate pair")
            }
            let low = try hexadecimal()
            guard low & 0xFC00 == 0xDC00 else { throw error("half of a surrogate pair") }
            return 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
        default: throw error("unknown escape")
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw error("\\u needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }
}
