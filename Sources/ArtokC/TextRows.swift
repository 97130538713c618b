internal import CArtok

/// The rows of a column of texts in Arrow's layout, one after the other. Nothing in the caller's offsets is believed: each
/// is read once, and a row is given only if it lies within the bytes.
struct TextRows {
    /// How many rows there are.
    let count: Int
    /// The offsets are 64 bits wide.
    let isLarge: Bool
    private let first: Int
    /// Safe: the caller has `first + count + 1` offsets, `byteCount` bytes and a bit for each row; they need not be
    /// aligned.
    private let offsets: UnsafeRawPointer?
    private let bytes: UnsafePointer<UInt8>?
    private let validity: UnsafePointer<UInt8>?
    private let byteCount: Int
    /// How many rows were given.
    private(set) var index = 0
    /// Where the last one ended.
    private var end = 0

    init(_ texts: UnsafePointer<artok_strings>?) throws(Failure) {
        guard let texts = texts?.pointee else { throw .argument("the texts are NULL") }
        guard texts.count >= 0, texts.first >= 0, texts.byte_count >= 0 else {
            throw .argument("the texts have a negative count, first or byte_count")
        }
        guard texts.offset_width == 4 || texts.offset_width == 8 else {
            throw .argument("the offset_width of the texts is \(texts.offset_width); it must be 4 or 8")
        }
        // So that no sum below overflows.
        let most = Int64(Int.max / 32)
        guard texts.count < most, texts.first < most, texts.byte_count < most else {
            throw .argument("the count, first or byte_count of the texts is more than memory can hold")
        }
        guard texts.count == 0 || texts.offsets != nil else { throw .argument("the offsets of the texts are NULL") }
        guard texts.byte_count == 0 || texts.bytes != nil else { throw .argument("the bytes of the texts are NULL") }
        (count, first, byteCount) = (Int(texts.count), Int(texts.first), Int(texts.byte_count))
        isLarge = texts.offset_width == 8
        offsets = texts.offsets
        bytes = texts.bytes?.assumingMemoryBound(to: UInt8.self)
        validity = texts.validity?.assumingMemoryBound(to: UInt8.self)
        if count > 0 { end = try place(0) }
    }

    /// Whether there is another row; then `text` is it, `nil` where it is null.
    mutating func next(_ text: inout UnsafeBufferPointer<UInt8>?) throws(Failure) -> Bool {
        guard index < count else { return false }
        let (row, start) = (first + index, end)
        end = try place(index + 1)
        guard start <= end else { throw .offsets("the offsets of row \(index) descend from \(start) to \(end)") }
        let isNull = validity.map { $0[row >> 3] >> UInt8(row & 7) & 1 == 0 } ?? false
        // Safe: 0 ≤ start ≤ end ≤ byteCount.
        text = isNull ? nil : UnsafeBufferPointer(start: bytes.map { $0 + start }, count: end - start)
        index += 1
        return true
    }

    /// An offset, which is one of `bytes` or their end.
    private func place(_ index: Int) throws(Failure) -> Int {
        // Safe: only where there are rows, and then there are offsets.
        let offsets = offsets.unsafelyUnwrapped
        let place =
            isLarge
            ? offsets.loadUnaligned(fromByteOffset: (first + index) * 8, as: Int64.self)
            : Int64(offsets.loadUnaligned(fromByteOffset: (first + index) * 4, as: Int32.self))
        guard 0...Int64(byteCount) ~= place else {
            throw .offsets("offset \(index) is \(place), outside of the \(byteCount) bytes of the texts")
        }
        return Int(place)
    }
}
