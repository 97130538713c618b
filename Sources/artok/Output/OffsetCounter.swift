import ArabicText

/// Turns the byte offsets of a text into a unit, for offsets that are asked for in ascending order: each part of the text
/// is then counted once, where ``OffsetConverter`` goes back to a checkpoint.
struct OffsetCounter {
    private let unit: OffsetUnit
    /// What is added to an offset among the bytes at hand to make it one in the text.
    private var distance = 0
    /// Up to where the bytes are counted, and how many units there are before, from the start of the text.
    private var position = 0
    private var count = 0
    /// The next ill-formed part: it counts as the one U+FFFD that decoders make of it.
    private var fault: Range<Int>?

    init(_ unit: OffsetUnit) { self.unit = unit }

    /// Begins a part of a text.
    mutating func begin(_ chunk: TextChunk) {
        begin(chunk.bytes, at: chunk.range.lowerBound, chunk.place)
    }

    /// Begins at an offset that is a place of the text.
    mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ place: TextPlace) {
        distance = place.bytes - start
        (position, count) = (start, place.units)
        if unit != .utf8 { fault = UTF8Check.fault(in: bytes.span, from: start) }
    }

    /// The offset within the text of the scalar that starts at an offset of the bytes.
    ///
    /// - Complexity: Linear in the distance from the offset before.
    @inline(__always)
    mutating func offset(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        unit == .utf8 ? distance + offset : countedOffset(offset, in: bytes)
    }

    /// The offsets of a range that begins at or behind the offset before; the next may begin within it.
    ///
    /// - Complexity: As ``offset(_:in:)``, and linear in its length.
    @inline(__always)
    mutating func range(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> (start: Int, end: Int) {
        if unit == .utf8 { return (distance + range.lowerBound, distance + range.upperBound) }
        let start = countedOffset(range.lowerBound, in: bytes)
        var further = self
        return (start, further.countedOffset(range.upperBound, in: bytes))
    }

    private mutating func countedOffset(_ offset: Int, in block: UnsafeBufferPointer<UInt8>) -> Int {
        while let fault, fault.lowerBound < offset {
            countScalars(to: fault.lowerBound, in: block)
            position = fault.upperBound
            count += 1
            self.fault = UTF8Check.fault(in: block.span, from: position)
        }
        countScalars(to: offset, in: block)
        return count
    }

    /// In well-formed text each byte that continues none is a scalar, and four bytes are two UTF-16 units.
    private mutating func countScalars(to end: Int, in block: UnsafeBufferPointer<UInt8>) {
        let weight = unit == .utf16 ? 1 : 0
        for index in position..<end {
            let byte = block[index]
            count += byte & 0xC0 == 0x80 ? 0 : byte < 0xF0 ? 1 : 1 + weight
        }
        position = end
    }
}
