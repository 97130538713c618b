import ArabicGazetteer

/// Texts with their mentions marked, as the page of `artok view` has them: only the text, in blocks of whole lines.
///
/// - A mark tells the numbers of its entries, and where it is: `<mark class="k1" data-e="12" data-s="221" data-l="3"
///   data-h="proclitic" data-p="ل">`. Entries that share a range are separated by spaces, and so are what each was matched by
///   and their proclitics; `-` stands for nothing among others.
/// - A place counts once, whatever number of entries share it.
/// - A browser lays out only the blocks that it shows, however long a text is. A block ends with a line break of the text, so
///   what is copied is the text; only lines above 32 KB are cut elsewhere.
struct PageText: MentionFormat, ~Copyable {
    private let gazetteer: CompiledGazetteer
    /// Up to where the part at hand is written.
    private var position = 0
    /// Where the last mark ended.
    private var markEnd = -1
    /// From where on a line feed ends the block.
    private var blockEnd = 0
    private var lines = LineCounter(TextPlace())
    /// Mentions of one range, not written yet.
    private var names: [FoundName] = []
    private var tally = Tally()
    /// What is the same at every mark of an entry.
    private var starts: [Int: [UInt8]] = [:]

    private static let blockSize = 2048
    private static let longestLine = 1 << 15

    init(_ gazetteer: CompiledGazetteer) { self.gazetteer = gazetteer }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        position = chunk.range.lowerBound
        markEnd = -1
        lines = LineCounter(chunk.place, at: position)
        blockEnd = position + Self.blockSize
        if chunk.isFirst, chunk.part.starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
        output.append(literal: "<div class=\"block\">")
    }

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        if let range = names.first?.utf8Range, range != name.utf8Range { writeMark(chunk, to: &output) }
        names.append(name)
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {
        if !names.isEmpty { writeMark(chunk, to: &product.output) }
        writeText(chunk, upTo: chunk.range.upperBound, to: &product.output)
        product.output.append(literal: "</div>")
        tally.byteCount += chunk.range.count
        product.tally.add(tally)
        tally.removeAll()
    }

    private mutating func writeText(_ chunk: TextChunk, upTo end: Int, to output: inout OutputBuffer) {
        while let next = blockCut(chunk.bytes, before: end) {
            output.appendHTML(chunk.bytes[position..<next])
            position = next
            blockEnd = next + Self.blockSize
            if next < chunk.range.upperBound { output.append(literal: "</div><div class=\"block\">") }
        }
        output.appendHTML(chunk.bytes[position..<end])
        position = end
    }

    /// Where the block at hand ends between ``position`` and `end`: behind a line feed. Browsers take minutes for lines of
    /// megabytes, so those are cut as well, behind a sentence if one ends.
    private func blockCut(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        guard blockEnd < end else { return nil }
        if let lineFeed = text[max(blockEnd, position)..<end].firstIndex(of: 0x0A) { return lineFeed + 1 }
        let longEnd = blockEnd + Self.longestLine
        guard longEnd < end else { return nil }
        var index = max(longEnd, position)
        while let space = text[index..<end].firstIndex(of: 0x20) {
            if space >= longEnd + Self.longestLine || space > 0 && Self.endsSentence(text[space - 1]) {
                return space + 1
            }
            index = space + 1
        }
        return nil
    }

    /// A full stop, an exclamation mark or a question mark, of which `؟` ends like no letter.
    private static func endsSentence(_ byte: UInt8) -> Bool {
        byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x9F
    }

    private mutating func writeMark(_ chunk: TextChunk, to output: inout OutputBuffer) {
        let range = names[0].utf8Range
        let isNext = range.lowerBound == markEnd
        writeText(chunk, upTo: range.lowerBound, to: &output)
        lines.advance(to: range.lowerBound, in: chunk.bytes)
        if names.count == 1 {
            writeStart(names[0].entryIndex, to: &output)
        } else {
            output.append("<mark class=\"\(PageType(gazetteer[names[0].entryIndex].type).className)\" data-e=\"")
            output.append(names.map { String($0.entryIndex) }.joined(separator: " "))
        }
        // The other name of the same word: where one ends would not be seen.
        if isNext { output.append(literal: "\" data-next=\"") }
        output.append(literal: "\" data-s=\"")
        output.append(chunk.place.bytes + range.lowerBound - chunk.range.lowerBound)
        output.append(literal: "\" data-l=\"")
        output.append(lines.line)
        if names.contains(where: { !$0.how.isEmpty }) {
            output.append(literal: "\" data-h=\"")
            output.append(
                names.map { $0.how.isEmpty ? "-" : $0.how.names.joined(separator: ",") }.joined(separator: " ")
            )
        }
        if names.contains(where: { $0.proclitic != nil }) {
            output.append(literal: "\" data-p=\"")
            output.appendHTML(names.map { $0.proclitic ?? "-" }.joined(separator: " "))
        }
        output.append(literal: "\">")
        output.appendHTML(chunk.bytes[range])
        output.append(literal: "</mark>")
        position = range.upperBound
        markEnd = position
        tally.mentionCount += 1
        for name in names { count(name.entryIndex) }
        names.removeAll(keepingCapacity: true)
    }

    private mutating func writeStart(_ entry: Int, to output: inout OutputBuffer) {
        if let start = starts[entry] { return output.append(start) }
        let start = Array("<mark class=\"\(PageType(gazetteer[entry].type).className)\" data-e=\"\(entry)".utf8)
        starts[entry] = start
        output.append(start)
    }

    private mutating func count(_ entry: Int) {
        tally.entries[entry, default: EntryTally(mentionCount: 0, firstOffset: 0, firstLine: 0, firstColumn: 0)]
            .mentionCount += 1
    }
}

/// How the page shows a type: the usual five and seven more, which types of the user's own share.
struct PageType {
    let className: String

    init(_ type: EntityType) {
        let number =
            switch type {
            case .person: 0
            case .location: 1
            case .organization: 2
            case .date: 3
            case .miscellaneous: 4
            // The same on every run and in every thread, whichever types come first.
            default: 5 + Int(type.rawValue.utf8.reduce(UInt32(7)) { $0 &* 31 &+ UInt32($1) } % 7)
            }
        className = "k\(number)"
    }
}
