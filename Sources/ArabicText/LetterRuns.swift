internal import CArtokICU
internal import ScanCore

/// One pass that cuts runs of the same letter: جدااااا to جدا.
///
/// The letters that are kept of a run are written as they come; those that are cut only if it turns out too long wait.
struct LetterRuns: ~Copyable {
    private let elongation: Folding.Elongation
    private(set) var output: FoldOutput
    /// The output's memory is a caller's and has no room for more.
    private(set) var isFull = false
    /// The current run.
    private(set) var run: Run?

    /// A run's letter, and how many of it came.
    struct Run {
        let letter: UInt32
        var count: Int
    }

    /// - Parameter run: The run that a chunk before has left open.
    init(_ elongation: Folding.Elongation, after run: Run? = nil, into output: consuming FoldOutput) {
        self.elongation = elongation
        self.run = run
        self.output = output
    }

    consuming func finish() -> FoldOutput { output }

    /// Shortens the runs of a text, or of the next chunk of one.
    ///
    /// - Parameter end: It is the text's end; else what could go on is left.
    /// - Returns: How many bytes were done; the next chunk starts with the others.
    @discardableResult
    mutating func shorten(_ source: UnsafeBufferPointer<UInt8>, toEnd end: Bool) -> Int {
        let limit = end ? source.count : source.count - source.incompleteTail
        // Written or cut up to here.
        var done = 0
        // Where the letters of the current run start that are cut if more of them come.
        var held = 0
        var offset = 0
        while offset < limit {
            let (letter, next) = Folding.Elongation.letter(of: source.span, at: offset, limit: limit)
            // A mark may follow in the next chunk.
            if next == limit, !end { break }
            if let letter, let current = run, current.letter == letter {
                run = Run(letter: letter, count: current.count + 1)
                if current.count == elongation.length { held = offset }
                if current.count >= elongation.longestKept {
                    if done < held { copy(source, &done, to: held) }
                    cut(source, &done, to: next)
                }
            } else {
                run = letter.map { Run(letter: $0, count: 1) }
            }
            offset = next
        }
        if end {
            copy(source, &done, to: limit)
        } else if let current = run, current.count > elongation.length, current.count <= elongation.longestKept {
            // They come again with the next chunk.
            copy(source, &done, to: held)
            run = Run(letter: current.letter, count: elongation.length)
        } else {
            copy(source, &done, to: offset)
        }
        return done
    }

    private mutating func copy(_ source: UnsafeBufferPointer<UInt8>, _ done: inout Int, to end: Int) {
        guard !isFull, output.bytes.reserve(free: end - done) else {
            isFull = true
            return
        }
        output.bytes.append(UnsafeBufferPointer(rebasing: source[done..<end]))
        done = end
    }

    private mutating func cut(_ source: UnsafeBufferPointer<UInt8>, _ done: inout Int, to end: Int) {
        if output.recordsEdits { record(done, end) }
        done = end
    }

    private mutating func record(_ start: Int, _ end: Int) {
        let place = output.bytes.count
        var start = start
        if output.edits.count > 0 {
            // What is cut of one run is one edit.
            let last = output.edits[output.edits.count - 1]
            if last.sourceEnd == start, end - last.sourceStart <= Alignment.Edit.longestPart {
                output.edits.count -= 1
                start = last.sourceStart
            }
        }
        output.edits.append(source: start..<end, normalized: place..<place)
    }
}

extension Folding.Elongation {
    /// Where the first run starts that is cut; `nil` if there is none.
    func firstCut(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        var run: (letter: UInt32, count: Int)?
        var start = 0
        var offset = 0
        while offset < text.count {
            let (letter, end) = Self.letter(of: text.span, at: offset, limit: text.count)
            if let letter, let current = run, current.letter == letter {
                if current.count == longestKept { return start }
                run = (letter, current.count + 1)
            } else {
                run = letter.map { ($0, 1) }
                start = offset
            }
            offset = end
        }
        return nil
    }

    /// The scalar at `offset` with all that belongs to it: marks, and what composes with it.
    ///
    /// - Returns: The one letter that it is in NFC, `nil` if it is anything else, and where it ends.
    static func letter(of text: Span<UInt8>, at offset: Int, limit: Int) -> (letter: UInt32?, end: Int) {
        let first = text.decodeScalar(at: offset)
        var end = offset + first.length
        var marks: [UInt32] = []
        while end < limit {
            let next = text.decodeScalar(at: end)
            guard next.isWellFormed, joins(next.value) else { break }
            marks.append(next.value)
            end += next.length
        }
        guard first.isWellFormed else { return (nil, end) }
        if marks.isEmpty, artok_icu_is_inert(ARTOK_NFC, first.value) {
            return (isLetter(first.value) ? first.value : nil, end)
        }
        let composed = ICUNormalization.nfc([first.value] + marks)
        return (composed.count == 1 && isLetter(composed[0]) ? composed[0] : nil, end)
    }

    private static func joins(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x300, 0x621...0x64A: false
        default: isMark(scalar) || !artok_icu_has_boundary_before(ARTOK_NFC, scalar)
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        ARTOK_GC_LU.rawValue...ARTOK_GC_LO.rawValue ~= UInt32(artok_icu_category(scalar))
    }

    private static func isMark(_ scalar: UInt32) -> Bool {
        ARTOK_GC_MN.rawValue...ARTOK_GC_MC.rawValue ~= UInt32(artok_icu_category(scalar))
    }
}
