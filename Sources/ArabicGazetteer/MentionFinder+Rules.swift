internal import ArabicText
internal import ScanCore

// The rules that leave out what is spelled like a name and is none.
extension MentionFinder {
    /// Why a name that stands there is none; `nil` if it is one.
    ///
    /// - Parameters:
    ///   - offset: Where its record is.
    ///   - place: Where the name stands in the source.
    ///   - how: What was overlooked.
    mutating func homograph(
        _ sighting: Sighting,
        _ offset: Int,
        _ place: Range<Int>,
        _ how: Mention.How,
        _ record: FormRecord
    ) -> NearMiss.Reason? {
        let occurrence = sighting.occurrence
        // Two names in one word are no word that anyone has counted.
        guard !record.homographs.isEmpty, !occurrence.isRunOn else { return nil }
        if sighting.prefixCount > 0, isCommonWord(sighting.occurrence, offset, sighting.proclitics, record) {
            return .commonWord
        }
        if isOtherWord(occurrence, place, how, record) { return .otherWord }
        return nil
    }

    /// Whether proclitics and name are rather a common word.
    ///
    /// - Parameter offset: Where the name's record is.
    mutating func isCommonWord(
        _ occurrence: FormOccurrence,
        _ offset: Int,
        _ proclitics: Proclitics,
        _ record: FormRecord
    ) -> Bool {
        guard rules.contains(.proclitics), !proclitics.areArticle else { return false }
        let isBehindLam = if case .behindLam = occurrence.kind { true } else { false }
        let isBehindArticle = proclitics.haveArticle || isBehindLam
        guard record.homographs.contains(isBehindArticle ? .article : .proclitics) else { return false }
        let (start, end, prefixCount) = (Int(occurrence.start), Int(occurrence.end), Int(occurrence.prefix))
        // Safe: the codes of the occurrence, and the proclitics before it.
        let word = UnsafeBufferPointer(start: codes + (start - prefixCount), count: end - start + prefixCount)
        for code in word where Code.separates(code) { return false }
        // The same name behind the same letters is the same word.
        let key = UInt64(offset | Int(occurrence.kind.rawValue)) &<< 32 | UInt64(proclitics.codes)
        let place = Int((key &* 0x9E37_79B9_7F4A_7C15) &>> 54)
        if commonWords[place].key != key {
            commonWords[place] = KnownWord(key: key, isCommon: isCommon(word, occurrence, record))
        }
        return commonWords[place].isCommon
    }

    private func isCommon(
        _ word: UnsafeBufferPointer<UInt8>,
        _ occurrence: FormOccurrence,
        _ record: FormRecord
    ) -> Bool {
        let (start, end) = (Int(occurrence.start), Int(occurrence.end))
        let written = UnsafeBufferPointer(start: codes + start, count: end - start)
        let name: ArraySlice<UInt8> =
            switch occurrence.kind {
            case .plain: ArraySlice(written)
            case .withoutAlef: [Code.alef] + written
            case .withoutArticle: [Code.alef, Code.lam] + written
            case .behindLam: ArraySlice(written.dropFirst())
            }
        let words = CommonWords.standard
        let spelled = Homographs.spelled(name, String(decoding: record.spelling, as: UTF8.self))
        let alone = Homographs.countAlone(name, spelled: spelled, words)
        return Homographs.isCommoner(words.count(ofFolded: word), than: alone)
    }

    /// Whether the text has another word than the name, which folding makes the same.
    func isOtherWord(
        _ occurrence: FormOccurrence,
        _ place: Range<Int>,
        _ how: Mention.How,
        _ record: FormRecord
    ) -> Bool {
        guard rules.contains(.spelling), record.homographs.contains(.spelling),
            !how.isDisjoint(with: [.alefMaqsura, .tehMarbuta]), !how.contains(.ligature)
        else { return false }
        let swallowed: [UInt8] =
            switch occurrence.kind {
            case .plain, .behindLam: []
            case .withoutAlef: [Code.alef]
            case .withoutArticle: [Code.alef, Code.lam]
            }
        let isBehindLam = if case .behindLam = occurrence.kind { true } else { false }
        let text = UnsafeBufferPointer(rebasing: source[place])
        let table = CommonWords.standard.table
        let name = table.rank(SpelledWord.hash(record.spelling))
        return name > 0 && table.rank(SpelledWord.hash(text, behind: swallowed, dropsFirst: isBehindLam)) > name
    }

    // MARK: The words around

