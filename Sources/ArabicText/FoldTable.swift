/// A mapping of text that is defined scalar by scalar, and by stretches where scalars affect each other.
protocol ScalarMapping: Sendable {
    /// What happens to a scalar wherever it stands, or that it depends on what stands around it.
    func action(_ scalar: UInt32) -> FoldTable.Action
    /// Maps the scalars from one boundary to the next; the scalars themselves if nothing changes.
    func foldStretch(_ stretch: [UInt32]) -> [UInt32]
    /// The scalar is dropped as if it had never been there.
    func isTransparent(_ scalar: UInt32) -> Bool
    /// Runs of white space become one space.
    var joinsSpaces: Bool { get }
}

extension ScalarMapping {
    func isTransparent(_ scalar: UInt32) -> Bool { false }
    var joinsSpaces: Bool { false }
}

/// What a folding does to each scalar, looked up instead of asked: one 32-bit action a scalar.
///
/// The blocks that Arabic text is written in are tabulated when the table is made (about a millisecond); what lies
/// outside of them is asked of the mapping each time.
final class FoldTable: Sendable {
    let mapping: any ScalarMapping
    private let pages: [UInt8]
    private let actions: [Action]

    struct Action: Equatable {
        enum Kind: UInt32 {
            /// Stays as it is.
            case keep
            /// Goes, whatever stands around it.
            case remove
            /// Becomes one other scalar, whatever stands around it.
            case replace
            /// White space of a folding that joins white space.
            case space
            /// Starts a stretch that needs composition or becomes several scalars.
            case complex
            /// Composes with what stands before it, or may be reordered with it.
            case joining
        }

        private let bits: UInt32

        init(_ kind: Kind, replacement: UInt32 = 0) { bits = replacement << 3 | kind.rawValue }

        // Safe: `bits` is only made from a kind's raw value.
        @inline(__always) var kind: Kind { Kind(rawValue: bits & 7)! }
        @inline(__always) var replacement: UInt32 { bits >> 3 }
    }

    private static let tabulated: [ClosedRange<UInt32>] = [0...0x8FF, 0x2000...0x20FF, 0xFB00...0xFEFF]

    init(_ mapping: some ScalarMapping) {
        self.mapping = mapping
        var pages = [UInt8](repeating: 0, count: 0x110000 >> 8)
        var actions: [Action] = []
        for scalar in Self.tabulated.joined() {
            if scalar & 0xFF == 0 { pages[Int(scalar >> 8)] = UInt8(actions.count >> 8) + 1 }
            actions.append(mapping.action(scalar))
        }
        self.pages = pages
        self.actions = actions
    }

    @inline(__always)
    func action(_ scalar: UInt32) -> Action {
        let page = pages[Int(scalar >> 8)]
        return page != 0 ? actions[(Int(page) - 1) << 8 | Int(scalar & 0xFF)] : mapping.action(scalar)
    }
}
