import ArgumentParser

/// The options of commands that read record streams.
struct RecordArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Each line of the input is a record. jsonl: an object; it comes out as it is, with what was found added. lines: \
            a text; what was found comes out as a JSON array (artok normalize goes line by line without it).
            """,
            valueName: "format"
        )
    )
    var records: RecordFormat?

    @Option(help: ArgumentHelp("The field of a jsonl record that has the text. (default: text)", valueName: "name"))
    var textField: String?

    /// How records are read; `nil` if the input is texts.
    var options: RecordOptions? { records.map { RecordOptions(format: $0, field: textField ?? "text") } }

    func validate() throws {
        if textField != nil, records != .jsonl { throw ValidationError("--text-field is for --records jsonl.") }
    }

    /// Checks what records cannot be combined with.
    ///
    /// - Parameter others: Options that say how texts are written, and whether they were used.
    /// - Throws: A usage error for the first that was.
    func exclude(_ others: [(name: String, isUsed: Bool)]) throws {
        guard records != nil, let other = others.first(where: \.isUsed) else { return }
        throw ValidationError("\(other.name) and --records exclude each other.")
    }
}

extension RecordFormat: ExpressibleByArgument {}
