// A walk over the tokens of one text: the kernels for what is simple, the exact scanners for the chunks that are not.
//
// A *chunk* is a stretch without white space. No token of either mode depends on anything beyond the white space around
// its chunk (in `unicode` mode a mark at its start does, and is cut exactly with that white space), so each chunk may be
// cut alone. The kernels cut what they can prove, white space too if that is asked for, up to a chunk that has anything
// else; that one is cut exactly.

internal import CScanKernels

/// A walk that hands out tokens in batches, packed into 32 bits each.
@usableFromInline
struct TokenWalk {
    /// Room for so many tokens is enough for a batch.
    @usableFromInline static let smallestBatch = 160
    /// The longest stretch that goes to the exact scanner as a whole, in bytes, but for a longer chunk.
    private static let longestStretch = 1 << 16

    private let tokenizer: Tokenizer
    private let table: TokenTable
    private var exact: ExactScanner
    /// The exact scanner is at work.
    private var isExact = false
    /// How long an exact stretch is at least: it grows while the kernel finds next to nothing in between.
    private var stretch = 0
    /// The kernel or the exact scanner is done with everything before this.
    private var position = 0
    /// Where the last token ended.
    private var covered = 0

    /// From where the offsets of the batch count.
    @usableFromInline private(set) var base = 0
    /// How many tokens the batch has.
    @usableFromInline private(set) var count = 0
    /// A token behind those of the batch that is too long to be packed.
    @usableFromInline private(set) var long: Token?

    @usableFromInline
    init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        table = tokenizer.mode == .arabic ? .arabic : .unicode
        exact = ExactScanner(tokenizer)
    }

    /// Unpacks a token of the batch.
    @inlinable @inline(__always)
    func token(_ packed: UInt32) -> Token {
        let start = base &+ Int(packed & 0xFFFF)
        // Safe: a length is not negative.
        let range = Range(uncheckedBounds: (start, start &+ Int(packed >> 16 & 0xFF)))
        return Token(kind: Token.Kind(packed: packed >> 24), utf8Range: range)
    }

    @inline(__always)
    mutating func takeLong() -> Token? {
        guard long != nil else { return nil }
        defer { long = nil }
        return long
    }

    /// The next batch, false at the end of the text. It may be empty before.
    ///
    /// - Parameter batch: Room for ``smallestBatch`` tokens or more.
    @inlinable
    mutating func advance<let capacity: Int>(
        in text: Span<UInt8>,
        into batch: inout InlineArray<capacity, UInt32>
    ) -> Bool {
        var span = batch.mutableSpan
        return advance(in: text, into: &span)
    }

    @usableFromInline
    mutating func advance(in text: Span<UInt8>, into batch: inout MutableSpan<UInt32>) -> Bool {
        count = 0
        long = nil
        if isExact { return fillExactly(from: text, &batch) }
        guard position < text.count else { return false }
        base = position
        let isStopped = runKernel(on: text, into: &batch)
        if count > 0 {
            let last = batch[count - 1]
            covered = base + Int(last & 0xFFFF) + Int(last >> 16 & 0xFF)
        }
        if isStopped { beginExact(in: text) }
        return true
    }

    /// Runs the kernel from `position` on. True if it has come to a chunk that is not for it.
    private mutating func runKernel(on text: Span<UInt8>, into batch: inout MutableSpan<UInt32>) -> Bool {
        // Safe: the kernel reads within the text and writes within the batch.
        text.withUnsafeBufferPointer { source in
            batch.withUnsafeMutableBufferPointer { tokens in
                var state = artok_token_state()
                state.source = source.baseAddress
                state.source_count = source.count
                state.source_offset = position
                state.tokens = tokens.baseAddress
                state.token_capacity = tokens.count
                state.gives_spaces = tokenizer.includesWhitespace
                let isStopped = artok_tokens(table.kernels, &state)
                position = state.source_offset
                count = state.token_count
                return isStopped
            }
        }
    }

    // MARK: Exact stretches

    /// The chunk at `position` is to be cut exactly, and more where such chunks come thick: going from one to the other
    /// costs as much as a word.
    private mutating func beginExact(in text: Span<UInt8>) {
        stretch = count == 0 ? min(2 * stretch + 16, Self.longestStretch) : 0
        var end = min(position + max(stretch, 1), text.count)
        while end < text.count, !table.isChunkEnd(end, in: text) { end += 1 }
        // A mark at its start may belong to the white space before it. No token ends behind `position`; if a kernel were
        // at fault, what it gave would stand, and the walk go on.
        exact.begin((tokenizer.mode == .unicode ? min(covered, position) : position)..<end)
        isExact = true
    }

    /// Adds a token to the batch. False if it was the last one there was room for.
    private mutating func give(_ token: Token, _ batch: inout MutableSpan<UInt32>) -> Bool {
        let offset = token.utf8Range.lowerBound - base
        let length = token.utf8Range.count
        guard offset <= 0xFFFF, length <= 0xFF else {
            long = token
            return false
        }
        batch[count] = UInt32(offset) | UInt32(length) << 16 | token.kind.packed << 24
        count += 1
        return count < batch.count
    }

    private mutating func fillExactly(from text: Span<UInt8>, _ batch: inout MutableSpan<UInt32>) -> Bool {
        base = exact.offset
        while let token = exact.next(in: text) {
            if !give(token, &batch) { return true }
        }
        isExact = false
        position = exact.offset
        covered = position
        return true
    }
}

extension Token.Kind {
    /// The kind as the kernels number it: in the order of the cases, so that this is no work.
    @inlinable @inline(__always)
    init(packed: UInt32) {
        self =
            switch packed {
            case 0: .word
            case 1: .number
            case 2: .punctuation
            case 3: .whitespace
            case 4: .symbol
            case 5: .emoji
            case 6: .other
            case 7: .url
            case 8: .email
            case 9: .mention
            default: .hashtag
            }
    }

    /// The number of `artok_token_class`; those of addresses and names are ours, the kernels find none.
    var packed: UInt32 {
        switch self {
        case .word: ARTOK_TOKEN_WORD.rawValue
        case .number: ARTOK_TOKEN_NUMBER.rawValue
        case .punctuation: ARTOK_TOKEN_PUNCTUATION.rawValue
        case .whitespace: ARTOK_TOKEN_SPACE.rawValue
        case .symbol: ARTOK_TOKEN_SYMBOL.rawValue
        case .emoji: ARTOK_TOKEN_EMOJI.rawValue
        case .other: ARTOK_TOKEN_OTHER.rawValue
        case .url: 7
        case .email: 8
        case .mention: 9
        case .hashtag: 10
        }
    }
}
