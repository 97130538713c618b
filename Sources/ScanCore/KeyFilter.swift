package import CScanKernels

/// A set of hashes that may say yes by mistake, never no: a Bloom filter of which each key has one 64-bit word.
package struct KeyFilter: Sendable {
    /// Safe: the words are owned by whoever made the filter, who lives longer.
    package nonisolated(unsafe) let kernels: artok_key_filter

    /// - Parameters:
    ///   - words: Little-endian.
    ///   - wordCount: At least 1.
    package init(_ words: UnsafePointer<UInt64>, wordCount: Int) {
        kernels = artok_key_filter(words: words, count: wordCount)
    }

    @inline(__always)
    package func mayContain(_ hash: UInt64) -> Bool { withUnsafePointer(to: kernels) { artok_filter_has($0, hash) } }

    /// The words of a filter of these keys.
    ///
    /// - Parameter bits: For each key. Twelve let about one of a hundred others pass.
    /// - Complexity: O(*n*).
    package static func words(of keys: some Collection<UInt64>, bits: Int) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: max(1, (keys.count * bits + 63) / 64))
        for key in keys { words[artok_filter_place(words.count, key)] |= artok_filter_pattern(key) }
        return words
    }
}
