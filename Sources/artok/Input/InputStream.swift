import ArabicGazetteer

/// The bytes of a source, unpacked if its first bytes say that gzip or zstd has packed it.
///
/// What a pipe has given is handed out at once, unpacked or not, without waiting for more of it. What was packed twice is
/// unpacked once. Plain bytes go from the file to the caller's memory.
struct InputStream: ~Copyable {
    private let file: OpenFile
    private var isBegun = false
    private var unpacker: Unpacker?
    /// Memory for bytes of the file that cannot be given out as they are.
    private var input = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    /// The bytes of `input` that are yet to be unpacked or given out.
    private var unread = 0..<0
    /// The file has no more.
    private var isAtEnd = false
    /// Thrown once all that came before it was given out, and ever after.
    private var fault: FileError?
    /// Bytes read from the file itself so far: what can be compared with its size.
    private(set) var bytesTaken = 0

    private static let inputSize = 1 << 17

    init(_ file: consuming OpenFile) { self.file = file }

    deinit { input.deallocate() }

    /// Reads the next bytes, as many as there are and as fit.
    ///
    /// - Parameter buffer: With room for at least one byte.
    /// - Returns: How many bytes were written; 0 at the end.
    /// - Throws: What is wrong with the file, once all that came before it was given out.
    mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
        if !isBegun, case let count = try begin(in: buffer), count > 0 { return count }
        if unpacker != nil { return try unpack(into: buffer) }
        return unread.isEmpty ? try readFile(into: buffer) : giveOut(to: buffer)
    }

    /// Another read would not wait for somebody to write.
    var hasMore: Bool { !unread.isEmpty || isAtEnd || fault != nil || file.hasMore }

    /// Reads as many bytes as tell what the file is, and returns how many of them stand in `buffer` for the caller.
    private mutating func begin(in buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
        isBegun = true
        let isRoomy = buffer.count >= Unpacker.markSize
        if !isRoomy { makeRoom() }
        let start = isRoomy ? buffer : input
        var count = 0
        // A pipe may give them one by one. A fault is thrown by the next read.
        while count < Unpacker.markSize, !isAtEnd, fault == nil {
            count += (try? readFile(into: .init(rebasing: start[count...]))) ?? 0
        }
        unpacker = try Unpacker(start: .init(rebasing: start[..<count]))
        if isRoomy {
            if unpacker == nil { return count }
            makeRoom(for: count)
            _ = input.update(fromContentsOf: start[..<count])
        }
        unread = 0..<count
        return 0
    }

    private mutating func unpack(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
        while let step = unpacker?.run(.init(rebasing: input[unread]), isLast: isAtEnd, into: buffer) {
            unread = unread.lowerBound + step.taken..<unread.upperBound
            if step.fault != nil {
                fault = step.fault
                unread = 0..<0
                unpacker = nil
            }
            if step.given > 0 { return step.given }
            // Nothing was given, so all input was taken.
            if isAtEnd || fault != nil { break }
            unread = 0..<(try readFile(into: input))
        }
        if let fault { throw fault }
        return 0
    }

    /// Bytes of a plain file, to a reader that has less room than telling its kind took.
    private mutating func giveOut(to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let given = unread.prefix(buffer.count)
        _ = buffer.update(fromContentsOf: input[given])
        unread = given.upperBound..<unread.upperBound
        return given.count
    }

    private mutating func readFile(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
        if let fault { throw fault }
        if isAtEnd { return 0 }
        do throws(FileError) {
            let count = try file.read(into: buffer)
            isAtEnd = count == 0
            bytesTaken += count
            if isAtEnd, bytesTaken < file.size, file.hasShrunk {
                throw FileError("was cut short while it was read: \(bytesTaken) of \(file.size) bytes were there")
            }
            return count
        } catch {
            fault = error
            throw error
        }
    }

    /// - Parameter count: How much must fit.
    private mutating func makeRoom(for count: Int = 0) {
        input = .allocate(capacity: max(count, Self.inputSize))
        input.initialize(repeating: 0)
    }
}

extension InputStream {
    /// The next bytes, at most `count`; none at the end.
    mutating func read(upTo count: Int) throws(FileError) -> [UInt8] {
        var outcome = Result<Int, FileError>.success(0)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Safe: bytes need no initialization before they are written.
            let room = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
            do throws(FileError) { initialized = try read(into: room) } catch { outcome = .failure(error) }
        }
        _ = try outcome.get()
        return bytes
    }
}
