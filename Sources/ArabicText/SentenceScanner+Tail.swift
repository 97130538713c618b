// What follows a terminator, and whether the sentence ends there: SB6 to SB11.

extension SentenceScanner {
    /// What follows a terminator up to where it shows whether the sentence ends.
    struct Tail {
        /// The sentence ends.
        let endsSentence: Bool
        /// Where it ends; if it does not, up to where it is known to go on.
        let end: Int
        /// Whether an odd number of straight quotes stands before `end`.
        let isQuoteOpen: Bool
    }

    func tail(of run: MarkRun, isQuoteOpen: Bool, in text: Span<UInt8>) -> Tail {
        var run = run
        var isQuoteOpen = isQuoteOpen
        /// The end of the terminator and of all that closes with it.
        var end = run.end
        var position = end
        var (isBehindSpace, isBehindClosing) = (false, false)
        func ending(at end: Int) -> Tail { Tail(endsSentence: true, end: end, isQuoteOpen: isQuoteOpen) }
        func goingOn(at end: Int) -> Tail { Tail(endsSentence: false, end: end, isQuoteOpen: isQuoteOpen) }
        while true {
            let next = scalar(at: position, in: text)
            let isDirect = !isBehindSpace && !isBehindClosing
            switch next.type {
            case .attached:
                if !isBehindSpace { end = next.end }
            case .space:
                isBehindSpace = true
            case .paragraphEnd, .none:
                return goingOn(at: position)

            // SB8a: more terminators, or what goes on with the sentence.
            case .stop, .terminator, .ellipsis:
                let more = markRun(at: position, extendsTerminator: !isBehindSpace, in: text)
                guard more.isTerminator else { return undecided(ending(at: end), after: run, at: position, in: text) }
                run = more
                end = more.end
                position = end
                (isBehindSpace, isBehindClosing) = (false, false)
                continue
            case .continuation:
                return goingOn(at: position)
            case .dash where !isBehindSpace:
                return goingOn(at: position)

            // SB9, SB10, for what closes.
            case .opening, .closing, .quote:
                if closes(next, isBehindSpace: isBehindSpace, isQuoteOpen: isQuoteOpen, in: text) {
                    if next.type == .quote { isQuoteOpen.toggle() }
                    end = next.end
                } else if !isBehindSpace, let noteEnd = endOfNote(next, in: text) {
                    end = noteEnd
                } else {
                    return undecided(ending(at: end), after: run, at: position, in: text)
                }
                position = end
                (isBehindSpace, isBehindClosing) = (false, true)
                continue

            // SB6, SB7, SB8.
            case .digit where isDirect && run.endsWithStop,
                .upper where isDirect && run.followsCasedLetter,
                .lower where run.endsWithStop:
                return goingOn(at: position)
            // SB11.
            case .upper, .lower, .letter:
                return ending(at: end)
            case .digit, .dash, .other:
                return undecided(ending(at: end), after: run, at: position, in: text)
            }
            position = next.end
        }
    }

    /// Looks for the letter that makes a sentence of what begins at `start`. A small one behind a full stop goes on (SB8).
    ///
    /// - Parameter sentence: What holds if the sentence before it ends.
    private func undecided(_ sentence: Tail, after run: MarkRun, at start: Int, in text: Span<UInt8>) -> Tail {
        var isQuoteOpen = sentence.isQuoteOpen
        var lowerGoesOn = run.endsWithStop
        var position = start
        while true {
            let next = scalar(at: position, in: text)
            switch next.type {
            case .letter, .upper:
                return sentence
            case .lower where !lowerGoesOn:
                return sentence
            case .lower, .paragraphEnd, .none:
                return Tail(endsSentence: false, end: position, isQuoteOpen: isQuoteOpen)
            case .stop, .terminator, .ellipsis:
                let more = markRun(at: position, in: text)
                if more.isTerminator { lowerGoesOn = false }
                position = more.end
                continue
            case .quote:
                isQuoteOpen.toggle()
            default: break
            }
            position = next.end
        }
    }

    /// Whether a bracket or quotation mark behind a terminator closes what the sentence opened.
    private func closes(_ mark: Scalar, isBehindSpace: Bool, isQuoteOpen: Bool, in text: Span<UInt8>) -> Bool {
        let next = base(at: mark.end, in: text).type
        switch mark.type {
        case .quote: return isBehindSpace ? isQuoteOpen && !next.isText : isQuoteOpen || !next.isText
        // Behind a space and before text, a closing mark is one that was typed the wrong way round.
        case .closing: return !isBehindSpace || !next.isText
        default: break
        }
        // So is an opening mark with nothing to open.
        switch next {
        case .space, .paragraphEnd, .none, .continuation, .closing: return !isBehindSpace
        default: return false
        }
    }

    /// The end of a note's number in brackets, as encyclopaedias have them behind a full stop: `[1]`, `(12)`.
    private func endOfNote(_ bracket: Scalar, in text: Span<UInt8>) -> Int? {
        guard bracket.value == 0x5B || bracket.value == 0x28 else { return nil }
        var next = scalar(at: bracket.end, in: text)
        var count = 0
        while next.type == .digit, count < 4 {
            count += 1
            next = scalar(at: next.end, in: text)
        }
        return count > 0 && next.value == (bracket.value == 0x5B ? 0x5D : 0x29) ? next.end : nil
    }
}
