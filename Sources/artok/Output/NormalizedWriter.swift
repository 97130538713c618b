import ArabicText

/// Writes texts after one or several normalizers, line by line: line breaks are no white space to be folded here.
struct NormalizedWriter: ~Copyable {
    private let normalizers: [Normalizer]
    private var buffer = OutputBuffer()

    init(normalizers: [Normalizer]) { self.normalizers = normalizers }

    mutating func finish() { buffer.flush() }

    /// Writes a text, or a piece of one that ends where nothing goes on.
    mutating func write(_ text: [UInt8]) {
        TextLines.forEach(in: text) { line, lineBreak in
            var bytes = Array(text[line])
            for normalizer in normalizers { bytes = normalizer.align(utf8: bytes.span).bytes }
            buffer.append(bytes[...])
            buffer.append(text[lineBreak])
        }
    }

    /// `{"source":…,"text":…,"changes":[[start,end,textStart,textEnd],…]}`
    mutating func writeAligned(_ text: InputFiles.Text) {
        var result: [UInt8] = []
        var changes: [(source: Range<Int>, normalized: Range<Int>)] = []
        TextLines.forEach(in: text.bytes) { line, lineBreak in
            var bytes = Array(text.bytes[line])
            var alignment: Alignment?
            for normalizer in normalizers {
                let next = normalizer.align(utf8: bytes.span)
                alignment = alignment?.followed(by: next.alignment) ?? next.alignment
                bytes = next.bytes
            }
            if let alignment {
                for change in alignment.changes {
                    changes.append(
                        (
                            change.source.lowerBound + line.lowerBound..<change.source.upperBound + line.lowerBound,
                            change.normalized.lowerBound + result.count..<change.normalized.upperBound + result.count
                        )
                    )
                }
            }
            result += bytes
            result += text.bytes[lineBreak]
        }
        buffer.append("{\"source\":")
        buffer.appendJSON(text.source)
        buffer.append(",\"text\":")
        buffer.appendJSON(result[...])
        buffer.append(",\"changes\":[")
        for (index, change) in changes.enumerated() {
            if index > 0 { buffer.append(",") }
            let (source, normalized) = change
            buffer.append(
                "[\(source.lowerBound),\(source.upperBound),\(normalized.lowerBound),\(normalized.upperBound)]"
            )
        }
        buffer.append("]}\n")
    }
}

/// The lines of a text and what ends them: LF, CRLF, CR, U+0085, U+2028, U+2029.
enum TextLines {
    /// Calls `body` with the range of each line and the range of the line break after it, which is empty for a last line
    /// without one.
    static func forEach(in text: [UInt8], _ body: (_ line: Range<Int>, _ lineBreak: Range<Int>) -> Void) {
        var start = 0
        var index = 0
        while index < text.count {
            let length = lineBreakLength(text, at: index)
            if length == 0 {
                index += 1
                continue
            }
            body(start..<index, index..<index + length)
            index += length
            start = index
        }
        if start < text.count { body(start..<text.count, text.count..<text.count) }
    }

    private static func lineBreakLength(_ text: [UInt8], at index: Int) -> Int {
        switch text[index] {
        case 0x0A: 1
        case 0x0D: index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
        case 0xC2: index + 1 < text.count && text[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            index + 2 < text.count && text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
                ? 3 : 0
        default: 0
        }
    }
}
