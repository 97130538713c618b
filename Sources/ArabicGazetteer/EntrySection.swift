// The section `entries` of a compiled gazetteer: 8 bytes an entry, u32 and u32. The upper bits of the first tell its kind.
//
//     0x   a name alone: the name's form (offset / 4, 30 bits); the identifier, a number. x is 1 if that is just the
//          number of its line in a source
//     1    offset in `data` (31 bits); size in bytes. There lies an `EntryRecord`; they follow each other without gaps

/// Reads the section `entries`.
enum EntrySection {
    static let recordSize = 8

    enum Record {
        case number(UInt32, form: Int, hasOwnID: Bool)
        case data(Range<Int>)
    }

    fileprivate static let isData: UInt32 = 1 << 31
    fileprivate static let isLineNumber: UInt32 = 1 << 30

    /// - Parameter index: Of an entry; behind the last one there is an empty record.
    static func record(_ index: Int, _ section: UnsafeRawBufferPointer) -> Record {
        guard index >= 0, index < section.count / recordSize else { return .data(0..<0) }
        // Safe: eight bytes are there.
        let first = UInt32(littleEndian: section.loadUnaligned(fromByteOffset: index * 8, as: UInt32.self))
        let second = UInt32(littleEndian: section.loadUnaligned(fromByteOffset: index * 8 + 4, as: UInt32.self))
        guard first & isData == 0 else {
            let start = Int(first & ~isData)
            return .data(start..<start + Int(second))
        }
        return .number(second, form: Int(first & ~isLineNumber) * 4, hasOwnID: first & isLineNumber == 0)
    }
}

/// Writes the sections `entries` and `data`.
struct EntrySectionWriter {
    private(set) var entries: [UInt8] = []
    private(set) var data: [UInt8] = []

    init(count: Int) { entries.reserveCapacity(count * EntrySection.recordSize) }

    /// Writes the next entry.
    ///
    /// - Parameter form: Asked for each name in turn: where its form lies, divided by 4; `nil` if it has none.
    mutating func write(_ entry: borrowing Entry, hasOwnID: Bool, form: (Int) -> Int?) {
        var form = form
        if let number = entry.plainNumber {
            let known = form(0)
            if let known {
                entries.append(littleEndian: UInt32(known) | (hasOwnID ? 0 : EntrySection.isLineNumber))
                entries.append(littleEndian: number)
                return
            }
            form = { _ in known }
        }
        let start = data.count
        var writer = EntryWriter(data)
        data = []
        writer.write(entry, hasOwnID: hasOwnID, form: form)
        data = writer.bytes
        precondition(data.count < EntrySection.isData, "more than 2 GB of entries")
        entries.append(littleEndian: UInt32(start) | EntrySection.isData)
        entries.append(littleEndian: UInt32(data.count - start))
    }
}

extension Entry {
    /// Its identifier, if that is a number and all that there is besides the name.
    fileprivate var plainNumber: UInt32? {
        guard type == .miscellaneous, aliases.isEmpty, attributes.isEmpty, match == MatchOptions(),
            let number = UInt32(id), String(number) == id
        else { return nil }
        return number
    }
}
