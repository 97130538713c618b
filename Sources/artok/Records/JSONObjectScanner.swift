/// Finds the members of the object that a line is, and checks the whole line meanwhile.
///
/// ```swift
/// var scanner = JSONObjectScanner(line)
/// guard try scanner.begin() == .object else { … }
/// while let member = try scanner.next() { … }
/// ```
///
/// One pass, nothing allocated: values are only walked over. Only who has got `nil` knows that the line is JSON.
struct JSONObjectScanner {
    private var cursor: JSONCursor

    /// A key and its value, as places in the line.
    struct Member {
        let key: JSONText
        let kind: JSONKind
        /// The value as it is written.
        let value: Range<Int>
        /// Between the value's quotes, if it is a string.
        let text: JSONText?
        /// From the key's first quote to that of the next key, or to the closing brace. Without these bytes a member that
        /// another one follows is gone.
        let range: Range<Int>
    }

    /// - Parameter line: It must stay where it is as long as the scanner is used.
    init(_ line: UnsafeBufferPointer<UInt8>) { cursor = JSONCursor(line) }

    /// Behind the opening brace, once begun.
    private(set) var start = 0

    /// What the line is. Other things than objects are checked at once, for they have no members.
    mutating func begin() throws(JSONFault) -> JSONKind {
        cursor.skipSpace()
        if cursor.skip(UInt8(ascii: "{")) {
            start = cursor.offset
            cursor.skipSpace()
            return .object
        }
        let (kind, _) = try value(depth: 0)
        try finish()
        return kind
    }

    /// The next member; `nil` once, when the object and the line have ended.
    @inline(__always)
    mutating func next() throws(JSONFault) -> Member? {
        if cursor.skip(UInt8(ascii: "}")) {
            try finish()
            return nil
        }
        let start = cursor.offset
        let key = try cursor.skipKey()
        let valueStart = cursor.offset
        let (kind, text) = try value(depth: 1)
        let valueEnd = cursor.offset
        cursor.skipSpace()
        if cursor.skip(UInt8(ascii: ",")) {
            cursor.skipSpace()
            guard cursor.next == UInt8(ascii: "\"") else { throw cursor.fault("expected a key in quotes") }
        } else if cursor.next != UInt8(ascii: "}") {
            throw cursor.fault("expected , or } in an object")
        }
        return Member(
            key: key,
            kind: kind,
            value: valueStart..<valueEnd,
            text: text,
            range: start..<cursor.offset
        )
    }

    /// - Parameter depth: How many arrays and objects it stands in.
    @inline(__always)
    private mutating func value(depth: Int) throws(JSONFault) -> (JSONKind, JSONText?) {
        switch cursor.next {
        case UInt8(ascii: "\""): return (.string, try cursor.skipString())
        case UInt8(ascii: "{"):
            try cursor.skipNested(depth: depth)
            return (.object, nil)
        case UInt8(ascii: "["):
            try cursor.skipNested(depth: depth)
            return (.array, nil)
        default: return (try cursor.skipSimple(), nil)
        }
    }

    private mutating func finish() throws(JSONFault) {
        cursor.skipSpace()
        guard cursor.next == nil else { throw cursor.fault("something follows the value") }
    }
}
