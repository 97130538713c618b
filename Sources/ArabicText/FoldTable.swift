internal import CScanKernels
internal import ScanCore

/// A mapping of text that is defined scalar by scalar, and by stretches where scalars affect each other.
protocol ScalarMapping: Sendable {
    /// What happens to a scalar wherever it stands, or that it depends on what stands around it.
    func action(_ scalar: UInt32) -> FoldAction
    /// Maps the scalars from one boundary to the next; the scalars themselves if nothing changes.
    func foldStretch(_ stretch: [UInt32]) -> [UInt32]
    /// The scalar is dropped as if it had never been there.
    func isTransparent(_ scalar: UInt32) -> Bool
    /// Runs of white space become one space.
    var joinsSpaces: Bool { get }
    /// Marks of a letter that nothing else touches are brought into canonical order.
    var ordersMarks: Bool { get }
}

extension ScalarMapping {
    func isTransparent(_ scalar: UInt32) -> Bool { false }
    var joinsSpaces: Bool { false }
    var ordersMarks: Bool { false }
}

/// What happens to one scalar, as the kernels read it.
struct FoldAction: Equatable {
    enum Kind: UInt32 {
        /// Stays as it is.
        case keep
        /// Goes, whatever stands around it.
        case remove
        /// Becomes the scalar of the operand, whatever stands around it.
        case replace
        /// White space of a folding that joins white space.
        case space
        /// Starts a stretch that needs composition or becomes several scalars.
        case complex
        /// Composes with what stands before it, or may be reordered with it.
        case joining
        /// A mark that stays and composes with nothing; the operand is its combining class.
        case mark
    }

    fileprivate let bits: artok_fold_action

    init(_ kind: Kind, _ operand: UInt32 = 0) { bits = operand << 3 | kind.rawValue }

    fileprivate init(bits: artok_fold_action) { self.bits = bits }

    // Safe: `bits` is only made from a kind's raw value.
    @inline(__always) var kind: Kind { Kind(rawValue: bits & 7)! }
    @inline(__always) var operand: UInt32 { bits >> 3 }
}

/// What a folding does to each scalar, looked up instead of asked.
///
/// ASCII and the Arabic block are there from the start; any other page of 256 code points is asked of the mapping when
/// a text first has one of them.
final class FoldTable: @unchecked Sendable {
    let mapping: any ScalarMapping
    /// Safe: made here and freed with this object. Pages 0 and 6 are set before anyone else sees it; the others are set
    /// and read atomically.
    let kernels: UnsafePointer<artok_fold_table>
    private let table: UnsafeMutablePointer<artok_fold_table>
    /// What complex scalars become where nothing joins them, in UTF-8; those that a text has had.
    private let expansions = LockedValue<[UInt32: [UInt8]]>([:])

    init(_ mapping: some ScalarMapping) {
        self.mapping = mapping
        // Without memory the process ends, as it does in Swift's own allocations.
        guard let table = artok_fold_table_create() else { fatalError("no memory for a folding's table") }
        self.table = table
        kernels = UnsafePointer(table)
        fill(page: 0)
        fill(page: 6)
    }

    deinit { artok_fold_table_destroy(table) }

    @inline(__always)
    func action(_ scalar: UInt32) -> FoldAction {
        guard let page = artok_fold_table_page(kernels, scalar >> 8) else {
            fill(page: scalar >> 8)
            return mapping.action(scalar)
        }
        return FoldAction(bits: page[Int(scalar & 0xFF)])
    }

    /// What a complex scalar becomes where nothing joins it, in UTF-8.
    func expansion(of scalar: UInt32) -> [UInt8] {
        if let known = expansions.withLock({ $0[scalar] }) { return known }
        var expansion: [UInt8] = []
        for scalar in mapping.foldStretch([scalar]) { expansion.append(utf8: scalar) }
        expansions.withLock { $0[scalar] = expansion }
        return expansion
    }

    private func fill(page: UInt32) {
        let actions = (page << 8..<(page + 1) << 8).map {
            // Surrogates are in no text, and ICU is not asked for them.
            0xD800...0xDFFF ~= $0 ? FoldAction(.complex).bits : mapping.action($0).bits
        }
        // Without memory the page stays unknown: `action` asks the mapping then, and the kernels leave its scalars alone.
        _ = artok_fold_table_set(table, page, actions)
    }
}
