import CArtokICU

/// What the Arabic tailoring makes of the marks of one paragraph, in plain steps over an array.
struct ReferenceSentenceMarks {
    private let scalars: [UInt32]
    /// The paragraph as ICU is to see it: `#` for what is no mark, `)` for what closes, `.` and `,`.
    private(set) var standIns: [UInt32]
    /// Runs of dots that go on with a terminator.
    private var extensions: Set<Int> = []

    init(_ scalars: [UInt32]) {
        self.scalars = scalars
        standIns = scalars.map { $0 == 0x3B || $0 == 0x61B ? 0x2C : $0 }
        for start in scalars.indices where isMark(start) && (base(before: start).map { !isMark($0) } ?? true) {
            standIn(forRunAt: start)
        }
    }

    private mutating func standIn(forRunAt start: Int) {
        let end = scalars[start...].indices.first { !isMark($0) && !isAttached(scalars[$0]) } ?? scalars.count
        let marks = (start..<end).filter { isMark($0) }
        let firstTerminator = marks.first { hasSentenceBreak(scalars[$0], ARTOK_SB_STERM) }
        let inBrackets =
            base(before: start).map { opens($0) || scalars[$0] == 0x22 } ?? false && end < scalars.count
            && (closes(end) || scalars[end] == 0x22)
        let endsNothing =
            if inBrackets {
                true
            } else if firstTerminator != nil {
                end == start + 1 && isInAddress(start)
            } else if marks.count == 1, !isEllipsis(start) {
                ReferenceAbbreviations(scalars, stop: start, next: end).isAbbreviation
            } else {
                !extensions.contains(start)
            }
        for mark in marks where endsNothing || isEllipsis(mark) { standIns[mark] = endsNothing ? 0x23 : 0x2E }
        if !endsNothing { standIn(forTailAt: end) }
    }

    private mutating func standIn(forTailAt start: Int) {
        var index = start
        var spaces: [Int] = []
        while index < scalars.count {
            let scalar = scalars[index]
            if isAttached(scalar) {
                index += 1
            } else if isWhite(scalar) {
                spaces.append(index)
                index += 1
            } else if isMark(index) {
                if spaces.isEmpty { extensions.insert(index) }
                return
            } else if hasSentenceBreak(scalar, ARTOK_SB_CLOSE) {
                if belongsToSentence(index, behindSpace: !spaces.isEmpty) {
                    standIns[index] = 0x29
                    for space in spaces { standIns[space] = 0x29 }
                    spaces = []
                    index += 1
                } else if spaces.isEmpty, let end = endOfNote(at: index) {
                    for part in index..<end { standIns[part] = 0x29 }
                    index = end
                } else {
                    if spaces.isEmpty { standIns[index] = 0x23 }
                    return
                }
            } else {
                if isDash(scalar), !spaces.isEmpty { standIns[index] = 0x23 }
                return
            }
        }
    }

    /// Brackets and quotation marks behind a terminator.
    private func belongsToSentence(_ index: Int, behindSpace: Bool) -> Bool {
        let next = scalars[(index + 1)...].indices.first { !isAttached(scalars[$0]) }
        let isBeforeText = next.map(isText) ?? false
        if scalars[index] == 0x22 {
            let isOpen = scalars[..<index].count { $0 == 0x22 } % 2 == 1
            return behindSpace ? isOpen && !isBeforeText : isOpen || !isBeforeText
        }
        if closes(index) { return !behindSpace || !isBeforeText }
        guard !behindSpace else { return false }
        guard let next else { return true }
        return isWhite(scalars[next]) || closes(next)
            || hasSentenceBreak(standIns[next], ARTOK_SB_SCONTINUE) && !isDash(scalars[next])
    }

    private func endOfNote(at index: Int) -> Int? {
        let digits = scalars[(index + 1)...].prefix { isSentenceDigit($0) }.count
        guard 1...4 ~= digits, index + 1 + digits < scalars.count else { return nil }
        let brackets = [scalars[index], scalars[index + 1 + digits]]
        return brackets == [0x5B, 0x5D] || brackets == [0x28, 0x29] ? index + digits + 2 : nil
    }

    // MARK: Classes

    private func base(before index: Int) -> Int? { scalars[..<index].lastIndex { !isAttached($0) } }

    private func isEllipsis(_ index: Int) -> Bool { scalars[index] == 0x2025 || scalars[index] == 0x2026 }

    private func isMark(_ index: Int) -> Bool {
        isEllipsis(index) || hasSentenceBreak(scalars[index], ARTOK_SB_ATERM, ARTOK_SB_STERM)
    }

    private func isDash(_ scalar: UInt32) -> Bool {
        hasSentenceBreak(scalar, ARTOK_SB_SCONTINUE) && UInt32(artok_icu_category(scalar)) == ARTOK_GC_PD.rawValue
    }

    private func opens(_ index: Int) -> Bool {
        let category = UInt32(artok_icu_category(scalars[index]))
        return hasSentenceBreak(scalars[index], ARTOK_SB_CLOSE)
            && (category == ARTOK_GC_PS.rawValue || category == ARTOK_GC_PI.rawValue)
    }

    private func closes(_ index: Int) -> Bool {
        hasSentenceBreak(scalars[index], ARTOK_SB_CLOSE) && !opens(index) && scalars[index] != 0x22
    }

    private func isText(_ index: Int) -> Bool {
        let isOther = hasSentenceBreak(scalars[index], ARTOK_SB_OTHER) && !isEllipsis(index) && standIns[index] != 0x2C
        return isOther || isLetterOfSentence(scalars[index]) || isSentenceDigit(scalars[index]) || opens(index)
    }

    private func isInAddress(_ index: Int) -> Bool {
        func isPart(_ character: Unicode.Scalar) -> Bool { character.isASCII && isWordScalar(character.value) }
        guard scalars[index] == 0x21 || scalars[index] == 0x3F, index > 0, index + 1 < scalars.count,
            let previous = Unicode.Scalar(scalars[index - 1]), let next = Unicode.Scalar(scalars[index + 1])
        else { return false }
        return (isPart(previous) || previous == "/") && isPart(next)
    }
}
