/// A buffer being written, of numbers that are all of one size, aligned as Arrow recommends.
struct Column<Element: BitwiseCopyable>: ~Copyable {
    /// Safe: the first `count` elements are initialized, `capacity` may be written.
    private var start: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 64) {
        self.capacity = max(capacity, 64)
        start = Self.allocate(self.capacity)
    }

    deinit { start.deallocate() }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
        UnsafeMutableRawPointer
            .allocate(byteCount: capacity * MemoryLayout<Element>.stride, alignment: FinishedBuffer.alignment)
            .bindMemory(to: Element.self, capacity: capacity)
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { reserve(1) }
        // Safe: there is room.
        (start + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress else { return }
        if elements.count > capacity - count { reserve(elements.count) }
        // Safe: there is room, and the memory is this one's alone.
        (start + count).initialize(from: source, count: elements.count)
        count += elements.count
    }

    @inline(never)
    private mutating func reserve(_ more: Int) {
        let larger = max(count + more, capacity * 2)
        let memory = Self.allocate(larger)
        memory.moveInitialize(from: start, count: count)
        start.deallocate()
        (start, capacity) = (memory, larger)
    }

    /// An element that was appended.
    subscript(index: Int) -> Element {
        get {
            precondition(0..<count ~= index, "index out of range")
            return start[index]
        }
        set {
            precondition(0..<count ~= index, "index out of range")
            start[index] = newValue
        }
    }

    /// The buffer, with its memory.
    consuming func finished() -> FinishedBuffer {
        let buffer = FinishedBuffer(start: UnsafeRawPointer(start), byteCount: count * MemoryLayout<Element>.stride)
        discard self
        return buffer
    }
}

/// A buffer that is written; whoever has it frees it.
struct FinishedBuffer: BitwiseCopyable {
    static let alignment = 64

    /// Safe: `byteCount` initialized bytes, allocated as a whole.
    let start: UnsafeRawPointer
    let byteCount: Int
}

/// Which of a column's values are null: a bit each. It takes memory from the first null on.
struct Validity: ~Copyable {
    private var bits: Column<UInt8>?
    private var count = 0

    mutating func append(isNull: Bool) {
        if isNull, bits == nil {
            var valid = Column<UInt8>()
            for _ in 0..<count / 8 { valid.append(0xFF) }
            if count & 7 != 0 { valid.append(1 << UInt8(count & 7) - 1) }
            bits = consume valid
        }
        if bits != nil {
            if count & 7 == 0 { bits!.append(0) }
            let bit: UInt8 = 1 << UInt8(count & 7)
            if !isNull { bits![count >> 3] |= bit }
        }
        count += 1
    }

    /// `nil` if nothing was null.
    consuming func finished() -> FinishedBuffer? { bits?.finished() }
}

/// Strings being written, one behind the other, with an offset each.
struct StringColumn<Offset: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
    private var validity = Validity()
    private var offsets = Column<Offset>()
    private var bytes = Column<UInt8>()

    init() { offsets.append(0) }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) throws(Failure) {
        bytes.append(text)
        try end(isNull: false)
    }

    mutating func append(_ text: String?) throws(Failure) {
        if var text { text.withUTF8 { bytes.append($0) } }
        try end(isNull: text == nil)
    }

    private mutating func end(isNull: Bool) throws(Failure) {
        guard let end = Offset(exactly: bytes.count) else { throw .tooLarge }
        validity.append(isNull: isNull)
        offsets.append(end)
    }

    consuming func finished() -> FinishedColumn {
        FinishedColumn(validity: validity.finished(), offsets: offsets.finished(), data: bytes.finished())
    }
}
