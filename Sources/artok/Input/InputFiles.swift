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
    /// What folders are.
    var listing = FolderListing()

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

    /// Whole lines of a text.
    struct Block {
        /// What output calls the text: the path, or `-`.
        let source: String
        /// Where the lines stand in the text, in bytes; 0 for its first block alone.
        let offset: Int
    }

    /// Calls `body` with each text in blocks of whole lines, in order; an empty text has none.
    ///
    /// - Returns: False if some input was bad. What is refused is refused before its first block; where reading fails
    ///   later, the blocks before it were the text.
    func forEachBlock(_ body: (Block, Span<UInt8>) -> Void) -> Bool {
        // Whether a text is well formed is known at its end.
        if isStrict {
            return forEachText { text in
                if !text.bytes.isEmpty { body(Block(source: text.source, offset: 0), text.bytes.span) }
            }
        }
        var blocks = LineBlocks()
        return forEachFile { source, file throws(FileError) in
            blocks.begin()
            var offset = 0
            while case let range = try blocks.next(of: &file), !range.isEmpty {
                let isGood = blocks.withBytes(range) { text in
                    if offset == 0, !isFit((0..<min(4, text.count)).map { text[$0] }, source) { return false }
                    body(Block(source: source, offset: offset), text)
                    return true
                }
                guard isGood else { return false }
                offset += range.count
            }
            return true
        }
    }

    /// A part of a text, cut anywhere.
    struct Piece {
        let bytes: [UInt8]
        /// Nothing of this text follows.
        let isLast: Bool
    }

    /// Calls `body` with each text in pieces, in order, so that a text may be larger than memory.
    ///
    /// - Returns: False if some input was bad. What is refused is refused before its first piece; where reading fails
    ///   later, what was read is the text.
    func forEachPiece(_ body: (Piece) -> Void) -> Bool {
        // Whether a text is well formed is known at its end.
        if isStrict { return forEachText { body(Piece(bytes: $0.bytes, isLast: true)) } }
        return forEachFile { source, file throws(FileError) in
            // Some bytes are needed to tell a kind of file; a pipe may give them one by one.
            var start: [UInt8] = []
            while start.count < 4 {
                let more = try file.read(upTo: Self.pieceSize)
                if more.isEmpty { break }
                start += more
            }
            guard isFit(start, source) else { return false }
            var piece = start
            // Also where reading fails: what was read is not lost.
            defer { body(Piece(bytes: [], isLast: true)) }
            while !piece.isEmpty {
                body(Piece(bytes: piece, isLast: false))
                piece = try file.read(upTo: Self.pieceSize)
            }
            return true
        }
    }

    private static let pieceSize = 1 << 18

    private func forEachFile(_ body: (String, inout InputStream) throws(FileError) -> Bool) -> Bool {
        var isGood = true
        for path in paths {
            if path == "-" {
                isGood = read("-", body) { OpenFile(descriptor: STDIN_FILENO) } && isGood
                continue
            }
            let (files, faults) = listing.files(at: FilePath(argument: path))
            for fault in faults { Output.standardError(fault) }
            isGood = isGood && faults.isEmpty
            for file in files {
                isGood =
                    read(file.path.text, body) { () throws(FileError) in try OpenFile(path: file.path.bytes) } && isGood
            }
        }
        return isGood
    }

    private func read(
        _ source: String,
        _ body: (String, inout InputStream) throws(FileError) -> Bool,
        _ open: () throws(FileError) -> OpenFile
    ) -> Bool {
        do {
            var stream = try InputStream(open())
            return try body(source, &stream)
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
