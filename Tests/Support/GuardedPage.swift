#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A page of memory between two that must not be touched: whoever reads or writes outside of it is ended by the system.
package final class GuardedPage {
    private let size = Int(getpagesize())
    private let start: UnsafeMutableRawPointer

    package init() {
        // Safe: three pages of our own.
        start = mmap(nil, 3 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
        precondition(start != MAP_FAILED && mprotect(start + size, size, PROT_READ | PROT_WRITE) == 0)
    }

    deinit { munmap(start, 3 * size) }

    /// The first bytes of the page.
    package func atStart(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> { bytes(at: 0, count) }

    /// Its last bytes.
    package func atEnd(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> { bytes(at: size - count, count) }

    package func placeAtStart(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> { fill(atStart(bytes.count), bytes) }
    package func placeAtEnd(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> { fill(atEnd(bytes.count), bytes) }

    /// Hands over the bytes where the page starts, where it ends, and behind 1 to 63 others: all of these places, but without
    /// optimization or with the thread sanitizer every eighth, so that eight lengths have them all. What is around the
    /// bytes is `filling`.
    package func forEachPlace(of bytes: [UInt8], filling: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        #if DEBUG || ARTOK_THREAD_SANITIZER
            let alignments = stride(from: 1 + bytes.count % 8, to: 64, by: 8)
        #else
            let alignments = stride(from: 1, to: 64, by: 1)
        #endif
        let whole = atStart(size)
        whole.update(repeating: filling)
        body(placeAtEnd(bytes))
        whole.update(repeating: filling)
        body(placeAtStart(bytes))
        for alignment in alignments {
            whole[..<(64 + bytes.count)].update(repeating: filling)
            body(fill(self.bytes(at: alignment, bytes.count), bytes))
        }
    }

    private func bytes(at offset: Int, _ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
        precondition(count <= size)
        let memory = (start + size + offset).bindMemory(to: UInt8.self, capacity: count)
        return UnsafeMutableBufferPointer(start: memory, count: count)
    }

    private func fill(_ memory: UnsafeMutableBufferPointer<UInt8>, _ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
        _ = memory.update(fromContentsOf: bytes)
        return UnsafeBufferPointer(memory)
    }
}
