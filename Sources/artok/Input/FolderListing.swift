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
    static func files(at path: String) -> (files: [String], faults: [String]) {
        var status = stat()
        guard stat(path, &status) == 0 else { return ([], ["\(path): \(message())"]) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return ([path], []) }
        var files: [String] = []
        var faults: [String] = []
        list(path, &files, &faults)
        return (files, faults)
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0
    }

    private static func list(_ folder: String, _ files: inout [String], _ faults: inout [String]) {
        guard let stream = opendir(folder) else {
            faults.append("\(folder): \(message())")
            return
        }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        closedir(stream)
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard lstat(path, &status) == 0 else {
                faults.append("\(path): \(message())")
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: list(path, &files, &faults)
            case S_IFREG, S_IFLNK:
                guard isText(name) else { break }
                guard stat(path, &status) == 0 else {
                    faults.append("\(path): \(message())")
                    break
                }
                if status.st_mode & S_IFMT == S_IFREG { files.append(path) }
            default: break
            }
        }
    }

    private static func isText(_ name: String) -> Bool { name.hasSuffix(".txt") || name.hasSuffix(".md") }

    private static func message() -> String { String(cString: strerror(errno)) }
}
