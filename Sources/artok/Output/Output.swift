#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Standard output and standard error, and how the process ends.
///
/// A reader that has gone away ends the command at once and in silence: `artok tag … | head` is no failure.
enum Output {
    /// A closed pipe, and a file larger than may be, are faults of a write then, which are told and leave nothing behind.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// A crash is told with where it was. Ctrl-\ and too little memory are none of ours: the first is silent, the second told in
    /// a line by who has asked for it.
    static func tellCrashesAlone() {
        for number in [SIGQUIT, SIGABRT] {
            let before = signal(number, SIG_DFL)
            // Whoever has it ignored goes on doing so.
            if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
        }
    }

    /// A standard descriptor that is closed would be given to the next file that is opened, and what is written to it would
    /// go there: it is taken by something that cannot be written to.
    static func reserveDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            // Whoever reads from the first or writes to the others is told.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    static func exit(_ code: Int32) -> Never {
        #if canImport(Darwin)
            Darwin.exit(code)
        #elseif canImport(Musl)
            Musl.exit(code)
        #else
            Glibc.exit(code)
        #endif
    }

    static func standard(_ text: String) {
        var text = text
        text.withUTF8 { write($0, to: STDOUT_FILENO) }
    }

    static func standard(_ bytes: UnsafeRawBufferPointer) { write(bytes.bindMemory(to: UInt8.self), to: STDOUT_FILENO) }

    /// Standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes a line to standard error.
    static func standardError(_ line: String) {
        var text = line.hasSuffix("\n") ? line : line + "\n"
        text.withUTF8 { write($0, to: STDERR_FILENO) }
    }

    /// Writes all of `bytes`. A full disk or the like is reported and ends the process with exit code 1; of standard error
    /// nothing is.
    static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) {
        var rest = UnsafeRawBufferPointer(bytes)[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest)
            let count = writeSome(descriptor, slice)
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR && errno != EAGAIN {
                // Whom it would be told has gone, or has no room: what is left to do is done all the same.
                if descriptor == STDERR_FILENO { return }
                if errno == EPIPE { exit(0) }
                standardError("artok: standard output: \(String(cString: strerror(errno)))")
                exit(1)
            }
        }
    }

    /// As the system's call.
    static func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Standard output is a terminal that shows colours.
    static var isColoured: Bool {
        guard isTerminal else { return false }
        if let noColour = Environment["NO_COLOR"], !noColour.isEmpty { return false }
        return Environment["TERM"] != "dumb"
    }
}
