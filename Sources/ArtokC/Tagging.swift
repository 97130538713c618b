internal import ArabicGazetteer
internal import ArabicText
public import CArtok

/// Mentions being written, as columns.
private struct MentionColumns<Offset: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
    private var starts = Column<Offset>()
    private var ends = Column<Offset>()
    private var texts = StringColumn<Offset>()
    private var proclitics = StringColumn<Offset>()
    private var entries = Column<UInt32>()
    private var hows = Column<UInt32>()

    var count: Int { starts.count }

    mutating func append(
        _ mention: Mention,
        in text: UnsafeBufferPointer<UInt8>,
        _ units: inout UnitCounter
    ) throws(Failure) {
        let place = units.range(mention.utf8Range, in: text.span)
        // Safe: no text is longer than its offsets can say, and no unit is smaller than a byte.
        starts.append(Offset(truncatingIfNeeded: place.start))
        ends.append(Offset(truncatingIfNeeded: place.end))
        try texts.append(UnsafeBufferPointer(rebasing: text[mention.utf8Range]))
        try proclitics.append(mention.proclitic)
        entries.append(UInt32(mention.entryIndex))
        hows.append(mention.how.rawValue)
    }

    consuming func finished(_ rows: consuming Rows<Offset>) -> ResultColumns {
        let count = starts.count
        return ResultColumns(
            count: count,
            [
                (ARTOK_ROWS, rows.finished()),
                (ARTOK_START, FinishedColumn(data: starts.finished())),
                (ARTOK_END, FinishedColumn(data: ends.finished())),
                (ARTOK_TEXT, texts.finished()),
                (ARTOK_PROCLITIC, proclitics.finished()),
                (ARTOK_ENTRY, FinishedColumn(data: entries.finished())),
                (ARTOK_HOW, FinishedColumn(data: hows.finished())),
            ]
        )
    }
}

/// Finds the mentions of all rows.
private func tag<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ texts: TextRows,
    _ matcher: Matcher,
    _ unit: OffsetUnit,
    _: Offset.Type
) throws(Failure) -> ResultColumns {
    var texts = texts
    var rows = Rows<Offset>(count: texts.count)
    var mentions = MentionColumns<Offset>()
    var units = UnitCounter(unit)
    var scanner = MentionScanner(matcher)
    var row: UnsafeBufferPointer<UInt8>?
    while try texts.next(&row) {
        if let row {
            units.begin()
            try scanner.forEachMention(in: row.span) { mention throws(Failure) in
                try mentions.append(mention, in: row, &units)
            }
        }
        try rows.end(count: mentions.count, isNull: row == nil)
    }
    return mentions.finished(rows)
}

/// Finds the mentions of each row, by ascending start, as `artok tag` does.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_tag(
    _ gazetteer: OpaquePointer?,
    _ texts: UnsafePointer<artok_strings>?,
    _ overlap: artok_overlap,
    _ unit: artok_unit,
    _ result: UnsafeMutablePointer<OpaquePointer?>?,
    _ message: UnsafeMutablePointer<CChar>?,
    _ capacity: Int64
) -> artok_status {
    answer(result, message, capacity) { () throws(Failure) in
        let matcher = Matcher(try OpenGazetteer.of(gazetteer), overlap: try Overlap(overlap))
        let unit = try OffsetUnit(unit)
        let texts = try TextRows(texts)
        return texts.isLarge ? try tag(texts, matcher, unit, Int64.self) : try tag(texts, matcher, unit, Int32.self)
    }
}

extension Overlap {
    fileprivate init(_ overlap: artok_overlap) throws(Failure) {
        switch overlap {
        case ARTOK_LEFTMOST_LONGEST: self = .leftmostLongest
        case ARTOK_ALL: self = .all
        default: throw .argument("there is no overlap \(overlap.rawValue)")
        }
    }
}
