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

    let tables: FormTables
    let entryCount: Int
    let formCount: Int

    private enum Owner { case allocated, mapped }

    /// Takes bytes that the compiler has just made.
    convenience init(compiled bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        copy.copyBytes(from: bytes)
        do throws(CompiledFault) {
            try self.init(UnsafeRawBufferPointer(copy), .allocated)
        } catch {
            // Only a fault of the compiler's own leads here.
            preconditionFailure("the compiled gazetteer is broken: \(error.message)")
        }
    }

    /// Takes mapped bytes: they are unmapped with this object, also if they are refused.
    convenience init(mapped bytes: UnsafeRawBufferPointer, checksums: Bool) throws(CompiledFault) {
        try self.init(bytes, .mapped)
        if checksums { try checkSections() }
    }

    private init(_ bytes: UnsafeRawBufferPointer, _ owner: Owner) throws(CompiledFault) {
        self.bytes = bytes
        self.owner = owner
        let header = try CompiledHeader(bytes)
        entryCount = header.entryCount
        formCount = header.formCount
        let sections = header.sections.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        self.sections = sections
        forms = sections[CompiledSection.forms.rawValue]
        // Safe: the header's check has seen to sizes and alignment.
        func words(_ section: CompiledSection) -> UnsafePointer<UInt64> {
            sections[section.rawValue].baseAddress!.assumingMemoryBound(to: UInt64.self)
        }
        func count(_ section: CompiledSection) -> Int { sections[section.rawValue].count / 8 }
        tables = FormTables(
            hash: CodeHash(number: header.hashNumber),
            firsts: KeyFilter(words(.firsts), wordCount: count(.firsts)),
            pairs: count(.pairs) == 0 ? nil : KeyFilter(words(.pairs), wordCount: count(.pairs)),
            tails: KeyFilter(words(.tails), wordCount: count(.tails)),
            nodes: NodeTable(words(.nodes), slotCount: count(.nodes)),
            records: sections[CompiledSection.forms.rawValue].baseAddress,
            longest: header.mostLetters,
            mostWords: header.mostWords
        )
    }

    deinit {
        switch owner {
        case .allocated: bytes.deallocate()
        case .mapped: MappedFile.unmap(bytes)
        }
    }

    /// The form at an offset in its section; `nil` if there is none.
    @inline(__always)
    func form(at offset: Int) -> FormRecord? { FormRecord(forms, at: offset) }

    // MARK: Entries

    /// - Parameter index: Below ``entryCount``.
    func entry(_ index: Int) -> Entry {
        let (first, second) = words(ofEntry: index)
        if first & 1 << 31 == 0 {
            return Entry(spelling(Int(first) * 4) ?? "", id: String(second))
        }
        let data = sections[CompiledSection.data.rawValue]
        let start = min(Int(first & 0x7FFF_FFFF), data.count)
        let end = min(start + Int(second), data.count)
        var reader = EntryReader(UnsafeRawBufferPointer(rebasing: data[start..<end])) { self.spelling($0) }
        return reader.entry()
    }

    private func words(ofEntry index: Int) -> (UInt32, UInt32) {
        let entries = sections[CompiledSection.entries.rawValue]
        guard index * 8 + 8 <= entries.count else { return (1 << 31, 0) }
        return (
            UInt32(littleEndian: entries.load(fromByteOffset: index * 8, as: UInt32.self)),
            UInt32(littleEndian: entries.load(fromByteOffset: index * 8 + 4, as: UInt32.self))
        )
    }

    private func spelling(_ offset: Int) -> String? {
        form(at: offset).map { String(decoding: $0.spelling, as: UTF8.self) }
    }

    private func checkSections() throws(CompiledFault) {
        let header = try CompiledHeader(bytes)
        for (section, checksum) in zip(CompiledSection.allCases, header.checksums)
        where CompiledFormat.checksum(sections[section.rawValue]) != checksum {
            throw CompiledFault("is damaged: its section \"\(section)\" is not as it was written; compile it again")
        }
    }
}

/// Why bytes are no compiled gazetteer.
struct CompiledFault: Error {
    let message: String

    init(_ message: String) { self.message = message }
}
