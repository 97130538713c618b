#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Tells on a terminal how much of the input is done, how fast, and how long the rest will take.
final class InputProgress {
    private let line: ProgressLine
    /// `nil` if nobody knows.
    private let all: Int?
    private var done = 0
    private let start = InputProgress.now
    /// When the line was written last.
    private var last = InputProgress.now

    init(_ line: ProgressLine, _ inputs: InputFiles) {
        self.line = line
        all = line.isShown ? inputs.byteCount : nil
    }

    /// Makes room for what is written to the same terminal.
    func pause(for product: Product) {
        if line.sharesTerminal && product.output.count > 0 || !product.faults.isEmpty { line.clear() }
    }

    func advance(_ bytes: Int) {
        done += bytes
        guard line.isShown else { return }
        let now = Self.now
        // What is done at once shows nothing.
        guard now - start > 0.5, now - last > 0.1 else { return }
        last = now
        line.show(Self.text(done, all, now - start))
    }

    func clear() { line.clear() }

    /// `[=====>    ] 52 % 35.1 MB of 67.0 MB, 312 MB/s, 1 s left`
    static func text(_ done: Int, _ all: Int?, _ seconds: Double) -> String {
        let rate = Double(done) / max(seconds, 0.001)
        let speed = "\(size(rate))/s"
        guard let all, all > 0 else { return "\(size(Double(done))), \(speed)" }
        let share = min(1, Double(done) / Double(all))
        let width = 20
        let filled = Int(share * Double(width))
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
        let left = rate > 0 ? Double(all - min(done, all)) / rate : 0
        return
            "[\(bar)] \(Int(share * 100)) % \(size(Double(done))) of \(size(Double(all))), \(speed), \(time(left)) left"
    }

    private static func size(_ bytes: Double) -> String {
        var (value, unit) = (bytes, 0)
        let units = ["B", "kB", "MB", "GB", "TB"]
        while value >= 999.5, unit + 1 < units.count { (value, unit) = (value / 1000, unit + 1) }
        if unit == 0 || value >= 99.95 { return "\(Int(value.rounded())) \(units[unit])" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }

    private static func time(_ seconds: Double) -> String {
        let all = Int(seconds.rounded(.up))
        if all < 60 { return "\(all) s" }
        if all < 3600 { return "\(all / 60) min \(all % 60) s" }
        return "\(all / 3600) h \(all % 3600 / 60) min"
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
