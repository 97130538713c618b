/// One occurrence of an entity's name in a text.
///
/// ```swift
/// let mention = "وبطرابلس".mentions(of: .libya)[0]
/// mention.utf8Range      // 4..<16
/// mention.proclitic      // "وب"
/// mention.entry.id       // "tripoli"
/// mention.how.names      // ["proclitic"]
/// ```
public struct Mention: Sendable {
    /// Where the name stands, without proclitics: UTF-8 bytes of the text, half-open, on scalar boundaries. Marks of
    /// its last letter are in; it never starts or ends on a format control or a tatweel.
    public internal(set) var utf8Range: Range<Int>
    /// What was overlooked to find it.
    public internal(set) var how: How
    /// Which entry of ``gazetteer`` it is, by its place.
    public internal(set) var entryIndex: Int
    /// The gazetteer that has the entry.
    public let gazetteer: CompiledGazetteer
    var proclitics: Proclitics

    /// The entity.
    ///
    /// - Complexity: O(*n*) in the size of the entry: it is read from the compiled gazetteer each time.
    public var entry: Entry { gazetteer[entryIndex] }

    /// The folded letters of the proclitics before the name: و, ب, ول, وبال … `nil` if there are none. For للسراج it is
    /// ل, and the range starts at the second lam.
    public var proclitic: String? { proclitics.isEmpty ? nil : proclitics.letters }

    /// The proclitics as one number, 0 for none; for tables of what was written of them.
    package var procliticCodes: UInt32 { proclitics.codes }

    /// The letters of proclitics by their number.
    package static func proclitic(_ codes: UInt32) -> String? {
        codes == 0 ? nil : Proclitics(codes: codes).letters
    }

    /// The ways in which a mention may differ from the entry's spelling.
    public struct How: OptionSet, Hashable, Sendable {
        public let rawValue: UInt32

        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// ى for ي or the reverse.
        public static let alefMaqsura = How(rawValue: 1 << 0)
        /// Upper or lower case of another script.
        public static let letterCase = How(rawValue: 1 << 1)
        /// Presentation forms or full-width letters.
        public static let compatibility = How(rawValue: 1 << 2)
        /// Digits of another script.
        public static let digits = How(rawValue: 1 << 3)
        /// Letter forms of other orthographies, ک for ك.
        public static let extendedLetters = How(rawValue: 1 << 4)
        /// Invisible controls.
        public static let formatControls = How(rawValue: 1 << 5)
        /// Hamza or madda there or not, or on another carrier.
        public static let hamza = How(rawValue: 1 << 6)
        /// An inflected form of the name.
        public static let inflected = How(rawValue: 1 << 7)
        /// A space missing, or one more.
        public static let joined = How(rawValue: 1 << 8)
        /// A ligature holds a letter of the name and one of something else, or of two of its words (ﷺ).
        public static let ligature = How(rawValue: 1 << 9)
        /// Proclitics stand before it.
        public static let proclitic = How(rawValue: 1 << 10)
        /// Other punctuation between its words.
        public static let punctuation = How(rawValue: 1 << 11)
        /// Written as one word with another name.
        public static let runOn = How(rawValue: 1 << 12)
        /// Marks there or not.
        public static let tashkeel = How(rawValue: 1 << 13)
        /// Tatweel there or not.
        public static let tatweel = How(rawValue: 1 << 14)
        /// ة for ه or the reverse.
        public static let tehMarbuta = How(rawValue: 1 << 15)
        /// Other white space between its words.
        public static let whitespace = How(rawValue: 1 << 16)

        private static let allNames = [
            "alef-maqsura", "case", "compatibility", "digits", "extended-letters", "format-controls", "hamza",
            "inflected", "joined", "ligature", "proclitic", "punctuation", "run-on", "tashkeel", "tatweel",
            "teh-marbuta", "whitespace",
        ]

        /// The names that output uses, sorted: `["hamza", "proclitic"]`.
        public var names: [String] {
            Self.allNames.indices.filter { rawValue & 1 << UInt32($0) != 0 }.map { Self.allNames[$0] }
        }
    }
}

extension Mention {
    /// To be filled in with what is found.
    init(unfoundIn gazetteer: CompiledGazetteer) {
        self.init(utf8Range: 0..<0, how: [], entryIndex: 0, gazetteer: gazetteer, proclitics: Proclitics())
    }
}

extension Mention: Hashable {
    /// Whether both say the same of the same place: their entries are equal, whatever gazetteers have them.
    public static func == (first: Mention, second: Mention) -> Bool {
        first.utf8Range == second.utf8Range && first.how == second.how && first.proclitics == second.proclitics
            && (first.gazetteer.isIdentical(to: second.gazetteer) && first.entryIndex == second.entryIndex
                || first.entry == second.entry)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(utf8Range)
        hasher.combine(how)
    }
}

/// The proclitics before a name: at most one conjunction, one preposition and an article.
struct Proclitics: Hashable, Sendable {
    /// Their codes, the first in the lowest byte.
    private var bits: UInt32 = 0

    /// - Parameters:
    ///   - name: Safe: the first code of a name, at least four readable ones before it.
    ///   - count: How many codes of its word are before it: at most four.
    @inline(__always)
    init(before name: UnsafePointer<UInt8>, _ count: Int) {
        let four = UInt32(littleEndian: UnsafeRawPointer(name - 4).loadUnaligned(as: UInt32.self))
        // By the last ones. None is a shift by all bits.
        bits = four >> UInt32(32 &- 8 &* min(count, 4))
    }

    /// The last of them is an article.
    @inline(__always) var haveArticle: Bool {
        let last = bits &>> (bits > 0xFFFF ? bits > 0xFF_FFFF ? 16 : 8 : 0)
        return last == 0xC4A7
    }

    init() {}

    init(codes: UInt32) { bits = codes }

    /// They are an article alone.
    @inline(__always) var areArticle: Bool { bits == 0xC4A7 }
    /// Their codes, the first in the lowest byte.
    @inline(__always) var codes: UInt32 { bits }

    var isEmpty: Bool { bits == 0 }

    var letters: String {
        var letters = String.UnicodeScalarView()
        var rest = bits
        while rest != 0 {
            // Safe: proclitics are letters of the Arabic block, whose codes are the upper half.
            letters.append(Unicode.Scalar(0x600 | UInt16(rest & 0x7F))!)
            rest >>= 8
        }
        return String(letters)
    }
}

/// Which of several overlapping mentions are reported.
public enum Overlap: String, Hashable, Sendable, CaseIterable {
    /// Going from left to right, the longest mention at each place. Of several that cover the same text, one without
    /// proclitic, then the one with the fewest differences of spelling, then the first of the gazetteer, with every
    /// entry that has the same surface form.
    case leftmostLongest = "leftmost-longest"
    /// Every mention, nested and overlapping ones too; an entry once for the same text.
    case all
}
