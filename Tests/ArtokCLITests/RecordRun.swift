import ArabicText

@testable import artok

/// What lines of a record stream come out as.
struct RecordRun: Equatable {
    let output: [UInt8]
    let report: RecordReport

    // Not inlined: where only the report is read, the optimizer of Swift 6.3 frees the array before its bytes are copied into it.
    @inline(never)
    init<Value: RecordValue & ~Copyable>(
        _ lines: [UInt8],
        _ value: consuming Value = TextValue(),
        _ format: RecordFormat = .jsonl,
        field: String = "text"
    ) {
        var processor = RecordProcessor(format, field: field, value: value)
        var buffer = OutputBuffer(isCollecting: true)
        report = lines.withUnsafeBufferPointer { processor.process($0, to: &buffer) }
        output = Array(buffer.bytes)
    }

    var text: String { String(decoding: output, as: UTF8.self) }

    var messages: [String] { report.faults.map { "\($0.line): \($0.message)" } }
}

/// The text itself, as a JSON string.
struct TextValue: RecordValue {
    static let name: StaticString = "result"

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        text.withUnsafeBufferPointer { buffer.appendJSON($0) }
    }
}

/// The text's bytes as a string of hexadecimal digits.
struct BytesValue: RecordValue {
    static let name: StaticString = "result"

    static func digits(_ text: [UInt8]) -> String {
        text.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        buffer.append("\"\(text.withUnsafeBufferPointer { Self.digits(Array($0)) })\"")
    }
}
