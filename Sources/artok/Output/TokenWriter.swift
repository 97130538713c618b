import ArabicText

/// Writes tokens in one of the output formats.
struct TokenWriter: ~Copyable {
    private let format: OutputFormat
    private let offsets: OffsetUnit
    private let isColoured: Bool
    private var buffer = OutputBuffer()

    init(format: OutputFormat, offsets: OffsetUnit) {
        self.format = format
        self.offsets = offsets
        isColoured = format == .text && Output.isColoured
    }

    /// Writes what stands once before all texts.
    mutating func begin() {
        if format == .tsv { buffer.append("source\tstart\tend\tkind\ttext\n") }
    }

    mutating func finish() { buffer.flush() }

    /// Finds and writes the tokens of one text.
    mutating func write(_ text: InputFiles.Text, _ tokenizer: Tokenizer) {
        if format == .text {
            writeLines(text, tokenizer)
            return
        }
        let converter = OffsetConverter(text.bytes, to: offsets)
        for token in tokenizer.tokens(in: text.bytes) {
            let (start, end) = (
                converter.offset(token.utf8Range.lowerBound), converter.offset(token.utf8Range.upperBound)
            )
            if format == .jsonl {
                buffer.append("{\"source\":")
                buffer.appendJSON(text.source)
                buffer.append(",\"start\":\(start),\"end\":\(end),\"kind\":\"\(token.kind.rawValue)\",\"text\":")
                buffer.appendJSON(text.bytes[token.utf8Range])
                buffer.append("}\n")
            } else {
                buffer.appendCell(text.source)
                buffer.append("\t\(start)\t\(end)\t\(token.kind.rawValue)\t")
                buffer.appendCell(text.bytes[token.utf8Range])
                buffer.append("\n")
            }
        }
    }

    /// A line of tokens for each line of the text; blank lines stay.
    private mutating func writeLines(_ text: InputFiles.Text, _ tokenizer: Tokenizer) {
        var isLineStart = true
        for token in tokenizer.tokens(in: text.bytes) {
            if token.kind == .whitespace {
                guard Self.isLineBreak(text.bytes[token.utf8Range]) else { continue }
                buffer.append("\n")
                isLineStart = true
                continue
            }
            // A byte order mark is no token.
            if token.utf8Range == 0..<3, text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
            if !isLineStart { buffer.append(" ") }
            isLineStart = false
            let colour = isColoured ? Self.colour(token.kind) : nil
            if let colour { buffer.append("\u{1B}[\(colour)m") }
            buffer.appendRepaired(text.bytes[token.utf8Range])
            if colour != nil { buffer.append("\u{1B}[0m") }
        }
        if !isLineStart { buffer.append("\n") }
    }

    private static func isLineBreak(_ text: ArraySlice<UInt8>) -> Bool {
        switch text.first {
        case 0x0A, 0x0D: true
        default:
            text.elementsEqual([0xC2, 0x85]) || text.elementsEqual([0xE2, 0x80, 0xA8])
                || text.elementsEqual([0xE2, 0x80, 0xA9])
        }
    }

    private static func colour(_ kind: Token.Kind) -> String? {
        switch kind {
        case .word, .whitespace: nil
        case .number: "36"
        case .punctuation, .symbol: "2"
        case .emoji: "33"
        case .url, .email: "34"
        case .mention, .hashtag: "35"
        case .other: "31"
        }
    }
}
