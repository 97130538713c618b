import CArtokICU
import CSentenceBreaks

/// The sentences of a text by ICU's iterator, which is told of the Arabic tailoring by stand-ins: where the tailoring
/// says that a mark ends nothing, closes or opens, ICU sees a character that does. Slow and plain: the truth that
/// `SentenceSegmenter` is held against.
package enum ReferenceSentences {
    package static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var parts = decodedParts(of: bytes)
        if parts.first?.scalar == 0xFEFF { parts.removeFirst() }
        return parts.split { isLineBreak($0.scalar ?? 0xFFFD) }.flatMap { paragraph -> [Range<Int>] in
            let parts = Array(paragraph)
            let scalars = parts.map { $0.scalar ?? 0xFFFD }
            return ranges(of: scalars, as: ReferenceSentenceMarks(scalars).standIns).map {
                parts[$0.lowerBound].range.lowerBound..<parts[$0.upperBound - 1].range.upperBound
            }
        }
    }

    /// ICU's own sentences of a paragraph, without white space at their ends.
    package static func untailored(_ paragraph: String) -> [String] {
        let scalars = paragraph.unicodeScalars.map(\.value)
        return trimmed([0] + boundaries(of: scalars), scalars).map { string(scalars[$0]) }
    }

    private static func ranges(of scalars: [UInt32], as standIns: [UInt32]) -> [Range<Int>] {
        func hasLetter(_ range: Range<Int>) -> Bool { scalars[range].contains { isLetterOfSentence($0) } }
        var kept = [0]
        for boundary in boundaries(of: standIns).dropLast() {
            // What is attached to white space belongs to the next sentence.
            var end = boundary
            while case let space = scalars[..<end].lastIndex(where: { !isAttached($0) }), let space,
                isWhite(scalars[space])
            {
                end = space
            }
            // Both sides have a letter.
            if hasLetter(kept.last!..<end), hasLetter(end..<scalars.count) { kept.append(end) }
        }
        return trimmed(kept + [scalars.count], scalars)
    }

    private static func trimmed(_ boundaries: [Int], _ scalars: [UInt32]) -> [Range<Int>] {
        zip(boundaries, boundaries.dropFirst()).compactMap { start, end in
            guard let first = scalars[start..<end].firstIndex(where: { !isWhite($0) }) else { return nil }
            return first..<scalars[start..<end].lastIndex { !isWhite($0) }! + 1
        }
    }

    /// ICU's boundaries behind 0, in scalars.
    private static func boundaries(of scalars: [UInt32]) -> [Int] {
        var units: [UInt16] = []
        var scalarOfUnit: [Int: Int] = [:]
        for (index, scalar) in scalars.enumerated() {
            units += Array(string([scalar]).utf16)
            scalarOfUnit[units.count] = index + 1
        }
        let breaks = sentence_breaks_open()
        defer { sentence_breaks_close(breaks) }
        return units.withUnsafeBufferPointer { units in
            _ = sentence_breaks_set_text(breaks, units.baseAddress, Int32(units.count))
            var boundaries: [Int] = []
            while case let unit = Int(sentence_breaks_next(breaks)), unit >= 0 {
                boundaries.append(scalarOfUnit[unit]!)
            }
            return boundaries
        }
    }
}

// MARK: Classes

func hasSentenceBreak(_ scalar: UInt32, _ values: artok_icu_sentence_break...) -> Bool {
    values.contains { UInt32(artok_icu_sentence_break_value(scalar)) == $0.rawValue }
}

func isLineBreak(_ scalar: UInt32) -> Bool { hasSentenceBreak(scalar, ARTOK_SB_SEP, ARTOK_SB_CR, ARTOK_SB_LF) }
func isWhite(_ scalar: UInt32) -> Bool { hasSentenceBreak(scalar, ARTOK_SB_SP) }
func isAttached(_ scalar: UInt32) -> Bool { hasSentenceBreak(scalar, ARTOK_SB_EXTEND, ARTOK_SB_FORMAT) }
func isCased(_ scalar: UInt32) -> Bool { hasSentenceBreak(scalar, ARTOK_SB_UPPER, ARTOK_SB_LOWER) }
func isFullStop(_ scalar: UInt32) -> Bool { hasSentenceBreak(scalar, ARTOK_SB_ATERM) }
func isSentenceDigit(_ scalar: UInt32) -> Bool { hasSentenceBreak(scalar, ARTOK_SB_NUMERIC) }

func isLetterOfSentence(_ scalar: UInt32) -> Bool {
    isCased(scalar) || hasSentenceBreak(scalar, ARTOK_SB_OLETTER)
}
