internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Told now and then how many steps of some work are done, on the thread that asked for the work.
package typealias WorkProgress = (_ done: Int, _ all: Int) -> Void

/// Work in parts that depend on nothing but their number, by as many threads as there are processors.
///
/// What comes out does not depend on how many threads that are: whoever asks puts the parts together in their order.
enum PartedWork {
    /// The results of all parts, in their order.
    ///
    /// - Parameter progress: Told the number of parts that are done.
    static func map<Part: Sendable>(
        _ count: Int,
        progress: (Int) -> Void = { _ in },
        part: @Sendable (Int) -> Part
    ) -> [Part] {
        // Safe: each slot is written once, by the thread that has taken its number, and read when all threads have ended.
        let slots = UnsafeMutablePointer<Part?>.allocate(capacity: count)
        slots.initialize(repeating: nil, count: count)
        defer {
            slots.deinitialize(count: count)
            slots.deallocate()
        }
        withoutActuallyEscaping(part) { part in
            let work = Work(count) { [slots = SendableSlots(slots)] in slots.start[$0] = part($0) }
            let threads = (1..<max(1, min(processorCount, count))).compactMap { _ in start(work) }
            work.run(progress)
            for thread in threads { pthread_join(thread, nil) }
        }
        return (0..<count).map { slots[$0]! }
    }

    private struct SendableSlots<Part>: @unchecked Sendable {
        let start: UnsafeMutablePointer<Part?>

        init(_ start: UnsafeMutablePointer<Part?>) { self.start = start }
    }

    /// What the threads share.
    private final class Work: Sendable {
        private let count: Int
        private let next = Atomic(0)
        private let done = Atomic(0)
        private let part: @Sendable (Int) -> Void

        init(_ count: Int, _ part: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.part = part
        }

        func run(_ progress: (Int) -> Void) {
            while true {
                let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < count else { return }
                part(number)
                progress(done.wrappingAdd(1, ordering: .relaxed).newValue)
            }
        }
    }

    /// Starts a thread; `nil` if the system has none to give: the others then do its work.
    private static func start(_ work: Work) -> pthread_t? {
        let pointer = Unmanaged.passRetained(work).toOpaque()
        let thread = create(pointer)
        if thread == nil { Unmanaged<Work>.fromOpaque(pointer).release() }
        return thread
    }

    private static func create(_ work: UnsafeMutableRawPointer) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        // Some systems give threads little: names are folded by recursion.
        pthread_attr_setstacksize(&attributes, 8 << 20)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { PartedWork.run($0) }, work)
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { PartedWork.run($0!) }, work)
        #endif
        pthread_attr_destroy(&attributes)
        return code == 0 ? thread : nil
    }

    private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run { _ in }
        return nil
    }

    private static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
