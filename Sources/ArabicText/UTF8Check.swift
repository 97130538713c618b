internal import ScanCore

/// Well-formedness of UTF-8.
package enum UTF8Check {
    /// Where the first ill-formed part starts, in bytes; `nil` if there is none.
    package static func firstFault(in text: Span<UInt8>) -> Int? {
        var offset = 0
        while offset < text.count {
            let scalar = text.decodeScalar(at: offset)
            if !scalar.isWellFormed { return offset }
            offset += scalar.length
        }
        return nil
    }
}
