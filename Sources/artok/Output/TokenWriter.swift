import ArabicText

/// Writes tokens in one of the output formats.
struct TokenWriter: ~Copyable {
    private let format: TokenFormat
    private let lines: TokenLines
    private var rows: TokenRows
    private var sentences: CoNLLUWriter
    private var buffer = OutputBuffer()

    init(format: TokenFormat, mode: Tokenizer.Mode, kinds: TokenKinds, offsets: OffsetUnit) {
        self.format = format
        let tokenizer = Tokenizer(mode: mode, includesWhitespace: kinds.contains(.whitespace))
        lines = TokenLines(tokenizer: tokenizer, kinds: kinds)
        rows = TokenRows(tokenizer: tokenizer, kinds: kinds, offsets: offsets, isJSON: format == .jsonl)
        sentences = CoNLLUWriter(tokenizer: tokenizer, kinds: kinds, offsets: offsets)
    }

    /// Writes what stands once before all texts.
    mutating func begin() {
        if format == .tsv { buffer.append("source\tstart\tend\tkind\ttext\n") }
    }

    mutating func finish() { buffer.flush() }

    /// Finds and writes the tokens of a block of a text.
    mutating func write(_ block: InputFiles.Block, _ text: Span<UInt8>) {
        switch format {
        case .text: lines.write(text, to: &buffer)
        case .jsonl, .tsv: rows.write(block, text, to: &buffer)
        case .conllu: sentences.write(block, text, to: &buffer)
        }
    }
}
