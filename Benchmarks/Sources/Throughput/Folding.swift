import ArabicText
import Corpora
import ICUPeer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Normalization forms and the preset `matching`, into memory that is used again.
struct FoldingBenchmark {
    let trial: Trial

    private var corpus: Corpus { trial.corpus }
    private var rounds: Rounds { trial.rounds }

    func run() {
        check("NFC", .nfc, ICU_PEER_NFC)
        check("NFKC", .nfkc, ICU_PEER_NFKC)
        fold("nfc", .nfc, ICU_PEER_NFC, isSame: true)
        fold("nfkc", .nfkc, ICU_PEER_NFKC, isSame: true)
        fold("nfkcCasefold", .nfkcCasefold, ICU_PEER_NFKC_CF, isSame: true)
        fold("search", .search, ICU_PEER_NFKC_CF, isSame: false)
        fold("matching", .matching, ICU_PEER_NFKC_CF, isSame: false)
        strings("matching", .matching)
    }

    /// Text that is normal already: what is there of the corpus.
    private func check(_ name: String, _ folding: Folding, _ form: icu_peer_form) {
        guard trial.includes("\(name) check") else { return }
        let normalizer = Normalizer(folding)
        let text = normalizer.align(utf8: corpus.bytes.span).bytes
        var output = [UInt8](repeating: 0, count: text.count * 3)
        let rates = Rounds(count: rounds.count, bytes: text.count).rates([
            { guard normalizer.isNormalized(text.span) else { fatalError("not normal") } },
            {
                let count = icu_peer_normalize(form, text, text.count, &output, output.count, nil)
                guard count == text.count else { fatalError("ICU finds it not normal") }
            },
        ])
        report("\(name) check", rates, "ICU normalizeUTF8", text.count, 0)
    }

    /// Bytes to bytes, without alignment and with it.
    private func fold(_ name: String, _ folding: Folding, _ form: icu_peer_form, isSame: Bool) {
        guard trial.includes("\(name) into a buffer") else { return }
        let normalizer = Normalizer(folding)
        let text = corpus.bytes
        var output = [UInt8](repeating: 0, count: text.count * 3)
        var icu = output
        var (count, icuCount, icuEdits) = (0, 0, 0)
        var alignment = Alignment()
        func fold(_ body: (Span<UInt8>, inout OutputSpan<UInt8>) -> Bool) -> Int {
            output.withUnsafeMutableBufferPointer { memory in
                var span = OutputSpan(buffer: memory, initializedCount: 0)
                guard body(text.span, &span) else { fatalError("no room") }
                return span.finalize(for: memory)
            }
        }
        let rates = rounds.rates([
            { count = fold { normalizer.normalize($0, into: &$1) } },
            { icuCount = icu_peer_normalize(form, text, text.count, &icu, icu.count, nil) },
            { count = fold { normalizer.align($0, into: &$1, alignment: &alignment) } },
            { icuCount = icu_peer_normalize(form, text, text.count, &icu, icu.count, &icuEdits) },
        ])
        if isSame {
            guard count == icuCount, output[..<count] == icu[..<icuCount] else { fatalError("ICU gives another text") }
        }
        report("\(name) into a buffer", Array(rates[0..<2]), "ICU normalizeUTF8", count, 0)
        report("\(name) into a buffer, aligned", Array(rates[2...]), "ICU with Edits", count, alignment.changes.count)
    }

    /// String to String, line by line, memory and all.
    private func strings(_ name: String, _ folding: Folding) {
        guard trial.includes("\(name) String") else { return }
        let normalizer = Normalizer(folding)
        let whole = String(decoding: corpus.bytes, as: UTF8.self)
        let lines = whole.split(separator: "\n").map(String.init)
        var count = 0
        let rates = rounds.rates([
            { count = normalizer.normalize(whole).utf8.count },
            { count = normalizer.align(whole).text.utf8.count },
            { count = lines.reduce(0) { $0 + normalizer.normalize($1).utf8.count } },
            { count = lines.reduce(0) { $0 + normalizer.align($1).text.utf8.count } },
        ])
        for (work, rate) in zip(["String", "String, aligned", "String a line", "String a line, aligned"], rates) {
            report("\(name) \(work)", [rate], "", count, 0)
        }
    }

    private func report(_ work: String, _ rates: [Double], _ peer: String, _ bytes: Int, _ edits: Int) {
        let peerRate = rates.count > 1 ? rates[1].short : ""
        let ratio = rates.count > 1 ? (rates[0] / rates[1]).short : ""
        print(corpus.name, work, rates[0].short, peer, peerRate, ratio, bytes, edits, separator: "\t")
    }
}
