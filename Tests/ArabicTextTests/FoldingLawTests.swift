import ArabicText
import TestSupport
import Testing

/// What holds for every folding of every text, tried on random ones. A failure names its seed.
@Suite struct `Folding laws` {
    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    @Test(arguments: 0..<rounds)
    func `folding twice is folding once`(round: Int) {
        forEachText { normalizer, text, context in
            let once = normalizer.normalize(text)
            let twice = normalizer.normalize(once)
            #expect(
                Array(twice.utf8) == Array(once.utf8),
                "\(context) → \(codePoints(once)) → \(codePoints(twice))"
            )
        }
    }

    @Test(arguments: 0..<rounds)
    func `canonically equivalent spellings fold to canonically equivalent text`(round: Int) {
        forEachText { normalizer, text, context in
            let folded = normalizer.normalize(text)
            let scalars = text.unicodeScalars.map(\.value)
            for form in [ICUForm.nfd, .nfc] {
                let other = normalizer.normalize(TestSupport.text(form(scalars)))
                #expect(
                    areEquivalent(other, folded),
                    "\(context) → \(codePoints(folded)), \(form) → \(codePoints(other))"
                )
            }
        }
    }

    @Test(arguments: 0..<rounds)
    func `marks in another order fold to canonically equivalent text`(round: Int) {
        forEachFolding { normalizer, source, context in
            let text = source.text(12)
            var shuffled: [Unicode.Scalar] = []
            var marks: [Unicode.Scalar] = []
            for scalar in text.unicodeScalars.map(\.value).flatMap({ ICUForm.nfd([$0]) }).compactMap(
                Unicode.Scalar.init
            ) {
                if scalar.properties.canonicalCombiningClass == .notReordered {
                    shuffled += reordered(marks, using: &source.random) + [scalar]
                    marks = []
                } else {
                    marks.append(scalar)
                }
            }
            shuffled += reordered(marks, using: &source.random)
            let other = String(String.UnicodeScalarView(shuffled))
            #expect(areEquivalent(other, text), "the shuffling itself is wrong: \(context)")
            let (first, second) = (normalizer.normalize(text), normalizer.normalize(other))
            #expect(areEquivalent(first, second), "\(context): \(codePoints(text)) and \(codePoints(other))")
        }
    }

    /// A random order that keeps marks of one combining class in theirs: a canonically equivalent one.
    private func reordered(_ marks: [Unicode.Scalar], using random: inout SeededRandom) -> [Unicode.Scalar] {
        var marks = marks
        for _ in 0..<marks.count * 2 where marks.count > 1 {
            let place = Int.random(in: 1..<marks.count, using: &random)
            let classes = (marks[place - 1], marks[place])
            if classes.0.properties.canonicalCombiningClass != classes.1.properties.canonicalCombiningClass {
                marks.swapAt(place - 1, place)
            }
        }
        return marks
    }

    /// What changes is composed, so there two equivalent spellings become the same bytes.
    @Test(
        arguments: [
            ([0x623, 0x64E], Folding.Options.alef), ([0x622], .alef), ([0x624, 0x650], .hamzaCarriers),
            ([0x626], .hamza), ([0x6C0], .extendedLetters), ([0x6D3], .extendedLetters), ([0x6C2], .extendedLetters),
            ([0xC9], .caseAndWidth), ([0x1FB3, 0x301], .caseAndWidth), ([0x1FBC], .caseAndWidth),
            ([0x623, 0x64E, 0x651], .harakat), ([0xE9, 0x64E], .tashkeel),
        ] as [([UInt32], Folding.Options)]
    )
    func `where touched, equivalent spellings fold to the same bytes`(text: [UInt32], options: Folding.Options) {
        let normalizer = Normalizer(Folding(options))
        let decomposed = ICUForm.nfd(text)
        let folded = normalizer.normalize(TestSupport.text(text))
        #expect(Array(folded.utf8) == Array(normalizer.normalize(TestSupport.text(decomposed)).utf8))
        // Marks of different classes in the opposite order.
        let reversed = [decomposed[0]] + decomposed.dropFirst().reversed()
        if ICUForm.nfd(reversed) == decomposed {
            #expect(Array(folded.utf8) == Array(normalizer.normalize(TestSupport.text(reversed)).utf8))
        }
    }

    @Test(arguments: FoldingText.singleOptions + [.tashkeel, .hamza, Folding.loose.options])
    func `text that no option touches keeps its bytes`(options: Folding.Options) {
        // Decomposed, in no canonical order, singletons, Hangul in jamo, a composition exclusion: nothing to fold.
        let untouched = "x \u{65}\u{301}\u{323} q\u{301}\u{323} \u{1100}\u{1161}\u{11A8} \u{915}\u{93C} ب ء 😀 \u{37E}"
        #expect(Array(Normalizer(Folding(options)).normalize(untouched).utf8) == Array(untouched.utf8))
        #expect(Normalizer(Folding(options)).align(untouched).alignment.isIdentity)
    }

    @Test(arguments: 0..<rounds)
    func `no folding, no change`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for _ in 0..<50 {
            let bytes = source.bytes(20)
            let aligned = Normalizer(.none).align(utf8: bytes.span)
            #expect(aligned.bytes == bytes, "seed \(seed)")
            #expect(aligned.alignment.isIdentity, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<rounds)
    func `ill-formed parts are copied as they are and nothing else is made`(round: Int) {
        forEachFolding { normalizer, source, context in
            let bytes = source.bytes(20)
            let aligned = normalizer.align(utf8: bytes.span)
            for part in decodedParts(of: bytes) where part.scalar == nil {
                let range = aligned.alignment.normalizedRange(for: part.range)
                #expect(aligned.bytes[range] == bytes[part.range], "\(context): \(hex(bytes)) → \(hex(aligned.bytes))")
            }
            #expect(count(0xFFFD, in: aligned.bytes) <= count(0xFFFD, in: bytes), "\(context): \(hex(bytes))")
        }
    }

    /// All presets, which the reference does not know.
    @Test(arguments: 0..<rounds)
    func `what stands between ill-formed parts is folded as a text of its own`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for folding in `Normalization in chunks`.foldings {
            let normalizer = Normalizer(folding)
            for _ in 0..<10 {
                let bytes = source.random.chance(1, in: 4) ? source.proseBytes(100) : source.bytes(24)
                // How `pyarabic` takes آ depends on the length of the text.
                if folding == .pyarabic, count(0x622, in: bytes) > 0 { continue }
                let expected = foldedBetweenIllFormedParts(bytes) { normalizer.align(utf8: $0.span).bytes }
                let folded = normalizer.align(utf8: bytes.span).bytes
                let context = "seed \(seed), \(folding): \(hex(bytes)) → \(hex(folded))"
                #expect(folded == expected, "\(context), not \(hex(expected))")
                let isNormalized = normalizer.isNormalized(bytes.span)
                #expect(isNormalized == (bytes == expected), "\(context)")
            }
        }
    }

    private func count(_ scalar: UInt32, in bytes: [UInt8]) -> Int {
        decodedParts(of: bytes).count { $0.scalar == scalar }
    }

    @Test(arguments: 0..<rounds)
    func `any bytes are accepted`(round: Int) {
        forEachFolding { normalizer, source, context in
            let likely: [UInt8] = [0xD8, 0xD9, 0x94, 0x80, 0xE2, 0xEF, 0xBB, 0xF0, 0x9F, 0xED, 0xA0, 0xCC, 0x81, 0x20]
            let bytes = (0..<40).map { _ in
                source.random.chance(1, in: 2)
                    ? likely.randomElement(using: &source.random)! : .random(in: 0...255, using: &source.random)
            }
            let aligned = normalizer.align(utf8: bytes.span)
            #expect(aligned.alignment.sourceCount == bytes.count, "\(context)")
            #expect(aligned.alignment.normalizedCount == aligned.bytes.count, "\(context)")
        }
    }

    @Test(arguments: 0..<rounds)
    func `folding a concatenation at a safe point is the concatenation of foldings`(round: Int) {
        forEachFolding { normalizer, source, context in
            let (left, right) = (source.text(12), source.text(12))
            // Between two ASCII letters that differ, and at a newline that is no white space to fold.
            var joints = [("a", "b")]
            if !normalizer.folding.options.contains(.whitespace) { joints.append(("\n", "b")) }
            for (end, start) in joints {
                let whole = normalizer.normalize(left + end + start + right)
                let parts = normalizer.normalize(left + end) + normalizer.normalize(start + right)
                #expect(
                    Array(whole.utf8) == Array(parts.utf8),
                    "\(context): \(codePoints(left + end)) and \(codePoints(start + right))"
                )
            }
        }
    }

    /// Canonical equivalence by ICU: the standard library's `==` on strings does not reorder across U+0F73.
    private func areEquivalent(_ first: String, _ second: String) -> Bool {
        ICUForm.nfd(first.unicodeScalars.map(\.value)) == ICUForm.nfd(second.unicodeScalars.map(\.value))
    }

    private func forEachText(_ body: (Normalizer, String, String) -> Void) {
        forEachFolding { normalizer, source, context in
            let text = source.text(.random(in: 1...16, using: &source.random))
            body(normalizer, text, "\(context): \(codePoints(text))")
        }
    }

    /// Few foldings, because each makes a table, and ten texts of each.
    private func forEachFolding(_ body: (Normalizer, inout FoldingText, String) -> Void) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for part in 0..<8 {
            let normalizer = Normalizer(source.folding())
            for _ in 0..<10 { body(normalizer, &source, "seed \(seed), part \(part), \(normalizer.folding)") }
        }
    }
}
