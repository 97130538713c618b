import ArabicText

/// Writes texts after one or several normalizers, line by line: line breaks are no white space to be folded here.
struct NormalizedWriter: TextWork {
    private let normalizers: [Normalizer]
    /// The line that the pieces so far have left open.
    private var line: [NormalizationStream]
    private var isLineOpen = false
    /// Bytes at the end of a piece that may be the beginning of a line break.
    private var held: [UInt8] = []

    init(normalizers: [Normalizer]) {
        self.normalizers = normalizers
        line = normalizers.map { NormalizationStream($0) }
    }

    /// Writes a part of a text, which ends within a line only where the next is written next.
    mutating func work(on chunk: TextChunk, _ product: Product) { write(chunk, to: &product.output) }

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
}
