/// One way to read the beginning of a word: what is proclitic, and where the name would start.
///
/// The grammar is (و|ف)? (ب|ك|ل)? (ال)?, where ل + ال is written لل: in للسراج the name السراج has lost its alef to the
/// proclitic, and what is left of it starts at the second lam.
package struct Reading: Sendable, Equatable {
    package enum Kind: Sendable {
        /// The name as it is, behind conjunction and preposition if any.
        case plain
        /// Behind an article that is not the name's own.
        case article
        /// Behind the first lam of لل: the article's alef is gone.
        case contracted
    }

    package let kind: Kind
    /// Where the name starts in the letters of the text.
    package let start: Int
    package let hasConjunction: Bool
    package let hasPreposition: Bool

    package init(kind: Kind, start: Int, hasConjunction: Bool, hasPreposition: Bool) {
        self.kind = kind
        self.start = start
        self.hasConjunction = hasConjunction
        self.hasPreposition = hasPreposition
    }
}

extension ScanWord {
    /// Calls `body` with each reading of this word that leaves at least one letter, the whole word first.
    ///
    /// - Parameter letters: The letters of the text, folded: every proclitic is two bytes.
    @inline(__always)
    package func forEachReading(in letters: Span<UInt8>, _ body: (Reading) -> Void) {
        readings(from: start, hasConjunction: false, in: letters, body)
        if let letter = letter(at: start, in: letters), letter == 0x648 || letter == 0x641 {
            readings(from: start + 2, hasConjunction: true, in: letters, body)
        }
    }

    @inline(__always)
    private func readings(
        from start: Int,
        hasConjunction: Bool,
        in letters: Span<UInt8>,
        _ body: (Reading) -> Void
    ) {
        guard start < end else { return }
        let conjunction = hasConjunction
        body(Reading(kind: .plain, start: start, hasConjunction: conjunction, hasPreposition: false))
        if hasArticle(at: start, in: letters) {
            body(Reading(kind: .article, start: start + 4, hasConjunction: conjunction, hasPreposition: false))
        }
        guard let preposition = letter(at: start, in: letters),
            preposition == 0x628 || preposition == 0x643 || preposition == 0x644
        else { return }
        let next = start + 2
        guard next < end else { return }
        body(Reading(kind: .plain, start: next, hasConjunction: conjunction, hasPreposition: true))
        if preposition == 0x644 {
            if letter(at: next, in: letters) == 0x644 {
                body(Reading(kind: .contracted, start: next, hasConjunction: conjunction, hasPreposition: true))
            }
        } else if hasArticle(at: next, in: letters) {
            body(Reading(kind: .article, start: next + 4, hasConjunction: conjunction, hasPreposition: true))
        }
    }

    private func hasArticle(at offset: Int, in letters: Span<UInt8>) -> Bool {
        offset + 4 < end && letter(at: offset, in: letters) == 0x627 && letter(at: offset + 2, in: letters) == 0x644
    }

    /// The two-byte scalar at `offset`, if one stands there within the word.
    @inline(__always)
    private func letter(at offset: Int, in letters: Span<UInt8>) -> UInt32? {
        guard offset + 1 < end else { return nil }
        let (first, second) = (letters[offset], letters[offset + 1])
        guard first & 0xE0 == 0xC0 else { return nil }
        return UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F)
    }
}
