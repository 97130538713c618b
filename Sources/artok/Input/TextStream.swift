import ArabicGazetteer
import ArabicText

/// A text being read, part after part.
struct TextStream: ~Copyable {
    let source: String
    let relativePath: String
    private var file: InputStream
    private let kept: TextPlace.Kept
    private let partSize: Int
    /// What was read behind the last part, with the words before it.
    private var rest: [UInt8] = []
    /// Where in ``rest`` the next part begins.
    private var start = 0
    private var place = TextPlace()
    private var isFirst = true
    private var isAtEnd = false
    /// What ended the reading before the text's end.
    private var failure: FileError?

    init(
        _ file: consuming InputStream,
        _ name: InputFile,
        _ kept: TextPlace.Kept,
        partSize: Int = TextCutter.usualPart
    ) {
        (source, relativePath) = (name.source, name.relativePath)
        self.file = file
        self.kept = kept
        self.partSize = partSize
    }

    /// How much of the file has been read.
    var bytesTaken: Int { file.bytesTaken }
    /// There may be another part.
    var isOpen: Bool { !isAtEnd }

    /// Reads the next part.
    ///
    /// - Returns: False at the end of the text. An empty text has one part, which is empty; one of which nothing could be read
    ///   has none.
    /// - Throws: What is wrong with the text, before its first part; what ended the reading, behind the last.
    mutating func next(into chunk: TextChunk, _ cutter: inout TextCutter) throws(InputFault) -> Bool {
        if isAtEnd {
            if let failure {
                self.failure = nil
                throw InputFault(": \(failure.message)")
            }
            return false
        }
        chunk.removeAll()
        rest.withUnsafeBufferPointer { chunk.append($0) }
        let cut = fill(chunk, &cutter)
        isAtEnd = cut == nil
        let end = cut ?? chunk.count
        chunk.range = start..<end
        if isFirst, let fault = TextCheck.fault(chunk.bytes) {
            isAtEnd = true
            failure = nil
            throw InputFault(fault)
        }
        if isFirst, chunk.count == 0, let failure {
            self.failure = nil
            throw InputFault(": \(failure.message)")
        }
        (chunk.source, chunk.relativePath) = (source, relativePath)
        (chunk.place, chunk.isFirst, chunk.isLast) = (place, isFirst, isAtEnd)
        place.advance(over: chunk.part, kept)
        isFirst = false
        keepRest(of: chunk, from: end, cutter.wordsAround)
        return true
    }

    /// Reads until the chunk is full.
    ///
    /// - Returns: Where the part ends; `nil` at the end of the text.
    private mutating func fill(_ chunk: TextChunk, _ cutter: inout TextCutter) -> Int? {
        let partSize = min(partSize, cutter.mostOfPart)
        var size = start + partSize
        // Up to where no line ends, and how much there must be before all of it is searched again: bytes that come one by
        // one cost no more than others.
        var (searched, enough) = (start, 0)
        while true {
            do throws(FileError) {
                while chunk.count < size {
                    let count = try chunk.append(upTo: size - chunk.count) { memory throws(FileError) in
                        try file.read(into: memory)
                    }
                    if count == 0 { return nil }
                    // What has been sent is not held back for what has not.
                    if !file.hasMore { break }
                }
            } catch {
                failure = error
                return nil
            }
            let isThorough = chunk.count >= enough
            let cut = cutter.lastCut(in: chunk.bytes, behind: start, searched: searched, isThorough: isThorough)
            if let cut { return cut }
            searched = chunk.count
            if isThorough { enough = 2 * chunk.count - start }
            if chunk.count >= size { size = 2 * chunk.count - start }
        }
    }

    private mutating func keepRest(of chunk: TextChunk, from cut: Int, _ words: Int) {
        let bytes = chunk.bytes
        let first = words == 0 ? cut : WordMargin.start(of: words, endingAt: cut, in: bytes, notBefore: 0) ?? 0
        rest.removeAll(keepingCapacity: true)
        rest.append(contentsOf: bytes[first...])
        start = cut - first
    }
}
