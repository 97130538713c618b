import ArabicText

/// A place in a text, in all the ways in which output may tell it.
struct TextPlace {
    /// From the start of the text.
    var bytes = 0
    /// From the start of the text, in the unit that was asked for.
    var units = 0
    /// Counted from 1.
    var line = 1
    /// In code points, counted from 1.
    var column = 1

    /// Which of them are kept: counting takes time.
    struct Kept {
        var unit = OffsetUnit.utf8
        var hasLines = false
        /// Lines of records: only a line feed ends one, and columns do not count.
        var hasRecords = false
    }

    /// Goes over a part of the text that ends neither within a scalar nor within a line break.
    mutating func advance(over part: UnsafeBufferPointer<UInt8>, _ kept: Kept) {
        var counter = OffsetCounter(kept.unit)
        counter.begin(part, at: 0, self)
        units = counter.offset(part.count, in: part)
        bytes += part.count
        if kept.hasRecords { line += part.count { $0 == 0x0A } }
        guard kept.hasLines else { return }
        var lines = LineCounter(self)
        lines.advance(to: part.count, in: part)
        (line, column) = (lines.line, lines.column)
    }

    /// The line of an offset among bytes that begin here.
    func line(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var lines = LineCounter(self)
        lines.advance(to: offset, in: bytes)
        return lines.line
    }
}

/// Counts lines and columns from one place of a text on. A column is a code point. Line breaks are LF, CRLF, CR, U+0085,
/// U+2028 and U+2029.
struct LineCounter {
    private(set) var line: Int
    private(set) var column: Int
    /// Up to where it is counted.
    private var position: Int

    /// - Parameter start: The offset of the place among the bytes that will be counted.
    init(_ place: TextPlace, at start: Int = 0) {
        (line, column) = (place.line, place.column)
        position = start
    }

    /// Goes on to an offset at or behind that of the last call.
    ///
    /// - Complexity: Linear in the distance.
    mutating func advance(to offset: Int, in text: UnsafeBufferPointer<UInt8>) {
        guard offset > position else { return }
        var lineStart = position
        // Safe: offsets of the text.
        let part = UnsafeBufferPointer(rebasing: text[position..<offset])
        TextLines.forEach(in: part) { _, lineBreak in
            guard !lineBreak.isEmpty else { return }
            line += 1
            column = 1
            lineStart = position + lineBreak.upperBound
        }
        column += text[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
        position = offset
    }
}
