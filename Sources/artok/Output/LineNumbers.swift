/// Lines and columns of one text, counted from 1; a column is a code point. Line breaks are LF, CRLF, CR, U+0085,
/// U+2028 and U+2029.
struct LineNumbers {
    private let text: [UInt8]
    private let starts: [Int]
    /// The last position asked for: a column is counted from there if it can be.
    private var last = (start: 0, offset: 0, column: 1)

    init(_ text: [UInt8]) {
        self.text = text
        var starts = [0]
        for index in text.indices where Self.isLineBreak(text, endingAt: index) { starts.append(index + 1) }
        self.starts = starts
    }

    /// The line and column of the code point that starts at a byte offset.
    ///
    /// Asked for ascending offsets, all answers together cost the length of the text.
    mutating func position(of offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        if last.start != starts[low] || last.offset > offset { last = (starts[low], starts[low], 1) }
        last.column += text[last.offset..<offset].count { $0 & 0xC0 != 0x80 }
        last.offset = offset
        return (low + 1, last.column)
    }

    static func line(at offset: Int, in text: [UInt8]) -> Int { LineNumbers(Array(text[..<offset])).starts.count }

    /// True if a line break's last byte is at `index`.
    private static func isLineBreak(_ text: [UInt8], endingAt index: Int) -> Bool {
        switch text[index] {
        case 0x0A: true
        case 0x0D: index + 1 == text.count || text[index + 1] != 0x0A
        case 0x85: index > 0 && text[index - 1] == 0xC2
        case 0xA8, 0xA9: index > 1 && text[index - 1] == 0x80 && text[index - 2] == 0xE2
        default: false
        }
    }
}
