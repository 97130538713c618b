// The `unicode` mode: ICU's boundaries on every input, our kinds.

import ArabicText
import CArtokICU
import Testing

/// ICU asked directly, about the whole text at once: where its segments end, in UTF-8.
private func icuEnds(of text: String) -> [Int] {
    let units = Array(text.utf16)
    let breaks = artok_icu_word_breaks_open()
    defer { artok_icu_word_breaks_close(breaks) }
    return units.withUnsafeBufferPointer { buffer in
        _ = artok_icu_word_breaks_set_text(breaks, buffer.baseAddress, Int32(buffer.count))
        var ends: [Int] = []
        var start = 0
        var end = 0
        while case let boundary = Int(artok_icu_word_breaks_next(breaks)), boundary >= 0 {
            end += String(decoding: buffer[start..<boundary], as: UTF16.self).utf8.count
            ends.append(end)
            start = boundary
        }
        return ends
    }
}

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
        #expect(tokenizer.tokens(in: text).map(\.utf8Range.upperBound) == icuEnds(of: text), "seed \(seed)")
    }

    @Test("Long text, which is broken in stretches, has the boundaries of the whole", arguments: 0..<3)
    func stretches(seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let text = generator.text(pieces: 60_000)
        #expect(text.utf8.count > 2 << 16)
        #expect(tokenizer.tokens(in: text).map(\.utf8Range.upperBound) == icuEnds(of: text), "seed \(seed)")
    }

    @Test("Every ill-formed part counts as one U+FFFD", arguments: 0..<40)
    func illFormed(seed: Int) {
        var generator = TokenTextGenerator(seed: UInt64(seed))
        let bytes = generator.bytes(count: 400)
        let repaired = String(decoding: bytes, as: UTF8.self)
        let lengths = tokenizer.tokens(in: bytes).map {
            String(decoding: bytes[$0.utf8Range], as: UTF8.self).utf8.count
        }
        let ends = icuEnds(of: repaired)
        #expect(lengths == zip([0] + ends, ends).map { $1 - $0 }, "seed \(seed)")
    }
}
