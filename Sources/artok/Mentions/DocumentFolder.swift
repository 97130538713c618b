import ArabicGazetteer
import ArabicText

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The folder that `--output` names: a text and its annotations are written there as `NAME.txt` and `NAME.ann`, below the
/// same folders as the text is below the folder that was named.
struct DocumentFolder: Sendable {
    private let path: String

    /// Makes the folder if it is not there.
    init(_ path: String) throws(FileError) {
        self.path = path
        try Self.makeFolders(path)
    }

    /// Writes both files, whole or not at all, the text first.
    ///
    /// - Parameter text: All of a text. Its ill-formed parts are U+FFFD in the copy.
    /// - Returns: What went wrong.
    func write(_ text: TextChunk, _ annotations: UnsafeBufferPointer<UInt8>) -> String? {
        HeldSignals.hold { writeBoth(text, annotations) }
    }

    private func writeBoth(_ text: TextChunk, _ annotations: UnsafeBufferPointer<UInt8>) -> String? {
        let stem = Self.stem(path, text.relativePath)
        var place = stem
        do throws(FileError) {
            if let end = stem.utf8.lastIndex(of: 0x2F) {
                place = String(stem[..<end])
                try Self.makeFolders(place)
            }
            place = stem + ".txt"
            let isWellFormed = UTF8Check.firstFault(in: text.part.span) == nil
            if FolderListing.isSameFile(text.source, place) {
                // It is where it belongs, but must not be lost.
                guard isWellFormed else {
                    return
                        "\(text.source): is not UTF-8, and its copy with U+FFFD would replace it; name another folder"
                }
            } else if isWellFormed {
                try ReplacedFile.write(
                    UnsafeRawBufferPointer(text.part),
                    to: place,
                    followsLinks: false,
                    isDurable: false
                )
            } else {
                let repaired = Array(Escaping.repaired(Array(text.part)[...]))
                try Self.write(repaired, to: place)
            }
            place = stem + ".ann"
            try ReplacedFile.write(
                UnsafeRawBufferPointer(annotations),
                to: place,
                followsLinks: false,
                isDurable: false
            )
            return nil
        } catch {
            return "\(place): \(error.message)"
        }
    }

    private static func write(_ bytes: [UInt8], to place: String) throws(FileError) {
        let fault = bytes.withUnsafeBytes { bytes -> FileError? in
            do throws(FileError) {
                try ReplacedFile.write(bytes, to: place, followsLinks: false, isDurable: false)
                return nil
            } catch {
                return error
            }
        }
        if let fault { throw fault }
    }

    private static func makeFolders(_ path: String) throws(FileError) {
        if FolderListing.isFolder(path) { return }
        if let end = path.utf8.lastIndex(of: 0x2F), end > path.startIndex { try makeFolders(String(path[..<end])) }
        if mkdir(path, 0o777) == 0 { return }
        let code = errno
        // Another thread may have made it.
        if !FolderListing.isFolder(path) { throw FileError(errno: code == EEXIST ? ENOTDIR : code) }
    }

    // MARK: Names

    /// Where a text's files are, without their endings: never beyond the folder.
    static func stem(_ folder: String, _ relativePath: String) -> String {
        if relativePath == "-" { return stem(folder, "stdin") }
        var folder = folder[...]
        while folder.utf8.count > 1, folder.utf8.last == 0x2F { folder = folder.dropLast() }
        var parts = relativePath.utf8.split(separator: 0x2F).map { String(Substring($0)) }.filter {
            $0 != "." && $0 != ".."
        }
        var name = parts.popLast() ?? "text"
        for endings in [[".gz", ".zst"], [".txt", ".md"]] {
            guard let ending = endings.first(where: { name.utf8.reversed().starts(with: $0.utf8.reversed()) }),
                name.utf8.count > ending.utf8.count
            else { continue }
            name = String(Substring(name.utf8.dropLast(ending.utf8.count)))
        }
        return ([String(folder)] + parts + [name]).joined(separator: "/")
    }

    /// Texts that would be written to the same files, told by both names.
    static func clashes(_ folder: String, _ inputs: InputFiles) -> [String] {
        // Bytes: names that are canonically equal are two files.
        var sources: [[UInt8]: String] = [:]
        var clashes: [String] = []
        for case .file(let file) in inputs.items {
            let stem = stem(folder, file.relativePath)
            if let first = sources.updateValue(file.source, forKey: Array(stem.utf8)) {
                clashes.append("\(first) and \(file.source) would both be written to \(stem).ann")
            }
        }
        return clashes
    }

    /// A file to be written that is another one of the texts.
    static func lostText(_ folder: String, _ inputs: InputFiles) -> String? {
        var texts: [FileIdentity: String] = [:]
        for case .file(let file) in inputs.items {
            if let identity = FileIdentity(file.source) { texts[identity] = file.source }
        }
        for case .file(let file) in inputs.items {
            let stem = stem(folder, file.relativePath)
            for path in [stem + ".txt", stem + ".ann"] {
                guard let identity = FileIdentity(path), let text = texts[identity] else { continue }
                if text != file.source || path == stem + ".ann" { return path }
            }
        }
        return nil
    }
}

/// Which file a path leads to.
private struct FileIdentity: Hashable {
    private let device: dev_t
    private let number: ino_t

    /// `nil` if it leads to none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}
