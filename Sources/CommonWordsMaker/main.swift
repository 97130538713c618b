// Makes Sources/CBuiltinGazetteers/common-words.bin: reads lines of a word, a tab and its count from standard input, and
// writes the table to standard output.
//
//     swift run CommonWordsMaker < frequencies.tsv > Sources/CBuiltinGazetteers/common-words.bin
import ArabicGazetteer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

var frequencies: [(word: String, count: Int)] = []
while let line = readLine() {
    let cells = line.split(separator: "\t")
    // The header has no number.
    guard cells.count == 2, let count = Int(cells[1]) else { continue }
    frequencies.append((String(cells[0]), count))
}
let (bytes, _) = CommonWords.makeTable(frequencies)
var written = 0
while written < bytes.count {
    let count = bytes.span.extracting(written...).withUnsafeBufferPointer { write(1, $0.baseAddress, $0.count) }
    guard count > 0 else {
        perror("standard output")
        exit(1)
    }
    written += count
}
