import ArabicGazetteer
import ArabicText

/// Makes texts of a page out of the records of a stream: each line is one.
struct PageRecords: TextWork, ~Copyable {
    private let records: RecordOptions
    private let fields: RecordFields
    private var work: MentionWork<PageText>
    /// The text of a record, as if it were a file's.
    private let text = TextChunk()
    private let product = Product()

    init(_ records: RecordOptions, _ fields: RecordFields, _ work: consuming MentionWork<PageText>) {
        self.records = records
        self.fields = fields
        self.work = work
    }

    mutating func work(on chunk: TextChunk, _ product: Product) {
        var lines = chunk.part
        // A byte order mark belongs to no record.
        if chunk.isFirst, lines.starts(with: [0xEF, 0xBB, 0xBF]) { lines = UnsafeBufferPointer(rebasing: lines[3...]) }
        var number = chunk.place.line
        for line in lines.split(separator: 0x0A, omittingEmptySubsequences: false) {
            // Behind the last line feed is no line.
            if line.isEmpty, line.endIndex == lines.endIndex { break }
            do throws(RecordFault) {
                try add(UnsafeBufferPointer(rebasing: line), number, product)
            } catch {
                if product.badRecords.count < RecordReport.mostFaults {
                    product.badRecords.append(Product.BadRecord(line: number, message: error.message))
                }
                product.badRecordCount += 1
            }
            number += 1
        }
    }

    private mutating func add(
        _ line: UnsafeBufferPointer<UInt8>,
        _ number: Int,
        _ product: Product
    ) throws(RecordFault) {
        if line.allSatisfy(JSONCursor.isSpace) { return }
        if records.isStrict, let offset = UTF8Check.firstFault(in: line.span) {
            throw RecordFault("not UTF-8 at byte \(offset) of the line; without --strict it is read as U+FFFD")
        }
        var (title, date): (String?, CalendarDate?)
        text.removeAll()
        switch records.format {
        case .lines: text.append(UnsafeBufferPointer(rebasing: line.last == 0x0D ? line.dropLast() : line[...]))
        case .jsonl:
            let found = try fields.read(line, textField: records.field)
            text.append(found.text, of: line)
            title = found.title.map { $0.string(of: line) }
            if let written = title, written.allSatisfy(\.isWhitespace) { title = nil }
            date = found.date.flatMap { Self.date($0.string(of: line)) }
        }
        text.range = 0..<text.count
        self.product.removeAll()
        work.work(on: text, self.product)
        product.output.append(self.product.output.bytes)
        product.records.append(
            Product.RecordText(
                title: title,
                line: number,
                date: date,
                end: product.output.count,
                tally: self.product.tally
            )
        )
    }
}

extension PageRecords {
    /// The date that a field tells: year first, `2016-08-01`, `2016/08/01`, `20160801`, with or without a time behind.
    static func date(_ text: String) -> CalendarDate? {
        let scalars = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let day = scalars.prefix { $0 != "T" && !$0.properties.isWhitespace }.map { $0 == "/" ? "-" : $0 }
        // Dates in words, or with the day first, are not guessed at.
        guard day.count <= 10, day.prefix(4).allSatisfy({ DocumentDate.digit($0) != nil }) else { return nil }
        return DocumentDate.of(path: String(String.UnicodeScalarView(day)))
    }
}

/// The fields of a record that say what a text is called and when it is from.
struct RecordFields: Sendable {
    var title: String?
    var date: String?

    /// Finds them and the text in a line; fields that are missing or no strings, the text aside, are `nil`.
    func read(
        _ line: UnsafeBufferPointer<UInt8>,
        textField: String
    ) throws(RecordFault) -> (text: JSONText, title: JSONText?, date: JSONText?) {
        let names = [textField, title ?? textField, date ?? textField].map { Array($0.utf8) }
        var (text, texts): (JSONKind?, [JSONText?]) = (nil, [nil, nil, nil])
        let kind: JSONKind
        do throws(JSONFault) {
            var scanner = JSONObjectScanner(line)
            kind = try scanner.begin()
            while kind == .object, let member = try scanner.next() {
                for (place, name) in names.enumerated() where member.key.isEqual(to: name, in: line) {
                    texts[place] = member.text
                    if place == 0 { text = member.kind }
                }
            }
        } catch {
            throw RecordFault("not JSON: \(error.reason) (byte \(error.offset + 1) of the line)")
        }
        guard kind == .object else { throw RecordFault("the line is \(kind.description), it should be an object") }
        guard let text else { throw RecordFault("\"\(textField)\" is missing") }
        guard let body = texts[0] else {
            throw RecordFault("\"\(textField)\" is \(text.description), it should be a string")
        }
        return (body, title == nil ? nil : texts[1], date == nil ? nil : texts[2])
    }
}

extension JSONText {
    fileprivate func string(of line: UnsafeBufferPointer<UInt8>) -> String {
        let chunk = TextChunk()
        chunk.append(self, of: line)
        return String(decoding: chunk.bytes, as: UTF8.self)
    }
}

extension TextChunk {
    /// Appends what a JSON string of a line stands for.
    fileprivate func append(_ text: JSONText, of line: UnsafeBufferPointer<UInt8>) {
        _ = append(upTo: text.range.count) { text.decode(line, into: $0) }
    }
}
