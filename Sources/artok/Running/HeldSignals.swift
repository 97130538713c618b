#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Holds signals back that would end the process while a thread has something half done.
///
/// A thread's own mask is not enough where there are several: the system gives the signal to another, and all end.
enum HeldSignals {
    private static let monitor = Monitor()
    private static let signals = [SIGINT, SIGTERM, SIGHUP]
    /// Safe: what is below is touched with the monitor's lock alone, but for the signal, which handlers store at once.
    nonisolated(unsafe) private static let received = {
        let pointer = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        pointer.initialize(to: 0)
        return pointer
    }()
    nonisolated(unsafe) private static var count = 0
    nonisolated(unsafe) private static var held: [Int32] = []

    /// What comes during `body` ends the process when no thread is in one.
    static func hold<Result>(during body: () -> Result) -> Result {
        enter()
        defer { leave() }
        return body()
    }

    private static func enter() {
        let isEnding = monitor.withLock { () -> Bool in
            if received.pointee != 0 { return true }
            count += 1
            guard count == 1 else { return false }
            held = signals.filter(isUsual)
            for number in held { signal(number) { HeldSignals.received.pointee = $0 } }
            return false
        }
        // The last one that is still busy ends the process.
        while isEnding { pause() }
    }

    private static func leave() {
        monitor.withLock {
            count -= 1
            guard count == 0 else { return }
            for number in held { signal(number, SIG_DFL) }
            if received.pointee != 0 { raise(received.pointee) }
        }
    }

    /// It would end the process: whoever ignores it (`nohup`) or handles it goes on doing so.
    private static func isUsual(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            return action.__sigaction_u.__sa_handler == nil
        #elseif canImport(Musl)
            return action.__sa_handler.sa_handler == nil
        #else
            return action.__sigaction_handler.sa_handler == nil
        #endif
    }
}
