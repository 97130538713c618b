import ArabicText
import Corpora
import ICUPeer

/// Tokens of both modes, beside ICU's word boundaries. The peer converts from UTF-8, as who has UTF-8 must.
///
/// The last two columns are the number of tokens and the sum of their offsets and kinds.
struct TokensBenchmark {
    let trial: Trial

    private var corpus: Corpus { trial.corpus }

    func run() {
        measure("tokens arabic", Tokenizer())
        measure("tokens unicode", Tokenizer(mode: .unicode))
        measure("tokens arabic white space", Tokenizer(includesWhitespace: true))
        measure("tokens unicode white space", Tokenizer(mode: .unicode, includesWhitespace: true))
    }

    /// What was found: one loop over all tokens must make the same of them as another.
    private struct Sum: Equatable {
        var count = 0
        var offsets = 0

        @inline(__always)
        mutating func add(_ token: Token) {
            count += 1
            offsets &+= token.utf8Range.lowerBound &* 31 &+ token.utf8Range.upperBound
            if token.kind == .word { offsets &+= 7 }
        }
    }

    private func measure(_ name: String, _ tokenizer: Tokenizer) {
        guard trial.includes(name) else { return }
        var units = [UInt16](repeating: 0, count: corpus.bytes.count)
        let text = String(decoding: corpus.bytes, as: UTF8.self)
        var span = Sum()
        var sequence = Sum()
        var peer = icu_peer_tokens()
        let rates = trial.rounds.rates([
            {
                // A sum of its own: one that outlives the closure is in memory at each step, which takes as long as a token.
                var sum = Sum()
                tokenizer.forEachToken(in: corpus.bytes.span) { sum.add($0) }
                span = sum
            },
            { peer = icu_peer_word_breaks(corpus.bytes, corpus.bytes.count, &units, units.count) },
            {
                var sum = Sum()
                for token in tokenizer.tokens(in: text) { sum.add(token) }
                sequence = sum
            },
        ])
        // A text that is not well formed is another one as a string.
        let isSame = text.utf8.count == corpus.bytes.count
        guard !isSame || span == sequence else { fatalError("the sequence gives other tokens") }
        if tokenizer.mode == .unicode, tokenizer.includesWhitespace, span.count != peer.segments {
            fatalError("ICU has \(peer.segments) segments, not \(span.count)")
        }
        report(name, rates[0], rates[1], span)
        report("\(name) Sequence", rates[2], rates[1], sequence)
    }

    private func report(_ work: String, _ rate: Double, _ peer: Double, _ sum: Sum) {
        let ratio = (rate / peer).short
        print(corpus.name, work, rate.short, "ICU ubrk", peer.short, ratio, sum.count, sum.offsets, separator: "\t")
    }
}
