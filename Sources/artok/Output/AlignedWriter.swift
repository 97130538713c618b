import ArabicText

/// Writes a line of JSON a text: the text after one or several normalizers, and what has changed.
struct AlignedWriter: TextWork {
    let normalizers: [Normalizer]

    mutating func work(on chunk: TextChunk, _ product: Product) { writeAligned(chunk, to: &product.output) }

    /// `{"source":…,"text":…,"changes":[[start,end,textStart,textEnd],…]}`
    private func writeAligned(_ chunk: TextChunk, to buffer: inout OutputBuffer) {
        let text = Array(chunk.part)
        var result: [UInt8] = []
        // What the repair of ill-formed parts has added to the result before this line.
        var added = 0
        var changes: [(source: Range<Int>, normalized: Range<Int>)] = []
        TextLines.forEach(in: text[...]) { line, lineBreak in
            var bytes = Array(text[line])
            var alignment: Alignment?
            for normalizer in normalizers {
                let next = normalizer.align(utf8: bytes.span)
                alignment = alignment?.followed(by: next.alignment) ?? next.alignment
                bytes = next.bytes
            }
            let repairs = Repairs(bytes)
            if let alignment {
                for change in alignment.changes {
                    let start = repairs.offset(change.normalized.lowerBound) + result.count + added
                    let end = repairs.offset(change.normalized.upperBound) + result.count + added
                    let source = change.source
                    changes.append(
                        (source.lowerBound + line.lowerBound..<source.upperBound + line.lowerBound, start..<end)
                    )
                }
            }
            added += repairs.added
            result += bytes
            result += text[lineBreak]
        }
        buffer.append("{\"source\":")
        buffer.appendJSON(chunk.source)
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

/// Where bytes stand once each ill-formed part of a text has become U+FFFD.
private struct Repairs {
    /// Where each part ends, and how many bytes were added up to there.
    private var parts: [(end: Int, added: Int)] = []

    init(_ text: [UInt8]) {
        var offset = 0
        while let fault = UTF8Check.fault(in: text.span, from: offset) {
            parts.append((fault.upperBound, added + 3 - fault.count))
            offset = fault.upperBound
        }
    }

    /// How many bytes were added to the whole text.
    var added: Int { parts.last?.added ?? 0 }

    func offset(_ offset: Int) -> Int {
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? offset + parts[low - 1].added : offset
    }
}
