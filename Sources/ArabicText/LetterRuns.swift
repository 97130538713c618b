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
            let (letter, end) = Self.letter(of: text, at: offset)
            if let letter, let current = run, current.letter == letter {
                run = (letter, current.count + 1, current.count == length ? offset : current.cut)
            } else {
                cut(to: offset)
                run = letter.map { ($0, 1, end) }
            }
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

    /// The scalar at `offset` with all that belongs to it: marks, and what composes with it.
    ///
    /// - Returns: The one letter that it is in NFC, `nil` if it is anything else, and where it ends.
    private static func letter(of text: Span<UInt8>, at offset: Int) -> (letter: UInt32?, end: Int) {
        let first = text.decodeScalar(at: offset)
        var end = offset + first.length
        var scalars: [UInt32] = []
        while end < text.count {
            let next = text.decodeScalar(at: end)
            guard next.isWellFormed, joins(next.value) else { break }
            scalars.append(next.value)
            end += next.length
        }
        guard first.isWellFormed else { return (nil, end) }
        if scalars.isEmpty, isInertLetter(first.value) { return (first.value, end) }
        let composed = ICUNormalization.nfc([first.value] + scalars)
        return (composed.count == 1 && isLetter(composed[0]) ? composed[0] : nil, end)
    }

    /// Letters that are their own NFC, as far as texts are made of them.
    private static func isInertLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x300, 0x621...0x64A, 0x66E...0x6D3: isLetter(scalar)
        default: false
        }
    }

    private static func joins(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x300, 0x621...0x64A: false
        default: isMark(scalar) || !artok_icu_has_boundary_before(ARTOK_NFC, scalar)
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        ARTOK_GC_LU.rawValue...ARTOK_GC_LO.rawValue ~= UInt32(artok_icu_category(scalar))
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        ARTOK_GC_MN.rawValue...ARTOK_GC_MC.rawValue ~= UInt32(artok_icu_category(scalar))
    }
}
