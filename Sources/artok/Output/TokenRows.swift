import ArabicText

/// A token a line, with its kind and place: JSON Lines, or rows of a table.
struct TokenRows {
    private let tokenizer: Tokenizer
    private let kinds: TokenKinds
    private let isJSON: Bool
    private var offsets: OffsetCounter
    /// What each line of the text at hand begins with.
    private var lineStart: [UInt8] = []

    init(tokenizer: Tokenizer, kinds: TokenKinds, offsets: OffsetUnit, isJSON: Bool) {
        self.tokenizer = tokenizer
        self.kinds = kinds
        self.isJSON = isJSON
        self.offsets = OffsetCounter(offsets)
    }

    mutating func write(_ block: InputFiles.Block, _ text: Span<UInt8>, to buffer: inout OutputBuffer) {
        if block.offset == 0 {
            var source = block.source
            lineStart = source.withUTF8 {
                isJSON
                    ? Array("{\"source\":\"".utf8) + Escaping.json($0) + Array("\",\"start\":".utf8)
                    : Escaping.cell($0) + [0x09]
            }
        }
        offsets.begin(text, at: block.offset)
        var counter = offsets
        text.withUnsafeBufferPointer { bytes in
            lineStart.withUnsafeBufferPointer { lineStart in
                tokenizer.forEachToken(in: text) { token in
                    guard kinds.contains(token.kind), !token.isByteOrderMark(in: bytes) else { return }
                    let range = token.utf8Range
                    buffer.append(lineStart)
                    buffer.append(counter.offset(range.lowerBound, in: bytes))
                    if isJSON {
                        buffer.append(literal: ",\"end\":")
                        buffer.append(counter.offset(range.upperBound, in: bytes))
                        buffer.append(literal: ",\"kind\":\"")
                        buffer.append(literal: token.kind.name)
                        buffer.append(literal: "\",\"text\":\"")
                        token.withText(in: bytes) { buffer.appendEscaped($0) }
                        buffer.append(literal: "\"}\n")
                    } else {
                        buffer.append(byte: 0x09)
                        buffer.append(counter.offset(range.upperBound, in: bytes))
                        buffer.append(byte: 0x09)
                        buffer.append(literal: token.kind.name)
                        buffer.append(byte: 0x09)
                        token.withText(in: bytes) { buffer.appendCell($0) }
                        buffer.append(byte: 0x0A)
                    }
                }
            }
            counter.end(bytes)
        }
        offsets = counter
    }
}
