import ArabicGazetteer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A text that was named or found, not yet open.
struct InputFile: Sendable {
    /// `nil` for standard input.
    let path: FilePath?
    /// The path below the folder that was named, or the name of a file that was named itself.
    let relativePath: String

    static let standardInput = InputFile(path: nil, relativePath: "-")

    /// What output calls it: the path, or `-`.
    var source: String { path?.text ?? "-" }

    /// Opens the text for reading.
    ///
    /// - Parameter isStrict: It must be UTF-8.
    func open(_ kept: TextPlace.Kept, isStrict: Bool) throws(InputFault) -> TextStream {
        if isStrict { return TextStream(InputStream(try StrictReading.open(self)), self, kept) }
        return TextStream(InputStream(try openFile()), self, kept)
    }

    /// Opens the file that it is in.
    func openFile() throws(InputFault) -> OpenFile {
        guard let path else { return OpenFile(descriptor: STDIN_FILENO) }
        do throws(FileError) { return try OpenFile(path: path.bytes) } catch { throw InputFault(": \(error.message)") }
    }

    /// The size of a regular file, in bytes; `nil` for others, and if there is none.
    var size: Int? {
        var status = stat()
        let code = path.map { stat($0.bytes, &status) } ?? fstat(STDIN_FILENO, &status)
        return code == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }
}

/// What is wrong with a text, to be written behind its source: `: No such file …` or `:3: not UTF-8 …`.
struct InputFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}
