/// A line of a record, as far as it is drawn. No field has commas.
struct RecordRow {
    /// What makes rows comparable.
    struct Run: Equatable {
        let date: String
        let processor: String
        let text: String
    }

    let run: Run
    let engine: String
    /// Its version; of artok the kernel.
    let version: String
    let names: Double
    let rate: Double

    /// The rows of a file whose first line names its columns; lines that lack one are left out.
    static func rows(in record: String) -> [RecordRow] {
        let lines = record.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        guard let columns = lines.first else { return [] }
        return lines.dropFirst().compactMap { line in
            func field(_ name: String) -> String? {
                columns.firstIndex { $0 == name }.flatMap { $0 < line.count ? String(line[$0]) : nil }
            }
            guard let date = field("date"), let processor = field("cpu"), let text = field("text"),
                let engine = field("engine"), let version = field("version_or_kernel"),
                let names = field("names").flatMap(Double.init), names > 0,
                let rate = field("mbps_median").flatMap(Double.init), rate > 0
            else { return nil }
            let run = Run(date: date, processor: processor, text: text)
            return RecordRow(run: run, engine: engine, version: version, names: names, rate: rate)
        }
    }
}
