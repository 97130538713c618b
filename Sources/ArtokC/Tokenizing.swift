internal import ArabicText
public import CArtok

/// Cuts all rows.
private func tokenize<Offset: FixedWidthInteger & BitwiseCopyable>(
    _ texts: TextRows,
    _ tokenizer: Tokenizer,
    _ unit: OffsetUnit,
    _: Offset.Type
) throws(Failure) -> ResultColumns {
    var texts = texts
    var rows = Rows<Offset>(count: texts.count)
    var starts = Column<Offset>()
    var ends = Column<Offset>()
    var kinds = Column<UInt8>()
    var units = UnitCounter(unit)
    var row: UnsafeBufferPointer<UInt8>?
    while try texts.next(&row) {
        if let text = row?.span {
            units.begin()
            tokenizer.forEachToken(in: text) { token in
                let place = units.range(token.utf8Range, in: text)
                // Safe: no text is longer than its offsets can say, and no unit is smaller than a byte.
                starts.append(Offset(truncatingIfNeeded: place.start))
                ends.append(Offset(truncatingIfNeeded: place.end))
                kinds.append(UInt8(truncatingIfNeeded: token.kind.code.rawValue))
            }
        }
        try rows.end(count: starts.count, isNull: row == nil)
    }
    return ResultColumns(
        count: starts.count,
        [
            (ARTOK_ROWS, rows.finished()),
            (ARTOK_START, FinishedColumn(data: starts.finished())),
            (ARTOK_END, FinishedColumn(data: ends.finished())),
            (ARTOK_KIND, FinishedColumn(data: kinds.finished())),
        ]
    )
}

/// Cuts each row into tokens, without white space, as `artok tokenize` does.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_tokenize(
    _ texts: UnsafePointer<artok_strings>?,
    _ mode: artok_mode,
    _ unit: artok_unit,
    _ result: UnsafeMutablePointer<OpaquePointer?>?,
    _ message: UnsafeMutablePointer<CChar>?,
    _ capacity: Int64
) -> artok_status {
    answer(result, message, capacity) { () throws(Failure) in
        let tokenizer = Tokenizer(mode: try Tokenizer.Mode(mode))
        let unit = try OffsetUnit(unit)
        let texts = try TextRows(texts)
        return texts.isLarge
            ? try tokenize(texts, tokenizer, unit, Int64.self) : try tokenize(texts, tokenizer, unit, Int32.self)
    }
}

extension Tokenizer.Mode {
    fileprivate init(_ mode: artok_mode) throws(Failure) {
        switch mode {
        case ARTOK_ARABIC: self = .arabic
        case ARTOK_UNICODE: self = .unicode
        default: throw .argument("there is no mode \(mode.rawValue)")
        }
    }
}

extension Token.Kind {
    @inline(__always)
    fileprivate var code: artok_kind {
        switch self {
        case .word: ARTOK_KIND_WORD
        case .number: ARTOK_KIND_NUMBER
        case .punctuation: ARTOK_KIND_PUNCTUATION
        case .symbol: ARTOK_KIND_SYMBOL
        case .emoji: ARTOK_KIND_EMOJI
        case .url: ARTOK_KIND_URL
        case .email: ARTOK_KIND_EMAIL
        case .mention: ARTOK_KIND_MENTION
        case .hashtag: ARTOK_KIND_HASHTAG
        case .whitespace: ARTOK_KIND_WHITESPACE
        case .other: ARTOK_KIND_OTHER
        }
    }
}
