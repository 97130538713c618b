// The `unicode` mode: ICU's boundaries on every input, our kinds.

import ArabicText
import TestSupport
import Testing

@Suite("Tokenizer, Unicode mode")
struct TokenizerUnicodeTests {
    let tokenizer = Tokenizer(mode: .unicode, includesWhitespace: true)

    @Test(
        "Kinds come from what a segment holds",
        arguments: [
            ("في سرت، 45 م٢", [w("في"), w("سرت"), p("،"), n("45"), w("م٢")]),
            ("3.14 ... 😀👨‍👩‍👧 $", [n("3.14"), p("."), p("."), p("."), e("😀"), e("👨‍👩‍👧"), s("$")]),
            ("ภาษาไทย 日本語", [w("ภาษา"), w("ไทย"), w("日本語")]),
            ("\u{FEFF}سرت\n\u{FFFD}", [w("سرت"), o("\u{FFFD}")]),
            ("1️⃣ 🇱🇾 ❤ _", [e("1️⃣"), e("🇱🇾"), s("❤"), p("_")]),
        ]
    )
    func kinds(text: String, expected: [Piece]) {
        #expect(pieces(text, Tokenizer(mode: .unicode)) == expected)
    }

    @Test("Boundaries are ICU's", arguments: 0..<60)
    func boundaries(seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let text = generator.text(pieces: 300)
        #expect(
            tokenizer.tokens(in: text).map(\.utf8Range.upperBound) == ICUWords().ends(of: Array(text.utf8)),
            "seed \(seed)"
        )
    }

    @Test("Long text, which is broken in stretches, has the boundaries of the whole", arguments: 0..<3)
    func stretches(seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let text = generator.text(pieces: 60_000)
        #expect(text.utf8.count > 2 << 16)
        #expect(
            tokenizer.tokens(in: text).map(\.utf8Range.upperBound) == ICUWords().ends(of: Array(text.utf8)),
            "seed \(seed)"
        )
    }

    @Test("Every ill-formed part counts as one U+FFFD", arguments: 0..<40)
    func illFormed(seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let bytes = generator.bytes(count: 400)
        #expect(tokenizer.tokens(in: bytes).map(\.utf8Range.upperBound) == ICUWords().ends(of: bytes), "seed \(seed)")
    }
}
