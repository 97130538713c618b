internal import ArabicGazetteer
internal import CArtok

/// Why a call gives no result: a status and what a person can do something with.
struct Failure: Error {
    let status: artok_status
    let message: String

    static func argument(_ message: String) -> Failure { Failure(status: ARTOK_INVALID_ARGUMENT, message: message) }
    static func offsets(_ message: String) -> Failure { Failure(status: ARTOK_INVALID_OFFSETS, message: message) }

    static let tooLarge = Failure(
        status: ARTOK_TOO_LARGE,
        message: "the result is more than 32-bit offsets can count; pass fewer rows at once, or 64-bit offsets"
    )

    init(status: artok_status, message: String) { (self.status, self.message) = (status, message) }

    init(_ error: GazetteerError) { self.init(status: ARTOK_INVALID_GAZETTEER, message: error.description) }

    /// Writes the message for a caller in C: with a zero behind it, and cut before the scalar that does not fit.
    static func write(_ message: String, to memory: UnsafeMutablePointer<CChar>?, _ capacity: Int64) {
        guard let memory, capacity > 0 else { return }
        let text = message.utf8
        var count = Int(clamping: min(capacity - 1, Int64(text.count)))
        if count < text.count {
            // Safe: the index is below the count.
            while count > 0, text[text.index(text.startIndex, offsetBy: count)] & 0xC0 == 0x80 { count -= 1 }
        }
        // Safe: the caller's memory has room for `capacity`.
        for (index, byte) in text.prefix(count).enumerated() { memory[index] = CChar(bitPattern: byte) }
        memory[count] = 0
    }
}

/// Does what a function of the header promises: the object that `make` gives goes to `handle`, what it throws to the
/// caller's memory.
func answer<Object: AnyObject>(
    _ handle: UnsafeMutablePointer<OpaquePointer?>?,
    _ message: UnsafeMutablePointer<CChar>?,
    _ capacity: Int64,
    _ make: () throws(Failure) -> Object
) -> artok_status {
    do throws(Failure) {
        guard let handle else { throw .argument("there is no place for the handle: it is NULL") }
        handle.pointee = nil
        handle.pointee = Handle.give(try make())
        Failure.write("", to: message, capacity)
        return ARTOK_OK
    } catch {
        Failure.write(error.message, to: message, capacity)
        return error.status
    }
}
