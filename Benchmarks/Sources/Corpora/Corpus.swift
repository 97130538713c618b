#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// A text in memory.
public struct Corpus: Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(path: String) {
        guard let file = fopen(path, "rb") else {
            print("\(path): cannot be read")
            exit(1)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        self.bytes = bytes
        name = String(path.split(separator: "/").last ?? "")
    }

    /// MB of it a second, if it took so long.
    public func rate(_ time: Duration) -> Double { Double(bytes.count) / 1e6 / time.seconds }
}

/// How long the processor takes for it, in this thread: not the time that it has for others meanwhile.
public func processorTime(_ work: () -> Void) -> Duration {
    func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
    }
    let start = now()
    work()
    return now() - start
}

extension Duration {
    public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    /// With one digit behind the point.
    public var short: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
    /// With three digits behind the point.
    public var precise: String {
        let digits = String(Int((self * 1000).rounded()) % 1000)
        return "\(Int((self * 1000).rounded()) / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }
}
