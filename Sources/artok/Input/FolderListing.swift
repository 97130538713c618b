#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Lists the files under a path whose names are those of texts.
struct FolderListing {
    /// A file is listed if one of them is its name or its path within the folder.
    let patterns: [GlobPattern]

    init(patterns: [GlobPattern] = Self.texts) { self.patterns = patterns }

    /// Texts, packed or not.
    static let texts = parsed("*.{txt,md}{,.gz,.zst}")
    /// Where records are read: files of JSON Lines too.
    static let textsAndRecords = parsed("*.{txt,md,jsonl}{,.gz,.zst}")

    struct File {
        let path: FilePath
        /// The path within the folder that was named; of a file that was named itself its name.
        let relative: FilePath
    }

    /// A file is itself, whatever its name; a folder is its files with such names at any depth, sorted by path. Links to
    /// folders are not followed.
    func files(at path: FilePath) -> (files: [File], faults: [String]) {
        var status = stat()
        guard stat(path.bytes, &status) == 0 else { return ([], ["\(path.text): \(Self.message())"]) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return ([File(path: path, relative: path.name)], []) }
        var files: [File] = []
        var faults: [String] = []
        list(path, within: nil, &files, &faults)
        return (files, faults)
    }

    /// True if `path` leads to something that can be read as a file.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// True if `path` leads to a device, a pipe or the like.
    static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR && status.st_mode & S_IFMT != S_IFREG
    }

    /// True if both lead to one file that is there.
    static func isSameFile(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_mode & S_IFMT == S_IFREG
            && one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    /// - Parameter within: The path of the folder within the one that was named; `nil` for that one.
    private func list(
        _ folder: FilePath,
        within relativeFolder: FilePath?,
        _ files: inout [File],
        _ faults: inout [String]
    ) {
        guard let names = Self.sortedNames(in: folder) else {
            faults.append("\(folder.text): \(Self.message())")
            return
        }
        for name in names {
            let path = folder.appending(name)
            let relative = relativeFolder?.appending(name) ?? FilePath(bytes: name)
            var status = stat()
            guard lstat(path.bytes, &status) == 0 else {
                faults.append("\(path.text): \(Self.message())")
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: list(path, within: relative, &files, &faults)
            case S_IFREG, S_IFLNK:
                guard patterns.contains(where: { $0.matches(relative.content) }) else { break }
                guard stat(path.bytes, &status) == 0 else {
                    faults.append("\(path.text): \(Self.message())")
                    break
                }
                if status.st_mode & S_IFMT == S_IFREG { files.append(File(path: path, relative: relative)) }
            default: break
            }
        }
    }

    private static func sortedNames(in folder: FilePath) -> [[CChar]]? {
        guard let stream = opendir(folder.bytes) else { return nil }
        defer { closedir(stream) }
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = name(of: entry)
            if name != [dot, 0] && name != [dot, dot, 0] { names.append(name) }
        }
        return names.sorted {
            $0.lazy.map(UInt8.init(bitPattern:)).lexicographicallyPrecedes($1.lazy.map(UInt8.init(bitPattern:)))
        }
    }

    private static func parsed(_ pattern: String) -> [GlobPattern] {
        // No file would be listed by a pattern that is wrong; the tests would tell.
        (try? GlobPattern(pattern)).map { [$0] } ?? []
    }

    private static let dot = CChar(bitPattern: UInt8(ascii: "."))

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        }
    }

    private static func message() -> String { String(cString: strerror(errno)) }
}
