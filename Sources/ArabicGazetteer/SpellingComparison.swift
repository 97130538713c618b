internal import ArabicText
internal import ScanCore

/// Compares two spellings scalar by scalar, for what can be told so: which foldings make them equal.
///
/// ``SpellingDifference`` is the truth; here is what it says wherever no scalar depends on another.
struct SpellingComparison: Sendable {
    static let shared = SpellingComparison()

    /// What becomes of a scalar of one byte or two.
    private struct Fate {
        /// Its folded letter; 0 if it is removed.
        let folded: UInt16
        /// What removes or changes it, ``unknown`` if that takes a closer look.
        let how: UInt32
    }

    private static let unknown = UInt32.max
    /// ASCII, then U+0600...U+06FF.
    /// Safe: filled before anyone else sees it, and never freed: there is one.
    private nonisolated(unsafe) let fates: UnsafeBufferPointer<Fate>

    private init() {
        let all = (Array(0..<0x80 as Range<UInt32>) + Array(0x600..<0x700)).map { scalar in
            // What composes with a letter before it depends on that letter.
            guard FormFolding.codes.isPartOfWords(scalar), !Self.isCombiningHamza(scalar),
                let (folded, how) = SpellingDifference.alone(scalar), (folded ?? 0) < 0x700
            else {
                return Fate(folded: 0, how: Self.unknown)
            }
            return Fate(folded: UInt16(folded ?? 0), how: how.rawValue)
        }
        let memory = UnsafeMutableBufferPointer<Fate>.allocate(capacity: all.count)
        _ = memory.initialize(from: all)
        fates = UnsafeBufferPointer(memory)
    }

    /// What was overlooked between two spellings of the same letters; `nil` if it takes a closer look.
    ///
    /// - Complexity: O(*n*) in the length of the spellings.
    @inline(__always)
    func difference(
        _ text: UnsafeBufferPointer<UInt8>,
        _ form: UnsafeBufferPointer<UInt8>
    ) -> Mention.How? {
        // Safe: each is read up to its end.
        if text.count == form.count, Self.areEqual(text, form) { return [] }
        return slowDifference(text, form)
    }

    @inline(__always)
    private static func areEqual(_ text: UnsafeBufferPointer<UInt8>, _ form: UnsafeBufferPointer<UInt8>) -> Bool {
        let (a, b) = (UnsafeRawBufferPointer(text), UnsafeRawBufferPointer(form))
        let count = text.count
        var offset = 0
        while offset &+ 8 <= count {
            if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            {
                return false
            }
            offset &+= 8
        }
        while offset < count {
            if a[offset] != b[offset] { return false }
            offset &+= 1
        }
        return true
    }

    private func slowDifference(
        _ text: UnsafeBufferPointer<UInt8>,
        _ form: UnsafeBufferPointer<UInt8>
    ) -> Mention.How? {
        var how: UInt32 = 0
        var (i, j) = (0, 0)
        // What is removed at a word's start belongs to no word.
        var isStart = true
        // The last letters of the form's word, folded, 16 bits each.
        var word: UInt64 = 0
        while true {
            let a = Self.next(text, i)
            let b = Self.next(form, j)
            if a.index < 0 || b.index < 0 { return nil }
            if a.length == 0, b.length == 0 { return Mention.How(rawValue: how) }
            let (x, y) = (fates[a.index], fates[b.index])
            if a.index == b.index, a.length == b.length {
                guard !Self.isCombiningHamza(UInt32(a.index) &+ 0x580) else { return nil }
                isStart = a.index <= 0x20
                word = isStart ? 0 : y.folded == 0 ? word : word &<< 16 | UInt64(y.folded)
                i &+= a.length
                j &+= b.length
                continue
            }
            if a.length > 0, b.length > 0, a.index == 0x20 || b.index == 0x20, !isStart {
                // Two words of the form are one of the text, or the reverse.
                if a.index == 0x20, !isSplit(word, form, j) { return nil }
                how |= Mention.How.joined.rawValue
                if a.index == 0x20 { i &+= 1 } else { j &+= 1 }
                (isStart, word) = (true, 0)
                continue
            }
            let (isRemoved, isOtherRemoved) = (a.length > 0 && x.folded == 0, b.length > 0 && y.folded == 0)
            // Marks in another order are equal; two marks are not for here.
            let isUnknown = a.length > 0 && x.how == Self.unknown || b.length > 0 && y.how == Self.unknown
            if isUnknown || isRemoved && isOtherRemoved { return nil }
            if isStart, isRemoved || isOtherRemoved { return nil }
            if isRemoved {
                how |= x.how
                i &+= a.length
            } else if isOtherRemoved {
                how |= y.how
                j &+= b.length
            } else {
                guard a.length > 0, b.length > 0, x.folded == y.folded else { return nil }
                how |= x.how | y.how
                word = word &<< 16 | UInt64(y.folded)
                i &+= a.length
                j &+= b.length
                isStart = false
            }
        }
    }

    /// Whether a text may have a space in the form's word here: behind عبد and its like, before three letters or more.
    private func isSplit(_ word: UInt64, _ form: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard Self.prefixes.contains(word) else { return false }
        var (letters, position) = (0, offset)
        while letters < 3 {
            let next = Self.next(form, position)
            guard next.length > 0, next.index > 0x20, fates[next.index].how != Self.unknown else { return false }
            if !(0x30...0x39 ~= fates[next.index].folded), fates[next.index].folded != 0 { letters += 1 }
            position += next.length
        }
        return true
    }

    private static let prefixes = Set(
        NamePrefixes.names.map { $0.unicodeScalars.reduce(0 as UInt64) { $0 << 16 | UInt64($1.value) } }
    )

    @inline(__always)
    private static func isCombiningHamza(_ scalar: UInt32) -> Bool { 0x653...0x655 ~= scalar }

    /// The scalar at an offset as an index into the fates, -1 if it has none; length 0 at the end.
    @inline(__always)
    private static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (index: Int, length: Int) {
        guard offset < bytes.count else { return (0, 0) }
        let byte = bytes[offset]
        if byte < 0x80 { return (Int(byte), 1) }
        guard byte & 0xFC == 0xD8, offset &+ 1 < bytes.count else { return (-1, 0) }
        return (0x80 &+ (Int(byte & 3) << 6 | Int(bytes[offset &+ 1] & 0x3F)), 2)
    }
}
