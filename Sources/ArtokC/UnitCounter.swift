internal import ArabicText
internal import CArtok
internal import ScanCore

/// Turns byte offsets of one text into a unit, for ranges that are asked for by ascending start: all starts together cost
/// one walk over the text, each range its own length.
struct UnitCounter {
    private let unit: OffsetUnit
    /// Up to where is counted: in bytes, and in units.
    private var position = 0
    private var count = 0

    init(_ unit: OffsetUnit) { self.unit = unit }

    /// Begins another text.
    mutating func begin() { (position, count) = (0, 0) }

    /// - Parameter range: Starts no earlier than the one before; both ends are where scalars begin.
    @inline(__always)
    mutating func range(_ range: Range<Int>, in text: Span<UInt8>) -> (start: Int, end: Int) {
        unit == .utf8 ? (range.lowerBound, range.upperBound) : counted(range, in: text)
    }

    private mutating func counted(_ range: Range<Int>, in text: Span<UInt8>) -> (start: Int, end: Int) {
        count += units(position..<range.lowerBound, in: text)
        position = range.lowerBound
        return (count, count + units(range, in: text))
    }

    private func units(_ range: Range<Int>, in text: Span<UInt8>) -> Int {
        var (position, count) = (range.lowerBound, 0)
        while position < range.upperBound {
            if range.upperBound - position >= 8, let simple = SimpleScalars(text, at: position) {
                position += simple.byteCount
                count += simple.count
            } else {
                let scalar = text.decodeScalar(at: position)
                position += scalar.length
                count += unit == .utf16 && scalar.value >= 0x10000 ? 2 : 1
            }
        }
        return count
    }
}

/// Well-formed scalars of one byte and of two, which are one in each of the larger units, in the eight bytes from a
/// scalar's start on: all at once, as decoding one by one takes as long as finding tokens.
private struct SimpleScalars {
    let byteCount: Int
    let count: Int

    /// `nil` if there is anything else.
    @inline(__always)
    init?(_ text: Span<UInt8>, at position: Int) {
        let bytes = text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
        let high: UInt64 = 0x8080_8080_8080_8080
        let continuations = bytes & ~(bytes << 1) & high
        let leads = bytes & bytes << 1 & high
        // Of more bytes than two, or C0 or C1, which are never well formed.
        let others = leads & (bytes << 2 | ~(bytes << 3 | bytes << 4 | bytes << 5 | bytes << 6))
        guard others == 0, continuations == leads << 8 else { return nil }
        // The last byte may be half of a scalar: it is left.
        byteCount = 8 - Int(leads >> 63)
        count = byteCount - continuations.nonzeroBitCount
    }
}

extension OffsetUnit {
    init(_ unit: artok_unit) throws(Failure) {
        switch unit {
        case ARTOK_UTF8: self = .utf8
        case ARTOK_UTF16: self = .utf16
        case ARTOK_SCALAR: self = .scalar
        default: throw .argument("there is no unit \(unit.rawValue)")
        }
    }
}
