/// A line that is a JSON object: where its field stands, and where something can be added.
///
/// What is written is the line's own bytes but for one value: long numbers, `1.10`, spacing and unknown members come out
/// as they were.
///
/// - Of a field that stands there several times the last is read, as most readers do.
/// - What is added becomes the last member, directly behind the last value. Where its key is there already, only the value
///   is replaced. Where it is there several times, the last one is replaced and the members before it are left out: readers
///   differ in which of them they take, and the others would say what is no longer true.
struct RecordLine {
    private let line: UnsafeBufferPointer<UInt8>
    /// The field's value; `nil` if there is none.
    private(set) var field: (kind: JSONKind, text: JSONText?)?
    private var result = MemberPlace()
    private var error = MemberPlace()
    /// Behind the last value, or behind the opening brace.
    private var end = 0
    private var isEmpty = true

    /// Names of members, as they are once decoded.
    struct Names {
        let field: [UInt8]
        let result: [UInt8]
        let error = Array("error".utf8)
    }

    /// What can be added.
    enum Addition {
        case result, error
    }

    /// - Parameter line: It must stay where it is as long as this is used.
    init(_ line: UnsafeBufferPointer<UInt8>, _ names: Names) throws(RecordFault) {
        self.line = line
        let kind: JSONKind
        do throws(JSONFault) {
            kind = try scan(names)
        } catch {
            throw RecordFault("not JSON: \(error.reason) (byte \(error.offset + 1) of the line)")
        }
        guard kind == .object else { throw RecordFault("the line is \(kind.description), it should be an object") }
    }

    private mutating func scan(_ names: Names) throws(JSONFault) -> JSONKind {
        var scanner = JSONObjectScanner(line)
        let kind = try scanner.begin()
        guard kind == .object else { return kind }
        end = scanner.start
        while let member = try scanner.next() {
            isEmpty = false
            end = member.value.upperBound
            if member.key.isEqual(to: names.field, in: line) { field = (member.kind, member.text) }
            if member.key.isEqual(to: names.result, in: line) { result.add(member) }
            if member.key.isEqual(to: names.error, in: line) { error.add(member) }
        }
        return kind
    }

    /// Writes what stands before the added value.
    ///
    /// - Parameter key: The added key as JSON, with its quotes and the colon.
    /// - Returns: Where the line goes on behind the value.
    func writeStart(_ addition: Addition, _ key: [UInt8], to buffer: inout OutputBuffer) -> Int {
        let place = addition == .result ? result : error
        var start = 0
        for member in place.left {
            write(start..<member.lowerBound, to: &buffer)
            start = member.upperBound
        }
        if let value = place.value {
            write(start..<value.lowerBound, to: &buffer)
            return value.upperBound
        }
        write(start..<end, to: &buffer)
        if !isEmpty { buffer.append(byte: UInt8(ascii: ",")) }
        buffer.append(key)
        return end
    }

    /// Writes what stands behind it.
    func writeEnd(from start: Int, to buffer: inout OutputBuffer) { write(start..<line.count, to: &buffer) }

    private func write(_ range: Range<Int>, to buffer: inout OutputBuffer) {
        // Safe: all places are within the line.
        buffer.append(UnsafeBufferPointer(rebasing: line[range]))
    }
}

/// Why a record has no result.
struct RecordFault: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}

/// The members of one key.
private struct MemberPlace {
    /// The value of the last one.
    private(set) var value: Range<Int>?
    private var member = 0..<0
    /// The members before it.
    private(set) var left: [Range<Int>] = []

    mutating func add(_ member: JSONObjectScanner.Member) {
        if value != nil { left.append(self.member) }
        value = member.value
        self.member = member.range
    }
}
