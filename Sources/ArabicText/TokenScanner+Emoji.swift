// Emoji as they are seen: sequences of UTS #51, one token each.

internal import CArtokICU
internal import ScanCore

extension TokenScanner {
    /// The emoji or symbol that begins with a pictograph, a regional indicator or a skin tone.
    ///
    /// A pictograph whose default is text (©, ☎, ❤) is an emoji with U+FE0F, a skin tone or a joined pictograph after
    /// it; U+FE0E makes every one a symbol.
    func pictograph(_ first: Scalar, at start: Int, in text: Span<UInt8>) -> (Token.Kind, end: Int) {
        let afterFirst = start + first.length
        if first.type == .regionalIndicator {
            let second = scalar(at: afterFirst, in: text)
            guard second.type == .regionalIndicator else { return (.symbol, endOfMarks(from: afterFirst, in: text)) }
            return (.emoji, endOfMarks(from: afterFirst + second.length, in: text))
        }
        if first.type == .emojiModifier { return (.emoji, endOfMarks(from: afterFirst, in: text)) }
        var isEmoji = artok_icu_is_emoji_presentation(first.value)
        var end = afterFirst
        let selector = scalar(at: end, in: text).value
        if selector == 0xFE0E { return (.symbol, endOfMarks(from: end, in: text)) }
        while true {
            // Variation selector, skin tone, enclosing marks, the tags of a flag.
            while true {
                let next = scalar(at: end, in: text)
                let isTag = next.value >= 0xE0020 && next.value <= 0xE007F
                guard next.type == .mark || next.type == .emojiModifier || isTag else { break }
                if next.value == 0xFE0F || next.type == .emojiModifier { isEmoji = true }
                end += next.length
            }
            let joiner = scalar(at: end, in: text)
            guard joiner.value == 0x200D else { break }
            let joined = scalar(at: end + joiner.length, in: text)
            guard joined.type == .pictograph else { break }
            isEmoji = true
            end += joiner.length + joined.length
        }
        return (isEmoji ? .emoji : .symbol, end)
    }

    /// The end of a keycap, which is a digit, `#` or `*` with U+20E3, mostly after U+FE0F: 1️⃣.
    func endOfKeycap(_ first: Scalar, at start: Int, in text: Span<UInt8>) -> Int? {
        guard first.value < 0x3A, first.value >= 0x30 || first.value == 0x23 || first.value == 0x2A else { return nil }
        var end = start + 1
        // Most digits: an ASCII character follows.
        guard end < text.count, text[end] >= 0x80 else { return nil }
        var next = scalar(at: end, in: text)
        if next.value == 0xFE0F {
            end += next.length
            next = scalar(at: end, in: text)
        }
        return next.value == 0x20E3 ? endOfMarks(from: end, in: text) : nil
    }

    /// The end of a letter or punctuation mark that U+FE0F makes an emoji: ℹ️ ‼️.
    func endOfPresentedEmoji(_ first: Scalar, at start: Int, in text: Span<UInt8>) -> Int? {
        guard first.value >= 0x2000 else { return nil }
        let end = start + first.length
        guard scalar(at: end, in: text).value == 0xFE0F, artok_icu_is_extended_pictographic(first.value) else {
            return nil
        }
        return endOfMarks(from: end, in: text)
    }

    /// Whether the letter, digit or mark at `offset` begins an emoji.
    func beginsEmoji(at offset: Int, in text: Span<UInt8>) -> Bool {
        let first = scalar(at: offset, in: text)
        return endOfKeycap(first, at: offset, in: text) != nil
            || endOfPresentedEmoji(first, at: offset, in: text) != nil
    }
}
