import ArabicGazetteer

/// Reads a text in blocks of whole lines, into the same memory again and again.
///
/// No token and no sentence goes over a line feed, and nothing on one side of it depends on the other: what is found in
/// the blocks is what is found in the text. So a text may be larger than memory, as long as its lines are not; the memory
/// stays in the processor's cache; and a file that is cut short meanwhile does no harm, as it would to a mapping.
struct LineBlocks: ~Copyable {
    private var memory: [UInt8]
    /// The bytes of `memory` that were read and not yet given out.
    private var unread = 0..<0
    private var isAtEnd = false

    init() { memory = [UInt8](repeating: 0, count: 1 << 18) }

    /// Begins with the next text.
    mutating func begin() {
        unread = 0..<0
        isAtEnd = false
    }

    /// Reads the next block and tells where in `bytes` it stands; it is empty at the end of the text.
    mutating func next(of file: inout InputStream) throws(FileError) -> Range<Int> {
        moveToStart()
        while !isAtEnd {
            try fill(from: &file)
            if isAtEnd { break }
            if let end = endOfLines() { return take(end) }
            memory.append(contentsOf: repeatElement(0, count: memory.count))
        }
        return take(unread.upperBound)
    }

    /// Calls `body` with the block that was read last.
    func withBytes<Result>(_ block: Range<Int>, _ body: (Span<UInt8>) -> Result) -> Result {
        body(memory.span.extracting(block))
    }

    private mutating func take(_ end: Int) -> Range<Int> {
        defer { unread = end..<unread.upperBound }
        return unread.lowerBound..<end
    }

    private mutating func moveToStart() {
        let range = unread
        guard range.lowerBound > 0 else { return }
        memory.withUnsafeMutableBufferPointer { bytes in
            // Safe: both ranges are within the memory; the bytes are moved as by `memmove`.
            guard let base = bytes.baseAddress, !range.isEmpty else { return }
            base.update(from: base + range.lowerBound, count: range.count)
        }
        unread = 0..<range.count
    }

    private mutating func fill(from file: inout InputStream) throws(FileError) {
        while unread.upperBound < memory.count {
            let end = unread.upperBound
            let count = try memory.withUnsafeMutableBufferPointer { bytes throws(FileError) in
                try file.read(into: UnsafeMutableBufferPointer(rebasing: bytes[end...]))
            }
            unread = unread.lowerBound..<end + count
            if count == 0 {
                isAtEnd = true
                return
            }
        }
    }

    /// Where the last line ends that may end a block: one before U+FEFF may not, because that would look like a byte
    /// order mark at the start of the next.
    private func endOfLines() -> Int? {
        var end = unread.upperBound - 3
        while let lineFeed = memory[unread.lowerBound..<end].lastIndex(of: 0x0A) {
            if memory[lineFeed + 1] != 0xEF || memory[lineFeed + 2] != 0xBB || memory[lineFeed + 3] != 0xBF {
                return lineFeed + 1
            }
            end = lineFeed
        }
        return nil
    }
}
