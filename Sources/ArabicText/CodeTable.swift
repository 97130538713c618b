internal import CArtokICU
package import CScanKernels
internal import ScanCore

/// The codes of a text folded scalar by scalar: for the kernels as far as a table alone tells them, and exactly for the
/// chunks that they leave.
///
/// Going through a text with the kernels, and where they stop with ``appendExactCodes(of:to:)`` on that chunk alone, gives
/// the codes of the whole text.
package final class CodeTable: Sendable {
    /// Safe: made and filled here before anyone else sees it, only read from then on, and freed with this object.
    package nonisolated(unsafe) let kernels: UnsafePointer<artok_code_table>
    private let normalizer: Normalizer

    /// - Parameter folding: A set of options. It must leave white space alone and shorten no runs of letters: a chunk would
    ///   depend on those before it.
    package init(_ folding: Folding) {
        precondition(folding == Folding(folding.options.subtracting(.whitespace)), "chunks depend on each other")
        normalizer = Normalizer(folding)
        let mapping = ScalarFolding(options: folding.options)
        let table = UnsafeMutablePointer<artok_code_table>.allocate(capacity: 1)
        table.initialize(to: artok_code_table())
        // Safe: each index is below the size of its array.
        withUnsafeMutableBytes(of: &table.pointee.ascii) {
            for c in 0..<0x80 as Range<UInt32> { $0[Int(c)] = Self.code(of: c, mapping) }
        }
        withUnsafeMutableBytes(of: &table.pointee.latin) {
            for c in 0x80..<0xC0 as Range<UInt32> { $0[Int(c & 0x3F)] = Self.code(of: c, mapping) }
        }
        withUnsafeMutableBytes(of: &table.pointee.arabic) {
            for c in 0x600..<0x700 as Range<UInt32> { $0[Int(c & 0xFF)] = Self.code(of: c, mapping) }
        }
        for (index, page) in TokenTable.pages.enumerated() {
            withUnsafeMutableBytes(of: &table.pointee.page_of) { $0[Int(page)] = UInt8(index + 1) }
            withUnsafeMutableBytes(of: &table.pointee.pages) {
                for low in 0..<256 as Range<UInt32> {
                    // Letters there are presentation forms and rarities, which are verified by the exact path anyway. What
                    // they fold to would take most of the time that the table takes.
                    let isLetter = WordScalars.isLetter(page << 8 | low)
                    let code = isLetter ? Self.hard : Self.code(of: page << 8 | low, mapping)
                    $0[index << 8 | Int(low)] = Code.isLetter(code) ? Self.hard : code
                }
            }
        }
        kernels = UnsafePointer(table)
    }

    deinit { kernels.deallocate() }

    private static let removed = UInt8(ARTOK_CODE_REMOVED.rawValue)
    private static let hard = UInt8(ARTOK_CODE_HARD.rawValue)

    private static func code(of scalar: UInt32, _ mapping: ScalarFolding) -> UInt8 {
        let action = mapping.action(scalar)
        switch action.kind {
        case .remove: return removed
        case .keep: return code(ofFolded: scalar) ?? hard
        case .replace: return code(ofFolded: action.operand) ?? hard
        case .space, .complex, .joining, .mark: return hard
        }
    }

    /// `nil` if it takes several.
    private static func code(ofFolded scalar: UInt32) -> UInt8? {
        WordScalars.contains(scalar)
            ? Code.single(scalar)
            : Code.separator(scalar, isWhiteSpace: artok_icu_is_white_space(scalar))
    }

    /// The codes of a text that the kernels know to the last scalar; `nil` if they do not.
    ///
    /// - Complexity: O(*n*)
    package func simpleCodes(of text: Span<UInt8>) -> [UInt8]? {
        var isSimple = false
        let codes = [UInt8](unsafeUninitializedCapacity: text.count + 2 * Int(ARTOK_CODE_BLOCK)) { codes, count in
            text.withUnsafeBufferPointer { text in
                withUnsafeTemporaryAllocation(
                    of: artok_code_block.self,
                    capacity: text.count / Int(ARTOK_CODE_BLOCK) * 2 + 2
                ) { blocks in
                    var state = artok_code_state()
                    state.source = text.baseAddress
                    state.source_count = text.count
                    state.codes = codes.baseAddress
                    state.code_capacity = codes.count
                    state.blocks = blocks.baseAddress
                    state.block_capacity = blocks.count
                    // Safe: it writes no more than the room that it is told of.
                    isSimple = !artok_codes(kernels, &state) && state.source_offset == text.count
                    count = state.code_count
                }
            }
        }
        return isSimple ? codes : nil
    }

    /// A letter, mark or digit that is one code, or something that is dropped.
    package func isPartOfWords(_ scalar: UInt32) -> Bool {
        let code = artok_code_of(kernels, scalar)
        return code == Self.removed || Code.isLetter(code)
    }

    /// Dropped by the folding, and not for the exact path alone to know.
    package func isRemoved(_ scalar: UInt32) -> Bool { artok_code_of(kernels, scalar) == Self.removed }

    /// Appends the codes of a chunk: a text without ASCII white space, or a whole text.
    ///
    /// - Parameter chunk: Any bytes; an ill-formed part is ``Code/mark``.
    /// - Complexity: O(*n*)
    package func appendExactCodes(of chunk: Span<UInt8>, to codes: inout [UInt8]) {
        let folded = normalizer.align(utf8: chunk).bytes
        var offset = 0
        while offset < folded.count {
            let scalar = folded.span.decodeScalar(at: offset)
            offset += scalar.length
            if !scalar.isWellFormed {
                codes.append(Code.mark)
            } else if let code = Self.code(ofFolded: scalar.value) {
                codes.append(code)
            } else {
                Code.append(scalar.value, to: &codes)
            }
        }
    }
}
