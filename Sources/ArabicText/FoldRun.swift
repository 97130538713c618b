internal import CScanKernels
internal import ScanCore

/// Where a fold writes to: the folded bytes and, if wanted, what changed.
struct FoldOutput: ~Copyable {
    var bytes: GrowingBuffer<UInt8>
    var edits: GrowingBuffer<Alignment.Edit>
    let recordsEdits: Bool

    /// Owned memory, for a text of about so many bytes.
    init(expecting count: Int, recordsEdits: Bool) {
        bytes = GrowingBuffer(capacity: count)
        edits = GrowingBuffer(capacity: recordsEdits ? count / 32 + 8 : 0)
        self.recordsEdits = recordsEdits
    }

    /// A caller's memory for the bytes.
    init(_ memory: UnsafeMutableBufferPointer<UInt8>, edits: consuming GrowingBuffer<Alignment.Edit>?) {
        bytes = GrowingBuffer(borrowing: memory)
        recordsEdits = edits != nil
        self.edits = edits ?? GrowingBuffer()
    }
}

/// One pass of a folding over one text.
///
/// The kernels do what the table alone tells. Where one of them stops, this goes on scalar by scalar to the next that
/// starts something new; where a scalar turns up that joins with what stands before it, back to the last boundary of
/// normalization, and that stretch is folded as a whole.
struct FoldRun: ~Copyable {
    private let table: FoldTable
    /// Safe: whoever makes a run keeps the text's bytes where they are until it ends.
    private let source: UnsafeBufferPointer<UInt8>
    private(set) var output: FoldOutput
    /// Source bytes before this are in the output.
    private(set) var offset: Int
    /// The output's memory is a caller's and has no room for more.
    private(set) var isFull = false
    /// The last boundary of normalization: its source offset and what had been written there. The last edit is kept
    /// because a run of removed scalars makes it longer.
    private var boundary: (source: Int, output: Int, edits: Int, lastEdit: Alignment.Edit?)
    /// The combining class of the scalar before; `unknown` behind a removed one.
    private var rank: UInt32 = 0
    private static let unknownRank: UInt32 = 255
    /// The last bytes, three at the most, of what an earlier chunk became.
    private let earlier: [UInt8]

    /// Starts a pass at `offset`, which is a boundary; what stands before it is unchanged.
    init(
        _ table: FoldTable,
        _ source: UnsafeBufferPointer<UInt8>,
        from offset: Int = 0,
        after earlier: [UInt8] = [],
        into output: consuming FoldOutput
    ) {
        self.table = table
        self.source = source
        self.offset = offset
        self.earlier = earlier
        if output.bytes.reserve(free: offset) {
            output.bytes.append(UnsafeBufferPointer(rebasing: source[..<offset]))
        } else {
            isFull = true
        }
        boundary = (offset, output.bytes.count, output.edits.count, output.edits.last)
        self.output = output
    }

    consuming func finish() -> FoldOutput { output }

    /// Folds the rest of the source; if it is not the text's `end`, up to where what is not here yet may matter.
    mutating func run(toEnd end: Bool) {
        let limit = end ? source.count : source.count - source.incompleteTail
        while offset < limit, !isFull {
            if startsSomethingNew(at: offset) {
                runKernels(to: limit)
                guard offset < limit, !isFull else { break }
            }
            repeat { step(limit, isEnd: end) } while offset < limit && !isFull && !startsSomethingNew(at: offset)
        }
        if !end { goBack() }
    }

    /// Takes back what was written since the last boundary.
    private mutating func goBack() {
        offset = boundary.source
        output.bytes.count = boundary.output
        output.edits.count = boundary.edits
        if let lastEdit = boundary.lastEdit { output.edits[boundary.edits - 1] = lastEdit }
        rank = 0
    }

    private static let roomForKernels = 128

    private mutating func runKernels(to limit: Int) {
        while true {
            makeRoom(for: Self.roomForKernels)
            if output.recordsEdits { output.edits.reserve(free: Self.roomForKernels) }
            // Safe: an edit is the same two words.
            let edits = UnsafeMutableRawPointer(output.edits.start).assumingMemoryBound(to: artok_fold_edit.self)
            var state = artok_fold_state(
                source: source.baseAddress,
                source_count: limit,
                source_offset: offset,
                output: output.bytes.start,
                output_capacity: output.bytes.capacity,
                output_count: output.bytes.count,
                edits: output.recordsEdits ? edits : nil,
                edit_capacity: output.edits.capacity,
                edit_count: output.edits.count
            )
            artok_fold(table.kernels, &state)
            let isStuck = state.source_offset == offset
            offset = state.source_offset
            output.bytes.count = state.output_count
            output.edits.count = state.edit_count
            rank = 0
            mark(offset)
            let isShortOfBytes = output.bytes.free < Self.roomForKernels && output.bytes.isGrowing
            let isShortOfEdits = output.recordsEdits && output.edits.free < Self.roomForKernels
            if isStuck || !(isShortOfBytes || isShortOfEdits) { return }
        }
    }

