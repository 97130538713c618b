import TestSupport

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Runs the built command as a user would, and tells what it wrote and how it ended.
struct CommandRun: Equatable {
    var output: String
    var error: String
    var code: Int32

    init(output: String = "", error: String = "", code: Int32 = 0) {
        (self.output, self.error, self.code) = (output, error, code)
    }
}

enum Command {
    struct Failure: Error { let message: String }

    private static let path = BuildFolder.path + "/artok"

    /// Runs `artok` with these arguments in `folder`.
    static func run(_ arguments: String..., input: [UInt8] = [], in folder: String = "/tmp") throws -> CommandRun {
        try run(arguments, input: input, in: folder)
    }

    static func run(_ arguments: [String], input: [UInt8] = [], in folder: String) throws -> CommandRun {
        let scratch = try TemporaryFolder.make()
        let inputPath = try TemporaryFolder.file("in", bytes: input, in: scratch)
        let quoted = ([path] + arguments).map {
            "'"
                + $0.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
        }
        return try shell(
            "cd '\(folder)' && exec \(quoted.joined(separator: " ")) < '\(inputPath)'",
            scratch: scratch
        )
    }

    /// Runs a shell line in which `$ARTOK` is the command.
    static func shell(_ line: String, scratch: String? = nil) throws -> CommandRun {
        let scratch = try scratch ?? TemporaryFolder.make()
        let script = "( export ARTOK='\(path)' NO_COLOR=1; \(line) ) > '\(scratch)/out' 2> '\(scratch)/err'"
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sh"), strdup("-c"), strdup(script), nil]
        defer { for argument in arguments { free(argument) } }
        // Whoever runs the tests in the background has these ignored, which children go on doing.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGQUIT, SIGHUP] { sigaddset(&signals, number) }
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        guard posix_spawn(&process, "/bin/sh", nil, &attributes, &arguments, environ) == 0 else {
            throw Failure(message: "cannot start /bin/sh")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        return CommandRun(output: try text("\(scratch)/out"), error: try text("\(scratch)/err"), code: code)
    }

    private static func text(_ path: String) throws -> String {
        guard let stream = fopen(path, "rb") else { throw Failure(message: "cannot read \(path)") }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, stream)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }
}
