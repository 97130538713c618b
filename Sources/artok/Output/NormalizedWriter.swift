import ArabicText

/// Writes texts after one or several normalizers, line by line: line breaks are no white space to be folded here.
struct NormalizedWriter: TextWork {
    private let normalizers: [Normalizer]
    /// A line of JSON a text, with what has changed.
    private let isAligned: Bool
    /// The line that the pieces so far have left open.
    private var line: [NormalizationStream]
    private var isLineOpen = false
    /// Bytes at the end of a piece that may be the beginning of a line break.
    private var held: [UInt8] = []

    init(normalizers: [Normalizer], isAligned: Bool) {
        (self.normalizers, self.isAligned) = (normalizers, isAligned)
        line = normalizers.map { NormalizationStream($0) }
    }

    mutating func work(on chunk: TextChunk, _ product: Product) {
        if isAligned { writeAligned(chunk, to: &product.output) } else { write(chunk, to: &product.output) }
    }

    /// Writes a part of a text, which ends within a line only where the next is written next.
    private mutating func write(_ chunk: TextChunk, to buffer: inout OutputBuffer) {
        let text = held + chunk.part
        let end = chunk.isLast ? text.count : text.count - TextLines.openEnd(of: text)
        held = Array(text[end...])
        TextLines.forEach(in: text[..<end]) { range, lineBreak in
            if lineBreak.isEmpty, !chunk.isLast {
                writeOpen(text[range], to: &buffer)
            } else {
                writeLine(text[range], to: &buffer)
                buffer.append(text[lineBreak])
            }
        }
        // The text ends without a line break.
        if chunk.isLast, isLineOpen { writeLine([], to: &buffer) }
    }

    /// A line, or the rest of the one that is open.
    private mutating func writeLine(_ rest: ArraySlice<UInt8>, to buffer: inout OutputBuffer) {
        if isLineOpen {
            pass(rest, isEnd: true, to: &buffer)
            isLineOpen = false
            return
        }
        var bytes = rest
        for normalizer in normalizers {
            var folded: [UInt8] = []
            normalizer.normalize(bytes.span, into: &folded)
            bytes = folded[...]
        }
        buffer.append(bytes)
    }

    private mutating func writeOpen(_ part: ArraySlice<UInt8>, to buffer: inout OutputBuffer) {
        isLineOpen = true
        pass(part, isEnd: false, to: &buffer)
    }

    private mutating func pass(_ part: ArraySlice<UInt8>, isEnd: Bool, to buffer: inout OutputBuffer) {
        var bytes = part
        for index in line.indices {
            var folded: [UInt8] = []
            line[index].normalize(bytes.span, into: &folded)
            if isEnd { line[index].finish(into: &folded) }
            bytes = folded[...]
        }
        buffer.append(bytes)
    }

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
