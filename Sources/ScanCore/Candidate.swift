/// Where a name may start: the rest of a word, behind nothing or behind proclitics.
package struct Candidate: Sendable {
    private let bits: UInt32

    /// - Parameter bits: As the kernels write it: 16 bits of position, 16 of length, in codes.
    @inline(__always)
    package init(_ bits: UInt32) { self.bits = bits }

    @inline(__always)
    init(position: Int, end: Int) {
        bits = UInt32(truncatingIfNeeded: position) | UInt32(truncatingIfNeeded: end &- position) &<< 16
    }

    @inline(__always) package var position: Int { Int(bits & 0xFFFF) }
    @inline(__always) package var length: Int { Int(bits &>> 16) }
    /// The end of the word.
    @inline(__always) package var end: Int { position &+ length }
}
