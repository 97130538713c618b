import ArabicGazetteer

/// Where a text may be cut into parts that do not depend on each other.
enum TextCutting {
    /// Behind a line feed: for tokens and sentences, which go over none.
    case lines
    /// Behind a line feed, or before a word of a line that is very long: for tokens of the mode `arabic`.
    case words
    /// Behind a line feed, or within a line that is very long: what follows then depends on what was before.
    case linesOrPieces
    /// Behind a line feed, whatever follows: each line is a text of its own.
    case records
    /// Where no name stands on both sides, with as many words beside each part as its mentions may depend on.
    ///
    /// - Parameters:
    ///   - wordsShown: So many words on either side are written with each mention.
    ///   - areLines: Only behind a line feed.
    case names(CompiledGazetteer, wordsAround: Int, wordsShown: Int = 0, areLines: Bool)
    /// Nowhere.
    case none
}

/// Finds the places where a text is cut.
struct TextCutter: ~Copyable {
    private let cutting: TextCutting
    private var scanner: MentionScanner?

    /// - Parameter longestLine: Longer ones are cut where ``TextCutting`` says so.
    init(_ cutting: TextCutting, longestLine: Int = 1 << 20) {
        self.cutting = cutting
        self.longestLine = longestLine
        if case .names(let gazetteer, _, _, _) = cutting {
            // Whatever may be a mention, before any rule chooses.
            scanner = MentionScanner(Matcher(gazetteer, overlap: .all, rules: []))
        }
    }

    /// It may cut within a line, where parts depend on each other.
    var cutsLines: Bool { if case .linesOrPieces = cutting { true } else { false } }

    private let longestLine: Int

    /// How many words are kept beside each part.
    var wordsAround: Int {
        if case .names(_, let wordsAround, _, _) = cutting { wordsAround } else { 0 }
    }

    /// How large a part should be at most: one that has many words written with each mention makes many times its size.
    var mostOfPart: Int {
        guard case .names(_, _, let wordsShown, _) = cutting, wordsShown > 0 else { return .max }
        return max(1 << 14, Self.usualPart / (1 + wordsShown / 16))
    }

    /// Some hundred kilobytes: less work at the cuts than within, and still in the processor's cache.
    static let usualPart = 1 << 18

    /// The last place behind `start` where the text may be cut. `nil` if there is none as far as the bytes show.
    ///
    /// - Parameters:
    ///   - searched: No line ends between `start` and this.
    ///   - isThorough: Places are searched for that may take as long as the text to find.
    mutating func lastCut(
        in text: UnsafeBufferPointer<UInt8>,
        behind start: Int,
        searched: Int,
        isThorough: Bool
    ) -> Int? {
        switch cutting {
        case .none: return nil
        case .records: return text[searched...].lastIndex(of: 0x0A).map { $0 + 1 }
        case .lines, .words, .linesOrPieces:
            // What comes behind a line feed was not there yet.
            if let cut = Self.lastLine(in: text, behind: max(start, searched - 3), before: text.count) { return cut }
            guard text.count - start >= longestLine else { return nil }
            return switch cutting {
            case .linesOrPieces: text.count
            case .words where isThorough: Self.lastWord(in: text, behind: start)
            default: nil
            }
        case .names(let gazetteer, let wordsAround, _, let areLines):
            guard isThorough,
                let limit = WordMargin.start(of: wordsAround, endingAt: text.count, in: text, notBefore: start)
            else { return nil }
            var end = limit
            // Nearly always the first is free.
            for _ in 0..<64 {
                guard let cut = Self.lastLine(in: text, behind: start, before: end) else { break }
                if isFree(cut, in: text, gazetteer.wordsInNames) { return cut }
                end = cut - 1
            }
            guard !areLines else { return nil }
            end = limit
            for _ in 0..<1024 {
                guard let cut = Self.lastSpace(in: text, behind: start, before: end) else { break }
                if isFree(cut, in: text, gazetteer.wordsInNames) { return cut }
                end = cut - 1
            }
            return nil
        }
    }

    /// Whether no name goes over a place.
    private mutating func isFree(_ cut: Int, in text: UnsafeBufferPointer<UInt8>, _ words: Int) -> Bool {
        let start = WordMargin.start(of: words, endingAt: cut, in: text, notBefore: 0) ?? 0
        let end = WordMargin.end(of: words, startingAt: cut, in: text)
        var isFree = true
        scanner?.forEachMention(in: UnsafeBufferPointer(rebasing: text[start..<end]).span) { mention in
            let range = mention.utf8Range
            if start + range.lowerBound < cut, start + range.upperBound > cut { isFree = false }
        }
        return isFree
    }

    /// Behind a line feed; not before U+FEFF, because that would look like a byte order mark.
    private static func lastLine(in text: UnsafeBufferPointer<UInt8>, behind start: Int, before end: Int) -> Int? {
        var end = min(end, text.count - 3)
        while end > start, let lineFeed = text[start..<end].lastIndex(of: 0x0A) {
            if text[lineFeed + 1] != 0xEF || text[lineFeed + 2] != 0xBB || text[lineFeed + 3] != 0xBF {
                return lineFeed + 1
            }
            end = lineFeed
        }
        return nil
    }

    /// Behind a space and before a letter or digit, to which no mark of the space belongs.
    private static func lastWord(in text: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int? {
        // Two bytes tell a letter.
        var end = text.count - 1
        while end > start + 1, let space = text[start..<end - 1].lastIndex(of: 0x20) {
            if WordMargin.isLetter(text, space + 1) { return space + 1 }
            end = space + 1
        }
        return nil
    }

    private static func lastSpace(in text: UnsafeBufferPointer<UInt8>, behind start: Int, before end: Int) -> Int? {
        let end = min(end, text.count)
        guard end > start else { return nil }
        return text[start..<end].lastIndex(of: 0x20).map { $0 + 1 }
    }
}

/// How far a number of words reaches. Only what is surely one is counted: white space around something with a letter or digit
/// that one byte or two tell to be one.
enum WordMargin {
    /// Where at least so many words begin that end before `end`; `nil` if there are not so many behind `lowest`.
    static func start(
        of words: Int,
        endingAt end: Int,
        in text: UnsafeBufferPointer<UInt8>,
        notBefore lowest: Int
    ) -> Int? {
        var (index, rest, isWord) = (end, words, false)
        while index > lowest {
            if rest == 0 { return index }
            index -= 1
            if isSpace(text[index]) {
                if isWord { rest -= 1 }
                isWord = false
                if rest == 0 { return index + 1 }
            } else {
                isWord = isWord || isLetter(text, index)
            }
        }
        return nil
    }

    /// Where at least so many words end that begin behind `start`, or the text.
    static func end(of words: Int, startingAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var (index, rest, isWord) = (start, words, false)
        while index < text.count, rest > 0 {
            if isSpace(text[index]) {
                if isWord { rest -= 1 }
                isWord = false
            } else {
                isWord = isWord || isLetter(text, index)
            }
            index += 1
        }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

    static func isLetter(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch text[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC4...0xD6, 0xE4...0xE9: true
        case 0xD8: index + 1 < text.count && 0xA1...0xBA ~= text[index + 1]
        case 0xD9: index + 1 < text.count && 0x81...0x8A ~= text[index + 1]
        default: false
        }
    }
}
