internal import CArtokICU
internal import ScanCore

/// What a folding does to each scalar, looked up instead of asked: one 32-bit action a scalar.
///
/// The blocks that Arabic text is written in are tabulated when the table is made (about a millisecond); what lies
/// outside of them is asked of ``ScalarFolding`` each time.
final class FoldTable: Sendable {
    let scalars: ScalarFolding
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

    init(_ options: Folding.Options) {
        scalars = ScalarFolding(options: options)
        var pages = [UInt8](repeating: 0, count: 0x110000 >> 8)
        var actions: [Action] = []
        for scalar in Self.tabulated.joined() {
            if scalar & 0xFF == 0 { pages[Int(scalar >> 8)] = UInt8(actions.count >> 8) + 1 }
            actions.append(Self.action(scalar, scalars))
        }
        self.pages = pages
        self.actions = actions
    }

    @inline(__always)
    func action(_ scalar: UInt32) -> Action {
        let page = pages[Int(scalar >> 8)]
        return page != 0 ? actions[(Int(page) - 1) << 8 | Int(scalar & 0xFF)] : Self.action(scalar, scalars)
    }

    /// The action of one scalar from the definition of the options.
    private static func action(_ scalar: UInt32, _ folding: ScalarFolding) -> Action {
        if folding.isTransparent(scalar) { return Action(.remove) }
        if folding.options.contains(.whitespace), artok_icu_is_white_space(scalar) { return Action(.space) }
        if 0x653...0x655 ~= scalar, folding.dropsEveryHamzaMark { return Action(.remove) }
        let expansion = folding.expansion(scalar) ?? [scalar]
        guard let first = expansion.first, artok_icu_is_nfc_boundary_before(first) else {
            // U+0653–0655 compose; the other Arabic marks never do, so a removed one takes part in nothing.
            if expansion == [scalar], !(0x653...0x655 ~= scalar), folding.mapping(scalar, base: nil).isEmpty {
                return Action(.remove)
            }
            return expansion.isEmpty ? Action(.remove) : Action(.joining)
        }
        guard expansion.count == 1, ICUNormalization.nfc(expansion) == expansion else { return Action(.complex) }
        let mapped = folding.mapping(first, base: nil)
        if mapped == [scalar] { return Action(.keep) }
        return mapped.count == 1 ? Action(.replace, replacement: mapped[0]) : Action(.complex)
    }
}
