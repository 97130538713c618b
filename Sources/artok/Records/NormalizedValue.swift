import ArabicText

/// The folded text as a JSON string. As `artok normalize` does, it folds line by line and leaves line breaks as they are.
struct NormalizedValue: RecordValue {
    static let name: StaticString = "normalized"

    private let normalizers: [Normalizer]
    private var folded: [UInt8] = []

    /// - Parameter normalizers: Applied one after the other.
    init(_ normalizers: [Normalizer]) { self.normalizers = normalizers }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        let bytes = text.withUnsafeBufferPointer { Array($0) }
        folded.removeAll(keepingCapacity: true)
        TextLines.forEach(in: bytes[...]) { line, lineBreak in
            fold(bytes[line])
            folded += bytes[lineBreak]
        }
        folded.withUnsafeBufferPointer { buffer.appendJSON($0) }
    }

    private mutating func fold(_ line: ArraySlice<UInt8>) {
        var line = line
        for normalizer in normalizers.dropLast() {
            var next: [UInt8] = []
            normalizer.normalize(line.span, into: &next)
            line = next[...]
        }
        if let last = normalizers.last { last.normalize(line.span, into: &folded) } else { folded += line }
    }
}
