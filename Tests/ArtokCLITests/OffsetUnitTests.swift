import TestSupport
import Testing

/// An option that would do nothing is wrong usage: `--offsets` where no offsets are written.
@Suite struct `Offsets that are not written` {
    @Test(arguments: [
        (["tag"], "--format text. Use jsonl, tsv or csv."),
        (["tag", "--summary"], "--format text. Use jsonl, tsv or csv."),
        (["tag", "--count", "--format", "jsonl"], "--count. It tells no places."),
        (["tag", "--total"], "--total. It tells no places."),
        (["tokenize"], "--format text. Use jsonl or tsv."), (["sentences"], "--format text. Use jsonl or tsv."),
        (["normalize"], "--format text. Use jsonl or tsv."),
        (["normalize", "--align"], "--align. It tells ranges of UTF-8 bytes, of source and text."),
        (["normalize", "--records", "jsonl"], "--records. Its text is folded whole."),
    ])
    func `have no unit`(arguments: [String], told: String) throws {
        let run = try Command.run(arguments + ["--offsets", "scalar"], input: Array("سرت".utf8), in: "/tmp")
        #expect(run.error.hasPrefix("Error: --offsets does nothing with \(told)\n"), "\(run.error)")
        #expect(run.output.isEmpty && run.code == 2)
    }

    @Test(arguments: [["tag"], ["tokenize"], ["sentences"]])
    func `have one in records, which is jsonl`(arguments: [String]) throws {
        let run = try Command.run(
            arguments + ["--records", "lines", "--offsets", "scalar"],
            input: Array("في سرت".utf8),
            in: "/tmp"
        )
        #expect(run.output.contains(#""end":6"#) && run.code == 0, "\(run.output)")
    }
}
