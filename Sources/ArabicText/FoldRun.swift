internal import ScanCore

/// One pass of a folding over one text: copies what stays in runs, records what changes.
///
/// Scalars are handled one by one from the table. Where one turns up that joins with what stands before it, the pass
/// goes back to the last boundary of normalization and folds that stretch as a whole.
struct FoldRun: ~Copyable {
    private let table: FoldTable
    private let recordsEdits: Bool
    private(set) var output: [UInt8] = []
    private(set) var edits: [Alignment.Edit] = []
    /// Source bytes before this are in `output`; those from here to the current position are unchanged so far.
    private var copied = 0
    /// The last boundary of normalization: its source offset and what had been written there.
    private var boundary = (source: 0, output: 0, edits: 0)

    init(_ table: FoldTable, recordsEdits: Bool) {
        self.table = table
        self.recordsEdits = recordsEdits
    }

    /// Folds all of `source`. False if nothing changed: then `output` is empty and the source is the result.
    mutating func fold(_ source: Span<UInt8>) -> Bool {
        var changed = false
        var offset = 0
        while offset < source.count {
            let scalar = source.decodeScalar(at: offset)
            let end = offset + scalar.length
            guard scalar.isWellFormed else {
                // Copied as it is; nothing composes with it, but the marks after it may compose with each other.
                mark(end)
                offset = end
                continue
            }
            let action = table.action(scalar.value)
            switch action.kind {
            case .keep:
                mark(offset)
            case .remove:
                changed = true
                replace(offset..<end, in: source)
            case .replace:
                mark(offset)
                changed = true
                replace(offset..<end, in: source, by: action.replacement)
            case .space:
                mark(offset)
                let previous = offset > copied ? source[offset - 1] : output.last
                if previous == 0x20 {
                    changed = true
                    replace(offset..<end, in: source)
                } else if scalar.value != 0x20 {
                    changed = true
                    replace(offset..<end, in: source, by: 0x20)
                }
            case .complex, .joining:
                if action.kind == .complex { mark(offset) }
                offset = foldStretch(source, changed: &changed)
                continue
            }
            offset = end
        }
        if changed { copy(source, to: source.count) }
        return changed
    }

    /// Remembers that nothing which starts here or later composes with what stands before.
    @inline(__always)
    private mutating func mark(_ offset: Int) {
        boundary = (offset, output.count + offset - copied, edits.count)
    }

    private mutating func copy(_ source: Span<UInt8>, to end: Int) {
        guard copied < end else { return }
        source.extracting(copied..<end).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        copied = end
    }

    private mutating func replace(_ range: Range<Int>, in source: Span<UInt8>) {
        copy(source, to: range.lowerBound)
        record(range, writtenFrom: output.count)
    }

    private mutating func replace(_ range: Range<Int>, in source: Span<UInt8>, by scalar: UInt32) {
        copy(source, to: range.lowerBound)
        let start = output.count
        output.append(utf8: scalar)
        record(range, writtenFrom: start)
    }

    private mutating func record(_ range: Range<Int>, writtenFrom start: Int) {
        copied = range.upperBound
        guard recordsEdits else { return }
        var (from, to) = (range.lowerBound, start)
        repeat {
            let next = min(range.upperBound, from + Alignment.Edit.longestPart)
            let written = min(output.count, to + Alignment.Edit.longestPart)
            edits.append(Alignment.Edit(source: from..<next, normalized: to..<written))
            (from, to) = (next, written)
        } while from < range.upperBound || to < output.count
    }

    /// Folds from the last boundary to the next one as a whole. Returns the offset after it.
    private mutating func foldStretch(_ source: Span<UInt8>, changed: inout Bool) -> Int {
        var start = boundary.source
        if start >= copied {
            copy(source, to: start)
        } else {
            output.removeLast(output.count - boundary.output)
            edits.removeLast(edits.count - boundary.edits)
            copied = start
        }
        var (stretch, end) = stretch(source, from: start)
        var folded = table.mapping.foldStretch(stretch)
        if folded.first == 0x20, output.last == 0x20, table.mapping.joinsSpaces {
            // White space that marks follow: it joins the space before it, the marks stay.
            let markStart = start + source.decodeScalar(at: start).length
            changed = true
            replace(start..<markStart, in: source)
            start = markStart
            stretch.removeFirst()
            folded.removeFirst()
        }
        guard folded != stretch else { return end }
        changed = true
        let written = output.count
        for scalar in folded { output.append(utf8: scalar) }
        record(start..<end, writtenFrom: written)
        return end
    }

    /// The scalars from a boundary to the next; what a folding drops anyway is taken in only between joined scalars.
    private func stretch(_ source: Span<UInt8>, from start: Int) -> (scalars: [UInt32], end: Int) {
        let first = source.decodeScalar(at: start)
        let (scalars, end) = joined(source, from: start + first.length)
        return ([first.value] + scalars, end)
    }

    private func joined(_ source: Span<UInt8>, from start: Int) -> (scalars: [UInt32], end: Int) {
        var scalars: [UInt32] = []
        var (end, kept) = (start, 0)
        var offset = start
        while offset < source.count {
            let scalar = source.decodeScalar(at: offset)
            guard scalar.isWellFormed else { break }
            let kind = table.action(scalar.value).kind
            guard kind == .joining || kind == .remove else { break }
            scalars.append(scalar.value)
            offset += scalar.length
            if !table.mapping.isTransparent(scalar.value) { (end, kept) = (offset, scalars.count) }
        }
        return (Array(scalars[..<kept]), end)
    }
}
