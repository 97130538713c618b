/// What stands between the quotes of a JSON string, as a place in a line.
///
/// The bytes may be ill-formed UTF-8: they stand for themselves, in the line and in the decoded text.
struct JSONText {
    /// In bytes of the line, without the quotes.
    let range: Range<Int>
    /// Without escapes, the bytes are the text.
    let isEscaped: Bool

    /// Writes the text's bytes. Half of a surrogate pair becomes U+FFFD, as in every decoder that makes UTF-8.
    ///
    /// - Parameters:
    ///   - line: The line in which a ``JSONCursor`` found the text.
    ///   - memory: Room for `range.count` bytes: no escape is shorter than what it stands for.
    /// - Returns: The number of bytes written.
    /// - Complexity: O(*n*) in the length of the text; allocates nothing.
    func decode(_ line: UnsafeBufferPointer<UInt8>, into memory: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let source = line.baseAddress, let output = memory.baseAddress, !range.isEmpty else { return 0 }
        // Safe: the text's range is within its line, every escape in it is whole, and it has no stop but their backslashes.
        // What is written up to any place is not longer than what was read: bytes that can be read have room too.
        precondition(memory.count >= range.count)
        let end = range.upperBound
        var (offset, count) = (range.lowerBound, 0)
        while offset < end {
            if source[offset] == UInt8(ascii: "\\") {
                let scalar = JSONEscape.decode(source, at: &offset, end: end)
                count += Self.write(scalar, to: output + count)
                continue
            }
            // What is behind the next backslash is copied too, and overwritten.
            while offset + 16 <= end {
                let start = UnsafeRawPointer(source + offset)
                UnsafeMutableRawPointer(output + count).copyMemory(from: start, byteCount: 16)
                let plain = JSONStop.offset(inSixteen: start)
                offset += plain
                count += plain
                if plain < 16 { break }
            }
            while offset < end, source[offset] != UInt8(ascii: "\\") {
                output[count] = source[offset]
                offset += 1
                count += 1
            }
        }
        return count
    }

    /// Whether the decoded text is `name`.
    func isEqual(to name: [UInt8], in line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard isEscaped else { return range.count == name.count && line[range].elementsEqual(name) }
        // The longest escape of a byte takes six.
        guard range.count > name.count, range.count <= 6 * name.count else { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { memory in
            let count = decode(line, into: memory)
            // Safe: so many bytes were written.
            return count == name.count && memory[..<count].elementsEqual(name)
        }
    }

    /// - Returns: The number of bytes: 1 to 4, never more than the scalar's escapes have.
    @inline(__always)
    private static func write(_ scalar: UInt32, to output: UnsafeMutablePointer<UInt8>) -> Int {
        func byte(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value) }
        switch scalar {
        case 0..<0x80:
            output[0] = byte(scalar)
            return 1
        case 0x80..<0x800:
            output[0] = byte(0xC0 | scalar >> 6)
            output[1] = byte(0x80 | scalar & 0x3F)
            return 2
        case 0x800..<0x10000:
            output[0] = byte(0xE0 | scalar >> 12)
            output[1] = byte(0x80 | scalar >> 6 & 0x3F)
            output[2] = byte(0x80 | scalar & 0x3F)
            return 3
        default:
            output[0] = byte(0xF0 | scalar >> 18)
            output[1] = byte(0x80 | scalar >> 12 & 0x3F)
            output[2] = byte(0x80 | scalar >> 6 & 0x3F)
            output[3] = byte(0x80 | scalar & 0x3F)
            return 4
        }
    }
}

/// What a walk over a JSON string stops at: a quote, a backslash, a control character. Sixteen bytes are looked at together.
enum JSONStop {
    /// The first stop at `start` or behind it; the text's count if there is none.
    ///
    /// - Complexity: O(*n*) in the distance.
    @inline(__always)
    static func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = text.baseAddress else { return start }
        var offset = start
        while offset + 16 <= text.count {
            // Safe: sixteen bytes of the text are left.
            let plain = Self.offset(inSixteen: UnsafeRawPointer(base + offset))
            offset += plain
            if plain < 16 { return offset }
        }
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            offset += 1
        }
        return offset
    }

    /// How many of sixteen bytes stand before the first stop.
    @inline(__always)
    static func offset(inSixteen start: UnsafeRawPointer) -> Int {
        let first = stops(in: start.loadUnaligned(as: UInt64.self))
        let second = stops(in: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        // By a branch, which is guessed: the next sixteen need not wait for the place.
        if first | second == 0 { return 16 }
        return first != 0 ? first.trailingZeroBitCount >> 3 : 8 + second.trailingZeroBitCount >> 3
    }

    /// The highest bit of each byte that is a stop, the first byte's the lowest. Of the bits only the lowest is sure: bytes
    /// behind it may have one and be none.
    @inline(__always)
    private static func stops(in word: UInt64) -> UInt64 {
        let bytes = UInt64(littleEndian: word)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = bytes ^ (ones &* 0x22)
        let backslashes = bytes ^ (ones &* 0x5C)
        return ((quotes &- ones) | (backslashes &- ones) | (bytes &- ones &* 0x20)) & ~bytes & (ones &* 0x80)
    }
}
