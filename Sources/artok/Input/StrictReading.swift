import ArabicGazetteer
import ArabicText

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What `--strict` does before any work on a text: it is read to its end, as all of it must be UTF-8, and is then read again. What
/// can be read only once is kept meanwhile in a file without a name.
enum StrictReading {
    /// Opens a text that is UTF-8.
    ///
    /// - Throws: What is wrong with it.
    static func open(_ file: InputFile) throws(InputFault) -> OpenFile {
        let first = try file.openFile()
        guard first.isRegular else { return try kept(first) }
        // Of standard input somebody may have read the beginning before.
        let start = lseek(STDIN_FILENO, 0, SEEK_CUR)
        try check(InputStream(first)) { _ in }
        if file.path == nil { lseek(STDIN_FILENO, start, SEEK_SET) }
        return try file.openFile()
    }

    private static func kept(_ file: consuming OpenFile) throws(InputFault) -> OpenFile {
        let kept: SpooledOutput
        do throws(FileError) { kept = try SpooledOutput(in: SpooledOutput.usualFolder) } catch {
            throw InputFault(": " + SpooledOutput.temporaryFault(error))
        }
        try check(InputStream(file)) { kept.append($0) }
        do throws(FileError) { return try kept.opened() } catch {
            throw InputFault(": " + SpooledOutput.temporaryFault(error))
        }
    }

    /// - Parameter take: Is given all bytes of the text.
    private static func check(
        _ stream: consuming InputStream,
        _ take: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(InputFault) {
        var stream = stream
        var place = TextPlace()
        var isFirst = true
        /// Not checked yet, or the beginning of something that may go on.
        var bytes: [UInt8] = []
        while true {
            let more: [UInt8]
            do throws(FileError) { more = try stream.read(upTo: TextCutter.usualPart) } catch {
                throw InputFault(": \(error.message)")
            }
            more.withUnsafeBufferPointer(take)
            bytes += more
            if isFirst, let fault = bytes.withUnsafeBufferPointer({ TextCheck.fault($0) }) { throw InputFault(fault) }
            isFirst = false
            var end = bytes.count
            if let offset = UTF8Check.firstFault(in: bytes.span) {
                // The last three bytes may be a scalar's beginning.
                guard !more.isEmpty, offset >= bytes.count - 3 else {
                    let line = bytes.withUnsafeBufferPointer { place.line(at: offset, in: $0) }
                    throw InputFault(
                        ":\(line): not UTF-8 at byte \(place.bytes + offset); without --strict it is read as U+FFFD"
                    )
                }
                end = offset
            }
            if more.isEmpty { return }
            // Perhaps half of a line break.
            if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
            bytes.withUnsafeBufferPointer { bytes in
                // Safe: as much of it as was checked.
                place.advance(over: UnsafeBufferPointer(rebasing: bytes[..<end]), .init(hasLines: true))
            }
            bytes.removeFirst(end)
        }
    }
}
