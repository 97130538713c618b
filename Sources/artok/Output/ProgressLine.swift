#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A line on the terminal that tells how far long work has come, written over again and again.
final class ProgressLine {
    let isShown: Bool
    private var last = ""

    /// Shows nothing if standard error is no terminal.
    init(isQuiet: Bool) {
        isShown = !isQuiet && isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
    }

    private init() { isShown = false }

    /// Shows nothing.
    static var none: ProgressLine { ProgressLine() }

    /// What standard output writes is on the same terminal.
    var sharesTerminal: Bool { isShown && isatty(STDOUT_FILENO) == 1 }

    func show(_ work: String, _ done: Int, _ all: Int) {
        if isShown { show("\(work) \(all == 0 ? 100 : done * 100 / all) %") }
    }

    func show(_ line: String) {
        guard isShown else { return }
        // A line that is wrapped cannot be written over.
        let line = String(line.prefix(max(1, Self.width - 1)))
        guard line != last else { return }
        last = line
        write("\r\u{1B}[K\(line)")
    }

    private static var width: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    func clear() {
        guard isShown, !last.isEmpty else { return }
        last = ""
        write("\r\u{1B}[K")
    }

    /// What stays on the terminal in the end.
    func finish(_ line: String) {
        clear()
        if isShown { write(line + "\n") }
    }

    private func write(_ text: String) {
        var text = text
        text.withUTF8 { Output.write($0, to: STDERR_FILENO) }
    }
}
