// ICU's word boundaries, of UTF-8 text. For the `unicode` mode, and for scripts that need a dictionary.

internal import CArtokICU
internal import ScanCore

/// An ICU break iterator and the UTF-16 that it works on. Opened at the first use, used by one scan.
final class WordBreakIterator {
    private var breaks: OpaquePointer?
    private var units: [UInt16] = []

    /// One for text that needs dictionaries.
    ///
    /// ICU loads a dictionary when a letter of its script comes. But `ー` is Common to several scripts: it is left alone
    /// until a Han letter or kana has come, in any text of the process. So that no text depends on another, one comes here.
    static func forDictionaries() -> WordBreakIterator {
        _ = isLoaded
        return WordBreakIterator()
    }

    private static let isLoaded: Bool = {
        var ends: [Int] = []
        // A single letter is never looked up.
        WordBreakIterator().findEnds(in: 0..<6, of: Array("漢字".utf8).span, &ends)
        return !ends.isEmpty
    }()

    deinit { artok_icu_word_breaks_close(breaks) }

    /// Sets `ends` to where the segments of `text[range]` end, in UTF-8 offsets into `text`, in order.
    ///
    /// Each ill-formed part stands as one U+FFFD. When ICU cannot open its rules (its data file is missing), every
    /// scalar is a segment.
    ///
    /// - Precondition: Both ends of `range` are on scalar boundaries, and it holds less than 2³¹ bytes.
    /// - Complexity: O(*n*), *n* the length of the range.
    func findEnds(in range: Range<Int>, of text: Span<UInt8>, _ ends: inout [Int]) {
        ends.removeAll(keepingCapacity: true)
        units.removeAll(keepingCapacity: true)
        var offset = range.lowerBound
        while offset < range.upperBound {
            let scalar = text.decodeScalar(at: offset)
            units.append(utf16: scalar.value)
            offset += scalar.length
        }
        if breaks == nil { breaks = artok_icu_word_breaks_open() }
        offset = range.lowerBound
        var unit = 0
        units.withUnsafeBufferPointer { units in
            let isOpen = breaks != nil && artok_icu_word_breaks_set_text(breaks, units.baseAddress, Int32(units.count))
            while offset < range.upperBound {
                let boundary = isOpen ? Int(artok_icu_word_breaks_next(breaks)) : unit + 1
                repeat {
                    let scalar = text.decodeScalar(at: offset)
                    offset += scalar.length
                    unit += scalar.value > 0xFFFF ? 2 : 1
                } while unit < boundary
                ends.append(offset)
            }
        }
    }
}

extension [UInt16] {
    fileprivate mutating func append(utf16 scalar: UInt32) {
        if scalar > 0xFFFF {
            append(UInt16(0xD7C0 + scalar >> 10))
            append(UInt16(0xDC00 | scalar & 0x3FF))
        } else {
            append(UInt16(scalar))
        }
    }
}

/// A stretch of Thai, Chinese and the like inside a text, cut by ICU, and how much of it is given out.
struct DictionaryStretch {
    /// A longer stretch without space or punctuation is cut here, so that memory stays bounded.
    private static let longest = 1 << 20

    private var iterator: WordBreakIterator?
    private var ends: [Int] = []
    private var position = 0

    /// The end of the next segment, or nil when the stretch is used up.
    @inline(__always)
    mutating func nextEnd() -> Int? {
        guard position < ends.count else { return nil }
        position += 1
        return ends[position - 1]
    }

    /// Cuts the stretch that begins at `start`: letters that need a dictionary, and what attaches to them.
    mutating func begin(at start: Int, in text: Span<UInt8>, _ classes: ScalarClassTable) {
        var end = start
        while end < text.count, end - start < Self.longest {
            let scalar = text.decodeScalar(at: end)
            let type = classes[scalar.value]
            guard type == .dictionary || type == .mark || type == .format else { break }
            end += scalar.length
        }
        let iterator = iterator ?? .forDictionaries()
        self.iterator = iterator
        iterator.findEnds(in: start..<end, of: text, &ends)
        position = 0
    }

    /// `word`, but `other` for a zero-width space between two Thai words.
    func kind(of range: Range<Int>, in text: Span<UInt8>, _ classes: ScalarClassTable) -> Token.Kind {
        classes[text.decodeScalar(at: range.lowerBound).value] == .dictionary ? .word : .other
    }
}
