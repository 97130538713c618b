import ArabicGazetteer

/// placeholder
struct InputStream: ~Copyable {
    private var file: OpenFile
    private(set) var bytesTaken = 0

    init(_ file: consuming OpenFile) { self.file = file }

    mutating func read(into memory: UnsafeMutableBufferPointer<UInt8>) throws(FileError) -> Int {
        let count = try file.read(into: memory)
        bytesTaken += count
        return count
    }

    /// Another read would not wait.
    var hasMore: Bool { file.hasMore }
}
