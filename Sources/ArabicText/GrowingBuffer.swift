/// Memory that is written from front to back: owned and growing, or a caller's and as large as it is.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    /// Safe: the first `count` elements are initialized, `capacity` may be written.
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    var count = 0
    private let isOwned: Bool

    /// Owned memory for `capacity` elements.
    init(capacity: Int = 0) {
        start = capacity > 0 ? .allocate(capacity: capacity) : Self.nowhere
        self.capacity = capacity
        isOwned = true
    }

    /// Memory of someone else, who must outlive this.
    init(borrowing memory: UnsafeMutableBufferPointer<Element>) {
        start = memory.baseAddress ?? Self.nowhere
        capacity = memory.count
        isOwned = false
    }

    deinit { if isOwned, capacity > 0 { start.deallocate() } }

    /// Safe: an address for no memory at all; nothing is written where the capacity is 0.
    private static var nowhere: UnsafeMutablePointer<Element> {
        UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }

    var free: Int { capacity - count }
    var written: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }
    var isGrowing: Bool { isOwned }
    var last: Element? { count > 0 ? start[count - 1] : nil }

    /// Makes room for `free` more elements. False if the memory is someone else's and has no more.
    @discardableResult
    mutating func reserve(free: Int) -> Bool {
        if self.free >= free { return true }
        guard isOwned else { return false }
        move(to: max(count + free, capacity + capacity / 2))
        return true
    }

    /// Takes the memory and what is in it; nothing is left.
    mutating func take() -> GrowingBuffer {
        var taken = GrowingBuffer()
        swap(&taken, &self)
        return taken
    }

    /// Gives back what is not used, if it is much.
    mutating func trim() {
        if isOwned, capacity - count > count / 64 + 8 { move(to: count) }
    }

    private mutating func move(to newCapacity: Int) {
        let target = newCapacity > 0 ? UnsafeMutablePointer<Element>.allocate(capacity: newCapacity) : Self.nowhere
        target.update(from: start, count: count)
        if capacity > 0 { start.deallocate() }
        (start, capacity) = (target, newCapacity)
    }

    /// Room must have been made.
    mutating func append(_ element: Element) {
        precondition(count < capacity, "no room")
        start[count] = element
        count += 1
    }

    /// Room must have been made.
    mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        precondition(elements.count <= free, "no room")
        guard let base = elements.baseAddress else { return }
        (start + count).update(from: base, count: elements.count)
        count += elements.count
    }

    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "index out of range")
            return start[index]
        }
        set {
            precondition(index >= 0 && index < count, "index out of range")
            start[index] = newValue
        }
    }
}
