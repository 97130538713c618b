import ArabicGazetteer
import ArabicText

/// What the page's script knows: the names that were found, the texts, and what the interface says, as JSON in an element of
/// the page that is never run.
struct PageData {
    private let gazetteer: CompiledGazetteer
    private let words: PageWords
    private let documents: PageCollector
    private let normalizer = Normalizer(.matching)

    init(_ gazetteer: CompiledGazetteer, _ words: PageWords, _ documents: PageCollector) {
        (self.gazetteer, self.words, self.documents) = (gazetteer, words, documents)
    }

    /// - Returns: JSON without `<`, so that nothing in it ends the element.
    func json() -> [UInt8] {
        var buffer = OutputBuffer(isCollecting: true)
        buffer.append("{\"locale\":")
        buffer.appendJSON(words.tag)
        buffer.append(",\"numbers\":")
        buffer.appendJSON(words.formats.numberingSystem)
        buffer.append(",\n\"words\":{")
        write(words.all, to: &buffer) { entry, buffer in
            buffer.appendJSON(entry.key)
            buffer.append(literal: ":")
            buffer.appendJSON(entry.text)
        }
        buffer.append(literal: "},\n\"documents\":[\n")
        write(documents.documents, separator: ",\n", to: &buffer, writeDocument)
        buffer.append(literal: "],\n\"entities\":[\n")
        var hasPlaces = false
        let found = documents.mentionCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        write(found, separator: ",\n", to: &buffer) { entry, buffer in
            if writeEntity(entry.key, to: &buffer) { hasPlaces = true }
        }
        buffer.append(literal: "],\n\"letters\":{")
        write(Self.letters(normalizer), to: &buffer) { letter, buffer in
            buffer.appendJSON(letter.from)
            buffer.append(literal: ":")
            buffer.appendJSON(letter.to)
        }
        buffer.append(literal: "},\n\"outlines\":")
        buffer.appendJSON(hasPlaces ? PagePart.outlines.text : "")
        buffer.append(literal: "}")
        var json: [UInt8] = []
        json.reserveCapacity(buffer.count)
        for byte in buffer.bytes {
            if byte == UInt8(ascii: "<") { json += "\\u003C".utf8 } else { json.append(byte) }
        }
        return json
    }

    private func writeDocument(_ document: PageCollector.Document, to buffer: inout OutputBuffer) {
        buffer.append("{\"title\":")
        buffer.appendJSON(document.title)
        buffer.append(",\"bytes\":\(document.byteCount)")
        if let date = document.date { buffer.append(",\"date\":\"\(date)\"") }
        buffer.append(literal: "}")
    }

    /// - Returns: True if it is a place on the map.
    private func writeEntity(_ index: Int, to buffer: inout OutputBuffer) -> Bool {
        let entry = gazetteer[index]
        buffer.append("{\"index\":\(index),\"id\":")
        buffer.appendJSON(entry.id)
        buffer.append(literal: ",\"type\":")
        buffer.appendJSON(entry.type.rawValue)
        buffer.append(",\"kind\":\"\(PageType(entry.type).className)\",\"name\":")
        buffer.appendJSON(entry.name)
        buffer.append(literal: ",\"folded\":")
        // A line break that is typed is folded to a space: it is in no query.
        let names = [entry.name] + entry.aliases + [entry.id]
        buffer.appendJSON(names.map { normalizer.normalize($0) }.joined(separator: "\n"))
        let place = Self.place(of: entry)
        if let place { buffer.append(",\"place\":[\(place.latitude),\(place.longitude)]") }
        if !entry.attributes.isEmpty {
            buffer.append(literal: ",\"data\":[")
            write(entry.attributes.filter { !$0.value.isEmpty }, to: &buffer) { attribute, buffer in
                buffer.append(literal: "[")
                buffer.appendJSON(attribute.name)
                buffer.append(literal: ",")
                buffer.appendJSON(attribute.value)
                buffer.append(literal: "]")
            }
            buffer.append(literal: "]")
        }
        buffer.append(literal: "}")
        return place != nil
    }

    private func write<Item>(
        _ items: some Sequence<Item>,
        separator: StaticString = ",",
        to buffer: inout OutputBuffer,
        _ writeItem: (Item, inout OutputBuffer) -> Void
    ) {
        var isFirst = true
        for item in items {
            if !isFirst { buffer.append(literal: separator) }
            isFirst = false
            writeItem(item, &buffer)
        }
    }

    /// Coordinates in degrees, as a gazetteer has them beside its names: `lat` and `lon`, or the like.
    static func place(of entry: Entry) -> (latitude: Double, longitude: Double)? {
        func degrees(_ names: [String], _ most: Double) -> Double? {
            for attribute in entry.attributes where names.contains(attribute.name.lowercased()) {
                if let value = Double(attribute.value), abs(value) <= most { return value }
            }
            return nil
        }
        guard let latitude = degrees(["lat", "latitude"], 90),
            let longitude = degrees(["lon", "lng", "long", "longitude"], 180)
        else { return nil }
        return (latitude, longitude)
    }

    /// How letters are folded for the search, as far as browsers do not do it by themselves: of the Arabic blocks, and
    /// invisible ones.
    private static func letters(_ normalizer: Normalizer) -> [(from: String, to: String)] {
        let blocks: [ClosedRange<UInt32>] = [0x600...0x6FF, 0x750...0x77F, 0x870...0x8FF, 0x2000...0x206F, 0xAB...0xBB]
        return blocks.joined().compactMap { value in
            guard let scalar = Unicode.Scalar(value) else { return nil }
            let letter = String(Character(scalar))
            let folded = normalizer.normalize(letter)
            return Array(folded.utf8) == Array(letter.utf8) ? nil : (letter, folded)
        }
    }
}
