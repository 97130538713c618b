/// Lists being written: which of the values that go to other columns are each row's.
struct Rows<Offset: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
    private var validity = Validity()
    private var offsets: Column<Offset>

    /// - Parameter count: How many rows are expected.
    init(count: Int) {
        // Not what the caller says, whatever that is: rows may be few after all.
        offsets = Column(capacity: min(count + 1, 1 << 16))
        offsets.append(0)
    }

    /// Ends a row.
    ///
    /// - Parameter count: How many values there are, of all rows.
    mutating func end(count: Int, isNull: Bool) throws(Failure) {
        guard let end = Offset(exactly: count) else { throw .tooLarge }
        validity.append(isNull: isNull)
        offsets.append(end)
    }

    consuming func finished() -> FinishedColumn {
        FinishedColumn(validity: validity.finished(), offsets: offsets.finished())
    }
}
