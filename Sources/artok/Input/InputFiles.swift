#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The texts that the command line names: folders are looked through, nothing is opened yet.
struct InputFiles {
    /// In their order.
    let items: [Item]
    /// Text that is not UTF-8 is refused.
    let isStrict: Bool

    enum Item {
        case file(InputFile)
        /// What could not be looked at, and why.
        case fault(String)
    }

    init(items: [Item], isStrict: Bool) { (self.items, self.isStrict) = (items, isStrict) }

    /// - Parameters:
    ///   - paths: Files and folders as they were given; `-` is standard input.
    ///   - listing: Which files of a folder are read.
    init(paths: [String], isStrict: Bool, listing: FolderListing = FolderListing()) {
        self.isStrict = isStrict
        items = paths.flatMap { path -> [Item] in
            if path == "-" { return [.file(.standardInput)] }
            let (files, faults) = listing.files(at: FilePath(argument: path))
            return faults.map { .fault($0) }
                + files.map { .file(InputFile(path: $0.path, relativePath: $0.relative.text)) }
        }
    }

    /// How many bytes there are to be read; `nil` if a pipe is among them.
    var byteCount: Int? {
        var sum = 0
        for case .file(let file) in items {
            guard let size = file.size else { return nil }
            sum += size
        }
        return sum
    }

    /// True if standard input is a terminal, where nobody pipes a text in.
    static var isStandardInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}
