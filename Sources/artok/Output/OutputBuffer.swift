/// Collects output and writes it in large pieces, or keeps it all.
///
/// Safe: the memory is this buffer's own, of `capacity` bytes, the first `count` of them written; every append makes sure
/// of its room first.
struct OutputBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int
    /// Nothing is written but by ``flush()``: the memory grows.
    private let isKept: Bool

    init(isKept: Bool = false) {
        // What a pipe holds is small enough to stay in the processor's cache.
        capacity = isKept ? 1 << 12 : 1 << 16
        start = .allocate(capacity: capacity)
        self.isKept = isKept
    }

    deinit { start.deallocate() }

    /// Calls `body` with what has not been written yet.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: start, count: count))
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, bytes.count <= capacity - count else {
            appendBehindFlush(bytes)
            return
        }
        (start + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    /// What there is no room for.
    @inline(never)
    private mutating func appendBehindFlush(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.isEmpty { return }
        makeRoom(bytes.count)
        guard let source = bytes.baseAddress, bytes.count <= capacity else {
            Output.write(bytes, to: 1)
            return
        }
        (start + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    /// Writes what is there, or makes the memory so large that `more` bytes have room.
    @inline(never)
    private mutating func makeRoom(_ more: Int) {
        guard isKept else { return flush() }
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }

    mutating func append(_ text: ArraySlice<UInt8>) { text.withUnsafeBufferPointer { append($0) } }

    mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends text of the program: the way for what is written with each token.
    @inline(__always)
    mutating func append(literal text: StaticString) { text.withUTF8Buffer { append($0) } }

    @inline(__always)
    mutating func append(byte: UInt8) {
        if count == capacity { makeRoom(1) }
        start[count] = byte
        count += 1
    }

    /// Appends a number in decimal digits.
    mutating func append(_ number: Int) {
        var rest = number.magnitude
        if number < 0 { append(byte: UInt8(ascii: "-")) }
        // 1233 / 4096 is just above log10(2): this is the number of digits, or one more.
        let bits = UInt.bitWidth - (rest | 1).leadingZeroBitCount
        var end = (bits * 1233) >> 12
        if rest >= Self.powers[end] || end == 0 { end += 1 }
        if capacity - count < end { makeRoom(end) }
        count += end
        // Two digits at a time, from the last ones on.
        let digits = start + count
        var place = 0
        Self.pairs.withUTF8Buffer { pairs in
            while rest >= 10 {
                let pair = Int(rest % 100) * 2
                rest /= 100
                place -= 2
                digits[place] = pairs[pair]
                digits[place + 1] = pairs[pair + 1]
            }
        }
        if place > -end { digits[place - 1] = UInt8(ascii: "0") + UInt8(rest) }
    }

    private static let powers: InlineArray<20, UInt> = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    private static let pairs: StaticString = """
        0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
        5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899
        """

    mutating func flush() {
        Output.write(UnsafeBufferPointer(start: start, count: count), to: 1)
        count = 0
    }
}
