internal import ArabicText
internal import ScanCore

/// One spelling of a name, prepared for matching.
struct SurfaceForm: Sendable {
    /// The entry that it names, as an index into the gazetteer.
    let entry: Int
    /// As the entry spells it, in UTF-8.
    let spelling: [UInt8]
    /// The folded letters of its words, side by side.
    let letters: [UInt8]
    /// Where a space may stand within `letters`, ascending.
    let seams: [Seam]
    /// How many letters (not marks or digits) it has.
    let letterCount: Int
    /// It starts with an article ال, not just with letters that fold to it (ألمانيا).
    let hasArticle: Bool
    /// The source bytes of its words without what separates them.
    let wordSpelling: [UInt8]
    /// The vowels of its letters, if any are written.
    let vowels: SpelledVowels

    /// A place between two words, or within a word that is also written as two.
    struct Seam: Sendable {
        /// Where it lies in the form's letters, in UTF-8 bytes.
        let offset: Int
        let kind: Kind

        enum Kind: Sendable, Equatable {
            /// White space in the entry's spelling: may be missing in the text.
            case space
            /// Punctuation in the entry's spelling; `folded` is what the text must have there, unless it has a space.
            case punctuation(folded: [UInt8])
            /// Nothing in the entry's spelling: after عبد, أبو, بن and their like the text may have a space.
            case split
        }

        /// What the entry has there.
        let spelling: [UInt32]
    }

    /// `nil` if the spelling has no letter or digit, or more of them than a name can have.
    init?(_ spelling: String, entry: Int) {
        let source = Array(spelling.utf8)
        let words = FoldedWords(source.span, FormFolding.words)
        guard Self.hasLetterOrDigit(words.letters), words.words.count <= Self.mostWords,
            source.count <= Self.mostBytes
        else { return nil }
        self.entry = entry
        self.spelling = source
        letters = words.letters
        letterCount = letters.scalars.count(where: WordScalars.isLetter)
        hasArticle = Self.startsWithArticle(spelling)
        var seams: [Seam] = []
        var wordSpelling: [UInt8] = []
        var vowels = SpelledVowels()
        for (index, word) in words.words.enumerated() {
            if index > 0 {
                let gap = Array(source[words.sourceOfGap(before: index)]).scalars
                let kind: Seam.Kind =
                    word.gap == .space
                    ? .space : .punctuation(folded: FormFolding.gap(Array(words.foldedGap(before: index))))
                seams.append(Seam(offset: word.start, kind: kind, spelling: gap))
            }
            for split in Self.splits(letters, word.start..<word.end) {
                seams.append(Seam(offset: split, kind: .split, spelling: []))
            }
            let isLast = index == words.words.count - 1
            let part = words.spelling(word.start..<word.end, word: index, isLast: isLast, in: source.span)
            wordSpelling += part.bytes
            vowels.append(part.bytes, endsWord: true)
        }
        self.seams = seams
        self.vowels = vowels
        self.wordSpelling = wordSpelling
    }

    /// How many words are left of a name when it is folded; none if it has no letter or digit.
    static func wordCount(_ name: String) -> Int {
        let words = FoldedWords(Array(name.utf8).span, FormFolding.words)
        return hasLetterOrDigit(words.letters) ? words.words.count : 0
    }

    /// Longer names are refused: each word costs a stored beginning of the name.
    static let mostWords = 100
    static let mostBytes = 8192
    /// In codes, as they are compiled.
    static let mostLetters = 8192
    /// A word of a name may be written as several, of two letters at least.
    static let mostTextWords = mostLetters

    private static func hasLetterOrDigit(_ letters: [UInt8]) -> Bool {
        letters.scalars.contains { WordScalars.isLetter($0) || WordScalars.isDigit($0) }
    }

    static func startsWithArticle(_ spelling: String) -> Bool {
        var scalars = FormFolding.article.normalize(spelling).unicodeScalars.makeIterator()
        guard let alef = scalars.next(), alef == "\u{627}" || alef == "\u{671}", scalars.next() == "\u{644}" else {
            return false
        }
        guard let letter = scalars.next() else { return false }
        return WordScalars.isLetter(letter.value)
    }

    /// Where the ends of عبد, أبو, بن … lie, if `word` starts with one and at least three letters are left.
    private static func splits(_ letters: [UInt8], _ word: Range<Int>) -> [Int] {
        var found: [Int] = []
        var rest = word
        while found.count < NamePrefixes.most,
            let prefix = NamePrefixes.names.first(where: { letters[rest].starts(with: $0.utf8) })
        {
            rest = rest.lowerBound + prefix.utf8.count..<rest.upperBound
            guard Array(letters[rest]).scalars.count(where: WordScalars.isLetter) >= 3 else { break }
            found.append(rest.lowerBound)
        }
        return found
    }

    static let lam: [UInt8] = [0xD9, 0x84]
}

/// The foldings that forms and texts are compared by.
enum FormFolding {
    /// For words: all of the matching folding that leaves alone what separates words.
    static let words = Normalizer(wordFolding)
    private static let wordFolding = Folding(Folding.matching.options.subtracting([.whitespace, .punctuation]))
    /// The same as codes, for the scanner.
    static let codes = CodeTable(wordFolding)
    /// What a compiled gazetteer says of the folding it was made with: changed when codes come to mean something else.
    static let fingerprint: UInt64 = 0x6D61_7463_6831_0001
    /// For what separates words, when punctuation must be the same.
    static let gaps = Normalizer(Folding([.whitespace, .punctuation, .compatibility]))
    /// For telling an article: what folding must not hide is whether its alef is bare.
    static let article = Normalizer(Folding([.compatibility, .tashkeel, .tatweel, .formatControls]))

    static func gap(_ bytes: [UInt8]) -> [UInt8] { gaps.align(utf8: bytes.span).bytes }
}

extension [UInt8] {
    /// The scalars of well-formed text; U+FFFD for what is ill formed.
    var scalars: [UInt32] {
        var scalars: [UInt32] = []
        var offset = 0
        while offset < count {
            let scalar = span.decodeScalar(at: offset)
            scalars.append(scalar.value)
            offset += scalar.length
        }
        return scalars
    }
}
