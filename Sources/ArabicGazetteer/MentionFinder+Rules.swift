internal import ArabicText
internal import ScanCore

// The rules that leave out what is spelled like a name and is none.
extension MentionFinder {
    /// Why a name that stands there is none; `nil` if it is one.
    ///
    /// - Parameters:
    ///   - place: Where the name stands in the source.
    ///   - how: What was overlooked.
    func homograph(
        _ sighting: Sighting,
        _ place: Range<Int>,
        _ how: Mention.How,
        _ record: FormRecord
    ) -> NearMiss.Reason? {
        let (occurrence, homographs) = (sighting.occurrence, record.homographs)
        // Two names in one word are no word that anyone has counted.
        guard !homographs.isEmpty, !occurrence.isRunOn else { return nil }
        if rules.contains(.proclitics), isCommonWord(sighting, homographs, record) { return .commonWord }
        if rules.contains(.spelling), homographs.contains(.spelling),
            !how.isDisjoint(with: [.alefMaqsura, .tehMarbuta]), !how.contains(.ligature),
            isOtherWord(occurrence, place, record)
        {
            return .otherWord
        }
        return nil
    }

    /// Whether proclitics and name are rather a common word.
    private func isCommonWord(_ sighting: Sighting, _ homographs: Homographs, _ record: FormRecord) -> Bool {
        let (occurrence, reading) = (sighting.occurrence, sighting.reading)
        guard reading.hasConjunction || reading.hasPreposition else { return false }
        let isBehindLam = if case .behindLam = occurrence.kind { true } else { false }
        let isBehindArticle = if case .own = reading.article { true } else { isBehindLam }
        guard homographs.contains(isBehindArticle ? .article : .proclitics) else { return false }
        let (start, end) = (Int(occurrence.start), Int(occurrence.end))
        // Safe: the codes of the occurrence, and the proclitics before it.
        let word = UnsafeBufferPointer(
            start: codes + (start - sighting.prefixCount),
            count: end - start + sighting.prefixCount
        )
        guard !word.contains(where: { Code.separates($0) }) else { return false }
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
    private func isOtherWord(_ occurrence: FormOccurrence, _ place: Range<Int>, _ record: FormRecord) -> Bool {
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
        var step = 32 * asked.reach + 64
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
        guard !text.isEmpty else { return [] }
        let span = UnsafeBufferPointer(rebasing: text).span
        if let codes = FormFolding.codes.simpleCodes(of: span) { return codes }
        var codes: [UInt8] = []
        FormFolding.codes.appendExactCodes(of: span, to: &codes)
        return codes
    }
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
