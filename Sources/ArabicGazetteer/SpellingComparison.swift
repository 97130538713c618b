internal import ArabicText
internal import ScanCore

/// Compares two spellings scalar by scalar, for what can be told so: which foldings make them equal.
///
/// ``SpellingDifference`` is the truth; here is what it says wherever no scalar depends on another.
struct SpellingComparison: Sendable {
    static let shared = SpellingComparison()

    /// What becomes of a scalar of one byte or two.
    struct Fate {
        /// Its folded letter; 0 if it is removed.
        let folded: UInt16
        /// What removes or changes it, ``unknown`` if that takes a closer look.
        let how: UInt32

        @inline(__always) var isRemoved: Bool { folded == 0 && how != SpellingComparison.unknown }
    }

    /// No bits of ``Mention/How``: it takes a closer look.
    static let unknown = UInt32.max
    /// The text has a space within a word of the form.
    static let none = UInt32.max - 1
    /// Added to bits of ``Mention/How``: vowels of text and form contradict each other.
    static let contradiction: UInt32 = 1 << 24
    /// The same: the folding that the gazetteer was compiled with tells them apart.
    static let refused: UInt32 = 1 << 25
    /// ASCII, then U+0600...U+06FF.
    /// Safe: filled before anyone else sees it, and never freed: there is one.
    nonisolated(unsafe) let fates: UnsafeBufferPointer<Fate>

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

    /// The code of a scalar's folded letter, 0 if it is removed; `nil` if that takes a closer look.
    func code(_ scalar: UInt32) -> UInt8? {
        let index = scalar < 0x80 ? Int(scalar) : 0x600..<0x700 ~= scalar ? Int(scalar - 0x580) : -1
        guard index >= 0, fates[index].how != Self.unknown else { return nil }
        let letter = UInt32(fates[index].folded)
        return letter == 0 ? 0 : Code.single(letter)
    }

    /// What was overlooked between two spellings of the same letters, in bits of ``Mention/How``, with ``contradiction``
    /// where vowels do; or ``unknown`` or ``none``.
    ///
    /// - Complexity: O(*n*) in the length of the spellings.
    func difference(_ text: UnsafeBufferPointer<UInt8>, _ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var (how, i, j) = (0 as UInt32, 0, 0)
        while i < text.count || j < form.count {
            if i < text.count, j < form.count, text[i] == form[j] {
                let byte = text[i]
                if byte < 0x80 {
                    (i, j) = (i &+ 1, j &+ 1)
                    continue
                }
                guard byte & 0xFC == 0xD8, i &+ 1 < text.count, j &+ 1 < form.count else { return Self.unknown }
                if text[i &+ 1] == form[j &+ 1] {
                    guard !Self.isCombiningHamza(byte, text[i &+ 1]) else { return Self.unknown }
                    (i, j) = (i &+ 2, j &+ 2)
                    continue
                }
            }
            let one = overlook(text, &i, form, &j)
            guard one < Self.none else { return one }
            how |= one
        }
        return how
    }

    /// Goes over scalars that differ.
    @inline(__always)
    private func overlook(
        _ text: UnsafeBufferPointer<UInt8>,
        _ i: inout Int,
        _ form: UnsafeBufferPointer<UInt8>,
        _ j: inout Int
    ) -> UInt32 {
        let (a, b) = (Self.next(text, i), Self.next(form, j))
        guard a.index >= 0, b.index >= 0 else { return Self.unknown }
        let (x, y) = (fates[a.index], fates[b.index])
        // What is removed at a word's start belongs to no word.
        let isStart = !isBehindLetter(text, i) || !isBehindLetter(form, j)
        let isRemoved = a.length > 0 && x.isRemoved
        let isOtherRemoved = b.length > 0 && y.isRemoved
        if isRemoved || isOtherRemoved {
            guard !isStart else { return Self.unknown }
            if isRemoved, isOtherRemoved { return overlookMarks(text, &i, form, &j) }
            if isRemoved { i &+= a.length } else { j &+= b.length }
            return isRemoved ? x.how : y.how
        }
        guard a.length > 0, b.length > 0 else { return Self.unknown }
        if a.index == 0x20 || b.index == 0x20 {
            // Two words of the form are one of the text, or the reverse.
            guard !isStart, (a.index == 0x20 ? y : x).folded != 0 else { return Self.unknown }
            if a.index == 0x20 {
                guard isSplit(form, j) else { return mayBeSplit(form, j) ? Self.unknown : Self.none }
                i &+= 1
            } else {
                j &+= 1
            }
            return Mention.How.joined.rawValue
        }
        guard x.folded == y.folded, x.folded != 0 else { return Self.unknown }
        (i, j) = (i &+ a.length, j &+ b.length)
        return x.how | y.how
    }

