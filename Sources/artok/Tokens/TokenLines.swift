import ArabicText

/// Tokens as text: a line for each line of the input, with the tokens that were chosen and a space between them.
struct TokenLines {
    private let tokenizer: Tokenizer
    private let kinds: TokenKinds
    private let isColoured = Output.isColoured

    init(tokenizer: Tokenizer, kinds: TokenKinds) {
        self.tokenizer = tokenizer
        self.kinds = kinds
    }

    func write(_ chunk: TextChunk, to buffer: inout OutputBuffer) {
        let text = chunk.part
        if kinds == .usual, !isColoured { copy(text, to: &buffer) } else { choose(text, to: &buffer) }
    }

    /// All tokens. Most stand one space or one line feed behind the last one, just as they are written: such runs are
    /// copied as a whole.
    private func copy(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout OutputBuffer) {
        do {
            var run = 0
            var end = 0
            tokenizer.forEachToken(in: bytes.span) { token in
                let start = token.utf8Range.lowerBound
                // Safe: tokens stand within the text, in order, so all these are offsets in it.
                let isAsWritten = start == end + 1 && (bytes[end] == 0x20 || bytes[end] == 0x0A)
                if !isAsWritten || end == 0 || token.kind == .other {
                    buffer.append(UnsafeBufferPointer(rebasing: bytes[run..<end]))
                    let breaks = Self.writeLineBreaks(bytes[end..<start], to: &buffer)
                    if breaks == 0, end > 0 { buffer.append(byte: 0x20) }
                    run = start
                    if token.kind == .other {
                        token.withText(in: bytes) { buffer.append($0) }
                        run = token.utf8Range.upperBound
                    }
                }
                end = token.utf8Range.upperBound
            }
            buffer.append(UnsafeBufferPointer(rebasing: bytes[run..<end]))
            let breaks = Self.writeLineBreaks(bytes[end...], to: &buffer)
            if breaks == 0, end > 0 { buffer.append(byte: 0x0A) }
        }
    }

    /// Some of the tokens, or coloured ones.
    private func choose(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout OutputBuffer) {
        do {
            var end = 0
            // Of the line.
            var isStart = true
            var isEmpty = true
            tokenizer.forEachToken(in: bytes.span) { token in
                let range = token.utf8Range
                // White space has line breaks whether it comes as tokens or not.
                let gap = token.kind == .whitespace ? end..<range.upperBound : end..<range.lowerBound
                end = range.upperBound
                if Self.writeLineBreaks(bytes[gap], to: &buffer) > 0 {
                    isStart = true
                    isEmpty = true
                    if token.kind == .whitespace { return }
                }
                if token.isByteOrderMark(in: bytes) { return }
                isEmpty = false
                guard kinds.contains(token.kind) else { return }
                if !isStart { buffer.append(byte: 0x20) }
                isStart = false
                write(token, bytes, to: &buffer)
            }
            if Self.writeLineBreaks(bytes[end...], to: &buffer) == 0, !isEmpty { buffer.append(byte: 0x0A) }
        }
    }

    private func write(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout OutputBuffer) {
        let colour = isColoured ? Self.colour(token.kind) : nil
        if let colour { buffer.append("\u{1B}[\(colour)m") }
        token.withText(in: bytes) { buffer.append($0) }
        if colour != nil { buffer.append("\u{1B}[0m") }
    }

    /// Writes a line feed for each line break of the text between two tokens.
    ///
    /// - Returns: How many.
    @inline(__always)
    private static func writeLineBreaks(_ gap: Slice<UnsafeBufferPointer<UInt8>>, to buffer: inout OutputBuffer) -> Int
    {
        gap.isEmpty ? 0 : writeLineBreaks(UnsafeBufferPointer(rebasing: gap), to: &buffer)
    }

    private static func writeLineBreaks(_ gap: UnsafeBufferPointer<UInt8>, to buffer: inout OutputBuffer) -> Int {
        var count = 0
        var index = 0
        while index < gap.count {
            let length = TextLines.lineBreakLength(gap, at: index)
            if length > 0 {
                buffer.append(byte: 0x0A)
                count += 1
            }
            index += max(length, 1)
        }
        return count
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
