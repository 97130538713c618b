internal import ArabicText
internal import ScanCore

/// One text being matched, window by window: what the scanner finds goes through the rules and becomes mentions.
///
/// Most occurrences are simple: the kernels have folded them, and they differ from the form's spelling in nothing or in
/// what a table tells of each scalar. The others go to ``ExactSearch``.
struct MentionFinder: ~Copyable {
    let image: CompiledImage
    let rules: MatchRules
    /// Safe: they live as long as the image.
    private let forms: UnsafeRawBufferPointer
    var window: CodeWindow
    private var search: FormSearch
    private var exact: ExactSearch
    private var resolver: OverlapResolver
    private(set) var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Safe: the window's.
    private(set) var codes: UnsafePointer<UInt8>
    private(set) var isWindowAtStart = true
    private(set) var isWindowAtEnd = true
    /// The first name of a run-on and what it has come to: it counts only with the second.
    private var firstOfRunOn: FormOccurrence?
    private var firstNames = CandidateList()
    private var secondNames = CandidateList()
    /// Those asked for last, by the lower bits of their entry's number.
    var entrySurroundings = [EntrySurroundings?](repeating: nil, count: 1024)
    /// What has been asked of the common words last.
    var commonWords = [KnownWord](repeating: KnownWord(), count: 1024)
    /// Most occurrences need no closer look: nobody asks what was left out, and `matching` is all that names are compared by.
    private let isQuick: Bool
    /// What was left out, if anyone asks.
    private(set) var nearMisses: [NearMissPlace]?

    /// - Parameter explains: ``nearMisses`` are kept.
    init(_ image: CompiledImage, _ overlap: Overlap, _ rules: MatchRules, explains: Bool = false) {
        (self.image, self.rules) = (image, rules)
        nearMisses = explains ? [] : nil
        isQuick = !explains && image.folding == nil
        forms = image.forms
        let tables = image.tables
        window = CodeWindow(
            FormFolding.codes.kernels,
            mostWords: tables.mostWords,
            mostLetters: tables.longest,
            lookaround: min(Self.codesOfWord * image.reach, Self.mostLookaround),
            starts: tables.starts
        ) { FormFolding.codes.appendExactCodes(of: $0, to: &$1) }
        codes = window.codes
        search = FormSearch(tables)
        exact = ExactSearch(image)
        resolver = OverlapResolver(overlap, image)
    }

    /// A word of news and what stands behind it.
    private static let codesOfWord = 7
    /// Words farther away are looked for in the text itself.
    private static let mostLookaround = 24_576

    /// - Parameter source: Stays where it is until ``move(to:)`` or the last call of ``advance()``.
    mutating func begin(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        let hasByteOrderMark = source.count >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF
        window.begin(source, from: hasByteOrderMark ? 3 : 0)
        exact.begin(source)
        resolver.begin()
    }

    /// Goes on with the same text, which stands elsewhere now.
    mutating func move(to source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        window.move(to: source)
        exact.move(to: source)
    }

    /// Goes to the next mentions, of which there may be none. False at the end of the text.
    mutating func advance() -> Bool {
        guard window.advance() else { return false }
        resolver.next()
        search.search(window)
        let occurrences = search.occurrences
        if !occurrences.isEmpty {
            let spelling = QuickSpelling(source, window.sourceOffsets(of: occurrences))
            codes = window.codes
            (isWindowAtStart, isWindowAtEnd) = (window.isAtStart, window.isAtEnd)
            for index in 0..<occurrences.count { add(occurrences[index], index, spelling) }
        }
        resolver.resolve(before: window.sourceOfNextWord)
        return true
    }

    /// Valid up to the next call of ``advance()``.
    var chosen: UnsafeBufferPointer<Candidate> { resolver.chosen }

    // MARK: Occurrences

    /// What is known of an occurrence whatever form it is of.
    struct Sighting {
        let occurrence: FormOccurrence
        let place: (start: Int, stop: Int)
        let prefixCount: Int
        let reading: NameReading
        let proclitics: Proclitics
    }

    private func sighting(_ occurrence: FormOccurrence, _ place: (start: Int, stop: Int)) -> Sighting {
        let prefixCount = Int(occurrence.prefix)
        // Safe: the codes before a name up to the start of its word.
        let prefix = codes + (Int(occurrence.start) &- prefixCount)
        return Sighting(
            occurrence: occurrence,
            place: place,
            prefixCount: prefixCount,
            reading: NameReading(prefix, prefixCount, isContracted: !occurrence.isPlain),
            proclitics: Proclitics(before: prefix + prefixCount, prefixCount)
        )
    }

