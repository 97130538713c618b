internal import ScanCore

/// The bytes of a compiled gazetteer, checked as far as their header goes: what lies where, and nothing beyond the end.
final class CompiledImage: Sendable {
    /// Safe: never written after `init`, and freed with this object.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    private let owner: Owner
    /// Safe: slices of `bytes`.
    private nonisolated(unsafe) let sections: [UnsafeRawBufferPointer]
    /// Safe: one of them.
    nonisolated(unsafe) let forms: UnsafeRawBufferPointer

    /// Read when they are first asked for, once for all texts.
    private let surroundings = LockedValue(KnownSurroundings())

    let tables: FormTables
    let entryCount: Int
    let formCount: Int
    /// About how many words around a name may be asked for.
    let reach: Int
    /// What names and texts must be equal by besides `matching`.
    let folding: NameFolding?

    private enum Owner {
        case allocated, mapped, program

        func free(_ bytes: UnsafeRawBufferPointer) {
            switch self {
            case .allocated: bytes.deallocate()
            case .mapped: MappedFile.unmap(bytes)
            case .program: break
            }
        }
    }

    /// What a section is made of.
    enum Contents {
        case bytes([UInt8])
        case words([UInt64])

        func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
            switch self {
            case .bytes(let bytes): bytes.withUnsafeBytes(body)
            case .words(let words): words.withUnsafeBytes(body)
            }
        }
    }

    /// Puts sections together, in the file's order.
    init(
        sections: [Contents],
        hashNumber: UInt32,
        entryCount: Int,
        formCount: Int,
        mostLetters: Int,
        mostWords: Int,
        reach: Int,
        folding: NameFolding?
    ) {
        let header = CompiledHeader(
            hashNumber: hashNumber,
            entryCount: entryCount,
            formCount: formCount,
            mostLetters: mostLetters,
            mostWords: mostWords,
            reach: reach,
            folding: folding,
            sizes: sections.map { $0.withUnsafeBytes(\.count) },
            checksums: sections.map { $0.withUnsafeBytes(CompiledFormat.checksum) }
        )
        let bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: header.fileSize,
            alignment: CompiledFormat.alignment
        )
        // Safe: the ranges lie within the file's size, one behind the other.
        var end = 0
        for (range, section) in zip(header.ranges, [.bytes(header.bytes)] + sections) {
            bytes[end..<range.lowerBound].initializeMemory(as: UInt8.self, repeating: 0)
            section.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: bytes[range]).copyMemory(from: $0) }
            end = range.upperBound
        }
        (self.bytes, owner) = (UnsafeRawBufferPointer(bytes), .allocated)
        (self.entryCount, self.formCount, self.reach, self.folding) = (entryCount, formCount, reach, folding)
        (self.sections, tables) = Self.parts(self.bytes, header)
        forms = self.sections[CompiledSection.forms.rawValue]
    }

    /// Takes mapped bytes: they are unmapped with this object, also if they are refused.
    convenience init(mapped bytes: UnsafeRawBufferPointer, checksums: Bool) throws(CompiledFault) {
        try self.init(bytes, .mapped, checksums)
    }

    /// Takes bytes that are part of the program: nobody has damaged them, so only the header is looked at.
    ///
    /// - Parameter bytes: Safe: never written or freed, and aligned as a file's.
    convenience init(embedded bytes: UnsafeRawBufferPointer) throws(CompiledFault) {
        try self.init(bytes, .program, false)
    }

    /// Takes a copy of bytes.
    convenience init(copying bytes: [UInt8], checksums: Bool) throws(CompiledFault) {
        let copy = UnsafeMutableRawBufferPointer.allocate(
            byteCount: bytes.count,
            alignment: CompiledFormat.alignment
        )
        copy.copyBytes(from: bytes)
        try self.init(UnsafeRawBufferPointer(copy), .allocated, checksums)
    }

    private init(_ bytes: UnsafeRawBufferPointer, _ owner: Owner, _ checksums: Bool) throws(CompiledFault) {
        let header: CompiledHeader
        do throws(CompiledFault) {
            header = try CompiledHeader(bytes)
            if checksums { try header.checkSections(bytes) }
        } catch {
            owner.free(bytes)
            throw error
        }
        (self.bytes, self.owner) = (bytes, owner)
        (entryCount, formCount, reach) = (header.entryCount, header.formCount, header.reach)
        folding = header.folding
        (sections, tables) = Self.parts(bytes, header)
        forms = sections[CompiledSection.forms.rawValue]
    }

    private static func parts(
        _ bytes: UnsafeRawBufferPointer,
        _ header: CompiledHeader
    ) -> ([UnsafeRawBufferPointer], FormTables) {
        let sections = header.sections.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        // Safe: the header's check has seen to sizes and alignment.
        func words(_ section: CompiledSection) -> UnsafePointer<UInt64> {
            sections[section.rawValue].baseAddress!.assumingMemoryBound(to: UInt64.self)
        }
        func count(_ section: CompiledSection) -> Int { sections[section.rawValue].count / 8 }
        let tables = FormTables(
            hash: CodeHash(number: header.hashNumber),
            firsts: KeyFilter(words(.firsts), wordCount: count(.firsts)),
            pairs: count(.pairs) == 0 ? nil : KeyFilter(words(.pairs), wordCount: count(.pairs)),
            tails: KeyFilter(words(.tails), wordCount: count(.tails)),
            starts: WordStarts(sections[CompiledSection.starts.rawValue]),
            nodes: NodeTable(words(.nodes), slotCount: count(.nodes)),
            records: sections[CompiledSection.forms.rawValue].baseAddress,
            longest: header.mostLetters,
            mostWords: header.mostWords
        )
        return (sections, tables)
    }

    deinit { owner.free(bytes) }

    /// What an entry asks of the words around its names.
    func surroundings(ofEntry index: Int) -> EntrySurroundings {
        surroundings.withLock { known in
            if let surroundings = known.entries[index] { return surroundings }
            let read = EntrySurroundings(entry(index).match, entry: index, &known.sets)
            known.entries[index] = read
            return read
        }
    }

    private struct KnownSurroundings: Sendable {
        var entries: [Int: EntrySurroundings] = [:]
        var sets: [[String]: PhraseSet] = [:]
    }

    /// The bytes of a section.
    @inline(__always)
    func section(_ section: CompiledSection) -> UnsafeRawBufferPointer { sections[section.rawValue] }

    /// The form at an offset in its section; `nil` if there is none, or if its entry does not exist.
    @inline(__always)
    func form(at offset: Int) -> FormRecord? {
        guard let record = FormRecord(section(.forms), at: offset), record.entry < entryCount else { return nil }
        return record
    }
}

/// Why bytes are no compiled gazetteer.
struct CompiledFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}
