/// A surface form that stands in the text by all rules but those that compare it with others.
struct Candidate {
    let start: Int
    let end: Int
    /// Where its record is, in units of four bytes, of which there are fewer than 2^29, and above that ``kind``.
    private let formBits: UInt32
    private let entryNumber: UInt32
    let how: Mention.How
    let proclitics: Proclitics

    @inline(__always)
    init(start: Int, end: Int, form: Int, kind: UInt8, entry: Int, how: Mention.How, proclitics: Proclitics) {
        (self.start, self.end, self.how, self.proclitics) = (start, end, how, proclitics)
        formBits = UInt32(truncatingIfNeeded: form &>> 2) | UInt32(kind) &<< 30
        entryNumber = UInt32(truncatingIfNeeded: entry)
    }

    @inline(__always) var range: Range<Int> { Range(uncheckedBounds: (start, end)) }
    /// Where its record is.
    @inline(__always) var form: Int { Int(formBits & 0x3FFF_FFFF) &<< 2 }
    /// How the form's letters are spelled at its start, 0 to 3: forms of the same text and kind have the same letters.
    var kind: UInt32 { formBits >> 30 }
    @inline(__always) var entry: Int { Int(entryNumber) }
    @inline(__always) var hasProclitic: Bool { how.contains(.proclitic) }
    /// How many differences of spelling were overlooked; what stands before the name is none.
    var foldCount: Int { how.subtracting([.proclitic, .runOn]).rawValue.nonzeroBitCount }

    @inline(__always)
    func covers(_ other: Candidate) -> Bool { start == other.start && end == other.end }
}

/// How a name is read: what of its word is proclitic.
struct NameReading {
    enum Article {
        case none
        /// An article that is not the name's own.
        case own
        /// لل: the name's article has lost its alef, or it has none and the second lam is of one.
        case contracted
    }

    var hasConjunction = false
    var hasPreposition = false
    var article = Article.none

    /// - Parameter prefix: The codes of a word before a name: one of those that candidates are behind.
    @inline(__always)
    init(_ prefix: UnsafePointer<UInt8>, _ count: Int, isContracted: Bool) {
        var position = 0
        if position < count, prefix[position] == Self.waw || prefix[position] == Self.feh {
            hasConjunction = true
            position += 1
        }
        if position < count, prefix[position] != Self.alef {
            hasPreposition = true
            position += 1
        }
        if isContracted { article = .contracted } else if position < count { article = .own }
    }

    private static let waw: UInt8 = 0xC8
    private static let feh: UInt8 = 0xC1
    private static let alef: UInt8 = 0xA7

    /// Why an entry does not allow it; `nil` if it does.
    @inline(__always)
    func refusal(by record: borrowing FormRecord) -> NearMiss.Reason? {
        if case .own = article, !record.allowsArticle { return .article }
        let isAllowed =
            switch record.proclitics {
            case .usual, .all: true
            case .conjunctions: !hasPreposition
            case .none: !hasPreposition && !hasConjunction
            }
        return isAllowed ? nil : .proclitics
    }
}

extension MatchOptions.FoldingLimit {
    /// What an entry overlooks besides the spelling of its letters: where spaces and proclitics are.
    private static let always: Mention.How = [.whitespace, .punctuation, .joined, .runOn, .proclitic, .inflected]
    private static let invisible: Mention.How = [.tashkeel, .tatweel, .formatControls]

    func allows(_ how: Mention.How) -> Bool {
        switch self {
        case .exact: how.subtracting(Self.always).isEmpty
        case .marks: how.subtracting(Self.always.union(Self.invisible)).isEmpty
        case .hamza: how.subtracting(Self.always.union(Self.invisible).union(.hamza)).isEmpty
        case .usual, .full: true
        }
    }
}
