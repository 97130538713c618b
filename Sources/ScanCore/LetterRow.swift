/// The letters of several words side by side, as the forms have them.
struct LetterRow: ~Copyable {
    private let memory: UnsafeMutablePointer<UInt8>
    private let longest: Int
    private var count = 0

    /// - Parameter longest: More letters than this are no form's.
    init(longest: Int) {
        self.longest = longest
        let size = longest + 2 * CodeHash.reach
        memory = .allocate(capacity: size)
        memory.initialize(repeating: 0, count: size)
    }

    deinit { memory.deallocate() }

    /// False if they are too many.
    mutating func set(_ codes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        self.count = 0
        return append(codes, count)
    }

    mutating func set(_ codes: [UInt8]) -> Bool {
        count = 0
        return codes.withUnsafeBufferPointer { codes.isEmpty || append($0.baseAddress!, $0.count) }
    }

    mutating func append(_ codes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard self.count + count <= longest else { return false }
        // Safe: there is room for `longest`, and the caller has `count` codes.
        (memory + self.count).update(from: codes, count: count)
        self.count += count
        return true
    }

    /// Of at least one letter.
    func hash(_ hash: CodeHash) -> UInt64 { hash.hash(memory, count) }
}
