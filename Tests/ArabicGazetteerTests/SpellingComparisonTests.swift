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

    private func difference(_ text: String, _ form: String) -> Mention.How? {
        let bits = Array(text.utf8).withUnsafeBufferPointer { text in
            Array(form.utf8).withUnsafeBufferPointer { SpellingComparison.shared.difference(text, $0) }
        }
        return bits < SpellingComparison.none ? Mention.How(rawValue: bits) : nil
    }
}
