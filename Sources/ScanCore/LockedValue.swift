internal import Synchronization

/// A value that threads use in turns.
///
/// The lock is the standard library's, of which the thread sanitizer sees nothing. Built for that one
/// (`ARTOK_THREAD_SANITIZER`), each use also goes through a number that it does see.
package struct LockedValue<Value>: ~Copyable, Sendable {
    private let mutex: Mutex<Value>
    #if ARTOK_THREAD_SANITIZER
        private let uses = Atomic(0)
    #endif

    package init(_ value: consuming sending Value) { mutex = Mutex(value) }

    /// Calls `body` with the value, while nobody else has it.
    package borrowing func withLock<Result, Failure: Error>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        #if ARTOK_THREAD_SANITIZER
            return try mutex.withLock { value throws(Failure) -> sending Result in
                _ = uses.load(ordering: .acquiring)
                defer { uses.wrappingAdd(1, ordering: .releasing) }
                return try body(&value)
            }
        #else
            return try mutex.withLock(body)
        #endif
    }
}
