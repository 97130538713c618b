import ArabicGazetteer

/// Texts with their mentions marked, as one HTML page for reading and printing.
///
/// A text is an article with its source for a heading, and is there in full, a byte order mark aside; its white space is
/// kept. A mark has the entry's type as its class, `t-LOC`, its identifier as `data-id`, and more to be shown when pointed at.
/// Of several entries that share a range, one mark tells all.
struct MarkedText: MentionFormat, ~Copyable {
    private let gazetteer: CompiledGazetteer
    /// Up to where the part at hand is written.
    private var position = 0
    /// Mentions of one range, not written yet.
    private var names: [FoundName] = []
    /// What marks of one entry begin with, by the entry and how the mention differs.
    private var starts = CellCache(bits: 12)

    init(_ gazetteer: CompiledGazetteer) { self.gazetteer = gazetteer }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        position = chunk.range.lowerBound
        guard chunk.isFirst else { return }
        if chunk.part.starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
        output.append(literal: "<article>\n<h2><bdi>")
        output.appendHTML(chunk.source)
        output.append(literal: "</bdi></h2>\n<div class=\"text\">")
    }

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        if let range = names.first?.utf8Range, range != name.utf8Range { writeMark(chunk, to: &output) }
        names.append(name)
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {
        if !names.isEmpty { writeMark(chunk, to: &product.output) }
        product.output.appendHTML(chunk.bytes[position..<chunk.range.upperBound])
        if chunk.isLast { product.output.append(literal: "</div>\n</article>\n") }
    }

    private mutating func writeMark(_ chunk: TextChunk, to output: inout OutputBuffer) {
        let range = names[0].utf8Range
        output.appendHTML(chunk.bytes[position..<range.lowerBound])
        if names.count == 1 {
            let key = names[0].entryIndex << 32 | Int(names[0].how.rawValue)
            if !starts.find(key) { starts.add(key, Self.start(of: names, gazetteer)) }
            starts.append(to: &output)
        } else {
            output.append(Self.start(of: names, gazetteer))
        }
        output.appendHTML(chunk.bytes[range])
        output.append(literal: "</mark>")
        position = range.upperBound
        names.removeAll(keepingCapacity: true)
    }

    /// The tag that begins a mark.
    private static func start(of names: [FoundName], _ gazetteer: CompiledGazetteer) -> [UInt8] {
        let entries = names.map { gazetteer[$0.entryIndex] }
        var classes: [String] = []
        for name in entries.map({ className($0.type) }) where !classes.contains(name) { classes.append(name) }
        let titles = zip(names, entries).map { name, entry in
            ([entry.name, entry.type.rawValue] + name.how.names).joined(separator: " · ")
        }
        var tag = OutputBuffer(isCollecting: true)
        tag.append(literal: "<mark class=\"")
        tag.appendHTML(classes.joined(separator: " "))
        tag.append(literal: "\" data-id=\"")
        tag.appendHTML(entries.map(\.id).joined(separator: " "))
        tag.append(literal: "\" title=\"")
        tag.appendHTML(titles.joined(separator: "\n"))
        tag.append(literal: "\">")
        return Array(tag.bytes)
    }

    /// A type as a style sheet can name it without escapes: letters of every script, digits, `-` and `_`.
    private static func className(_ type: EntityType) -> String {
        let scalars = type.rawValue.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "A"..."Z", "a"..."z", "0"..."9", "-", "_": scalar
            case _ where !scalar.isASCII && scalar.properties.isAlphabetic: scalar
            default: "_"
            }
        }
        return "t-" + String(String.UnicodeScalarView(scalars))
    }
}
