import ArgumentParser

/// The options by which records become the texts of a page.
struct PageRecordArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Each line of the input is a text: an object with the text in one of its fields (jsonl), or the text itself (lines).",
            valueName: "format"
        )
    )
    var records: RecordFormat?

    @Option(help: ArgumentHelp("The field of a jsonl record that has the text. (default: text)", valueName: "name"))
    var textField: String?

    @Option(
        help: ArgumentHelp(
            "The field of a jsonl record that has its title. (default: file and line)",
            valueName: "name"
        )
    )
    var titleField: String?

    @Option(
        help: ArgumentHelp(
            "The field of a jsonl record that has its date, year first: 2016-08-01, with or without a time.",
            valueName: "name"
        )
    )
    var dateField: String?

    func validate() throws {
        guard records != .jsonl else { return }
        let fields = [("text", textField), ("title", titleField), ("date", dateField)]
        if let (name, _) = fields.first(where: { $0.1 != nil }) {
            throw ValidationError("--\(name)-field is for --records jsonl.")
        }
    }

    /// How records are read; `nil` if the input is texts.
    var options: RecordOptions? { records.map { RecordOptions(format: $0, field: textField ?? "text") } }

    var fields: RecordFields { RecordFields(title: titleField, date: dateField) }
}
