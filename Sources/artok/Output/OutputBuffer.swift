/// Collects output: all of it, or what is then written to standard output in large pieces.
///
/// Safe: the memory is this buffer's own, of `capacity` bytes, the first `count` of them written; every append makes sure
/// of its room first.
struct OutputBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    private var capacity: Int
    private let isCollecting: Bool
    /// What is written in its place when all that is before it has been.
    private(set) var deferred: [Deferred] = []
    /// How many running numbers there are: those of the next piece go on behind them.
    var runningCount = 0

    struct Deferred {
        /// Where in the output.
        let place: Int
        let kind: Kind

        enum Kind {
            /// A number that counts over all pieces; within this one.
            case number(Int)
            /// What is written once in each text, at the first place that has it.
            case once([UInt8])
        }
    }

    /// - Parameter isCollecting: Nothing is written to standard output.
    init(isCollecting: Bool = false) {
        self.isCollecting = isCollecting
        // What a pipe holds is small enough to stay in the processor's cache.
        capacity = isCollecting ? 1 << 10 : 1 << 16
        start = .allocate(capacity: capacity)
    }

    deinit { start.deallocate() }

    /// What has been collected; valid until something is appended.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    mutating func removeAll() {
        count = 0
        deferred.removeAll(keepingCapacity: true)
        runningCount = 0
    }

    mutating func append(_ kind: Deferred.Kind) { deferred.append(Deferred(place: count, kind: kind)) }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count > capacity - count { makeRoom(for: bytes.count) }
        guard let source = bytes.baseAddress else { return }
        (start + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    @inline(never)
    private mutating func makeRoom(for more: Int) {
        if !isCollecting { flush() }
        guard capacity - count < more else { return }
        capacity = max(2 * capacity, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
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
        if count == capacity { makeRoom(for: 1) }
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
        if capacity - count < end { makeRoom(for: end) }
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

    /// Writes what has been collected to standard output.
    mutating func flush() {
        Output.write(bytes, to: 1)
        count = 0
    }
}
