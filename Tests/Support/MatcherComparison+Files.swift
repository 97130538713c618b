package import ArabicGazetteer

// Real gazetteers and texts.
extension MatcherComparison {
    /// Compares the mentions of a text, piece by piece, with every setting.
    ///
    /// - Returns: How many words and mentions were compared.
    /// - Throws: ``Disagreement`` at the first piece that the two do not agree on.
    package static func run(
        _ entries: [Entry],
        text: [UInt8],
        _ differences: KnownDifferences
    ) throws(Disagreement) -> Tally.Share {
        let sides = MatcherSides(entries, differences)
        var share = Tally.Share()
        var rest = text[...]
        while !rest.isEmpty {
            let piece = Array(firstPiece(of: rest))
            rest = rest.dropFirst(piece.count)
            let expected = sides.expected(piece)
            for setting in MatcherSides.settings {
                let found = sides.found(piece, setting)
                guard found == expected.mentions[setting.overlap] else {
                    throw Disagreement(seed: 0, setting: setting, sides: sides, text: piece)
                }
            }
            share += Tally.Share(words: expected.words, mentions: expected.mentions[.all]!.count)
        }
        return share
    }

    /// Some windows of the matcher, up to the end of a line.
    private static func firstPiece(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = text.startIndex + 1 << 17
        guard end < text.endIndex, let line = text[end...].firstIndex(of: 0x0A) else { return text }
        return text[...line]
    }
}
