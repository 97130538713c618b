import TestSupport
import Testing

@testable import ArabicGazetteer

/// The quick comparison of spellings says what the definition says, or nothing.
@Suite struct `Spellings are compared` {
    @Test(arguments: [
        ("الكرمُ", "الكرم", ["tashkeel"]), ("مُلحّ", "ملح", ["tashkeel"]), ("احمد", "أحمد", ["hamza"]),
        ("إسلامـي", "اسلامى", ["alef-maqsura", "hamza", "tatweel"]), ("SIRTE", "Sirte", ["case"]),
        ("الولاياتالمتحدة", "الولايات المتحدة", ["joined"]), ("٢٠١٦", "2016", ["digits"]),
        ("سَُرت", "سُرت", ["tashkeel"]), ("سَّرت", "سَّرت", []), ("سَرت", "ســرت", ["tashkeel", "tatweel"]),
        ("الأُمَمِ الْمُتَّحِدَةِ", "الأمم المتحدة", ["tashkeel"]),
    ])
    func quickly(text: String, form: String, how: [String]) {
        #expect(difference(text, form)?.names == how)
    }

    @Test(arguments: [("سـَرت", "سَـرت"), ("سرت", "سرتا"), ("أ\u{654}", "ا"), ("é", "e"), ("بنغازي", "بن غازي،")])
    func `what takes a closer look is left`(text: String, form: String) {
        #expect(difference(text, form) == nil)
    }

    /// Of the same length, letter by letter: what the definition says, and nothing but letters.
    @Test func `letters for letters`() {
        let seed = UInt64(ProcessSettings.number("ARTOK_TEST_SEED") ?? Int.random(in: 0...Int.max))
        var random = SeededRandom(seed: seed)
        let groups: [[Unicode.Scalar]] = [
            ["ا", "أ", "إ", "آ", "ٱ"], ["ه", "ة"], ["ي", "ى", "ئ"], ["و", "ؤ"], ["ك", "ک"], ["ب"], ["س"], [" "], ["x"],
            ["\u{64E}", "\u{650}"], ["٣", "۳"],
        ]
        var known = 0
        for _ in 0..<(ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 1) * 3000 {
            var (a, b) = (String.UnicodeScalarView(), String.UnicodeScalarView())
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                let group = groups.randomElement(using: &random)!
                a.append(group.randomElement(using: &random)!)
                b.append(group.randomElement(using: &random)!)
            }
            let (text, form) = (Array(String(a).utf8), Array(String(b).utf8))
            guard text.count == form.count else { continue }
            let bits = SpellingComparison.shared.letterDifference(text, form, text.count)
            guard bits != SpellingComparison.unknown else { continue }
            known += 1
            let needed = SpellingDifference.needed(a.map(\.value), b.map(\.value))
            #expect(Mention.How(rawValue: bits) == needed, "seed \(seed): \(String(a)), \(String(b))")
        }
        #expect(known > 500)
    }

    private func difference(_ text: String, _ form: String) -> Mention.How? {
        let bits = Array(text.utf8).withUnsafeBufferPointer { text in
            Array(form.utf8).withUnsafeBufferPointer { SpellingComparison.shared.difference(text, $0) }
        }
        return bits < SpellingComparison.none ? Mention.How(rawValue: bits) : nil
    }
}
