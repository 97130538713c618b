/// Tells of the records of a stream that were bad: the first ones, then how many more there are.
struct BadRecords {
    private(set) var count = 0
    private var told = 0

    /// - Returns: Lines for standard error.
    mutating func add(_ product: Product) -> [String] {
        count += product.badRecordCount
        let new = product.badRecords.prefix(RecordReport.mostFaults - told)
        told += new.count
        return new.map { "\(product.source):\($0.line): \($0.message)" }
    }

    /// What was not told one by one; `nil` if nothing.
    var rest: String? { count > told ? "artok: \(count - told) more bad records" : nil }
}
