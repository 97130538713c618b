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
    func forEachText(_ body: (Text) -> Void) -> Bool {
        forEachFile { source, file throws(FileError) in
            let bytes = try file.readToEnd()
            guard isFit(bytes, source) else { return false }
            body(Text(source: source, bytes: bytes))
            return true
        }
    }

    /// Calls `body` with each text in pieces, in order, so that a text may be larger than memory. A piece ends after a
    /// line feed or, in a long line, where nothing that folds or composes goes on: after a space, before an ASCII letter.
    ///
    /// - Returns: False if some input was bad.
    func forEachPiece(_ body: ([UInt8]) -> Void) -> Bool {
        // What is refused must be refused before anything is written.
        if isStrict { return forEachText { body($0.bytes) } }
        return forEachFile { source, file throws(FileError) in
            var piece: [UInt8] = []
            var isFirst = true
            // No place to cut was found before this.
            var searched = 0
            while true {
                let more = try file.read(upTo: Self.pieceSize)
                piece += more
                // Some bytes are needed to tell a kind of file; a pipe may give them one by one.
                if isFirst, piece.count >= 4 || more.isEmpty {
                    guard isFit(piece, source) else { return false }
                    isFirst = false
                }
                if more.isEmpty {
                    body(piece)
                    return true
                }
                guard !isFirst, piece.count >= Self.pieceSize else { continue }
                guard let end = Self.lastCut(piece, lookingBackTo: searched) else {
                    searched = piece.count - 1
                    continue
                }
                body(Array(piece[..<end]))
                piece.removeFirst(end)
                searched = 0
            }
        }
    }

    private static let pieceSize = 1 << 20

    private static func lastCut(_ bytes: [UInt8], lookingBackTo start: Int) -> Int? {
        let part = bytes[max(0, start)...]
        if let lineFeed = part.lastIndex(of: 0x0A) { return lineFeed + 1 }
        return part.indices.dropFirst().last { index in
            bytes[index - 1] == 0x20 && (0x41...0x5A ~= bytes[index] || 0x61...0x7A ~= bytes[index])
        }
    }

    private func forEachFile(_ body: (String, borrowing OpenFile) throws(FileError) -> Bool) -> Bool {
        var isGood = true
        for path in paths {
            if path == "-" {
                isGood = read("-", body) { OpenFile(descriptor: STDIN_FILENO) } && isGood
                continue
            }
            let (files, faults) = FolderListing.files(at: FilePath(argument: path))
            for fault in faults { Output.standardError(fault) }
            isGood = isGood && faults.isEmpty
            for file in files {
                isGood = read(file.text, body) { () throws(FileError) in try OpenFile(path: file.bytes) } && isGood
            }
        }
        return isGood
    }

    private func read(
        _ source: String,
        _ body: (String, borrowing OpenFile) throws(FileError) -> Bool,
        _ open: () throws(FileError) -> OpenFile
    ) -> Bool {
        do {
            return try body(source, open())
        } catch {
            Output.standardError("\(source): \(error.message)")
            return false
        }
    }

    private func isFit(_ bytes: [UInt8], _ source: String) -> Bool {
        guard let fault = TextCheck.fault(bytes, isStrict: isStrict) else { return true }
        Output.standardError("\(source)\(fault)")
        return false
    }

    /// True if standard input is a terminal, where nobody pipes a text in.
    static var isStandardInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}
