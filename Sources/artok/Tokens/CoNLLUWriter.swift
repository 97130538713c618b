import ArabicText

/// Tokens in CoNLL-U, the format of Universal Dependencies, for parsers and annotation tools to go on from.
///
/// What is not known is `_`, the part of speech too: punctuation and symbols are told apart in UPOS by what they do in a
/// sentence, and a word that is no noun is none by its letters. The kind is in MISC, with the place in the text.
///
/// - A token belongs to the sentence that it begins in. Where a sentence would end within one (ليبيا.ويقول in the
///   `unicode` mode), it ends behind it.
/// - `# text` is what FORM and `SpaceAfter=No` say, as validators demand: one space for any white space, and for tokens
///   that were not chosen.
/// - `sent_id` counts the sentences of the whole output: it must be unique there, and may have neither the spaces nor the
///   slashes of a path. Sentences are counted before kinds are chosen.
/// - FORM is NFC, as the format demands; the place is the one in the original text.
///
/// Source: https://universaldependencies.org/format.html.
struct CoNLLUWriter {
    private let tokenizer: Tokenizer
    private let kinds: TokenKinds
    private var offsets: OffsetCounter
    /// The part at hand has no sentence yet.
    private var isNew = false
    /// Within the part.
    private var sentenceNumber = 0

    init(tokenizer: Tokenizer, kinds: TokenKinds, offsets: OffsetUnit) {
        self.tokenizer = tokenizer
        self.kinds = kinds
        self.offsets = OffsetCounter(offsets)
    }

    /// A token that was chosen.
    private struct Row {
        let kind: Token.Kind
        /// In the block, without white space.
        let place: Range<Int>
        let start: Int
        let end: Int
        /// The next row, of this sentence or the next, follows directly in the text.
        var isJoined = false
    }

    mutating func write(_ chunk: TextChunk, to buffer: inout OutputBuffer) {
        isNew = true
        sentenceNumber = 0
        let bytes = chunk.part
        offsets.begin(bytes, at: 0, chunk.place)
        var ends: [Int] = []
        SentenceSegmenter().forEachSentence(in: bytes.span) { ends.append($0.utf8Range.upperBound) }
        do {
            let forms = TokenForms(bytes, tokenizer.mode)
            var sentence = 0
            var rows: [Row] = []
            // Whether the sentence has tokens, chosen or not.
            var isEmpty = true
            // Where the last token ended if it was chosen.
            var end: Int?
            tokenizer.forEachToken(in: bytes.span) { token in
                let place = forms.place(of: token)
                let isChosen = kinds.contains(token.kind)
                if isChosen, place.lowerBound == end { rows[rows.count - 1].isJoined = true }
                end = isChosen ? place.upperBound : nil
                // What stands behind the last sentence, if anything does, belongs to it.
                while sentence + 1 < ends.count, token.utf8Range.lowerBound >= ends[sentence] {
                    sentence += 1
                    if isEmpty { continue }
                    write(rows, forms, chunk.source, to: &buffer)
                    rows.removeAll(keepingCapacity: true)
                    isEmpty = true
                }
                isEmpty = false
                guard isChosen else { return }
                let start = offsets.offset(token.utf8Range.lowerBound, in: bytes)
                rows.append(
                    Row(
                        kind: token.kind,
                        place: place,
                        start: start,
                        end: offsets.offset(token.utf8Range.upperBound, in: bytes)
                    )
                )
            }
            if !isEmpty { write(rows, forms, chunk.source, to: &buffer) }
            buffer.runningCount += sentenceNumber
        }
    }

    private mutating func write(_ rows: [Row], _ forms: TokenForms, _ source: String, to buffer: inout OutputBuffer) {
        sentenceNumber += 1
        guard !rows.isEmpty else { return }
        if isNew {
            var source = source
            // A comment needs a sentence to stand with.
            buffer.append(.once(Array("# newdoc id = ".utf8) + source.withUTF8 { TokenForms.field($0) } + [0x0A]))
            isNew = false
        }
        buffer.append(literal: "# sent_id = ")
        buffer.append(.number(buffer.runningCount + sentenceNumber))
        buffer.append(literal: "\n# text = ")
        for (index, row) in rows.enumerated() {
            forms.write(row.kind, row.place, to: &buffer)
            if !row.isJoined, index + 1 < rows.count { buffer.append(byte: 0x20) }
        }
        buffer.append(byte: 0x0A)
        for (index, row) in rows.enumerated() {
            buffer.append(index + 1)
            buffer.append(byte: 0x09)
            forms.write(row.kind, row.place, to: &buffer)
            buffer.append(literal: "\t_\t_\t_\t_\t_\t_\t_\tEnd=")
            buffer.append(row.end)
            buffer.append(literal: "|Kind=")
            buffer.append(literal: row.kind.name)
            buffer.append(literal: row.isJoined ? "|SpaceAfter=No|Start=" : "|Start=")
            buffer.append(row.start)
            buffer.append(byte: 0x0A)
        }
        buffer.append(byte: 0x0A)
    }
}
