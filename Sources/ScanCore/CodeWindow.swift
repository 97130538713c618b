package import CScanKernels

/// A text as codes, one window after the other: the folded letters of its words, and where each came from.
///
/// The kernels fold what is simple. A chunk between white space that they leave goes through the exact path as a whole;
/// its codes have no offsets of their own. The last words of a window are also the first of the next: a form that
/// begins in a window ends in it.
package struct CodeWindow: ~Copyable {
    /// Appends the codes of a part of the text that composes with nothing around it.
    package typealias ExactCoder = (Span<UInt8>, inout [UInt8]) -> Void

    let table: UnsafePointer<artok_code_table>
    let exactCodes: ExactCoder
    /// A form ends within so many words, and has at most so many letters.
    let mostWords: Int
    let mostLetters: Int
    /// So many codes beside a window's words are there on either side, wherever the text has them.
    private let lookaround: Int
    private let starts: WordStarts?

    var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Everything before this is in the codes of this window or of one before.
    var sourceOffset = 0
    /// Where the chunk of the first code starts.
    private var sourceStart = 0
    var memory: CodeMemory
    var offsets = OffsetMemory()
    /// Codes that the exact path has made, in order.
    var exactParts: [ExactPart] = []
    var scratch: [UInt8] = []
    /// While the text is filled in briefly: what stands behind the last letter.
    var gap = LongGap()
    /// Nothing of the text is before ``allCodes``.
    package private(set) var isAtStart = true
    /// Where the words start that are the next window's.
    private var next = 0
    /// Another for every window.
    package private(set) var number = 0

    package internal(set) var codeCount = 0
    /// The candidates of this window's words; behind them one of the word that follows.
    package private(set) var candidateCount = 0
    package private(set) var allCandidateCount = 0
    package private(set) var contractedCount = 0
    package private(set) var longEndCount = 0

    struct ExactPart {
        var codes: Range<Int>
        let source: Range<Int>
    }

    /// The codes. A separator stands before the first and behind the last.
    @inline(__always) package var codes: UnsafePointer<UInt8> { UnsafePointer(memory.codes) }
    /// Where all codes are that can be read: some of the windows before have places below 0.
    package var allCodes: Range<Int> { -memory.historyCount..<codeCount }
    @inline(__always) package var candidates: UnsafePointer<UInt32> { UnsafePointer(memory.candidates) }
    @inline(__always) package var contracted: UnsafePointer<UInt32> { UnsafePointer(memory.contracted) }
    @inline(__always) package var longEnds: UnsafePointer<UInt32> { UnsafePointer(memory.longEnds) }

    /// - Parameters:
    ///   - table: Outlives the window.
    ///   - mostWords: The most text words of a form.
    ///   - mostLetters: The most letters of a form, in codes.
    ///   - lookaround: How many codes on either side of a name may be asked for.
    ///   - starts: What forms start with: other candidates may be missing.
    package init(
        _ table: UnsafePointer<artok_code_table>,
        mostWords: Int,
        mostLetters: Int,
        lookaround: Int = 0,
        starts: WordStarts?,
        exactCodes: @escaping ExactCoder
    ) {
        self.table = table
        self.exactCodes = exactCodes
        self.mostWords = mostWords
        self.mostLetters = mostLetters
        self.starts = starts
        self.lookaround = lookaround
        memory = CodeMemory(capacity: 4 * mostLetters + 8 * mostWords, lookaround: lookaround)
    }

    /// Goes to the start of a text.
    ///
    /// - Parameter text: Stays where it is until its last window has been used.
    package mutating func begin(_ text: UnsafeBufferPointer<UInt8>, from offset: Int) {
        self.text = text
        (sourceOffset, sourceStart, codeCount, next) = (offset, offset, 0, 0)
        isAtStart = true
        memory.removeAll()
        exactParts.removeAll(keepingCapacity: true)
    }

    /// Goes on with the same text, which stands elsewhere now.
    package mutating func move(to text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// Goes to the next window. False at the end of the text.
    package mutating func advance() -> Bool {
        number += 1
        keepTail()
        fill()
        var end = endOfWords()
        if end == 0, sourceOffset < text.count {
            // Little but separators, or no white space: what is long is cut short.
            start(over: sourceStart)
            var checked = 0
            while end == 0, fillBriefly() {
                // Looking back at all codes for each piece would take the square of their number.
                guard codeCount >= 2 * checked || sourceOffset == text.count else { continue }
                checked = codeCount
                end = endOfWords()
            }
            if end == 0 { end = endOfWords() }
            // No text that anyone writes: a part of it that fills all memory. It goes on with what is left.
            if end == 0 { end = codeCount }
        }
        guard codeCount > 0 else { return false }
        findCandidates(end)
        next = end
        return true
    }

    private mutating func start(over offset: Int) {
        (sourceOffset, codeCount) = (offset, 0)
        memory.blockCount = 0
        exactParts.removeAll(keepingCapacity: true)
        gap = LongGap()
        guard memory.capacity < CodeMemory.most else { return }
        // What was before is lost.
        isAtStart = isAtStart && memory.historyCount == 0
        memory = CodeMemory(capacity: CodeMemory.most, lookaround: lookaround)
    }

    /// Moves the words that are still to come to the front.
    private mutating func keepTail() {
        let dropped = next
        guard dropped > 0 else { return }
        if memory.historyCount + dropped > lookaround { isAtStart = false }
        if dropped < codeCount { sourceStart = source(ofPartAt: dropped) } else { sourceStart = sourceOffset }
        codeCount -= dropped
        memory.drop(dropped, keeping: codeCount)
        exactParts.removeAll { $0.codes.upperBound <= dropped }
        for index in exactParts.indices {
            let codes = exactParts[index].codes
            exactParts[index].codes = codes.lowerBound - dropped..<codes.upperBound - dropped
        }
        next = 0
    }

    /// The start of the last words, with which a form might go on that begins before; 0 if these are all. It is at a
    /// part's start, which may be a separator: else the text would be read from that start again and again.
    private func endOfWords() -> Int {
        if sourceOffset == text.count { return codeCount }
        var (words, letters) = (0, 0)
        var position = codeCount
        if lookaround > 0, codeCount > 2 * lookaround {
            position -= lookaround
            letters = Code.letterCount(codes, position..<codeCount)
            // The word before is one of them.
            while position > 0, !Code.separates(codes[position - 1]) { position -= 1 }
        }
        while position > 0 {
            let end = position
            while position > 0, !Code.separates(codes[position - 1]) { position -= 1 }
            if position < end {
                words += 1
                letters += end - position
                let isEnough = words >= mostWords || letters > mostLetters
                if isEnough, let first = firstCode(ofPartAt: position), first > 0 { return first }
            }
            while position > 0, Code.separates(codes[position - 1]) { position -= 1 }
        }
        return 0
    }

    /// The text has no code behind the last.
    package var isAtEnd: Bool { sourceOffset == text.count }

    /// No mention of a later window starts before this.
    package var sourceOfNextWord: Int {
        if next < codeCount { return source(ofPartAt: next) }
        return sourceOffset < text.count ? sourceOffset : .max
    }

    // MARK: Candidates

    private mutating func findCandidates(_ end: Int) {
        memory.pad(codeCount)
        var lists = artok_candidate_lists()
        lists.all = memory.candidates
        lists.contracted = memory.contracted
        lists.long_ends = memory.longEnds
        artok_find_candidates(codes, 0, end, starts?.kernels, &lists)
        (candidateCount, contractedCount, longEndCount) = (lists.count, lists.contracted_count, lists.long_end_count)
        allCandidateCount = candidateCount
        var position = end
        while position < codeCount, Code.separates(codes[position]) { position += 1 }
        guard position < codeCount else { return }
        let start = position
        while !Code.separates(codes[position]) { position += 1 }
        memory.candidates[candidateCount] = UInt32(start) | UInt32(position - start) << 16
        allCandidateCount += 1
    }
}
