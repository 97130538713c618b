internal import CScanKernels

// Where the codes of a window came from.
extension CodeWindow {
    /// The part of the text, cut where nothing composes, in which the codes lie, and the index of its first code.
    ///
    /// - Complexity: O(*n*) in the length of the part.
    package func part(of codes: Range<Int>) -> (source: Range<Int>, firstCode: Int) {
        let (start, first) = startOfPart(codes.lowerBound)
        return (start..<endOfPart(codes.upperBound - 1), first)
    }

    private func startOfPart(_ code: Int) -> (source: Int, code: Int) {
        if let part = exactPart(code) { return (part.source.lowerBound, part.codes.lowerBound) }
        var start = offset(code)
        while start > 0, !isChunkEnd(text[start - 1]) { start -= 1 }
        // What stands before the chunk may be an exact part that was cut within it.
        var first = code
        while first > 0 {
            if let part = exactPart(first - 1) {
                return (max(start, part.source.upperBound), first)
            }
            guard offset(first - 1) >= start else { break }
            first -= 1
        }
        return (start, first)
    }

    private func endOfPart(_ code: Int) -> Int {
        if let part = exactPart(code) { return part.source.upperBound }
        var end = offset(code)
        while end < text.count, !isChunkEnd(text[end]) { end += 1 }
        return end
    }

    func source(ofPartAt code: Int) -> Int { startOfPart(code).source }

    /// The first code of the part of a word that starts with this code, if the word is the part's first: only separators of
    /// it are before the word.
    func firstCode(ofPartAt code: Int) -> Int? {
        if let part = exactPart(code) {
            let first = part.codes.lowerBound
            return (first..<code).allSatisfy { Code.separates(codes[$0]) } ? first : nil
        }
        var first = code
        while true {
            let start = offset(first)
            if start == 0 || isChunkEnd(text[start - 1]) { return first }
            guard first > 0, Code.separates(codes[first - 1]), exactPart(first - 1) == nil else { return nil }
            first -= 1
        }
    }

    /// The start of the word in which a code is.
    @inline(__always)
    package func startOfWord(_ code: Int) -> Int {
        var start = code
        while !Code.separates(codes[start &- 1]) { start &-= 1 }
        return start
    }

    /// For each occurrence two offsets: of its first letter and of what follows its last one, -1 where the exact path has
    /// made the code.
    ///
    /// Safe: valid until the next call.
    package mutating func sourceOffsets(of occurrences: UnsafeBufferPointer<FormOccurrence>) -> UnsafePointer<Int64> {
        offsets.makeRoom(for: occurrences.count)
        // A code more behind the last, which comes from what follows.
        memory.close(codeCount, sourceOffset)
        let ranges = offsets.ranges
        for place in 0..<occurrences.count {
            ranges[place] = artok_code_range(
                start: UInt32(truncatingIfNeeded: occurrences[place].start),
                end: UInt32(truncatingIfNeeded: occurrences[place].end)
            )
        }
        artok_code_ranges(memory.blocks, ranges, occurrences.count, offsets.offsets)
        return UnsafePointer(offsets.offsets)
    }

    private func exactPart(_ code: Int) -> ExactPart? {
        var (low, high) = (0, exactParts.count)
        while low < high {
            let middle = (low + high) / 2
            if exactParts[middle].codes.upperBound <= code { low = middle + 1 } else { high = middle }
        }
        return low < exactParts.count && exactParts[low].codes.contains(code) ? exactParts[low] : nil
    }

    /// Where the scalar of a code starts that the kernels have made.
    private func offset(_ code: Int) -> Int {
        Int(truncatingIfNeeded: artok_code_offset(memory.blocks, memory.blockCount, code))
    }

    /// ASCII white space.
    func isChunkEnd(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
