/// A part of a text that can be worked on by itself: what is found in the parts is what is found in the text.
///
/// A thread has one, and reads part after part into its memory, which stays in the processor's cache.
final class TextChunk {
    /// What output calls the text: the path, or `-`.
    var source = ""
    /// The path below the folder that was named, or the file's name.
    var relativePath = ""
    /// Where the part itself is among ``bytes``: what is around it was or will be another's.
    var range = 0..<0
    /// Where the part begins in the text.
    var place = TextPlace()
    /// Nothing of the text is before it.
    var isFirst = true
    /// Nothing of the text is behind it.
    var isLast = true

    /// Safe: `capacity` bytes, the first `count` of them written, until ``reserve(_:)`` moves them.
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init() {
        capacity = 1 << 16
        memory = .allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }

    /// The part and what is around it: valid until the chunk is changed.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

    /// The part itself.
    var part: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

    func removeAll() { count = 0 }

    func append(_ more: UnsafeBufferPointer<UInt8>) {
        guard let start = more.baseAddress else { return }
        reserve(more.count)
        (memory + count).update(from: start, count: more.count)
        count += more.count
    }

    /// Appends what `body` writes into room for at least so many bytes.
    ///
    /// - Parameter body: Returns how many it has written.
    /// - Returns: The same.
    func append<Failure: Error>(
        upTo size: Int,
        _ body: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        reserve(size)
        let written = try body(UnsafeMutableBufferPointer(start: memory + count, count: size))
        count += written
        return written
    }

    private func reserve(_ more: Int) {
        guard capacity - count < more else { return }
        capacity = max(2 * capacity, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        moved.update(from: memory, count: count)
        memory.deallocate()
        memory = moved
    }
}
