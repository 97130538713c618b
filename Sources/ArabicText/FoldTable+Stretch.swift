internal import CScanKernels
internal import ScanCore

// Scalars that affect each other: from one boundary of normalization to the next.
extension FoldTable {
    /// The scalars from a boundary to the next one; what a folding drops anyway is taken in only between joined scalars.
    func stretch(_ source: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> (scalars: [UInt32], end: Int) {
        let source = source.span
        let first = source.decodeScalar(at: start)
        var scalars = [first.value]
        var (end, kept) = (start + first.length, 1)
        var offset = end
        while offset < limit {
            let scalar = source.decodeScalar(at: offset)
            guard scalar.isWellFormed else { break }
            let kind = action(scalar.value).kind
            guard kind == .joining || kind == .remove || kind == .mark else { break }
            scalars.append(scalar.value)
            offset += scalar.length
            if !mapping.isTransparent(scalar.value) { (end, kept) = (offset, scalars.count) }
        }
        scalars.removeLast(scalars.count - kept)
        return (scalars, end)
    }

    func foldStretch(_ stretch: [UInt32]) -> [UInt32] {
        mapping.ordersMarks ? orderedMarks(stretch) ?? mapping.foldStretch(stretch) : mapping.foldStretch(stretch)
    }

    /// A letter that stays with marks that compose with nothing only needs them sorted: most of what vocalised Arabic
    /// has to normalize, because the shadda is typed before its vowel and stands behind it in the canonical order.
    private func orderedMarks(_ stretch: [UInt32]) -> [UInt32]? {
        guard stretch.count <= 8, action(stretch[0]).kind == .keep else { return nil }
        var sorted = stretch
        for index in 1..<sorted.count {
            let scalar = sorted[index]
            let action = action(scalar)
            guard action.kind == .mark else { return nil }
            var place = index
            while place > 1, self.action(sorted[place - 1]).operand > action.operand {
                sorted[place] = sorted[place - 1]
                place -= 1
            }
            sorted[place] = scalar
        }
        return sorted
    }

    /// Where the first change of a text lies: a boundary from which a ``FoldRun`` may start. `nil` if nothing changes.
    func firstChange(_ source: UnsafeBufferPointer<UInt8>) -> Int? {
        // Safe: the text has a first byte where its address is used.
        guard let base = source.baseAddress else { return nil }
        var offset = 0
        while offset < source.count {
            offset = artok_fold_check(kernels, base, source.count, offset)
            if offset == source.count { return nil }
            // One scalar that starts something new, with all that joins it; then on with the kernels.
            let boundary = offset
            let scalar = source.span.decodeScalar(at: offset)
            offset += scalar.length
            if scalar.isWellFormed {
                switch action(scalar.value).kind {
                case .remove, .replace: return boundary
                case .space:
                    if scalar.value != 0x20 || boundary > 0 && source[boundary - 1] == 0x20 { return boundary }
                case .keep:
                    if offset == source.count { return nil }
                    let next = source.span.decodeScalar(at: offset)
                    if next.isWellFormed, action(next.value).kind == .keep { continue }
                case .complex, .joining, .mark: break
                }
                let (stretch, end) = stretch(source, from: boundary, limit: source.count)
                if stretch.count > 1 || action(scalar.value).kind != .keep, foldStretch(stretch) != stretch {
                    return boundary
                }
                offset = end
            }
            guard offset < source.count else { return nil }
            let next = source.span.decodeScalar(at: offset)
            guard next.isWellFormed else { continue }
            if !scalar.isWellFormed, keepsApart(next, source, at: offset) {
                offset += next.length
                continue
            }
            let kind = action(next.value).kind
            if kind == .remove || kind == .space && source[offset - 1] == 0x20 { return boundary }
        }
        return nil
    }

    /// True if a scalar behind an ill-formed part would go, but stays because the next part would join that one.
    private func keepsApart(_ scalar: DecodedScalar, _ source: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let end = offset + scalar.length
        guard end < source.count,
            UnsafeBufferPointer(rebasing: source[..<offset]).isContinued(by: source[end])
        else { return false }
        switch action(scalar.value).kind {
        case .remove: return true
        case .keep, .replace, .space, .mark: return false
        case .complex, .joining: return foldStretch([scalar.value]).isEmpty
        }
    }
}
