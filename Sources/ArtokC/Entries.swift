internal import ArabicGazetteer
public import CArtok

/// What entries are, as columns.
private struct EntryColumns: ~Copyable {
    private var ids = StringColumn<Int32>()
    private var types = StringColumn<Int32>()
    private var names = StringColumn<Int32>()
    private var count = 0

    mutating func append(_ entry: Entry) throws(Failure) {
        try ids.append(entry.id)
        try types.append(entry.type.rawValue)
        try names.append(entry.name)
        count += 1
    }

    consuming func finished() -> ResultColumns {
        ResultColumns(
            count: count,
            [(ARTOK_ID, ids.finished()), (ARTOK_TYPE, types.finished()), (ARTOK_NAME, names.finished())]
        )
    }
}

/// Tells of entries what they are: identifier, type and name.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_entries(
    _ gazetteer: OpaquePointer?,
    _ entries: UnsafePointer<UInt32>?,
    _ count: Int64,
    _ result: UnsafeMutablePointer<OpaquePointer?>?,
    _ message: UnsafeMutablePointer<CChar>?,
    _ capacity: Int64
) -> artok_status {
    answer(result, message, capacity) { () throws(Failure) in
        let gazetteer = try OpenGazetteer.of(gazetteer)
        guard count >= -1 else { throw .argument("there is no count \(count)") }
        let asksForAll = count == -1
        guard count <= 0 || entries != nil else { throw .argument("the entries are NULL") }
        var columns = EntryColumns()
        for place in 0..<(asksForAll ? gazetteer.count : Int(clamping: count)) {
            // Safe: with a count above 0 there are entries, as many as the caller says.
            let entry = asksForAll ? place : Int(entries.unsafelyUnwrapped[place])
            guard entry < gazetteer.count else {
                throw .argument("there is no entry \(entry): the gazetteer has \(gazetteer.count)")
            }
            try columns.append(gazetteer[entry])
        }
        return columns.finished()
    }
}
