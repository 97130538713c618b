#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// A thread of the system that does one thing and ends.
package struct WorkerThread {
    private let thread: pthread_t

    /// Starts `body` on a thread of its own; `nil` if the system has none to give: the others then do its work.
    package init?(_ body: @escaping @Sendable () -> Void) {
        let pointer = Unmanaged.passRetained(Body(body)).toOpaque()
        guard let thread = Self.create(pointer) else {
            Unmanaged<Body>.fromOpaque(pointer).release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until it has ended. To be called once.
    package func join() { pthread_join(thread, nil) }

    /// How many threads can run at the same time.
    package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private static func create(_ body: UnsafeMutableRawPointer) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        // Some systems give threads little: names are folded by recursion.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { WorkerThread.run($0) }, body)
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { WorkerThread.run($0!) }, body)
        #endif
        pthread_attr_destroy(&attributes)
        return code == 0 ? thread : nil
    }

    private static func run(_ body: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
        return nil
    }
}
