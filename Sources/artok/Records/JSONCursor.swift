/// Why a line is not JSON, and where.
struct JSONFault: Error {
    let reason: StaticString
    /// In bytes from the start of the line.
    let offset: Int

    init(_ reason: StaticString, at offset: Int) { (self.reason, self.offset) = (reason, offset) }
}

/// The kinds of JSON values.
enum JSONKind {
    case null, bool, number, string, array, object

    /// For messages.
    var description: StaticString {
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

/// Walks over JSON (RFC 8259) and keeps nothing of it: values are passed on as they are written.
///
/// Strict in all but one: strings may hold ill-formed UTF-8, and halves of surrogate pairs as escapes. The bytes are only
/// borrowed: a cursor must not be kept longer than they are there.
struct JSONCursor {
    let text: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0

    /// Deeper nesting is refused: readers behind a pipe refuse it too, some by a crash.
    static let deepest = 1000

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// `nil` at the end.
    @inline(__always)
    var next: UInt8? { offset < text.count ? text[offset] : nil }

    func fault(_ reason: StaticString) -> JSONFault { JSONFault(reason, at: offset) }

    @inline(__always)
    mutating func skipSpace() {
        while offset < text.count, Self.isSpace(text[offset]) { offset += 1 }
    }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// True if `byte` was there.
    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    /// A key and the colon, with the white space behind both.
    mutating func skipKey() throws(JSONFault) -> JSONText {
        guard next == UInt8(ascii: "\"") else { throw fault("expected a key in quotes") }
        let key = try skipString()
        skipSpace()
        guard skip(UInt8(ascii: ":")) else { throw fault("expected : after a key") }
        skipSpace()
        return key
    }

    /// A string of which the first quote is next.
    mutating func skipString() throws(JSONFault) -> JSONText {
        let start = offset + 1
        var isEscaped = false
        var position = start
        while true {
            position = JSONStop.first(in: text, from: position)
            guard position < text.count else { throw JSONFault("a string has no end", at: position) }
            while text[position] == UInt8(ascii: "\\") {
                let length = JSONEscape.length(text, at: position)
                guard length > 0 else { throw escapeFault(at: position) }
                isEscaped = true
                position += length
                guard position < text.count else { throw JSONFault("a string has no end", at: position) }
            }
            if text[position] == UInt8(ascii: "\"") { break }
            guard text[position] >= 0x20 else {
                throw JSONFault("a control character in a string must be escaped", at: position)
            }
        }
        offset = position + 1
        return JSONText(range: start..<position, isEscaped: isEscaped)
    }

    private func escapeFault(at offset: Int) -> JSONFault {
        if offset + 1 == text.count { return JSONFault("a string has no end", at: text.count) }
        if text[offset + 1] != UInt8(ascii: "u") { return JSONFault("unknown escape", at: offset) }
        return JSONFault("\\u needs four hexadecimal digits", at: offset)
    }

    /// A number, `true`, `false` or `null`.
    mutating func skipSimple() throws(JSONFault) -> JSONKind {
        switch next {
        case UInt8(ascii: "t"):
            try skipWord("true")
            return .bool
        case UInt8(ascii: "f"):
            try skipWord("false")
            return .bool
        case UInt8(ascii: "n"):
            try skipWord("null")
            return .null
        default:
            try skipNumber()
            return .number
        }
    }

    private mutating func skipWord(_ word: StaticString) throws(JSONFault) {
        // Safe: a static string's bytes are always there.
        let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard text[offset...].starts(with: bytes) else { throw fault("expected a value") }
        offset += bytes.count
    }

    private mutating func skipNumber() throws(JSONFault) {
        let isNegative = skip(UInt8(ascii: "-"))
        guard isNegative || Self.isDigit(next) else { throw fault("expected a value") }
        if !skip(UInt8(ascii: "0")) { try skipDigits() }
        if skip(UInt8(ascii: ".")) { try skipDigits() }
        guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return }
        offset += 1
        if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
        try skipDigits()
    }

    private mutating func skipDigits() throws(JSONFault) {
        let start = offset
        while Self.isDigit(next) { offset += 1 }
        guard offset > start else { throw fault("expected a digit") }
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// An array or object of which the bracket is next, by a loop: brackets without end exhaust no stack.
    ///
    /// - Parameter depth: How many it stands in.
    mutating func skipNested(depth: Int) throws(JSONFault) {
        var brackets = OpenBrackets()
        repeat {
            switch next {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth + brackets.count < Self.deepest else { throw fault("nested more than 1000 deep") }
                brackets.open(isObject: next == UInt8(ascii: "{"))
                offset += 1
                skipSpace()
                if next != brackets.closing {
                    if brackets.isObject { _ = try skipKey() }
                    continue
                }
            case UInt8(ascii: "\""): _ = try skipString()
            default: _ = try skipSimple()
            }
            // Behind a value, or where an empty array or object ends: up to the next value.
            while brackets.count > 0 {
                skipSpace()
                if skip(brackets.closing) {
                    brackets.close()
                } else if skip(UInt8(ascii: ",")) {
                    skipSpace()
                    if brackets.isObject { _ = try skipKey() }
                    break
                } else {
                    throw fault(brackets.isObject ? "expected , or } in an object" : "expected , or ] in an array")
                }
            }
        } while brackets.count > 0
    }
}

/// Which brackets are open: a bit each, set for objects.
private struct OpenBrackets {
    private(set) var count = 0
    private var bits = InlineArray<16, UInt64>(repeating: 0)

    /// Of the innermost one.
    private(set) var isObject = false

    @inline(__always)
    var closing: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

    /// - Precondition: Fewer than ``JSONCursor/deepest`` are open, which is less than there are bits.
    mutating func open(isObject: Bool) {
        let bit = UInt64(1) << UInt64(count & 63)
        if isObject { bits[count >> 6] |= bit } else { bits[count >> 6] &= ~bit }
        count += 1
        self.isObject = isObject
    }

    mutating func close() {
        count -= 1
        isObject = count > 0 && bits[(count - 1) >> 6] >> UInt64((count - 1) & 63) & 1 == 1
    }
}
