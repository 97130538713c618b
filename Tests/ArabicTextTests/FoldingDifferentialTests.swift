import ArabicText
import TestSupport
import Testing

/// The product against the reference folding, which is the truth.
///
/// ARTOK_TEST_ROUNDS asks for more than the ten rounds of an ordinary run, ARTOK_TEST_SEED for one seed again.
@Suite struct `Folding equals the reference folding` {
    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    @Test(arguments: 0..<rounds)
    func `on random text`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for part in 0..<10 {
            let folding = source.folding()
            let (normalizer, reference) = (Normalizer(folding), ReferenceFolding(folding))
            for _ in 0..<10 {
                let text = source.text(.random(in: 1...24, using: &source.random))
                let (folded, expected) = (normalizer.normalize(text), reference.fold(text))
                #expect(
                    Array(folded.utf8) == Array(expected.utf8),
                    """
                    seed \(seed), part \(part), \(folding): \(codePoints(text)) became \(codePoints(folded)), \
                    not \(codePoints(expected))
                    """
                )
                #expect(Array(normalizer.align(text).text.utf8) == Array(folded.utf8), "seed \(seed), part \(part)")
            }
        }
    }

    @Test(arguments: 0..<rounds)
    func `on random bytes`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for part in 0..<10 {
            let folding = source.folding()
            let (normalizer, reference) = (Normalizer(folding), ReferenceFolding(folding))
            for _ in 0..<10 {
                let bytes = source.bytes(.random(in: 1...16, using: &source.random))
                let (folded, expected) = (normalizer.align(utf8: bytes.span).bytes, reference.fold(bytes))
                #expect(
                    folded == expected,
                    "seed \(seed), part \(part), \(folding): \(hex(bytes)) became \(hex(folded)), not \(hex(expected))"
                )
            }
        }
    }
}

func hex(_ bytes: [UInt8]) -> String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
