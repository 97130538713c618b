internal import CArtokICU
internal import ScanCore

extension Folding.Elongation {
    /// Shortens the runs of one letter in `text`. `nil` if there is none.
    func shorten(_ text: Span<UInt8>) -> AlignedUTF8? {
        var output: [UInt8] = []
        var edits: [Alignment.Edit] = []
        var copied = 0
        // The current run: its letter, how many, and where the part to be cut starts if it turns out too long.
        var run: (letter: UInt32, count: Int, cut: Int)?
        var lastStart = 0

        func cut(to end: Int) {
            guard let run, run.count > longestKept else { return }
            text.extracting(copied..<run.cut).withUnsafeBufferPointer { output.append(contentsOf: $0) }
            var start = run.cut
            while start < end {
                let next = min(end, start + Alignment.Edit.longestPart)
                edits.append(Alignment.Edit(source: start..<next, normalized: output.count..<output.count))
                start = next
            }
            copied = end
        }

        var offset = 0
        while offset < text.count {
            let scalar = text.decodeScalar(at: offset)
            let end = offset + scalar.length
            if let current = run, current.letter == scalar.value {
                run = (current.letter, current.count + 1, current.count == length ? offset : current.cut)
            } else {
                if let current = run, Self.isMark(scalar.value) {
                    // The run's last letter carries this mark, so it is a letter of its own.
                    run = (current.letter, current.count - 1, current.cut)
                    cut(to: lastStart)
                } else {
                    cut(to: offset)
                }
                run = Self.isLetter(scalar.value) ? (scalar.value, 1, end) : nil
            }
            lastStart = offset
            offset = end
        }
        cut(to: offset)
        guard copied > 0 else { return nil }
        text.extracting(copied...).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        return AlignedUTF8(
            bytes: output,
            alignment: Alignment(sourceCount: text.count, normalizedCount: output.count, edits: edits)
        )
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        ARTOK_GC_LU.rawValue...ARTOK_GC_LO.rawValue ~= UInt32(artok_icu_category(scalar))
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        ARTOK_GC_MN.rawValue...ARTOK_GC_MC.rawValue ~= UInt32(artok_icu_category(scalar))
    }
}
