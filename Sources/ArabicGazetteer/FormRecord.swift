// One surface form in a compiled gazetteer: 8 bytes, then the spelling, then zeros up to a multiple of 4.
//
//     0  u32 entry
//     4  u16 size of the spelling in bytes
//     6  u8  flags: 1 the next form has the same letters; 2 it starts with an article; 4 the entry allows an article
//            before it; 8 the entry has words of context, or phrases that cancel; 16 only the exact path compares it;
//            32, 64, 128 see `Homographs`
//     7  u8  two bits of the entry's proclitics, two of its folding; three of the number of letters, at most 7; 128 an
//            inflected form of a name

/// A surface form as it stands in a compiled gazetteer.
struct FormRecord {
    /// Safe: within the section, see ``CompiledImage/form(at:)``.
    private let bytes: UnsafeRawPointer
    /// The first eight of them.
    private let header: UInt64

    static let headerSize = 8

    /// `nil` if there is no whole record at this offset.
    @inline(__always)
    init?(_ section: UnsafeRawBufferPointer, at offset: Int) {
        guard offset >= 0, offset <= section.count &- Self.headerSize, offset & 3 == 0 else { return nil }
        // Safe: eight bytes are there, and then as many as they say.
        bytes = section.baseAddress! + offset
        header = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard size <= section.count &- offset &- Self.headerSize else { return nil }
    }

    @inline(__always) var entry: Int { Int(header & 0xFFFF_FFFF) }
    @inline(__always) private var size: Int { Int(header &>> 32 & 0xFFFF) }
    @inline(__always) private var flags: UInt64 { header &>> 48 & 0xFF }
    @inline(__always) private var limits: UInt64 { header &>> 56 }

    @inline(__always) var isFollowedByEqual: Bool { flags & 1 != 0 }
    @inline(__always) var hasArticle: Bool { flags & 2 != 0 }
    @inline(__always) var allowsArticle: Bool { flags & 4 != 0 }
    @inline(__always) var hasSurroundings: Bool { flags & 8 != 0 }
    @inline(__always) var isForExactPath: Bool { flags & 16 != 0 }
    @inline(__always) var homographs: Homographs { Homographs(rawValue: UInt8(truncatingIfNeeded: flags &>> 5)) }
    /// At most 7.
    @inline(__always) var letterCount: Int { Int(limits &>> 4 & 7) }
    @inline(__always) var isInflected: Bool { limits & 128 != 0 }
    /// It asks for nothing but the spelling.
    @inline(__always) var isSimple: Bool { flags & 0xF8 == 0 && limits & 0x8F == 0 }

    @inline(__always) var proclitics: MatchOptions.Proclitics {
        switch limits & 3 {
        case 0: .all
        case 1: .conjunctions
        default: .none
        }
    }

    /// Not all may stand before it.
    @inline(__always) var limitsProclitics: Bool { limits & 3 != 0 }

    @inline(__always) var folding: MatchOptions.FoldingLimit {
        switch limits >> 2 & 3 {
        case 0: .full
        case 1: .hamza
        case 2: .marks
        default: .exact
        }
    }

    /// As the entry spells it, in UTF-8.
    @inline(__always) var spelling: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: (bytes + Self.headerSize).assumingMemoryBound(to: UInt8.self),
            count: size
        )
    }

    /// Its size in the section.
    @inline(__always) var byteCount: Int { Self.byteCount(spelling: size) }

    static func byteCount(spelling: Int) -> Int { (headerSize + spelling + 3) & ~3 }

    // MARK: Writing

    /// What the bytes of a record say besides the spelling.
    struct Contents {
        var entry: Int
        var isFollowedByEqual = false
        var hasArticle: Bool
        var isForExactPath: Bool
        var letterCount: Int
        var homographs: Homographs
        var isInflected: Bool
        var allowsArticle: Bool
        var hasSurroundings: Bool
        var proclitics: MatchOptions.Proclitics
        var folding: MatchOptions.FoldingLimit
    }

    static func write(_ spelling: String.UTF8View, _ contents: Contents, to bytes: inout [UInt8]) {
        bytes.append(littleEndian: UInt32(contents.entry))
        bytes.append(littleEndian: UInt16(spelling.count))
        var flags: UInt8 = contents.isFollowedByEqual ? 1 : 0
        if contents.hasArticle { flags |= 2 }
        if contents.allowsArticle { flags |= 4 }
        if contents.hasSurroundings { flags |= 8 }
        if contents.isForExactPath { flags |= 16 }
        flags |= contents.homographs.rawValue << 5
        bytes.append(flags)
        let proclitics: UInt8 =
            switch contents.proclitics {
            case .usual, .all: 0
            case .conjunctions: 1
            case .none: 2
            }
        let folding: UInt8 =
            switch contents.folding {
            case .usual, .full: 0
            case .hamza: 1
            case .marks: 2
            case .exact: 3
            }
        let inflected: UInt8 = contents.isInflected ? 128 : 0
        bytes.append(proclitics | folding << 2 | UInt8(min(contents.letterCount, 7)) << 4 | inflected)
        bytes += spelling
        while bytes.count & 3 != 0 { bytes.append(0) }
    }
}

extension [UInt8] {
    mutating func append(littleEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
