import ArabicText

/// A token a line, with its kind and place: JSON Lines, or rows of a table.
struct TokenRows {
    private let tokenizer: Tokenizer
    private let kinds: TokenKinds
    private let isJSON: Bool
    private let offsets: OffsetCounter
    private var source = ""
    /// What each line of the text at hand begins with.
    private var lineStart: [UInt8] = []

    init(tokenizer: Tokenizer, kinds: TokenKinds, offsets: OffsetUnit, isJSON: Bool) {
        self.tokenizer = tokenizer
        self.kinds = kinds
        self.isJSON = isJSON
        self.offsets = OffsetCounter(offsets)
    }

    mutating func write(_ chunk: TextChunk, to buffer: inout OutputBuffer) {
        if source != chunk.source || lineStart.isEmpty {
            source = chunk.source
            lineStart = source.withUTF8 {
                isJSON
                    ? Array("{\"source\":\"".utf8) + Escaping.json($0) + Array("\",\"start\":".utf8)
                    : Escaping.cell($0) + [0x09]
            }
        }
        var counter = offsets
        let bytes = chunk.part
        counter.begin(bytes, at: 0, chunk.place)
        lineStart.withUnsafeBufferPointer { lineStart in
            tokenizer.forEachToken(in: bytes.span) { token in
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
    }
}
