internal import ScanCore

/// Units in which a place in a text is counted. artok itself counts UTF-8 bytes.
public enum OffsetUnit: String, Hashable, Sendable, CaseIterable {
    /// Bytes of UTF-8.
    case utf8
    /// UTF-16 code units: Java, JavaScript, NSString.
    case utf16
    /// Code points: Python.
    case scalar
}

/// Turns byte offsets of one text into other units.
///
/// ```swift
/// OffsetConverter(Array("في سرت".utf8), to: .scalar).offset(5)  // 3
/// ```
///
/// An ill-formed part counts as the one U+FFFD that decoders make of it.
public struct OffsetConverter: Sendable {
    private let text: [UInt8]
    private let unit: OffsetUnit
    /// The offsets, in bytes and in units, of the first scalar that starts at or after each multiple of `stride`.
    private let checkpoints: [(utf8: Int, unit: Int)]
    private static let stride = 512

    /// - Complexity: O(*n*) in the length of the text, O(1) for `utf8`.
    public init(_ text: [UInt8], to unit: OffsetUnit) {
        self.text = text
        self.unit = unit
        var checkpoints: [(utf8: Int, unit: Int)] = []
        if unit != .utf8 {
            var (offset, count) = (0, 0)
            while offset < text.count {
                if offset >= checkpoints.count * Self.stride { checkpoints.append((offset, count)) }
                let scalar = text.span.decodeScalar(at: offset)
                offset += scalar.length
                count += Self.length(scalar.value, unit)
            }
        }
        self.checkpoints = checkpoints
    }

    /// The offset in units of the scalar that starts at `offset` bytes.
    ///
    /// - Complexity: O(1)
    public func offset(_ offset: Int) -> Int {
        guard unit != .utf8, !checkpoints.isEmpty else { return offset }
        var (position, count) = checkpoints[min(offset / Self.stride, checkpoints.count - 1)]
        while position < offset, position < text.count {
            let scalar = text.span.decodeScalar(at: position)
            position += scalar.length
            count += Self.length(scalar.value, unit)
        }
        return count
    }

    private static func length(_ scalar: UInt32, _ unit: OffsetUnit) -> Int {
        unit == .utf16 && scalar >= 0x10000 ? 2 : 1
    }
}
