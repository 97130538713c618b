import ArabicGazetteer
import ArabicText

/// What JSON tells of a mention: `"start":…,"end":…,"text":"…","proclitic":"…","id":"…","type":"…","name":"…","how":[…]`.
struct MentionMembers: ~Copyable {
    private let gazetteer: CompiledGazetteer
    private var offsets: OffsetCounter
    private var pieces: MentionPieces

    init(_ gazetteer: CompiledGazetteer, _ offsets: OffsetUnit) {
        self.gazetteer = gazetteer
        self.offsets = OffsetCounter(offsets)
        pieces = MentionPieces(gazetteer, entry: Self.entry, proclitic: Self.proclitic, how: Self.how)
    }

    /// Begins with other bytes, at an offset that is a place of the text.
    mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ place: TextPlace) {
        offsets.begin(bytes, at: start, place)
    }

    /// Appends the members: mentions come in their order.
    mutating func append(_ name: FoundName, _ text: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
        let place = offsets.range(name.utf8Range, in: text)
        output.append(literal: "\"start\":")
        output.append(place.start)
        output.append(literal: ",\"end\":")
        output.append(place.end)
        output.append(literal: ",\"text\":\"")
        output.appendSurface(UnsafeBufferPointer(rebasing: text[name.utf8Range]))
        output.append(byte: UInt8(ascii: "\""))
        if name.procliticCodes != 0 { pieces.appendProclitic(of: name, to: &output) }
        pieces.appendEntryAndHow(of: name, to: &output)
    }

    private static func entry(_ entry: Entry) -> [UInt8] {
        var piece: [UInt8] = []
        for (key, text) in [("id", entry.id), ("type", entry.type.rawValue), ("name", entry.name)] {
            piece += ",\"\(key)\":".utf8
            piece.appendJSON(text)
        }
        return piece
    }

    private static func proclitic(_ letters: String) -> [UInt8] { Array(",\"proclitic\":\"\(letters)\"".utf8) }

    private static func how(_ names: [String]) -> [UInt8] {
        Array(",\"how\":[\(names.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)
    }
}

/// The pieces of output that are the same for many mentions.
struct MentionPieces: ~Copyable {
    private let gazetteer: CompiledGazetteer
    private let entryPiece: (Entry) -> [UInt8]
    private let procliticPiece: (String) -> [UInt8]
    private let howPiece: ([String]) -> [UInt8]
    private var entries: CellCache
    private var hows = CellCache(bits: 8)
    private var proclitics = CellCache(bits: 8)

    /// - Parameters:
    ///   - entry: What is written of an entry.
    ///   - proclitic: What is written of proclitics.
    ///   - how: What is written of the differences.
    init(
        _ gazetteer: CompiledGazetteer,
        entry: @escaping (Entry) -> [UInt8],
        proclitic: @escaping (String) -> [UInt8],
        how: @escaping ([String]) -> [UInt8]
    ) {
        self.gazetteer = gazetteer
        (entryPiece, procliticPiece, howPiece) = (entry, proclitic, how)
        // A slot for each entry that is likely to be met, and some to keep them apart.
        entries = CellCache(bits: min(17, max(6, Int.bitWidth - gazetteer.count.leadingZeroBitCount)))
    }

    mutating func appendProclitic(of name: FoundName, to output: inout OutputBuffer) {
        let key = Int(name.procliticCodes)
        if !proclitics.find(key) { proclitics.add(key, procliticPiece(name.proclitic ?? "")) }
        proclitics.append(to: &output)
    }

    @inline(__always)
    mutating func appendEntryAndHow(of name: FoundName, to output: inout OutputBuffer) {
        if !entries.find(name.entryIndex) { entries.add(name.entryIndex, entryPiece(gazetteer[name.entryIndex])) }
        entries.append(to: &output)
        let how = Int(name.how.rawValue)
        if !hows.find(how) { hows.add(how, howPiece(name.how.names)) }
        hows.append(to: &output)
    }
}
