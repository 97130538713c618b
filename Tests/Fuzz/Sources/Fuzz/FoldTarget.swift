import ArabicText
import TestSupport

/// Folding: every kernel gives what the reference gives, and the laws of folding hold.
///
/// First the folding, then how the text is cut into chunks, then the text.
struct FoldTarget: FuzzTarget {
    let name = "fold"

    private struct Choice: Sendable {
        let folding: Folding
        /// What must come of a text; `nil` where no reference knows.
        let reference: (@Sendable ([UInt8]) -> [UInt8])?
        let isIdempotent: Bool
        let normalizer: Normalizer

        /// A folding that is a set of options.
        init(_ folding: Folding) {
            self.folding = folding
            let reference = ReferenceFolding(folding)
            self.reference = { reference.fold($0) }
            isIdempotent = true
            normalizer = Normalizer(folding)
        }

        init(_ folding: Folding, form: ICUForm?) {
            self.folding = folding
            let normalizer = Normalizer(folding)
            // Without ICU, text that is well formed must fold as the parts of one that is not.
            reference = { bytes in
                foldedBetweenIllFormedParts(bytes) { part in
                    guard let form else { return normalizer.align(utf8: part.span).bytes }
                    let scalars = decodedParts(of: part).compactMap(\.scalar)
                    return Array(text(form(scalars)).utf8)
                }
            }
            isIdempotent = form != nil
            self.normalizer = normalizer
        }
    }

    private static let choices: [Choice] = {
        var choices = [Folding.none, .search, .matching, .loose].map { Choice($0) }
        let forms: [(Folding, ICUForm)] = [
            (.nfc, .nfc), (.nfd, .nfd), (.nfkc, .nfkc), (.nfkd, .nfkd), (.nfkcCasefold, .nfkcCasefold),
        ]
        choices += forms.map { Choice($0, form: $1) }
        choices += [.lucene, .camel, .pyarabic].map { Choice($0, form: nil) }
        for scheme in Transliteration.Scheme.allCases {
            let both = Transliteration(scheme)
            choices += [Choice(both.latin.folding, form: nil), Choice(both.arabic.folding, form: nil)]
        }
        choices += FoldingText.singleOptions.map { Choice(Folding($0)) }
        choices += [.init(max: 1), .init(max: 2), .threeOrMoreToOne].map { Choice(Folding(elongation: $0)) }
        var source = FoldingText(seed: 1)
        choices += (0..<64).map { _ in Choice(source.folding()) }
        return choices
    }()

    func seeds(_ texts: [[UInt8]]) -> [[UInt8]] {
        var source = FoldingText(seed: 2)
        return Self.choices.indices.flatMap { index -> [[UInt8]] in
            let start = [UInt8(index), UInt8(index % 7)]
            return [start + texts[index % texts.count], start + source.bytes(24), start + source.proseBytes(60)]
        }
    }

    func run(_ input: InputBytes) {
        var input = input
        let choice = input.pick(Self.choices)
        let cuts = UInt64(input.byte())
        let bytes = input.bytes()
        let parts = decodedParts(of: bytes)
        // What the standard library, of which the reference asks properties, may know and ICU not.
        if parts.contains(where: { $0.scalar.map(isNewerThanUnicode15) ?? false }) { return }
        let normalizer = choice.normalizer
        let context = { (what: String) in "\(what), \(choice.folding), \(hex(bytes))" }

        let result = normalizer.align(utf8: bytes.span)
        Kernels.withEach { kernel in
            Finding.expectEqual(normalizer.align(utf8: bytes.span), result, context("\(kernel)"))
            let isSame = result.bytes == bytes
            Finding.expectEqual(normalizer.isNormalized(bytes.span), isSame, context("\(kernel), isNormalized"))
        }
        // How `pyarabic` takes آ depends on the length of the text.
        let isWhole = choice.folding == .pyarabic && parts.contains { $0.scalar == 0x622 }
        if let reference = choice.reference, !isWhole {
            Finding.expectEqual(result.bytes, reference(bytes), context("folding"))
        }
        if choice.isIdempotent {
            let twice = normalizer.align(utf8: result.bytes.span).bytes
            Finding.expectEqual(twice, result.bytes, context("folding twice"))
        }
        checkAlignment(of: bytes, result, context("alignment"))
        Finding.expectEqual(inChunks(bytes, normalizer, cuts), result.bytes, context("in chunks, cut by \(cuts)"))
        checkForms(of: bytes, isWellFormed: parts.allSatisfy { $0.scalar != nil }, normalizer, result, context)
    }

