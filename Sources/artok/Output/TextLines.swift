#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The lines of a text and what ends them: LF, CRLF, CR, U+0085, U+2028, U+2029.
enum TextLines {
    /// Calls `body` with the range of each line and the range of the line break after it, which is empty for a last line
    /// without one.
    static func forEach(in text: ArraySlice<UInt8>, _ body: (_ line: Range<Int>, _ lineBreak: Range<Int>) -> Void) {
        let offset = text.startIndex
        text.withUnsafeBufferPointer { bytes in
            forEach(in: bytes) { line, lineBreak in
                body(
                    line.lowerBound + offset..<line.upperBound + offset,
                    lineBreak.lowerBound + offset..<lineBreak.upperBound + offset
                )
            }
        }
    }

    static func forEach(
        in bytes: UnsafeBufferPointer<UInt8>,
        _ body: (_ line: Range<Int>, _ lineBreak: Range<Int>) -> Void
    ) {
        var candidates = Candidates(bytes)
        var start = 0
        while let index = candidates.next() {
            let length = lineBreakLength(bytes, at: index)
            // The LF of a CRLF comes as a candidate of its own.
            guard length > 0, index >= start else { continue }
            body(start..<index, index..<index + length)
            start = index + length
        }
        if start < bytes.count { body(start..<bytes.count, bytes.count..<bytes.count) }
    }

    /// How many bytes at the end may be the beginning of a line break of several bytes.
    static func openEnd(of text: [UInt8]) -> Int {
        switch text.last {
        case 0x0D, 0xC2, 0xE2: 1
        case 0x80 where text.count > 1 && text[text.count - 2] == 0xE2: 2
        default: 0
        }
    }

    /// The length of the line break that starts at `index`, 0 if there is none.
    static func lineBreakLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
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

    /// The bytes with which line breaks start, in order. Each of the four is looked for on its own: `memchr` is so fast
    /// that four times over the text is a tenth of looking at each byte once.
    private struct Candidates {
        private let text: UnsafeBufferPointer<UInt8>
        private static let firstBytes: InlineArray<4, UInt8> = [0x0A, 0x0D, 0xC2, 0xE2]
        private var places: InlineArray<4, Int>

        init(_ text: UnsafeBufferPointer<UInt8>) {
            self.text = text
            places = InlineArray(repeating: 0)
            for kind in places.indices { places[kind] = Self.place(of: Self.firstBytes[kind], in: text, from: 0) }
        }

        mutating func next() -> Int? {
            var first = 0
            for kind in places.indices where places[kind] < places[first] { first = kind }
            let place = places[first]
            guard place < text.count else { return nil }
            places[first] = Self.place(of: Self.firstBytes[first], in: text, from: place + 1)
            return place
        }

        /// The text's count if there is none.
        private static func place(of byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            // Safe: the bytes from `start` to the end are the text's.
            guard start < text.count, let base = text.baseAddress,
                let found = memchr(base + start, Int32(byte), text.count - start)
            else { return text.count }
            return found - UnsafeMutableRawPointer(mutating: base)
        }
    }
}
