import ArabicText
import CScanKernels
import TestSupport
import Testing

/// Every kernel that this processor runs gives what the reference folding gives.
///
/// The other tests run with the kernel that is in use; `ARTOK_KERNEL=scalar swift test` runs them with another.
@Suite(.serialized) struct `Kernels` {
    static let supported = (0..<ARTOK_KERNEL_COUNT.rawValue).map { artok_kernel(rawValue: $0) }
        .filter { artok_kernel_is_supported($0) }

    /// Runs `body` with each kernel in use.
    func forEachKernel(_ body: (String) throws -> Void) rethrows {
        let current = artok_kernel_current()
        defer { artok_kernel_use(current) }
        for kernel in Self.supported {
            artok_kernel_use(kernel)
            try body(String(cString: artok_kernel_name(kernel)))
        }
    }

    @Test func `are chosen by name`() {
        #expect(Self.supported.contains(ARTOK_KERNEL_SCALAR))
        for kernel in 0..<ARTOK_KERNEL_COUNT.rawValue {
            let name = artok_kernel_name(artok_kernel(rawValue: kernel))!
            #expect(artok_kernel_named(name) == Int32(kernel))
        }
        #expect(artok_kernel_named("sse9") == -1)
        if let name = ProcessSettings.text("ARTOK_KERNEL") {
            #expect(String(cString: artok_kernel_name(artok_kernel_current())) == name)
        }
    }

    @Test(arguments: 0..<`Folding equals the reference folding`.rounds)
    func `equal the reference on texts of many blocks`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for part in 0..<4 {
            let folding = source.folding(elongation: false)
            let bytes = source.proseBytes(.random(in: 20...400, using: &source.random))
            let expected = ReferenceFolding(folding).fold(bytes)
            forEachKernel { kernel in
                let result = Normalizer(folding).align(utf8: bytes.span)
                #expect(
                    result.bytes == expected,
                    "\(kernel), seed \(seed), part \(part), \(folding): \(hex(bytes)) became \(hex(result.bytes))"
                )
                #expect(Normalizer(folding).isNormalized(bytes.span) == (expected == bytes), "\(kernel), seed \(seed)")
            }
        }
    }

    @Test(arguments: 0..<`Folding equals the reference folding`.rounds)
    func `give the same edits`(round: Int) {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for part in 0..<8 {
            let presets = `Normalization in chunks`.foldings
            let folding =
                source.random.chance(1, in: 4) ? presets.randomElement(using: &source.random)! : source.folding()
            let bytes = source.proseBytes(.random(in: 20...800, using: &source.random))
            var first: AlignedUTF8?
            forEachKernel { kernel in
                let result = Normalizer(folding).align(utf8: bytes.span)
                let expected = first ?? result
                first = expected
                #expect(result == expected, "\(kernel), seed \(seed), part \(part), \(folding): \(hex(bytes))")
            }
        }
    }

    @Test func `of normalization forms equal ICU on texts of many blocks`() {
        let seed = FoldingText.seed()
        var source = FoldingText(seed: seed)
        for _ in 0..<40 {
            let text = String(decoding: source.proseBytes(300, isBroken: false), as: UTF8.self)
            let scalars = text.unicodeScalars.map(\.value)
            forEachKernel { kernel in
                for form in `Normalization forms`.forms {
                    let expected = Array(string(form.icu(scalars)).utf8)
                    let folded = Array(Normalizer(form.folding).normalize(text).utf8)
                    #expect(folded == expected, "\(kernel), seed \(seed), \(form.name): \(codePoints(text))")
                }
            }
        }
    }

    /// The text ends where readable memory ends, and starts where it starts; so does the output. Where it lies makes no difference,
    /// nor what is beside it: here letters' second bytes.
    @Test func `read and write nothing outside`() {
        let page = GuardedPage()
        let output = GuardedPage()
        let unit = Array("إلى  سِرْت «ABC» \u{200F}گچ، 5".utf8)
        let text = Array(repeating: unit, count: 20).flatMap(\.self)
        let (matching, nfc) = (Normalizer(.matching), Normalizer(.nfc))
        let reference = ReferenceFolding(.matching)
        for count in 0...512 {
            let bytes = Array(text[count % 29..<count % 29 + count])
            let expected = reference.fold(bytes)
            let isNormalized = ReferenceFolding(.nfc).fold(bytes) == bytes
            forEachKernel { kernel in
                page.forEachPlace(of: bytes, filling: 0xA7) { source in
                    for memory in [output.atStart(expected.count), output.atEnd(expected.count)] {
                        var span = OutputSpan(buffer: memory, initializedCount: 0)
                        var alignment = Alignment()
                        let fits = matching.align(source.span, into: &span, alignment: &alignment)
                        let written = span.finalize(for: memory)
                        #expect(fits && memory[..<written].elementsEqual(expected), "\(kernel), \(count) bytes")
                    }
                    #expect(nfc.isNormalized(source.span) == isNormalized, "\(kernel), \(count) bytes")
                }
            }
        }
    }
}
