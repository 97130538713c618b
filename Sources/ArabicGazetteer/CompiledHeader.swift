internal import ScanCore

/// The header of a compiled gazetteer.
struct CompiledHeader {
    var hashNumber: UInt32
    var entryCount: Int
    var formCount: Int
    var mostLetters: Int
    var mostWords: Int
    /// About how many words around a name may be asked for.
    var reach: Int
    var folding: NameFolding?
    var sections: [Range<Int>]
    var checksums: [UInt64]

    /// Reads and checks a header: whatever it says lies within the file.
    init(_ bytes: UnsafeRawBufferPointer) throws(CompiledFault) {
        guard bytes.count >= CompiledFormat.headerSize else {
            let isCut = !bytes.isEmpty && CompiledFormat.magic.starts(with: bytes.prefix(CompiledFormat.magic.count))
            throw isCut ? CompiledFault("is cut short; compile it again") : Self.foreign(bytes)
        }
        guard bytes.starts(with: CompiledFormat.magic) else { throw Self.foreign(bytes) }
        func u32(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        func u64(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        guard u32(8) == CompiledFormat.version else {
            throw CompiledFault(
                "has version \(u32(8)) of the format, this artok reads \(CompiledFormat.version); compile it again"
            )
        }
        let covered = UnsafeRawBufferPointer(rebasing: bytes[..<CompiledFormat.checksumOffset])
        guard CompiledFormat.checksum(covered) == u64(CompiledFormat.checksumOffset) else {
            throw CompiledFault("is damaged: its header is not as it was written; compile it again")
        }
        guard u64(16) == FormFolding.fingerprint else {
            throw CompiledFault("was compiled with another folding; compile it again")
        }
        guard u64(24) == UInt64(bytes.count) else {
            throw CompiledFault("is damaged: it has \(bytes.count) bytes instead of \(u64(24)); compile it again")
        }
        (hashNumber, entryCount, formCount) = (u32(12), Int(u32(32)), Int(u32(36)))
        (mostLetters, mostWords, reach) = (Int(u32(40)), Int(u32(44)), Int(u32(CompiledFormat.reachOffset)))
        let number = u32(CompiledFormat.foldingOffset)
        folding = number == 0 ? nil : NameFolding(number: number)
        guard number == 0 || folding != nil else {
            throw CompiledFault("was compiled with a folding that this artok does not know; compile it again")
        }
        sections = []
        checksums = []
        var end = CompiledFormat.headerSize
        for section in CompiledSection.allCases {
            let place = CompiledFormat.firstSection + section.rawValue * CompiledFormat.sectionSize
            let (offset, size) = (u64(place), u64(place + 8))
            guard offset == UInt64(Self.aligned(end)), offset <= UInt64(bytes.count),
                size <= UInt64(bytes.count) - offset
            else {
                throw CompiledFault("is damaged: its section \"\(section)\" is not in its place; compile it again")
            }
            end = Int(offset + size)
            sections.append(Int(offset)..<end)
            checksums.append(u64(place + 16))
        }
        guard end == bytes.count, isSound else {
            throw CompiledFault("is damaged: its sections do not fit together; compile it again")
        }
    }

    private static func foreign(_ bytes: UnsafeRawBufferPointer) -> CompiledFault {
        let isPacked = bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
        return CompiledFault(
            isPacked
                ? "is compressed; unpack it first: a compiled gazetteer is used in place"
                : "is no compiled gazetteer; make one with artok compile"
        )
    }

    /// What the readers of the sections rely on.
    private var isSound: Bool {
        func size(_ section: CompiledSection) -> Int { sections[section.rawValue].count }
        return size(.firsts) >= 8 && size(.firsts) % 8 == 0 && size(.tails) >= 8 && size(.tails) % 8 == 0
            && size(.pairs) % 8 == 0 && size(.nodes) >= 8 && [0, WordStarts.size].contains(size(.starts))
            && size(.nodes) % 8 == 0 && size(.entries) == entryCount * EntrySection.recordSize
            && CompiledSection.allCases.allSatisfy { size($0) / 8 <= UInt32.max }
            && mostLetters <= SurfaceForm.mostLetters && mostWords <= SurfaceForm.mostTextWords
            && reach <= EntrySurroundings.widestWindow
    }

    /// A header for sections of these sizes and checksums, in the file's order.
    init(
        hashNumber: UInt32,
        entryCount: Int,
        formCount: Int,
        mostLetters: Int,
        mostWords: Int,
        reach: Int,
        folding: NameFolding?,
        sizes: [Int],
        checksums: [UInt64]
    ) {
        (self.hashNumber, self.entryCount, self.formCount) = (hashNumber, entryCount, formCount)
        (self.mostLetters, self.mostWords, self.reach, self.folding) = (mostLetters, mostWords, reach, folding)
        self.checksums = checksums
        sections = []
        var end = CompiledFormat.headerSize
        for size in sizes {
            let start = Self.aligned(end)
            end = start + size
            sections.append(start..<end)
        }
    }

    static func aligned(_ offset: Int) -> Int { (offset + CompiledFormat.alignment - 1) & -CompiledFormat.alignment }

    var fileSize: Int { sections.last!.upperBound }

    /// Where the header and the sections lie.
    var ranges: [Range<Int>] { [0..<CompiledFormat.headerSize] + sections }

    /// Checks what the header's own checksum does not cover.
    func checkSections(_ bytes: UnsafeRawBufferPointer) throws(CompiledFault) {
        var end = CompiledFormat.headerSize
        for (section, range) in zip(CompiledSection.allCases, sections) {
            let isWhole =
                CompiledFormat.checksum(UnsafeRawBufferPointer(rebasing: bytes[range])) == checksums[section.rawValue]
            guard isWhole, bytes[end..<range.lowerBound].allSatisfy({ $0 == 0 }) else {
                throw CompiledFault("is damaged: its section \"\(section)\" is not as it was written; compile it again")
            }
            end = range.upperBound
        }
    }

    var bytes: [UInt8] {
        var bytes = CompiledFormat.magic
        bytes.append(littleEndian: CompiledFormat.version)
        bytes.append(littleEndian: hashNumber)
        bytes.append(littleEndian: FormFolding.fingerprint)
        bytes.append(littleEndian: UInt64(fileSize))
        for number in [entryCount, formCount, mostLetters, mostWords] { bytes.append(littleEndian: UInt32(number)) }
        for (range, checksum) in zip(sections, checksums) {
            bytes.append(littleEndian: UInt64(range.lowerBound))
            bytes.append(littleEndian: UInt64(range.count))
            bytes.append(littleEndian: checksum)
        }
        bytes.append(littleEndian: UInt32(reach))
        bytes.append(littleEndian: folding?.number ?? 0)
        let checksum = bytes.withUnsafeBytes { CompiledFormat.checksum($0) }
        bytes.append(littleEndian: checksum)
        return bytes
    }
}
