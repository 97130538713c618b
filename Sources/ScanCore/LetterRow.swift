/// The letters of several words side by side, as the forms have them.
struct LetterRow: ~Copyable {
    private let memory: UnsafeMutablePointer<UInt8>
    private let longest: Int
    private var count = 0

    /// - Parameter longest: More letters than this are no form's.
    init(longest: Int) {
        self.longest = longest
        let size = longest + 3 * CodeHash.reach
        memory = .allocate(capacity: size)
        memory.initialize(repeating: 0, count: size)
    }

    deinit { memory.deallocate() }

    /// False if they are too many.
    ///
    /// - Parameter codes: Safe: readable for `count` codes rounded up to a multiple of ``CodeHash/reach``.
    mutating func set(_ codes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        self.count = 0
        return append(codes, count)
    }

    mutating func set(_ codes: [UInt8]) -> Bool {
        count = 0
        guard codes.count <= longest else { return false }
        for (index, code) in codes.enumerated() { memory[index] = code }
        count = codes.count
        return true
    }

    mutating func append(_ codes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard self.count + count <= longest else { return false }
        // Safe: there is room for `longest` and more, and behind the caller's codes are readable ones; most words are
        // copied at once.
        let (from, to) = (UnsafeRawPointer(codes), UnsafeMutableRawPointer(memory + self.count))
        var done = 0
        repeat {
            to.storeBytes(
                of: from.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self),
                toByteOffset: done,
                as: SIMD16<UInt8>.self
            )
            done &+= 16
        } while done < count
        self.count &+= count
        return true
    }

    /// Of at least one letter.
    func hash(_ hash: CodeHash) -> UInt64 { hash.hash(memory, count) }
}
