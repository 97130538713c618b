import ArabicText
import TestSupport

/// Tokens and sentences: every kernel gives what the rules give, and the rules what ICU gives.
struct TokensTarget: FuzzTarget {
    let name = "tokens"

    private static let icu = ICUWords()

    func seeds(_ texts: [[UInt8]]) -> [[UInt8]] {
        var (words, folding) = (WordBreakText(seed: 2), FoldingText(seed: 2))
        return texts + (0..<100).map { _ in Array(text(words.scalars()).utf8) }
            + (0..<50).map { _ in folding.bytes(30) }
    }

    func run(_ input: InputBytes) {
        var input = input
        let bytes = input.bytes()
        let ends = Set(decodedParts(of: bytes).map(\.range.upperBound))
        for mode in Tokenizer.Mode.allCases {
            for includesWhitespace in [false, true] {
                let tokenizer = Tokenizer(mode: mode, includesWhitespace: includesWhitespace)
                let context = "\(mode), white space \(includesWhitespace), \(hex(bytes))"
                let tokens = tokenizer.tokensByDefinition(in: bytes)
                Kernels.withEach { kernel in
                    var found: [Token] = []
                    tokenizer.forEachToken(in: bytes.span) { found.append($0) }
                    Finding.expectEqual(found, tokens, "\(kernel), \(context)")
                }
                Finding.expectEqual(Array(tokenizer.tokens(in: bytes)), tokens, "as a sequence, \(context)")
                check(tokens.map(\.utf8Range), in: bytes, ends, covering: includesWhitespace, context)
            }
        }
        let boundaries = Tokenizer(mode: .unicode, includesWhitespace: true).tokensByDefinition(in: bytes)
        Finding.expectEqual(boundaries.map(\.utf8Range.upperBound), Self.icu.ends(of: bytes), "ICU, \(hex(bytes))")

        var sentences: [Range<Int>] = []
        SentenceSegmenter().forEachSentence(in: bytes.span) { sentences.append($0.utf8Range) }
        Finding.expectEqual(sentences, ReferenceSentences.ranges(in: bytes), "sentences, \(hex(bytes))")
        Finding.expectEqual(
            SentenceSegmenter().sentences(in: bytes).map(\.utf8Range),
            sentences,
            "sentences as a sequence, \(hex(bytes))"
        )
        check(sentences, in: bytes, ends, covering: false, "sentences, \(hex(bytes))")
    }

    /// In order, of whole scalars, none empty.
    private func check(
        _ ranges: [Range<Int>],
        in bytes: [UInt8],
        _ ends: Set<Int>,
        covering isWhole: Bool,
        _ context: @autoclosure () -> String
    ) {
        var end = 0
        for range in ranges {
            let isNext = isWhole ? range.lowerBound == end : range.lowerBound >= end
            let isOfScalars =
                ends.contains(range.upperBound) && (range.lowerBound == 0 || ends.contains(range.lowerBound))
            Finding.expect(isNext && isOfScalars && !range.isEmpty, "\(context()): \(range) behind \(end)")
            end = range.upperBound
        }
        if isWhole { Finding.expectEqual(end, bytes.count, context()) }
    }
}
