import ArabicText

/// Writes texts after one or several normalizers, line by line: line breaks are no white space to be folded here.
struct NormalizedWriter: ~Copyable {
    private let normalizers: [Normalizer]
    private var buffer = OutputBuffer()
    /// The line that the pieces so far have left open.
    private var line: [NormalizationStream]
    private var isLineOpen = false
    /// Bytes at the end of a piece that may be the beginning of a line break.
    private var held: [UInt8] = []

    init(normalizers: [Normalizer]) {
        self.normalizers = normalizers
        line = normalizers.map { NormalizationStream($0) }
    }

    mutating func finish() { buffer.flush() }

    /// Writes a piece of a text, which may be cut anywhere.
    mutating func write(_ piece: InputFiles.Piece) {
        let text = held + piece.bytes
        let end = piece.isLast ? text.count : text.count - TextLines.openEnd(of: text)
        held = Array(text[end...])
        TextLines.forEach(in: text[..<end]) { range, lineBreak in
            if lineBreak.isEmpty, !piece.isLast {
                writeOpen(text[range])
            } else {
                writeLine(text[range])
                buffer.append(text[lineBreak])
            }
        }
        // The text ends without a line break.
        if piece.isLast, isLineOpen { writeLine([]) }
    }

    /// A line, or the rest of the one that is open.
    private mutating func writeLine(_ rest: ArraySlice<UInt8>) {
        if isLineOpen {
            pass(rest, isEnd: true)
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

    private mutating func writeOpen(_ part: ArraySlice<UInt8>) {
        isLineOpen = true
        pass(part, isEnd: false)
    }

    private mutating func pass(_ part: ArraySlice<UInt8>, isEnd: Bool) {
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
    mutating func writeAligned(_ text: InputFiles.Text) {
        var result: [UInt8] = []
        // What the repair of ill-formed parts has added to the result before this line.
        var added = 0
        var changes: [(source: Range<Int>, normalized: Range<Int>)] = []
        TextLines.forEach(in: text.bytes[...]) { line, lineBreak in
            var bytes = Array(text.bytes[line])
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
