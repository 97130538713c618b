// A walk over the tokens of one text: the kernels for what is simple, the exact scanners for the chunks that are not.
//
// A *chunk* is a stretch without white space. No token of either mode depends on anything beyond the white space around
// its chunk (in `unicode` mode a mark at its start does, and is cut exactly with that white space), so each chunk may be
// cut alone. The kernels cut what they can prove, up to a chunk that has anything else; that one is cut exactly.

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
    /// The kernel has come to a chunk that is not for it.
    private var isStopped = false
    /// How long an exact stretch is at least: it grows while the kernel finds next to nothing in between.
    private var stretch = 0
    /// The kernel or the exact scanner is done with everything before this.
    private var position = 0
    /// With white space: everything before this is given out. Without: where the last token ended.
    private var covered = 0
    /// The kernel's tokens that wait for the white space before them, in the upper part of the batch.
    private var waiting = 0..<0
    private var waitingBase = 0

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
        if tokenizer.includesWhitespace { return fillWithWhitespace(from: text, &batch) }
        guard position < text.count else { return false }
        count = runKernel(on: text, into: &batch, from: 0)
        if count > 0 { covered = base + end(of: batch[count - 1]) }
        if isStopped { beginExact(in: text, behind: count) }
        return true
    }

    private func end(of packed: UInt32) -> Int { Int(packed & 0xFFFF) + Int(packed >> 16 & 0xFF) }

    /// Runs the kernel from `position` on, writing from `start` on, and says how many tokens it found.
    private mutating func runKernel(on text: Span<UInt8>, into batch: inout MutableSpan<UInt32>, from start: Int) -> Int
    {
        base = position
        // Safe: the kernel reads within the text and writes within the batch.
        return unsafe text.withUnsafeBufferPointer { source in
            unsafe batch.withUnsafeMutableBufferPointer { tokens in
                var state = unsafe artok_token_state()
                unsafe state.source = source.baseAddress
                unsafe state.source_count = source.count
                unsafe state.source_offset = position
                unsafe state.tokens = tokens.baseAddress! + start
                unsafe state.token_capacity = tokens.count - start
                isStopped = unsafe artok_tokens(table.kernels, &state)
                unsafe position = state.source_offset
                return unsafe state.token_count
            }
        }
    }

    // MARK: White space

    /// The kernel's tokens with the white space between them.
    private mutating func fillWithWhitespace(from text: Span<UInt8>, _ batch: inout MutableSpan<UInt32>) -> Bool {
        let limit = batch.count / 2
        base = covered
        var found = 0
        while true {
            while let index = waiting.first {
                let start = waitingBase + Int(batch[index] & 0xFFFF)
                if covered < start {
                    guard giveSpace(before: start, in: text, &batch, limit) else { return true }
                } else {
                    let end = waitingBase + end(of: batch[index])
                    waiting.removeFirst()
                    covered = end
                    let kind = Token.Kind(packed: batch[index] >> 24)
                    guard give(Token(kind: kind, utf8Range: start..<end), &batch, limit) else { return true }
                }
            }
            if isStopped {
                beginExact(in: text, behind: found)
                return true
            }
            if position == text.count {
                while covered < text.count {
                    guard giveSpace(before: text.count, in: text, &batch, limit) else { return true }
                }
                return count > 0
            }
            let base = base
            found = runKernel(on: text, into: &batch, from: limit)
            waiting = limit..<limit + found
            waitingBase = self.base
            self.base = base
        }
    }

    /// Gives out one piece of white space. False if that was the last one there was room for.
    private mutating func giveSpace(
        before end: Int,
        in text: Span<UInt8>,
        _ batch: inout MutableSpan<UInt32>,
        _ limit: Int
    ) -> Bool {
        let start = covered
        covered = table.endOfSpace(at: start, before: end, in: text)
        return give(Token(kind: .whitespace, utf8Range: start..<covered), &batch, limit)
    }

    /// Adds a token to the batch. False if it was the last one there was room for.
    private mutating func give(_ token: Token, _ batch: inout MutableSpan<UInt32>, _ limit: Int) -> Bool {
        let offset = token.utf8Range.lowerBound - base
        let length = token.utf8Range.count
        guard offset <= 0xFFFF, length <= 0xFF else {
            long = token
            return false
        }
        batch[count] = UInt32(offset) | UInt32(length) << 16 | token.kind.packed << 24
        count += 1
        return count < limit
    }

    // MARK: Exact stretches

    /// The chunk at `position` is to be cut exactly, and more where such chunks come thick: going from one to the other
    /// costs as much as a word.
    private mutating func beginExact(in text: Span<UInt8>, behind found: Int) {
        stretch = found == 0 ? min(2 * stretch + 16, Self.longestStretch) : 0
        var end = min(position + max(stretch, 1), text.count)
        while end < text.count, !table.isChunkEnd(end, in: text) { end += 1 }
        // White space may go on in the chunk, and a mark at its start may belong to the white space before it.
        let start = tokenizer.includesWhitespace || tokenizer.mode == .unicode ? covered : position
        exact.begin(start..<end)
        isStopped = false
        isExact = true
    }

    private mutating func fillExactly(from text: Span<UInt8>, _ batch: inout MutableSpan<UInt32>) -> Bool {
        base = exact.offset
        while let token = exact.next(in: text) {
            if !give(token, &batch, batch.count) { return true }
        }
        isExact = false
        position = exact.offset
        covered = position
        return true
    }
}

extension Token.Kind {
    /// The kind as the kernels number it.
    @inlinable @inline(__always)
    init(packed: UInt32) {
        self =
            switch packed {
            case 0: .word
            case 1: .number
            case 2: .punctuation
            case 3: .other
            case 4: .symbol
            case 5: .emoji
            case 6: .url
            case 7: .whitespace
            case 8: .email
            case 9: .mention
            default: .hashtag
            }
    }

    var packed: UInt32 {
        switch self {
        case .word: ARTOK_TOKEN_WORD.rawValue
        case .number: ARTOK_TOKEN_NUMBER.rawValue
        case .punctuation: ARTOK_TOKEN_PUNCTUATION.rawValue
        case .other: ARTOK_TOKEN_OTHER.rawValue
        case .symbol: ARTOK_TOKEN_SYMBOL.rawValue
        case .emoji: ARTOK_TOKEN_EMOJI.rawValue
        case .whitespace: ARTOK_TOKEN_SPACE.rawValue
        // The kernels find none of these.
        case .url: 6
        case .email: 8
        case .mention: 9
        case .hashtag: 10
        }
    }
}