    /// Whether a part of a word stands before an offset.
    @inline(__always)
    private func isBehindLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard offset > 0 else { return false }
        let last = bytes[offset &- 1]
        if last < 0x80 { return fates[Int(last)].how != Self.unknown }
        guard offset > 1, bytes[offset &- 2] & 0xFC == 0xD8 else { return false }
        return fates[0x80 &+ (Int(bytes[offset &- 2] & 3) &<< 6 | Int(last & 0x3F))].how != Self.unknown
    }

    /// Goes over marks of one letter that differ, or are in another order, which is no difference.
    private func overlookMarks(
        _ text: UnsafeBufferPointer<UInt8>,
        _ i: inout Int,
        _ form: UnsafeBufferPointer<UInt8>,
        _ j: inout Int
    ) -> UInt32 {
        let (start, other) = (i, j)
        guard let first = marks(text, &i), let second = marks(form, &j), !first.hasTatweel || !second.hasTatweel
        else { return Self.unknown }
        let how =
            (first.counts == second.counts ? 0 : Mention.How.tashkeel.rawValue)
            | (first.hasTatweel || second.hasTatweel ? Mention.How.tatweel.rawValue : 0)
        guard how & Mention.How.tashkeel.rawValue != 0, !isWordEnd(text, i), !isWordEnd(form, j) else { return how }
        // With those that stand before, which are the same.
        let vowels = Vowels(of: text, behind: start, to: i)
        return vowels.agree(with: Vowels(of: form, behind: other, to: j)) ? how : how | Self.contradiction
    }

    /// A word's last letter has its case ending.
    private func isWordEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        let next = Self.next(bytes, offset)
        return next.length == 0 || next.index == 0x20
    }

    /// How many of each of U+064B...U+0652 stand here, eight bits each, and whether tatweels do; `nil` if anything else
    /// does that is removed, or very many. Each has a combining class of its own: their order means nothing.
    private func marks(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ offset: inout Int
    ) -> (counts: UInt64, hasTatweel: Bool)? {
        var (counts, hasTatweel) = (0 as UInt64, false)
        let start = offset
        while offset &+ 1 < bytes.count, bytes[offset] == 0xD9 {
            if 0x8B...0x92 ~= bytes[offset &+ 1] {
                counts &+= 1 &<< UInt64(8 &* (bytes[offset &+ 1] &- 0x8B))
            } else if bytes[offset &+ 1] == 0x80 {
                hasTatweel = true
            } else {
                break
            }
            offset &+= 2
        }
        let next = Self.next(bytes, offset)
        guard offset &- start < 512, next.index >= 0 else { return nil }
        return next.length == 0 || next.index == 0x20 || fates[next.index].folded != 0 ? (counts, hasTatweel) : nil
    }

    /// Whether a text may have a space in the form's word here: behind عبد and its like, before three letters or more.
    private func isSplit(_ form: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard Self.prefixes.contains(word(form, before: offset)) else { return false }
        var (letters, position) = (0, offset)
        while letters < 3 {
            let next = Self.next(form, position)
            guard next.length > 0, next.index > 0x20, fates[next.index].how != Self.unknown else { return false }
            if !(0x30...0x39 ~= fates[next.index].folded), fates[next.index].folded != 0 { letters += 1 }
            position += next.length
        }
        return true
    }

    /// Whether a word starts with عبد or its like. If not, no text may have a space in it.
    private func mayBeSplit(_ form: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        var (start, word) = (wordStart(form, offset), 0 as UInt64)
        while start < form.count, form[start] > 0x20, word >> 48 == 0 {
            let next = Self.next(form, start)
            guard next.index >= 0, fates[next.index].how != Self.unknown else { return true }
            let letter = fates[next.index].folded
            if letter != 0 { word = word << 16 | UInt64(letter) }
            if Self.prefixes.contains(word) { return true }
            start += next.length
        }
        return false
    }

    /// The last letters of the word before an offset, folded, 16 bits each.
    private func word(_ form: UnsafeBufferPointer<UInt8>, before end: Int) -> UInt64 {
        var (start, word) = (wordStart(form, end), 0 as UInt64)
        while start < end {
            let next = Self.next(form, start)
            guard next.index >= 0 else { return 0 }
            let letter = fates[next.index].folded
            if letter != 0 { word = word << 16 | UInt64(letter) }
            start += next.length
        }
        return word
    }

    private func wordStart(_ form: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        var start = offset
        while isBehindLetter(form, start) { start -= form[start - 1] < 0x80 ? 1 : 2 }
        return start
    }

    private static let prefixes = Set(
        NamePrefixes.names.map { $0.unicodeScalars.reduce(0 as UInt64) { $0 << 16 | UInt64($1.value) } }
    )

    @inline(__always)
    private static func isCombiningHamza(_ scalar: UInt32) -> Bool { 0x653...0x655 ~= scalar }

    @inline(__always)
    private static func isCombiningHamza(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xD9 && 0x93...0x95 ~= second
    }

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
