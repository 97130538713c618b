/// A path as the system has it: bytes, which need not be UTF-8.
struct FilePath {
    /// With the terminating zero that the system's calls want.
    let bytes: [CChar]

    /// For output: what is not UTF-8 shows as U+FFFD.
    var text: String { String(decoding: Array(content), as: UTF8.self) }

    /// The path that an argument of the command line names. The parser sees arguments with U+FFFD for what is not
    /// UTF-8, so such a one is looked up among the process's own.
    init(argument: String) {
        let isRepaired = argument.unicodeScalars.contains("\u{FFFD}")
        bytes =
            isRepaired
            ? Self.rawArguments.first { Self.text($0) == argument } ?? Array(argument.utf8CString)
            : Array(argument.utf8CString)
    }

    init(bytes: [CChar]) { self.bytes = bytes }

    /// The path of a name within this folder.
    func appending(_ name: [CChar]) -> FilePath {
        var folder = bytes.dropLast()
        if folder.last != Self.slash { folder.append(Self.slash) }
        return FilePath(bytes: folder + name)
    }

    /// The name alone, without the folders before it.
    var name: FilePath {
        let start = bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        return FilePath(bytes: Array(bytes[start...]))
    }

    /// The bytes without the terminating zero.
    var content: some Sequence<UInt8> { bytes.dropLast().lazy.map { UInt8(bitPattern: $0) } }

    private static let slash = CChar(bitPattern: UInt8(ascii: "/"))

    private static func text(_ bytes: [CChar]) -> String { FilePath(bytes: bytes).text }

    private static let rawArguments: [[CChar]] = {
        // Safe: the process's arguments stay in place and end with a zero for as long as it runs.
        let arguments = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
        return arguments.compactMap { argument in
            guard let argument else { return nil }
            var bytes: [CChar] = []
            var position = argument
            while position.pointee != 0 {
                bytes.append(position.pointee)
                position += 1
            }
            return bytes + [0]
        }
    }()
}
