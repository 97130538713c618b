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

    /// Opens it for reading.
    func open(_ kept: TextPlace.Kept, isStrict: Bool) throws(InputFault) -> TextStream {
        do throws(FileError) {
            let file =
                try path.map { path throws(FileError) in try OpenFile(path: path.bytes) }
                ?? OpenFile(descriptor: STDIN_FILENO)
            return TextStream(InputStream(file), self, kept, isStrict: isStrict)
        } catch {
            throw InputFault(": \(error.message)")
        }
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
