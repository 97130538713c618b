package import CScanKernels

/// The first three codes of a text word that begins a form, or fewer and what separates words.
package struct WordStart: Hashable, Sendable {
    /// 0 for separators.
    fileprivate let codes: (UInt8, UInt8, UInt8)

    /// - Parameter letters: Safe: of a word, so many.
    package init(_ letters: UnsafePointer<UInt8>, _ count: Int) {
        codes = (letters[0], count > 1 ? letters[1] : 0, count > 2 ? letters[2] : 0)
    }

    fileprivate var number: Int { Int(codes.0) << 16 | Int(codes.1) << 8 | Int(codes.2) }

    package static func == (first: WordStart, second: WordStart) -> Bool { first.codes == second.codes }
    package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// What words begin with that begin forms: tells most places in a text from where a form starts, if there are few forms.
///
/// The forms are of eight kinds. For each of three codes and each of its values a byte has a bit for each kind of which
/// some word has it; what has no common bit in all three begins no form.
package struct WordStarts: Sendable {
    /// Safe: never written after `init`.
    private nonisolated(unsafe) let memory: Memory

    private final class Memory {
        let beginnings = UnsafeMutablePointer<artok_beginnings>.allocate(capacity: 1)
        deinit { beginnings.deallocate() }
    }

    /// In bytes.
    package static let size = 3 * 256

    /// - Parameter bytes: As ``bytes(of:)`` makes them; `nil` if there are none.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.size else { return nil }
        memory = Memory()
        // Safe: as many bytes are there.
        withUnsafeMutableBytes(of: &memory.beginnings.pointee.codes) { $0.copyMemory(from: bytes) }
        artok_beginnings_prepare(memory.beginnings)
    }

    /// Safe: lives as long as this.
    package var kernels: UnsafePointer<artok_beginnings> { UnsafePointer(memory.beginnings) }

    /// The tables of these words.
    package static func bytes(of starts: Set<WordStart>) -> [UInt8] {
        let sorted = starts.sorted { $0.number < $1.number }
        var tables = [UInt8](repeating: 0, count: size)
        for (index, start) in sorted.enumerated() {
            let kind: UInt8 = 1 << UInt8(index * 8 / sorted.count)
            var isBehindWord = false
            for (place, code) in [start.codes.0, start.codes.1, start.codes.2].enumerated() {
                // A separator ends the word; behind it stands anything.
                for other in 0...UInt8.max
                where isBehindWord || (code == 0 ? Code.separates(other) : code == other) {
                    tables[256 * place + Int(other)] |= kind
                }
                isBehindWord = code == 0
            }
        }
        return tables
    }

    /// Of more forms the eight kinds are told by too little: half of a text passes.
    package static let mostForms = 500
}