    @inline(__always)
    private mutating func add(_ occurrence: FormOccurrence, _ index: Int, _ spelling: QuickSpelling) {
        let place = spelling.place(index)
        var offset = Int(occurrence.record) &* 4
        if occurrence.isSimple, place.start >= 0, isQuick {
            // Nearly all. What is not simple about one of the forms is left to the loop below.
            let proclitics = Proclitics(before: codes + Int(occurrence.start), Int(occurrence.prefix))
            while let record = FormRecord(forms, at: offset), !record.isForExactPath,
                record.entry < image.entryCount
            {
                let isRead =
                    proclitics.isEmpty || record.letterCount >= 3 && (record.allowsArticle || !proclitics.haveArticle)
                let spelled = isRead ? spelling.difference(.plain, place, record.spelling) : SpellingComparison.none
                if spelled == SpellingComparison.unknown { break }
                let contradicts = spelled >= SpellingComparison.contradiction && rules.contains(.vowels)
                if spelled < SpellingComparison.none, !contradicts {
                    var how = spelled & ~SpellingComparison.contradiction
                    let verdict =
                        record.isSimple
                        ? .yes
                        : verdict(
                            occurrence,
                            offset,
                            place.start..<place.stop,
                            record,
                            Mention.How(rawValue: how),
                            proclitics
                        )
                    if verdict == .unknown { break }
                    if verdict == .yes {
                        if record.isInflected { how |= Mention.How.inflected.rawValue }
                        if !proclitics.isEmpty { how |= Mention.How.proclitic.rawValue }
                        resolver.add(
                            Candidate(
                                start: place.start,
                                end: place.stop,
                                form: offset,
                                kind: FormOccurrence.Start.plain.rawValue,
                                entry: record.entry,
                                how: Mention.How(rawValue: how),
                                proclitics: proclitics
                            )
                        )
                    }
                }
                guard record.isFollowedByEqual else { return }
                offset &+= record.byteCount
            }
        }
        addClosely(occurrence, place, offset, spelling)
    }

    private enum Verdict { case yes, no, unknown }

    /// What an entry's options say of an occurrence that is simple in every other way.
    @inline(never)
    private mutating func verdict(
        _ occurrence: FormOccurrence,
        _ offset: Int,
        _ place: Range<Int>,
        _ record: FormRecord,
        _ how: Mention.How,
        _ proclitics: Proclitics
    ) -> Verdict {
        // Proclitics that not all may be take a closer look.
        if !proclitics.isEmpty, record.limitsProclitics { return .unknown }
        guard record.folding.allows(how) else { return .no }
        if !proclitics.isEmpty, isCommonWord(occurrence, offset, proclitics, record) { return .no }
        if isOtherWord(occurrence, place, how, record) { return .no }
        return record.hasSurroundings && surroundings(occurrence, record.entry) != nil ? .no : .yes
    }

    /// The forms from an offset on.
    @inline(never)
    private mutating func addClosely(
        _ occurrence: FormOccurrence,
        _ place: (start: Int, stop: Int),
        _ first: Int,
        _ spelling: QuickSpelling
    ) {
        let sighting = sighting(occurrence, place)
        guard !occurrence.isRunOn else { return addRunOn(sighting, spelling) }
        var offset = first
        while let record = FormRecord(forms, at: offset) {
            if let candidate = candidate(sighting, offset, record, spelling) {
                addIfAllowed(candidate, record, occurrence)
            }
            guard record.isFollowedByEqual else { return }
            offset &+= record.byteCount
        }
    }

