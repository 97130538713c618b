import Corpora

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

// Draws the last recorded run: MB of text a second against the number of names, a line an engine. Prints SVG.
//
//     swift run --package-path Benchmarks Chart Benchmarks/records/*.csv >matching.svg
//
// The same records give the same picture. Of the last file, by name, it takes the rows that are of the same day, machine
// and text as its last one; of rows for the same engine and list the last.

@main
struct Chart {
    static func main() {
        let files = CommandLine.arguments.dropFirst().sorted()
        guard let file = files.last else {
            print("usage: Chart RECORD.csv…")
            exit(2)
        }
        let rows = RecordRow.rows(in: String(decoding: Corpus(path: file).bytes, as: UTF8.self))
        guard let last = rows.last else {
            print("\(file): no rows")
            exit(1)
        }
        print(Drawing(rows.filter { $0.run == last.run }).svg, terminator: "")
    }
}