    // MARK: Laws

    /// Every byte of the source belongs to one part, and what is between changed parts is the same.
    private func checkAlignment(of source: [UInt8], _ result: AlignedUTF8, _ context: @autoclosure () -> String) {
        let alignment = result.alignment
        Finding.expectEqual(alignment.sourceCount, source.count, context())
        Finding.expectEqual(alignment.normalizedCount, result.bytes.count, context())
        var (from, to) = (0, 0)
        for change in alignment.changes {
            let isAhead = change.source.lowerBound >= from && change.normalized.lowerBound >= to
            Finding.expect(isAhead, "\(context()): \(change) is behind \(from), \(to)")
            let kept = source[from..<change.source.lowerBound]
            Finding.expectEqual(Array(kept), Array(result.bytes[to..<change.normalized.lowerBound]), context())
            (from, to) = (change.source.upperBound, change.normalized.upperBound)
        }
        Finding.expectEqual(Array(source[from...]), Array(result.bytes[to...]), context())

        // The sources of the scalars tile the source; those of one changed part are the whole part.
        var before = 0..<0
        for part in decodedParts(of: result.bytes) {
            let range = alignment.sourceRange(for: part.range)
            let isNext = range.lowerBound == before.upperBound || range == before
            Finding.expect(isNext, "\(context()): \(part.range) is from \(range), behind \(before)")
            before = range
        }
        if !result.bytes.isEmpty { Finding.expectEqual(before.upperBound, source.count, context()) }
        for part in decodedParts(of: source) {
            let range = alignment.normalizedRange(for: part.range)
            Finding.expect(range.upperBound <= result.bytes.count, "\(context()): \(part.range) became \(range)")
        }
    }

    private func inChunks(_ bytes: [UInt8], _ normalizer: Normalizer, _ cuts: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: cuts)
        var stream = NormalizationStream(normalizer)
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...(cuts % 4 == 0 ? 2 : 40), using: &random))
            stream.normalize(Array(bytes[start..<end]).span, into: &output)
            start = end
        }
        stream.finish(into: &output)
        return output
    }

    /// Strings, and memory of the caller.
    private func checkForms(
        of bytes: [UInt8],
        isWellFormed: Bool,
        _ normalizer: Normalizer,
        _ result: AlignedUTF8,
        _ context: (String) -> String
    ) {
        if isWellFormed {
            let string = String(decoding: bytes, as: UTF8.self)
            Finding.expectEqual(Array(normalizer.normalize(string).utf8), result.bytes, context("of a string"))
        }
        var alignment = Alignment()
        let aligned = [UInt8](capacity: result.bytes.count) { output in
            let fits = normalizer.align(bytes.span, into: &output, alignment: &alignment)
            Finding.expect(fits, context("room that is enough"))
        }
        Finding.expectEqual(aligned, result.bytes, context("into memory"))
        Finding.expectEqual(alignment, result.alignment, context("into memory"))
        guard !result.bytes.isEmpty else { return }
        let none = [UInt8](capacity: result.bytes.count - 1) { output in
            let fits = normalizer.normalize(bytes.span, into: &output)
            Finding.expect(!fits, context("room that is too small"))
        }
        Finding.expect(none.isEmpty, context("room that is too small"))
    }
}