    /// Why the words around a name leave it out; `nil` if they do not.
    mutating func surroundings(_ occurrence: FormOccurrence, _ entry: Int) -> NearMiss.Reason? {
        guard rules.contains(.surroundings) else { return nil }
        let asked: EntrySurroundings
        if let known = entrySurroundings[entry & 1023], known.entry == entry {
            asked = known
        } else {
            asked = image.surroundings(ofEntry: entry)
            entrySurroundings[entry & 1023] = asked
        }
        let start =
            occurrence.isRunOn
            ? window.startOfWord(Int(occurrence.start)) : Int(occurrence.start) &- Int(occurrence.prefix)
        var end = Int(occurrence.end)
        // Nothing but the first of two names ends within its word.
        if occurrence.isRunOn { while !Code.separates(codes[end]) { end &+= 1 } }
        let words = SurroundingWords(
            codes,
            window.allCodes,
            around: start..<end,
            isFromStart: isWindowAtStart,
            isToEnd: isWindowAtEnd
        )
        let outcome = words.outcome(start..<end, asked) ?? outcomeNearby(start..<end, asked)
        return switch outcome {
        case .allowed: nil
        case .missing: .context
        case .cancelled: .not
        }
    }

    /// The same where the window's codes do not reach far enough: as much of the text as it takes is folded again.
    private func outcomeNearby(_ name: Range<Int>, _ asked: EntrySurroundings) -> SurroundingWords.Outcome {
        let (part, firstCode) = window.part(of: name)
        var step = 16 * asked.reach + 64
        while true {
            let lower = TextParts.start(atOrBefore: max(0, part.lowerBound - step), in: source)
            let upper = TextParts.end(atOrBehind: min(source.count, part.upperBound + step), in: source)
            let before = Self.codes(of: source[lower..<part.lowerBound])
            let all = Self.edge + before + Self.codes(of: source[part.lowerBound..<upper]) + Self.edge
            let edge = Self.edge.count
            let start = edge + before.count + name.lowerBound - firstCode
            guard start >= edge, start + name.count <= all.count - edge else {
                return asked.hasContext ? .missing : .allowed
            }
            let isToEnd = upper == source.count
            // Without `self`, which is large.
            let outcome = all.withUnsafeBufferPointer { [isToEnd] codes in
                let words = SurroundingWords(
                    codes.baseAddress!,
                    edge..<codes.count - edge,
                    around: start..<start + name.count,
                    isFromStart: lower == 0,
                    isToEnd: isToEnd
                )
                return words.outcome(start..<start + name.count, asked)
            }
            if let outcome { return outcome }
            step *= 2
        }
    }

    private static let edge = [UInt8](repeating: Code.mark, count: SurroundingWords.reach)

    /// - Parameter text: Cut where nothing composes.
    private static func codes(of text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var codes: [UInt8] = []
        var rest = text
        while !rest.isEmpty {
            // As much as the kernels count at once.
            let bytes = UnsafeBufferPointer(rebasing: rest)
            var count = bytes.count <= piece ? bytes.count : TextParts.end(atOrBehind: piece, in: bytes)
            // Nowhere else may it be cut.
            if count < bytes.count, !TextParts.isWhiteSpace(bytes[count]) { count = bytes.count }
            let span = UnsafeBufferPointer(rebasing: bytes[..<count]).span
            if let simple = FormFolding.codes.simpleCodes(of: span) {
                if count == text.count { return simple }
                codes += simple
            } else {
                FormFolding.codes.appendExactCodes(of: span, to: &codes)
            }
            rest = rest.dropFirst(count)
        }
        return codes
    }

    private static let piece = 4096
}

/// Whether a name behind some proclitics is a common word.
struct KnownWord {
    /// Where the name's record is, how it is spelled at its start, and the proclitics. None is 0: names behind nothing are not
    /// asked for.
    var key: UInt64 = 0
    var isCommon = false
}

/// A word as it is spelled, for the table of common words.
enum SpelledWord {
    /// The hash of a word's letters without what tells no words apart; see ``CommonWords``.
    ///
    /// - Parameters:
    ///   - swallowed: Letters that stand before these.
    ///   - dropsFirst: The first letter is not the word's.
    static func hash(
        _ spelling: UnsafeBufferPointer<UInt8>,
        behind swallowed: [UInt8] = [],
        dropsFirst: Bool = false
    ) -> WordHash {
        var hash = WordHash()
        for code in swallowed { hash.add(code) }
        var isDropped = dropsFirst
        var offset = 0
        while offset < spelling.count {
            let scalar = spelling.span.decodeScalar(at: offset)
            offset += scalar.length
            let isKept = scalar.value == 0x649 || scalar.value == 0x629
            guard
                let code = isKept
                    ? UInt8(truncatingIfNeeded: 0x80 | scalar.value & 0x7F)
                    : SpellingComparison.shared.code(scalar.value)
            else { return exactHash(spelling, swallowed, dropsFirst) }
            if code != 0, !isDropped { hash.add(code) }
            if code != 0 { isDropped = false }
        }
        return hash
    }

    private static func exactHash(
        _ spelling: UnsafeBufferPointer<UInt8>,
        _ swallowed: [UInt8],
        _ dropsFirst: Bool
    ) -> WordHash {
        var hash = WordHash()
        let codes = CommonWords.codes(of: String(decoding: spelling, as: UTF8.self))
        for code in swallowed + codes.dropFirst(dropsFirst ? 1 : 0) { hash.add(code) }
        return hash
    }
}
