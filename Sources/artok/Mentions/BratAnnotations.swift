import ArabicGazetteer
import ArabicText

/// Annotations beside the text, for the annotation tool brat: `T1	LOC 10 14	سرت`, and a note that tells the entry.
///
/// - Offsets count code points of the text as UTF-8, a byte order mark and line breaks as they are among them; an ill-formed part
///   is the one U+FFFD that decoders make of it.
/// - A mention over a line break is of fragments, `5 9;10 14`, as no annotation may hold a line break.
/// - Names of types are of ASCII letters, digits, `-` and `_`: what else a type has is `_`, and its note has the type.
/// - brat has documents one by one. Without a folder, what is found goes to standard output.
///
/// Source: https://brat.nlplab.org/standoff.html.
struct BratAnnotations: MentionFormat, ~Copyable {
    private let gazetteer: CompiledGazetteer
    private let folder: DocumentFolder?
    private var offsets = OffsetCounter(.scalar)
    /// Of the text at hand, which comes as a whole if there is a folder for it.
    private var annotations = OutputBuffer(isCollecting: true)
    private var count = 0

    init(_ gazetteer: CompiledGazetteer, _ folder: DocumentFolder?) {
        (self.gazetteer, self.folder) = (gazetteer, folder)
    }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        offsets.begin(chunk)
        annotations.removeAll()
        count = 0
    }

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let fragments = Self.fragments(of: name.utf8Range, in: chunk.bytes)
        _ = offsets.offset(name.utf8Range.lowerBound, in: chunk.bytes)
        // The next mention may begin before this one's last fragment.
        var further = offsets
        let places = fragments.map { further.range($0, in: chunk.bytes) }
        let annotation = Annotation(
            name: name,
            entry: gazetteer[name.entryIndex],
            places: places,
            fragments: fragments.map { Array(chunk.bytes[$0]) }
        )
        if folder == nil {
            output.runningCount += 1
            let number = output.runningCount
            annotation.write(to: &output) { $0.append(.number(number)) }
        } else {
            count += 1
            let number = count
            annotation.write(to: &annotations) { $0.append(number) }
        }
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {
        if let fault = folder?.write(chunk, annotations.bytes) { product.faults.append(fault) }
    }

    /// What a mention has on each of its lines, without white space at the ends; tabs separate too.
    private static func fragments(of range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard text[range].contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return [range] }
        var fragments: [Range<Int>] = []
        var fragment: Range<Int>?
        var index = range.lowerBound
        while index < range.upperBound {
            var next = index + 1
            while next < range.upperBound, text[next] & 0xC0 == 0x80 { next += 1 }
            let scalar = String(decoding: text[index..<next], as: UTF8.self).unicodeScalars.first ?? " "
            if isSeparator(scalar) {
                if let fragment { fragments.append(fragment) }
                fragment = nil
            } else if !scalar.properties.isWhitespace {
                fragment = (fragment?.lowerBound ?? index)..<next
            }
            index = next
        }
        if let fragment { fragments.append(fragment) }
        return fragments
    }

    /// What ends a line or a field, also for readers in Python.
    fileprivate static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x1F, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}

/// A mention as brat has it.
private struct Annotation {
    let name: FoundName
    let entry: Entry
    /// In the text, and what stands there.
    let places: [(start: Int, end: Int)]
    let fragments: [[UInt8]]

    /// - Parameter number: Writes that of the annotation.
    func write(to output: inout OutputBuffer, number: (inout OutputBuffer) -> Void) {
        let type = Self.typeName(entry.type)
        output.append(literal: "T")
        number(&output)
        output.append("\t\(type) ")
        for (index, place) in places.enumerated() {
            if index > 0 { output.append(byte: UInt8(ascii: ";")) }
            output.append(place.start)
            output.append(byte: 0x20)
            output.append(place.end)
        }
        for (index, fragment) in fragments.enumerated() {
            output.append(byte: index == 0 ? 0x09 : 0x20)
            output.appendRepaired(fragment[...])
        }
        output.append(literal: "\n#")
        number(&output)
        output.append(literal: "\tAnnotatorNotes T")
        number(&output)
        output.append(literal: "\t")
        var note = "id=\(entry.id) name=\(entry.name)"
        if type != entry.type.rawValue { note += " type=\(entry.type.rawValue)" }
        if let proclitic = name.proclitic { note += " proclitic=\(proclitic)" }
        if !name.how.isEmpty { note += " how=\(name.how.names.joined(separator: ","))" }
        output.append(Self.line(note))
        output.append(byte: 0x0A)
    }

    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { BratAnnotations.isSeparator($0) ? " " : $0 }))
    }

    private static func typeName(_ type: EntityType) -> String {
        let scalars = type.rawValue.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "A"..."Z", "a"..."z", "0"..."9", "-", "_": scalar
            default: "_"
            }
        }
        return scalars.isEmpty ? "_" : String(String.UnicodeScalarView(scalars))
    }
}