    private mutating func addRunOn(_ sighting: Sighting, _ spelling: QuickSpelling) {
        let occurrence = sighting.occurrence
        let isFirst = if case .first = occurrence.runOn { true } else { false }
        if isFirst {
            firstOfRunOn = occurrence
            firstNames.removeAll()
        } else if firstNames.count == 0 {
            return
        } else {
            secondNames.removeAll()
        }
        var offset = Int(occurrence.record) * 4
        while let record = FormRecord(forms, at: offset) {
            if record.letterCount >= 4, let candidate = candidate(sighting, offset, record, spelling) {
                if isFirst { firstNames.append(candidate) } else { secondNames.append(candidate) }
            }
            guard record.isFollowedByEqual else { break }
            offset += record.byteCount
        }
        guard let first = firstOfRunOn, !isFirst, secondNames.count > 0 else { return }
        for index in 0..<firstNames.count {
            guard let record = image.form(at: firstNames[index].form) else { continue }
            addIfAllowed(firstNames[index], record, first)
        }
        for index in 0..<secondNames.count {
            guard let record = image.form(at: secondNames[index].form) else { continue }
            addIfAllowed(secondNames[index], record, occurrence)
        }
    }

    private mutating func addIfAllowed(_ candidate: Candidate, _ record: FormRecord, _ occurrence: FormOccurrence) {
        if record.hasSurroundings, let reason = surroundings(occurrence, record.entry) {
            leaveOut(candidate, reason)
        } else {
            resolver.add(candidate)
        }
    }

    private mutating func leaveOut(_ candidate: Candidate, _ reason: NearMiss.Reason) {
        nearMisses?.append(NearMissPlace(candidate: candidate, reason: reason))
    }

    private mutating func candidate(
        _ sighting: Sighting,
        _ offset: Int,
        _ record: FormRecord,
        _ spelling: QuickSpelling
    ) -> Candidate? {
        // A damaged file may name an entry that it does not have.
        guard record.entry < image.entryCount else { return nil }
        let occurrence = sighting.occurrence
        var how = occurrence.isRunOn ? Mention.How.runOn.rawValue : 0
        if record.isInflected { how |= Mention.How.inflected.rawValue }
        if sighting.prefixCount > 0 { how |= Mention.How.proclitic.rawValue }
        let refusal = refusal(sighting, record)
        // Nearly always nobody asks what it would have been.
        if refusal != nil, nearMisses == nil { return nil }
        var (start, stop) = sighting.place
        let isSimple = start >= 0 && !record.isForExactPath
        var spelled =
            isSimple
            ? spelling.difference(occurrence.kind, sighting.place, record.spelling) : SpellingComparison.unknown
        // Which words differ, and in what, is for the exact path to say.
        if image.folding != nil, spelled < SpellingComparison.none, spelled & ~Mention.How.joined.rawValue != 0 {
            spelled = SpellingComparison.unknown
        }
        if spelled < SpellingComparison.none {
            how |= spelled
        } else {
            guard spelled == SpellingComparison.unknown, let (range, spelled) = exactly(occurrence, offset, record)
            else { return nil }
            (start, stop) = (range.lowerBound, range.upperBound)
            how |= spelled
        }
        let candidate = Candidate(
            start: start,
            end: stop,
            form: offset,
            kind: occurrence.kind.rawValue,
            entry: record.entry,
            how: Mention.How(rawValue: how & ~(SpellingComparison.contradiction | SpellingComparison.refused)),
            proclitics: sighting.proclitics
        )
        let contradicts = how & SpellingComparison.contradiction != 0 && rules.contains(.vowels)
        guard
            let reason = refusal
                ?? (record.folding.allows(candidate.how) && how & SpellingComparison.refused == 0 ? nil : .folding)
                ?? (contradicts ? .vowels : homograph(sighting, offset, candidate.range, candidate.how, record))
        else { return candidate }
        leaveOut(candidate, reason)
        return nil
    }

    /// Why an entry does not allow a name behind what stands before it; `nil` if it does.
    private func refusal(_ sighting: Sighting, _ record: FormRecord) -> NearMiss.Reason? {
        if sighting.prefixCount > 0 {
            if record.letterCount < 3 { return .short }
            if let reason = sighting.reading.refusal(by: record) { return reason }
        }
        guard !sighting.occurrence.isPlain else { return nil }
        let isBehindLam = if case .behindLam = sighting.occurrence.kind { true } else { false }
        return (isBehindLam ? record.allowsArticle : record.hasArticle) ? nil : .article
    }

    @inline(never)
    private mutating func exactly(
        _ occurrence: FormOccurrence,
        _ offset: Int,
        _ record: FormRecord
    ) -> (Range<Int>, UInt32)? {
        guard let place = exact.place(occurrence, window) else { return nil }
        return exact.candidate(offset, record, place)
    }
}

/// A candidate that was left out.
struct NearMissPlace {
    let candidate: Candidate
    let reason: NearMiss.Reason
}
