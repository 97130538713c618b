// Which marks end a sentence.

extension SentenceScanner {
    /// A run of full stops, `؟`, `!`, `…` and their like, with what attaches to them.
    struct MarkRun {
        let end: Int
        /// It may end a sentence: what follows decides.
        let isTerminator: Bool
        /// Its last mark is a full stop, so that a small letter, digit or capital behind it may go on (SB6–SB8).
        let endsWithStop: Bool
        /// It is one full stop behind a letter of a script with capitals (SB7).
        let followsCasedLetter: Bool
    }

    /// The run that begins at `start`, where the first mark of a run stands.
    ///
    /// - Parameter extendsTerminator: It goes on directly behind a terminator and what closes with it.
    func markRun(at start: Int, extendsTerminator: Bool = false, in text: Span<UInt8>) -> MarkRun {
        let first = scalar(at: start, in: text)
        var last = first
        var (count, hasTerminator) = (0, false)
        var next = first
        while next.type.isMark || next.type == .attached {
            if next.type.isMark {
                count += 1
                hasTerminator = hasTerminator || next.type == .terminator
                last = next
            }
            next = scalar(at: next.end, in: text)
        }
        let end = next.start
        let previous = base(before: start, in: text)
        let isTerminator =
            if isBracketed(previous.type, next.type) {
                false
            } else if hasTerminator {
                !(count == 1 && isInAddress(start..<end, in: text))
            } else if count == 1, first.type == .stop {
                !isAbbreviation(stopAt: start, before: next, in: text)
            } else {
                extendsTerminator
            }
        return MarkRun(
            end: end,
            isTerminator: isTerminator,
            endsWithStop: last.type != .terminator,
            followsCasedLetter: count == 1 && first.type == .stop
                && (previous.type == .upper || previous.type == .lower)
        )
    }

    /// Marks alone in brackets are a remark on the sentence, not its end: (؟) (!) […]
    private func isBracketed(_ previous: SentenceClass, _ next: SentenceClass) -> Bool {
        (previous == .opening || previous == .quote) && (next == .closing || next == .quote)
    }

    /// `?` or `!` within a web address: `/watch?v=1`, `/?s=2`.
    private func isInAddress(_ mark: Range<Int>, in text: Span<UInt8>) -> Bool {
        guard mark.count == 1, mark.lowerBound > 0, mark.upperBound < text.count else { return false }
        let previous = text[mark.lowerBound - 1]
        return (isASCIIAlphanumeric(previous) || previous == UInt8(ascii: "/"))
            && isASCIIAlphanumeric(text[mark.upperBound])
    }

    private func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
