internal import CScanKernels

// How a window gets its codes.
extension CodeWindow {
    /// Appends the codes of the text until the window is full.
    mutating func fill() {
        while sourceOffset < text.count, memory.capacity - codeCount > Self.leastRoom,
            memory.blockCapacity - memory.blockCount > Self.leastRoom
        {
            if !runKernel() { continue }
            guard appendExactly(endOfPiece()) else { return }
        }
    }

    /// With less room than this, the next window is the better place.
    private static let leastRoom = 1024

    /// True if the text goes on with a chunk that is not for the kernels.
    private mutating func runKernel() -> Bool {
        var state = artok_code_state()
        state.source = text.baseAddress
        state.source_count = text.count
        state.source_offset = sourceOffset
        state.codes = memory.codes
        state.code_capacity = memory.capacity
        state.code_count = codeCount
        state.blocks = memory.blocks
        state.block_capacity = memory.blockCapacity
        state.block_count = memory.blockCount
        let isHard = artok_codes(table, &state)
        let hasMoved = state.source_offset > sourceOffset
        sourceOffset = state.source_offset
        codeCount = state.code_count
        memory.blockCount = state.block_count
        return isHard || !hasMoved
    }

    // MARK: The exact path

    /// Appends what the exact path makes of the text up to `end`. False if there is no room.
    private mutating func appendExactly(_ end: Int) -> Bool {
        // Safe: the range lies in the text.
        let piece = UnsafeBufferPointer(rebasing: text[sourceOffset..<end])
        scratch.removeAll(keepingCapacity: true)
        exactCodes(piece.span, &scratch)
        cutDeadWords()
        return appendScratch(to: end)
    }

    private mutating func appendScratch(to end: Int) -> Bool {
        guard codeCount + scratch.count <= memory.capacity else { return false }
        scratch.withUnsafeBufferPointer {
            if let start = $0.baseAddress { (memory.codes + codeCount).update(from: start, count: $0.count) }
        }
        let codes = codeCount..<codeCount + scratch.count
        codeCount = codes.upperBound
        if !codes.isEmpty {
            exactParts.append(ExactPart(codes: codes, source: sourceOffset..<end))
            // Without a byte kept: it ends the block before.
            memory.blocks[memory.blockCount] = artok_code_block(
                source: sourceOffset,
                kept: 0,
                code_start: codes.lowerBound
            )
            memory.blockCount += 1
        }
        sourceOffset = end
        return true
    }

    /// A word longer than two names and all proclitics is no name: one letter that no name has stands for it.
    private mutating func cutDeadWords() {
        let longest = 2 * mostLetters + 6
        guard scratch.count > longest else { return }
        var kept = 0
        var wordStart = 0
        var isDead = false
        for code in scratch {
            let separates = Code.separates(code)
            // What is left of a dead word might start within a letter of several codes.
            if isDead, !separates { continue }
            scratch[kept] = code
            kept += 1
            isDead = !separates && kept - wordStart > longest
            if separates {
                wordStart = kept
            } else if isDead {
                scratch[wordStart] = Code.dead
                kept = wordStart + 1
            }
        }
        scratch.removeLast(scratch.count - kept)
    }

    /// The end of the chunk at `sourceOffset`; of a very long one, a place before a separator within it.
    private func endOfPiece() -> Int {
        let start = sourceOffset
        var end = start
        while end < text.count, end - start < Self.longestPiece, !isChunkEnd(text[end]) { end += 1 }
        guard end - start == Self.longestPiece else { return end }
        // Nothing composes with a separator behind it; a separator may take a mark behind it.
        var last: Int?
        var offset = start
        while offset < text.count, !isChunkEnd(text[offset]) {
            let scalar = text.span.decodeScalar(at: offset)
            if offset > start, scalar.isWellFormed, Code.separates(artok_code_of(table, scalar.value)) {
                if offset - start > Self.longestPiece { return last ?? offset }
                last = offset
            }
            offset += scalar.length
        }
        return offset - start > Self.longestPiece ? last ?? offset : offset
    }

    private static let longestPiece = 4096

    // MARK: Long gaps

    /// Appends the next piece or white space; of long gaps only what they mean. False at the end of the text or memory.
    mutating func fillBriefly() -> Bool {
        guard sourceOffset < text.count else { return false }
        scratch.removeAll(keepingCapacity: true)
        var end = sourceOffset
        if isChunkEnd(text[end]) {
            while end < text.count, isChunkEnd(text[end]) {
                scratch.append(artok_code_of(table, UInt32(text[end])))
                end += 1
            }
        } else {
            end = endOfPiece()
            // Safe: the range lies in the text.
            exactCodes(UnsafeBufferPointer(rebasing: text[sourceOffset..<end]).span, &scratch)
            cutDeadWords()
        }
        let before = gap
        scratch.removeAll { !gap.keeps($0) }
        if appendScratch(to: end) { return true }
        gap = before
        return false
    }
}

/// A run of separators of which only as much is kept as tells its kind.
struct LongGap {
    private var count = 0
    private var lineBreaks = 0
    private var isOther = false
    private var previous: UInt8 = 0

    /// Whether a code is to be kept that comes next.
    mutating func keeps(_ code: UInt8) -> Bool {
        guard Code.separates(code) else {
            self = LongGap()
            return true
        }
        defer { previous = code }
        count += 1
        let isLineBreak = code == Code.line && previous != Code.return || code == Code.return || code == Code.break
        if isLineBreak { lineBreaks += 1 }
        let wasOther = isOther
        isOther = isOther || lineBreaks > 1 || !isLineBreak && code != Code.space && code != Code.line
        // The first ones stay as they are: a hyphen alone is not a hyphen among others.
        if count <= 16 { return true }
        return isOther ? !wasOther : isLineBreak
    }
}
