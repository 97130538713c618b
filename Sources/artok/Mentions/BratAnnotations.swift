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
    /// Of the text at hand, which comes as a whole.
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
        count += 1
        let (entry, text) = (gazetteer[name.entryIndex], chunk.bytes)
        let type = Self.typeName(entry.type)
        let fragments = Self.fragments(of: name.utf8Range, in: text)
        annotations.append("T\(count)\t\(type) ")
        _ = offsets.offset(name.utf8Range.lowerBound, in: text)
        // The next mention may begin before this one's last fragment.
        var further = offsets
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { annotations.append(byte: UInt8(ascii: ";")) }
            let place = further.range(fragment, in: text)
            annotations.append(place.start)
            annotations.append(byte: 0x20)
            annotations.append(place.end)
        }
        for (index, fragment) in fragments.enumerated() {
            annotations.append(byte: index == 0 ? 0x09 : 0x20)
            annotations.appendRepaired(Array(text[fragment])[...])
        }
        annotations.append("\n#\(count)\tAnnotatorNotes T\(count)\t")
        var note = "id=\(entry.id) name=\(entry.name)"
        if type != entry.type.rawValue { note += " type=\(entry.type.rawValue)" }
        if let proclitic = name.proclitic { note += " proclitic=\(proclitic)" }
        if !name.how.isEmpty { note += " how=\(name.how.names.joined(separator: ","))" }
        annotations.append(Self.line(note))
        annotations.append(byte: 0x0A)
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) {
        if let folder {
            if let fault = folder.write(chunk, annotations.bytes) { product.faults.append(fault) }
        } else {
            product.output.append(annotations.bytes)
        }
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
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x1F, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isSeparator($0) ? " " : $0 }))
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
