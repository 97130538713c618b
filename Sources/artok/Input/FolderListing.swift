#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The text files under a path.
enum FolderListing {
    /// A file is itself, whatever its name; a folder is its `.txt` and `.md` files at any depth, sorted by path. Links
    /// to folders are not followed.
    static func files(at path: FilePath) -> (files: [FilePath], faults: [String]) {
        var status = stat()
        guard stat(path.bytes, &status) == 0 else { return ([], ["\(path.text): \(message())"]) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return ([path], []) }
        var files: [FilePath] = []
        var faults: [String] = []
        list(path, &files, &faults)
        return (files, faults)
    }

    /// True if `path` leads to something that can be read as a file.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// True if both lead to one file that is there.
    static func isSameFile(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_mode & S_IFMT == S_IFREG
            && one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    private static func list(_ folder: FilePath, _ files: inout [FilePath], _ faults: inout [String]) {
        guard let stream = opendir(folder.bytes) else {
            faults.append("\(folder.text): \(message())")
            return
        }
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = name(of: entry)
            if name != [dot, 0] && name != [dot, dot, 0] { names.append(name) }
        }
        closedir(stream)
        for name in names.sorted(by: {
            $0.map(UInt8.init(bitPattern:)).lexicographicallyPrecedes($1.map(UInt8.init(bitPattern:)))
        }) {
            let path = folder.appending(name)
            var status = stat()
            guard lstat(path.bytes, &status) == 0 else {
                faults.append("\(path.text): \(message())")
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: list(path, &files, &faults)
            case S_IFREG, S_IFLNK:
                guard isText(name) else { break }
                guard stat(path.bytes, &status) == 0 else {
                    faults.append("\(path.text): \(message())")
                    break
                }
                if status.st_mode & S_IFMT == S_IFREG { files.append(path) }
            default: break
            }
        }
    }

    private static let dot = CChar(bitPattern: UInt8(ascii: "."))

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
        }
    }

    private static func isText(_ name: [CChar]) -> Bool {
        [".txt", ".md"].contains { name.reversed().starts(with: $0.utf8CString.reversed()) }
    }

    private static func message() -> String { String(cString: strerror(errno)) }
}
