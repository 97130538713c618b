import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

/// The presets `nfc` … `nfkcCasefold` equal ICU on every input.
@Suite struct `Normalization forms` {
    static let forms: [(name: String, folding: Folding, icu: ICUForm)] = [
        ("nfc", .nfc, .nfc), ("nfd", .nfd, .nfd), ("nfkc", .nfkc, .nfkc), ("nfkd", .nfkd, .nfkd),
        ("nfkcCasefold", .nfkcCasefold, .nfkcCasefold),
    ]

    /// Debian keeps it packed.
    static let conformance: [UInt8]? = {
        let folder = "/usr/share/unicode/"
        if let text = try? SourceFile.read(folder + "NormalizationTest.txt") { return text }
        return ProcessOutput.of("bzip2 -dc \(folder)NormalizationTest.txt.bz2 2>/dev/null")
    }()

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(.enabled(if: conformance != nil, "unicode-data is not installed"), arguments: forms.indices)
    func `the Unicode conformance file`(index: Int) {
        let normalizer = Normalizer(Self.forms[index].folding)
        var count = 0
        for line in (Self.conformance ?? []).split(separator: 0x0A) where line.first != 0x23 && line.first != 0x40 {
            for column in String(decoding: line, as: UTF8.self).split(separator: ";").prefix(5) {
                let text = column.split(separator: " ").compactMap { UInt32($0, radix: 16) }
                #expect(scalars(normalizer.normalize(string(text))) == Self.forms[index].icu(text), "\(column)")
                count += 1
            }
        }
        #expect(count > 50_000)
    }

    /// ARTOK_TEST_ROUNDS asks for more.
    @Test(arguments: forms.indices)
    func `random strings`(index: Int) {
        let form = Self.forms[index]
        let normalizer = Normalizer(form.folding)
        var random = SeededRandom(seed: UInt64.random(in: 0...UInt64.max))
        for _ in 0..<(ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10) * 100 {
            let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in Self.scalar(&random) }
            let aligned = normalizer.align(string(text))
            #expect(scalars(aligned.text) == form.icu(text), "seed \(random.seed): \(text.map(codePoint))")
            let bytes = Array(string(text).utf8)
            var (stream, chunked) = (NormalizationStream(normalizer), [UInt8]())
            let cut = Int.random(in: 0...bytes.count, using: &random)
            stream.normalize(Array(bytes[..<cut]).span, into: &chunked)
            stream.normalize(Array(bytes[cut...]).span, into: &chunked)
            stream.finish(into: &chunked)
            #expect(chunked == Array(aligned.text.utf8), "seed \(random.seed), cut at \(cut): \(text.map(codePoint))")
            #expect(aligned.alignment.sourceCount == string(text).utf8.count)
            #expect(aligned.alignment.normalizedCount == aligned.text.utf8.count)
        }
    }

    /// Biased to what composes, reorders and decomposes.
    private static func scalar(_ random: inout SeededRandom) -> UInt32 {
        let ranges: [ClosedRange<UInt32>] = [
            0x41...0x7A, 0xC0...0x17F, 0x300...0x36F, 0x300...0x345, 0x386...0x3CE, 0x621...0x6D3, 0x610...0x61A,
            0x64B...0x65F,
            0x8D0...0x8FF, 0x958...0x95F, 0x9C7...0x9D7, 0xF40...0xF83, 0x1100...0x11FF, 0x1E00...0x1FFF,
            0x200B...0x2044,
            0x2460...0x24FF, 0x3040...0x3099, 0xAC00...0xAC40, 0xFB00...0xFDFF, 0xFE00...0xFEFF, 0xFF00...0xFFEF,
            0x11099...0x110BA, 0x1D15E...0x1D1C0, 0x1D400...0x1D500, 0x1EE00...0x1EEFF, 0x2F800...0x2F900, 0x20...0x20,
            0xAD...0xAD,
        ]
        return UInt32.random(in: ranges.randomElement(using: &random)!, using: &random)
    }

    @Test(
        .enabled(if: PeerPairs.pairs("icu72-oracle") != nil, "the recorded pairs are not unpacked"),
        arguments: [("NFC", Folding.nfc), ("NFD", .nfd), ("NFKC", .nfkc), ("NFKC_Casefold", .nfkcCasefold)]
    )
    func `recorded pairs of ICU 72`(function: String, folding: Folding) throws {
        let pairs = try #require(PeerPairs.pairs("icu72-oracle")).filter { $0.function == function }
        #expect(pairs.count > 1000)
        for pair in pairs {
            #expect(Array(Normalizer(folding).normalize(pair.input).utf8) == Array(pair.expected.utf8), "\(pair.input)")
        }
    }
}
