import ArabicText
import TestSupport
import Testing

/// The four schemes, there and back.
@Suite struct `Transliteration schemes` {
    @Test(arguments: [
        (Transliteration.Scheme.buckwalter, "أعلن في سِرْت", ">Eln fy sirot"),
        (.buckwalter, "سِرْت", "sirot"), (.buckwalter, "وأوباري", "w>wbAry"),
        (.safeBuckwalter, "أعلن شيئا ذا", "OEln cyQA VA"),
        (.xmlBuckwalter, "أعلن مؤتمر إذا", "OEln mWtmr I*A"),
        (.hsb, "أعلن ثلاثة إذا ڤ", "Âςln θlAθħ ǍðA v"),
    ])
    func `examples`(scheme: Transliteration.Scheme, arabic: String, latin: String) {
        #expect(Transliteration(scheme).latin.normalize(arabic) == latin)
        #expect(Transliteration(scheme).arabic.normalize(latin) == arabic)
    }

    @Test(arguments: Transliteration.Scheme.allCases)
    func `every letter and mark comes back, everything else passes`(scheme: Transliteration.Scheme) {
        let transliteration = Transliteration(scheme)
        let letters = Array(0x621...0x63A) + Array(0x640...0x652) + [0x670, 0x671, 0x67E, 0x686, 0x6A4, 0x6AF]
        for letter in letters {
            let latin = transliteration.latin.normalize(string([UInt32(letter)]))
            #expect(latin.unicodeScalars.count == 1 && latin.unicodeScalars.first!.value < 0x400)
            #expect(transliteration.arabic.normalize(latin).unicodeScalars.map { Int($0.value) } == [letter])
        }
        let all = string(letters.map(UInt32.init))
        #expect(transliteration.arabic.normalize(transliteration.latin.normalize(all)) == all)
        let outside = "ڭ ٢٠١٦ ، ؟ 中 😀 \u{6D6}"
        #expect(transliteration.latin.normalize(outside) == outside)
    }

    @Test
    func `CAMeL Tools' breve is read too`() {
        #expect(Transliteration(.hsb).arabic.normalize("ĂðA") == "إذا")
    }

    @Test(
        .enabled(if: PeerPairs.pairs("camel_tools-generated") != nil, "the recorded pairs are not unpacked"),
        arguments: [
            (Transliteration.Scheme.buckwalter, "ar2bw"), (.safeBuckwalter, "ar2safebw"), (.hsb, "ar2hsb"),
        ]
    )
    func `recorded pairs of CAMeL Tools`(scheme: Transliteration.Scheme, function: String) throws {
        let pairs = try #require(PeerPairs.pairs("camel_tools-generated")).filter { $0.function.hasSuffix(function) }
        #expect(pairs.count > 1000)
        for pair in pairs {
            // The paper's Ǎ is CAMeL's Ă.
            let ours = Transliteration(scheme).latin.normalize(pair.input)
                .replacing("\u{1CD}", with: scheme == .hsb ? "\u{102}" : "\u{1CD}")
            #expect(Array(ours.utf8) == Array(pair.expected.utf8), "\(pair.input)")
        }
    }
}
