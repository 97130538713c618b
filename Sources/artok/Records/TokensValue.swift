import ArabicText

/// `[{"start":…,"end":…,"kind":"word","text":"…"},…]`
struct TokensValue: RecordValue {
    static let name: StaticString = "tokens"

    private let tokenizer: Tokenizer
    private let kinds: TokenKinds
    private let offsets: OffsetCounter

    init(mode: Tokenizer.Mode, kinds: TokenKinds, offsets: OffsetUnit) {
        tokenizer = Tokenizer(mode: mode, includesWhitespace: kinds.contains(.whitespace))
        self.kinds = kinds
        self.offsets = OffsetCounter(offsets)
    }

    mutating func append(valueOf text: Span<UInt8>, to buffer: inout OutputBuffer) {
        var counter = offsets
        var list = JSONList()
        text.withUnsafeBufferPointer { bytes in
            counter.begin(bytes, at: 0, TextPlace())
            tokenizer.forEachToken(in: text) { token in
                guard kinds.contains(token.kind), !token.isByteOrderMark(in: bytes) else { return }
                list.next(&buffer)
                buffer.append(literal: "{\"start\":")
                buffer.append(counter.offset(token.utf8Range.lowerBound, in: bytes))
                buffer.append(literal: ",\"end\":")
                buffer.append(counter.offset(token.utf8Range.upperBound, in: bytes))
                buffer.append(literal: ",\"kind\":\"")
                buffer.append(literal: token.kind.name)
                buffer.append(literal: "\",\"text\":\"")
                token.withText(in: bytes) { buffer.appendEscaped($0) }
                buffer.append(literal: "\"}")
            }
        }
        list.end(&buffer)
    }
}
