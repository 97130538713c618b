import ArabicGazetteer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The texts that the command line names, opened one after the other.
struct InputFiles {
    /// What is read: files and folders as they were given; `-` is standard input.
    let paths: [String]
    let isStrict: Bool

    /// A text to be processed.
    struct Text {
        /// What output calls it: the path, or `-`.
        let source: String
        let bytes: [UInt8]
    }

    /// Calls `body` with each text. What cannot be read is reported on standard error; the rest is done.
    ///
    /// - Returns: False if some input was bad.
    func forEachText(_ body: (Text) throws -> Void) rethrows -> Bool {
        var isGood = true
        for path in paths {
            if path == "-" {
                isGood = try process(nil, body) && isGood
                continue
            }
            let (files, faults) = FolderListing.files(at: FilePath(argument: path))
            for fault in faults { Output.standardError("\(fault)") }
            isGood = isGood && faults.isEmpty
            for file in files { isGood = try process(file, body) && isGood }
        }
        return isGood
    }

    /// Reads one file, or standard input for `nil`.
    private func process(_ path: FilePath?, _ body: (Text) throws -> Void) rethrows -> Bool {
        let source = path?.text ?? "-"
        let bytes: [UInt8]
        do {
            bytes =
                if let path { try SourceFile.read(path: path.bytes) } else {
                    try SourceFile.read(descriptor: STDIN_FILENO)
                }
        } catch {
            Output.standardError("\(source): \(error.message)")
            return false
        }
        if let fault = TextCheck.fault(bytes, isStrict: isStrict) {
            Output.standardError("\(source)\(fault)")
            return false
        }
        try body(Text(source: source, bytes: bytes))
        return true
    }

    /// True if standard input is a terminal, where nobody pipes a text in.
    static var isStandardInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}
