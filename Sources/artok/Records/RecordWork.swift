/// Works on the records of a stream, line by line.
struct RecordWork<Value: RecordValue & ~Copyable>: TextWork, ~Copyable {
    private var processor: RecordProcessor<Value>

    init(_ options: RecordOptions, _ value: consuming Value) {
        processor = RecordProcessor(options.format, field: options.field, isStrict: options.isStrict, value: value)
    }

    mutating func work(on chunk: TextChunk, _ product: Product) {
        var lines = chunk.part
        // A byte order mark belongs to no record.
        if chunk.isFirst, lines.starts(with: [0xEF, 0xBB, 0xBF]) { lines = UnsafeBufferPointer(rebasing: lines[3...]) }
        let report = processor.process(lines, to: &product.output)
        for fault in report.faults {
            product.badRecords.append(
                Product.BadRecord(line: chunk.place.line - 1 + fault.line, message: fault.message)
            )
        }
        product.badRecordCount += report.bad
    }
}

/// How the records of a stream are read.
struct RecordOptions: Sendable {
    let format: RecordFormat
    /// The name of the field that has the text.
    let field: String
    /// Records that are not UTF-8 are bad.
    var isStrict = false
}
