import ArabicText

/// Turns the byte offsets of a text into a unit, for offsets that are asked for in ascending order: each part of the text
/// is then counted once, where ``OffsetConverter`` goes back to a checkpoint.
struct OffsetCounter {
    private let unit: OffsetUnit
    /// The first offset of the block at hand, in bytes.
    private var start = 0
    /// Up to where the block is counted, in bytes, and how many units there are before, with all blocks before.
    private var position = 0
    private var count = 0
    /// The next ill-formed part: it counts as the one U+FFFD that decoders make of it.
    private var fault: Range<Int>?

    init(_ unit: OffsetUnit) { self.unit = unit }

    /// Begins a block of a text.
    mutating func begin(_ block: Span<UInt8>, at offset: Int) {
        start = offset
        position = 0
        if offset == 0 { count = 0 }
        if unit != .utf8 { fault = UTF8Check.fault(in: block, from: 0) }
    }

    /// The offset within the text of the scalar that starts at `offset` bytes of the block.
    ///
    /// - Complexity: Linear in the distance from the offset before.
    @inline(__always)
    mutating func offset(_ offset: Int, in block: UnsafeBufferPointer<UInt8>) -> Int {
        unit == .utf8 ? start + offset : countedOffset(offset, in: block)
    }

    /// Counts the rest of the block.
    mutating func end(_ block: UnsafeBufferPointer<UInt8>) { _ = offset(block.count, in: block) }

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