    /// Room for the next `count` bytes, and for the rest of the text if it goes on like this.
    private mutating func makeRoom(for count: Int) {
        if output.bytes.free < count, output.bytes.isGrowing {
            output.bytes.reserve(free: source.count - offset + count)
        }
    }

    /// True if a scalar is here which nothing before it affects and which stays: where the kernels may start.
    private func startsSomethingNew(at offset: Int) -> Bool {
        let scalar = source.span.decodeScalar(at: offset)
        guard scalar.isWellFormed else { return false }
        switch table.action(scalar.value).kind {
        case .keep, .replace, .complex: return true
        case .space: return !isBehindSpace
        case .remove, .joining, .mark: return false
        }
    }

    private var isBehindSpace: Bool {
        let count = output.bytes.count
        return count == 0 ? earlier.last == 0x20 : output.bytes[count - 1] == 0x20
    }

    /// Folds one scalar, or one ill-formed part, or one stretch.
    private mutating func step(_ limit: Int, isEnd: Bool) {
        let scalar = source.span.decodeScalar(at: offset)
        let end = offset + scalar.length
        guard scalar.isWellFormed else {
            // Copied as it is; nothing composes with it, but the marks after it may compose with each other.
            keepApart()
            guard !isFull, copy(to: end) else { return }
            mark(end)
            return
        }
        let action = table.action(scalar.value)
        switch action.kind {
        case .keep:
            mark(offset)
            copy(to: end)
        case .mark:
            // The first scalars of a text and those behind an ill-formed part have no letter.
            if boundary.source < offset, action.operand >= rank {
                rank = action.operand
                copy(to: end)
            } else {
                foldStretch(limit, isEnd: isEnd)
            }
        case .remove:
            remove(to: end)
        case .replace:
            mark(offset)
            replace(to: end, by: action.operand)
        case .space:
            mark(offset)
            if isBehindSpace {
                remove(to: end)
            } else if scalar.value == 0x20 {
                copy(to: end)
            } else {
                replace(to: end, by: 0x20)
            }
        case .complex:
            mark(offset)
            if nothingJoins(at: end, limit, isEnd: isEnd) {
                expand(scalar.value, to: end)
            } else {
                foldStretch(limit, isEnd: isEnd)
            }
        case .joining:
            foldStretch(limit, isEnd: isEnd)
        }
    }

    /// Where all that stands between two ill-formed parts goes, and they would join then, the last of it stays.
    private mutating func keepApart() {
        // Side by side in the source they would be one part: between them something was removed, just before here.
        guard offset > 0, isContinued(by: source[offset]) else { return }
        let end = offset
        offset -= 1
        while source[offset] & 0xC0 == 0x80 { offset -= 1 }
        // Only what was removed has been recorded since the first of them; an edit too long for one is cut anywhere.
        while output.recordsEdits, let last = output.edits.last, last.sourceEnd > offset {
            output.edits.count -= 1
            guard last.sourceStart < offset else { continue }
            output.edits.append(
                Alignment.Edit(
                    source: last.sourceStart..<offset,
                    normalized: last.normalizedStart..<last.normalizedEnd
                )
            )
        }
        copy(to: end)
    }

    /// True if what was written ends with the beginning of a scalar that `byte` goes on with.
    private func isContinued(by byte: UInt8) -> Bool {
        let written = output.bytes.written
        if written.count >= 3 || earlier.isEmpty { return written.isContinued(by: byte) }
        return (earlier + written).withUnsafeBufferPointer { $0.isContinued(by: byte) }
    }

    /// Remembers that nothing which starts here or later composes with what stands before.
    @inline(__always)
    private mutating func mark(_ offset: Int) {
        boundary = (offset, output.bytes.count, output.edits.count, output.edits.last)
        rank = 0
    }

    @discardableResult
    private mutating func copy(to end: Int) -> Bool {
        guard output.bytes.reserve(free: end - offset) else {
            isFull = true
            return false
        }
        output.bytes.append(UnsafeBufferPointer(rebasing: source[offset..<end]))
        offset = end
        return true
    }

    private mutating func remove(to end: Int) {
        rank = Self.unknownRank
        record(to: end, written: 0)
    }

    private mutating func replace(to end: Int, by scalar: UInt32) {
        let length = scalar.utf8Length
        guard output.bytes.reserve(free: length) else {
            isFull = true
            return
        }
        output.bytes.append(utf8: scalar)
        record(to: end, written: length)
    }

