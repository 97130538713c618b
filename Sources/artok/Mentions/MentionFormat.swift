/// A way to write the mentions of texts, part by part. Each thread has one of its own, and the parts of one text may go to
/// several: what goes over parts is for ``Product/tally`` and running numbers.
protocol MentionFormat: ~Copyable {
    /// Begins a part of a text.
    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer)
    /// Writes a mention: they come in their order.
    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer)
    /// Ends the part.
    mutating func end(_ chunk: TextChunk, _ product: Product)
}
