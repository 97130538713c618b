/// Cuts text into sentences.
///
/// ```swift
/// let text = "غارات على سرت.ويقول د. محمد «لا نعلم». هل انتهى الأمر؟ نعم"
/// for sentence in SentenceSegmenter().sentences(in: text) {
///     print(text[utf8: sentence.utf8Range])
/// }
/// // غارات على سرت.
/// // ويقول د. محمد «لا نعلم».
/// // هل انتهى الأمر؟
/// // نعم
/// ```
///
/// Sentences come in order, do not overlap, and cover everything but white space and a byte order mark at the start.
/// White space stands at neither of their ends. Any bytes are accepted: an ill-formed part counts as U+FFFD and moves
/// nothing else.
///
/// ### Where a sentence ends
///
/// By the sentence rules of UAX #29 over ICU's properties, so also behind a `.` with no space after it (سرت.ويقول) but
/// not in `3.14`, `2016.12.03` and `un.org`; and always where a line does (LF, CRLF, CR, U+0085, U+2028, U+2029). These
/// rules are changed for how Arabic is really typed:
///
/// - **Abbreviations.** No sentence ends with the `.` of a single Arabic letter (`د.` `أ.د.` `ص.ب`), an initial (`J.`), a
///   letter's name (جورج دبليو. بوش, إن.بي.سي), a domain name (سوق.كوم) or a title: أد صص مج تح; Mr Mrs Ms Mme Mlle Dr Prof
///   St Rev Hon Gov Sen Rep Pres Sgt Lt Cpl Capt Cmdr Col Gen Maj Brig Adm vs, in any case. و may stand before the Arabic
///   ones. But one does end with a letter that is a unit or an era behind a number (`٢٠١٦م.` `1437 هـ.`), and with the last
///   of letters spelled without full stops (بي بي سي. أ ف ب.).
/// - **Ellipsis.** `…`, and two or more full stops, are a pause and end no sentence by themselves (لا أعلم... ربما),
///   `….أمريكا` neither. Behind `؟` or `!` they belong to it.
/// - **`؟` and `!`** end a sentence, with a space behind them or not, but not alone in brackets (؟) and not inside an
///   address (`/watch?v=1`).
/// - **`؛` and `;`** end none, and what goes on with one, as with `،`, is the same sentence: «هل عاد؟»؛ ثم.
/// - **Closing marks** stay with their sentence, also behind a space (`انتهى. »`); a straight `"` closes if one is open
///   in the paragraph. Opening marks belong to the next: كلمة.«واس». A note like `.[1]` stays with its sentence.
/// - **A dash** with white space between it and the terminator opens the next sentence, in dialogues and lists:
///   هل عاد؟ - نعم.
/// - **A sentence has a letter**, if its paragraph has one: `1.` belongs to its item, and marks, numbers and emoji at the
///   end of a paragraph belong to the sentence before them.
///
/// Source: Unicode Standard Annex #29, Unicode Text Segmentation, section 5.
public struct SentenceSegmenter: Sendable, Hashable {
    /// Makes a segmenter. It holds nothing: keep one, or make one when needed.
    public init() {}

    /// Calls `body` with each sentence of UTF-8 text, in order.
    ///
    /// The fastest way, and the one for bytes that are not a string: files, network buffers. Nothing is allocated.
    ///
    /// ```swift
    /// var count = 0
    /// SentenceSegmenter().forEachSentence(in: "ذهب. عاد.".utf8.span) { _ in count += 1 }
    /// count  // 2
    /// ```
    ///
    /// - Parameters:
    ///   - text: UTF-8; ill-formed parts count as U+FFFD.
    ///   - body: Gets each sentence; what it throws ends the walk and is thrown on.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public func forEachSentence<E: Error>(in text: Span<UInt8>, _ body: (Sentence) throws(E) -> Void) throws(E) {
        var scanner = SentenceScanner()
        while let sentence = scanner.next(in: text) { try body(sentence) }
    }
}
