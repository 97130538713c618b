/// What is added to a record: found in its text, and written as one JSON value.
protocol RecordValue: ~Copyable, SendableMetatype {
    /// The key that it is added by.
    static var name: StaticString { get }

    /// Appends the value of a text. Offsets in it count from the text's start.
    ///
    /// - Parameter text: UTF-8, ill-formed parts of which count as U+FFFD.
    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer)
}

/// Writes the brackets and commas of a JSON array.
struct JSONList {
    private(set) var isEmpty = true

    /// Before each element.
    @inline(__always)
    mutating func next(_ buffer: inout OutputBuffer) {
        buffer.append(byte: isEmpty ? UInt8(ascii: "[") : UInt8(ascii: ","))
        isEmpty = false
    }

    /// Behind the last.
    func end(_ buffer: inout OutputBuffer) { buffer.append(literal: isEmpty ? "[]" : "]") }
}
