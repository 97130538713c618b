internal import CScanKernels

/// The hash of a word's letter codes: one of many functions.
///
/// What is found by a hash is always compared afterwards.
package struct CodeHash: Sendable {
    package let seed: UInt64

    /// So many codes behind a run of them may be read: a multiple of it at a time.
    package static let reach = Int(ARTOK_KEY_REACH)
    /// A word that ends with another name ends with so many letters of it at least.
    package static let tail = 4

    /// - Parameter number: Which function. Whoever stores hashes stores it too.
    package init(number: UInt32) { seed = UInt64(number) &* ARTOK_KEY_SECOND }

    /// - Parameters:
    ///   - codes: Safe: readable for `count` codes rounded up to a multiple of ``reach``. No code is 0.
    ///   - count: At least 1.
    @inline(__always)
    package func hash(_ codes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 { artok_key(codes, count, seed) }

    /// One number for two words in this order.
    @inline(__always)
    package static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { artok_pair_key(first, second) }
}
