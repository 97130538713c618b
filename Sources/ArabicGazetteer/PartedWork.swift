internal import Synchronization

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
            let threads = (1..<max(1, min(WorkerThread.processorCount, count))).compactMap { _ in
                WorkerThread { work.run { _ in } }
            }
            work.run(progress)
            for thread in threads { thread.join() }
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
}
