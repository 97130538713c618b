import ArabicText

/// Writes tokens in one of the output formats.
struct TokenWriter: TextWork {
    private let format: TokenFormat
    private let lines: TokenLines
    private var rows: TokenRows
    private var sentences: CoNLLUWriter

    init(format: TokenFormat, mode: Tokenizer.Mode, kinds: TokenKinds, offsets: OffsetUnit) {
        self.format = format
        let tokenizer = Tokenizer(mode: mode, includesWhitespace: kinds.contains(.whitespace))
        lines = TokenLines(tokenizer: tokenizer, kinds: kinds)
        rows = TokenRows(tokenizer: tokenizer, kinds: kinds, offsets: offsets, isJSON: format == .jsonl)
        sentences = CoNLLUWriter(tokenizer: tokenizer, kinds: kinds, offsets: offsets)
    }

    /// What stands once before all texts.
    static func header(_ format: TokenFormat) -> String {
        format == .tsv ? "source\tstart\tend\tkind\ttext\n" : ""
    }

    /// Finds and writes the tokens of a part of a text.
    mutating func work(on chunk: TextChunk, _ product: Product) {
        switch format {
        case .text: lines.write(chunk, to: &product.output)
        case .jsonl, .tsv: rows.write(chunk, to: &product.output)
        case .conllu: sentences.write(chunk, to: &product.output)
        }
    }
}