    private mutating func write(_ scalars: ArraySlice<UInt32>, to end: Int) {
        let length = scalars.reduce(0) { $0 + $1.utf8Length }
        guard output.bytes.reserve(free: length) else {
            isFull = true
            return
        }
        for scalar in scalars { output.bytes.append(utf8: scalar) }
        record(to: end, written: length)
    }

    /// The source up to `end` became the last `written` bytes of the output.
    private mutating func record(to end: Int, written: Int) {
        defer { offset = end }
        guard output.recordsEdits else { return }
        let (from, to) = (offset, output.bytes.count - written)
        if written == 0, output.edits.count > 0 {
            // A run of removed scalars is one edit.
            let last = output.edits[output.edits.count - 1]
            if last.sourceEnd == from, last.normalizedStart == last.normalizedEnd,
                end - last.sourceStart <= Alignment.Edit.longestPart
            {
                output.edits[output.edits.count - 1] = Alignment.Edit(
                    source: last.sourceStart..<end,
                    normalized: to..<to
                )
                return
            }
        }
        output.edits.append(source: from..<end, normalized: to..<output.bytes.count)
    }

    /// True if what stands at `end` is sure not to belong to the scalar before it.
    private func nothingJoins(at end: Int, _ limit: Int, isEnd: Bool) -> Bool {
        guard end < limit else { return isEnd }
        let next = source.span.decodeScalar(at: end)
        guard next.isWellFormed else { return true }
        switch table.action(next.value).kind {
        case .keep, .replace, .space, .complex: return true
        case .remove, .joining, .mark: return false
        }
    }

    /// Folds one scalar that nothing joins.
    private mutating func expand(_ scalar: UInt32, to end: Int) {
        let expansion = table.expansion(of: scalar)
        expansion.withUnsafeBufferPointer { expansion in
            var expansion = expansion[...]
            if expansion.first == 0x20, isBehindSpace, table.mapping.joinsSpaces { expansion.removeFirst() }
            let utf8 = UnsafeBufferPointer(rebasing: expansion)
            if utf8.elementsEqual(source[offset..<end]) {
                copy(to: end)
            } else if output.bytes.reserve(free: utf8.count) {
                output.bytes.append(utf8)
                record(to: end, written: utf8.count)
            } else {
                isFull = true
            }
        }
    }

    /// Folds from the last boundary to the next one as a whole.
    private mutating func foldStretch(_ limit: Int, isEnd: Bool) {
        goBack()
        let (stretch, end) = table.stretch(source, from: offset, limit: limit)
        if end >= limit, !isEnd {
            // What comes next may belong to it: all of it waits.
            offset = limit
            return
        }
        var (stretched, folded) = (stretch[...], table.foldStretch(stretch)[...])
        if folded.first == 0x20, isBehindSpace, table.mapping.joinsSpaces {
            // White space that marks follow: it joins the space before it, the marks stay.
            remove(to: offset + source.span.decodeScalar(at: offset).length)
            stretched.removeFirst()
            folded.removeFirst()
        }
        if folded == stretched { copy(to: end) } else { write(folded, to: end) }
    }
}

extension UInt32 {
    /// How many bytes this scalar takes.
    fileprivate var utf8Length: Int { self < 0x80 ? 1 : self < 0x800 ? 2 : self < 0x10000 ? 3 : 4 }
}

extension GrowingBuffer<UInt8> {
    /// Room must have been made.
    fileprivate mutating func append(utf8 scalar: UInt32) {
        let length = scalar.utf8Length
        if length == 1 { return append(UInt8(truncatingIfNeeded: scalar)) }
        let lead: UInt32 = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0
        append(UInt8(truncatingIfNeeded: lead | scalar >> UInt32(6 * (length - 1))))
        for place in (0..<length - 1).reversed() {
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> UInt32(6 * place) & 0x3F))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes at the end are the beginning of a scalar whose rest may follow: 0 to 3.
    var incompleteTail: Int {
        for length in 1...3 where length <= count {
            let first = self[count - length]
            if first & 0xC0 == 0x80 { continue }
            let scalar = span.decodeScalar(at: count - length)
            let expected = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
            return !scalar.isWellFormed && scalar.length == length && expected > length && first >= 0xC2
                && first <= 0xF4
                ? length : 0
        }
        return 0
    }

    /// True if the bytes end with the beginning of a scalar that `byte` goes on with.
    func isContinued(by byte: UInt8) -> Bool {
        guard byte & 0xC0 == 0x80 else { return false }
        let length = incompleteTail
        guard length == 1 else { return length > 0 }
        // Of three and four bytes, the first ones restrict the second.
        switch self[count - 1] {
        case 0xE0: return byte >= 0xA0
        case 0xED: return byte < 0xA0
        case 0xF0: return byte >= 0x90
        case 0xF4: return byte < 0x90
        default: return true
        }
    }
}
