internal import ScanCore

/// Well-formedness of UTF-8.
package enum UTF8Check {
    /// Where the first ill-formed part starts, in bytes; `nil` if there is none.
    package static func firstFault(in text: Span<UInt8>) -> Int? { fault(in: text, from: 0)?.lowerBound }

    /// The first ill-formed part that starts at `start` or later, where a scalar or such a part begins.
    package static func fault(in text: Span<UInt8>, from start: Int) -> Range<Int>? {
        var offset = start
        while offset < text.count {
            let scalar = text.decodeScalar(at: offset)
            if !scalar.isWellFormed { return offset..<offset + scalar.length }
            offset += scalar.length
        }
        return nil
    }
}
