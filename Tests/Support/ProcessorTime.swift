#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Time for which a thread had a processor. What other threads and processes do meanwhile does not count.
package enum ProcessorTime {
    /// That of the calling thread.
    package static var ofThread: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    package static func measure(_ body: () throws -> Void) rethrows -> Duration {
        let start = ofThread
        try body()
        return ofThread - start
    }
}
