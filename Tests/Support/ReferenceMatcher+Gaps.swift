import ArabicText

extension ReferenceMatcher {
    // MARK: - Spaces and punctuation

    func isSpace(_ gap: [Letter]) -> Bool {
        gap.allSatisfy { isWhiteSpace($0.scalar) } && lineBreaks(gap.map(\.scalar)) <= 1
    }

    private static let gapFolding = Normalizer(Folding([.whitespace, .punctuation, .compatibility]))

    func gapDifference(_ text: Text, _ index: Int, _ form: [UInt32], _ source: [UInt8]) -> Set<String>? {
        let gap = text.gaps[index]
        let scalars = gap.map(\.scalar)
        let isHyphen = scalars.count == 1 && [0x2D, 0x2010, 0x2011].contains(scalars[0])
        if !isSpace(gap), !isHyphen {
            guard !form.allSatisfy(isWhiteSpace), lineBreaks(scalars) <= 1, !scalars.contains(0xFFFD) else {
                return nil
            }
            let (found, wanted) = (Self.gapFolding.normalize(string(scalars)), Self.gapFolding.normalize(string(form)))
            if found != wanted { return found == wanted.filter { $0 != " " } ? ["joined"] : nil }
        }
        if text.words[index - 1].last!.source.lowerBound == text.words[index][0].source.lowerBound { return [] }
        let start = gap[0].source.lowerBound
        let raw = Array(text.source[start..<text.words[index][0].source.lowerBound])
        if raw == source { return [] }
        return differences.smallest(raw, source) ?? ["punctuation"]
    }

    private func lineBreaks(_ scalars: [UInt32]) -> Int {
        var count = 0
        for (index, scalar) in scalars.enumerated() {
            if scalar == 0x0A, index > 0, scalars[index - 1] == 0x0D { continue }
            if [0x0A, 0x0D, 0x85, 0x2028].contains(scalar) { count += 1 }
            if scalar == 0x2029 { count += 2 }
        }
        return count
    }
}
