import ArabicGazetteer
import ArabicText

/// A token a line, with the tag of the mention that it belongs to (IOB2): what taggers of named entities learn from and are
/// scored by.
///
/// - A token that a mention overlaps has its tag as a whole: وبطرابلس is `B-LOC`, as corpora mark whole words. Only where
///   another mention begins in the same token (سورياالعراق) is it cut, before the proclitics of that one. So there are as
///   many `B-` as there are ranges of mentions.
/// - A blank line stands behind each sentence. Where a sentence would end within a mention, it ends behind it.
/// - Of several entries that share a range, the first counts.
/// - Tokens are spelled as in the text, so that they can be found there again.
struct TaggedTokens: MentionFormat, ~Copyable {
    private let gazetteer: CompiledGazetteer
    /// `LOC` and the like, by the entry's number.
    private var types: [Int: [UInt8]] = [:]
    /// Those of the part at hand, in their order; none overlaps another.
    private var mentions: [TaggedMention] = []

    private struct TaggedMention {
        /// Within the part.
        let range: Range<Int>
        let entryIndex: Int
        let hasProclitic: Bool
    }

    init(_ gazetteer: CompiledGazetteer) { self.gazetteer = gazetteer }

    mutating func begin(_ chunk: TextChunk, to output: inout OutputBuffer) {
        mentions.removeAll(keepingCapacity: true)
    }

    mutating func write(_ name: FoundName, _ chunk: TextChunk, to output: inout OutputBuffer) {
        let start = chunk.range.lowerBound
        let range = name.utf8Range.lowerBound - start..<name.utf8Range.upperBound - start
        if range == mentions.last?.range { return }
        mentions.append(
            TaggedMention(range: range, entryIndex: name.entryIndex, hasProclitic: name.procliticCodes != 0)
        )
        if types[name.entryIndex] == nil { types[name.entryIndex] = Self.tag(gazetteer[name.entryIndex].type) }
    }

    mutating func end(_ chunk: TextChunk, _ product: Product) { writeTokens(of: chunk.part, to: &product.output) }

    /// Writes all sentences of a part, which holds them whole, and its mentions.
    private func writeTokens(of text: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
        var ends: [Int] = []
        SentenceSegmenter().forEachSentence(in: text.span) { ends.append($0.utf8Range.upperBound) }
        var sentence = 0
        var (isEmpty, isAtEnd) = (true, false)
        // The first mention that is not over, and how many have begun.
        var (mention, begunCount) = (0, 0)
        Tokenizer(mode: .arabic).forEachToken(in: text.span) { token in
            let range = token.utf8Range
            // What stands behind the last sentence, if anything does, belongs to it.
            while sentence + 1 < ends.count, range.lowerBound >= ends[sentence] {
                sentence += 1
                isAtEnd = true
            }
            while mention < mentions.count, mentions[mention].range.upperBound <= range.lowerBound { mention += 1 }
            let isWithin = mention < mentions.count && mentions[mention].range.lowerBound < range.lowerBound
            if isAtEnd, !isWithin {
                if !isEmpty { output.append(byte: 0x0A) }
                (isEmpty, isAtEnd) = (true, false)
            }
            isEmpty = false
            guard mention < mentions.count, mentions[mention].range.lowerBound < range.upperBound else {
                token.withText(in: text) { Self.write($0, to: &output) }
                output.append(literal: "\tO\n")
                return
            }
            var start = range.lowerBound
            while true {
                let next = mention + 1
                let isLast = next == mentions.count || mentions[next].range.lowerBound >= range.upperBound
                let end = isLast ? range.upperBound : cut(before: next, in: text)
                Self.write(UnsafeBufferPointer(rebasing: text[start..<end]), to: &output)
                output.append(literal: mention < begunCount ? "\tI-" : "\tB-")
                output.append(types[mentions[mention].entryIndex] ?? [])
                output.append(byte: 0x0A)
                begunCount = mention + 1
                if isLast { break }
                (start, mention) = (end, next)
            }
        }
        if !isEmpty { output.append(byte: 0x0A) }
    }

    /// Where a mention's own part of a token begins that it shares with the one before: with its proclitics, which are all
    /// that its word has before the name.
    private func cut(before index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        let (mention, lowest) = (mentions[index], mentions[index - 1].range.upperBound)
        var start = mention.range.lowerBound
        guard mention.hasProclitic else { return start }
        while start > lowest {
            var previous = start - 1
            while previous > lowest, text[previous] & 0xC0 == 0x80 { previous -= 1 }
            let scalar = String(decoding: text[previous..<start], as: UTF8.self).unicodeScalars.first
            guard let scalar, Self.isOfWord(scalar) else { break }
            start = previous
        }
        return start
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isAlphabetic { return true }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }

    private static func write(_ token: UnsafeBufferPointer<UInt8>, to output: inout OutputBuffer) {
        if token.contains(where: { $0 < 0x20 }) {
            output.append(TokenForms.withoutSeparators(String(decoding: token, as: UTF8.self)))
        } else {
            output.append(token)
        }
    }

    /// The type as one word, as columns must be.
    private static func tag(_ type: EntityType) -> [UInt8] {
        var tag = String.UnicodeScalarView()
        for scalar in type.rawValue.unicodeScalars {
            let isSeparator = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            tag.append(isSeparator ? "_" : scalar)
        }
        return tag.isEmpty ? [UInt8(ascii: "_")] : Array(String(tag).utf8)
    }
}
