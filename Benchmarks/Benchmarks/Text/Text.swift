import ArabicText
import Benchmark
import ICUPeer

// Micro-benchmarks of folding on a text of ordinary size: the throughput is in texts.

let text = Array(
    String(repeating: "أعلنت الأمم المتحدة، أنّ «ليبيا» وقّعت في سِرْت اتفاقاً مع الاتحاد الأوروبي سنة ٢٠١٦. ", count: 100)
        .utf8
)

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput], warmupIterations: 100)
    for (name, folding) in [("nfc", Folding.nfc), ("search", .search), ("matching", .matching)] {
        let normalizer = Normalizer(folding)
        Benchmark("\(name) into a buffer") { benchmark in
            var output = [UInt8](repeating: 0, count: 2 * text.count)
            var alignment = Alignment()
            for _ in benchmark.scaledIterations {
                output.withUnsafeMutableBufferPointer { memory in
                    var span = OutputSpan(buffer: memory, initializedCount: 0)
                    blackHole(normalizer.align(text.span, into: &span, alignment: &alignment))
                    blackHole(span.finalize(for: memory))
                }
            }
        }
        Benchmark("\(name) of a String") { benchmark in
            let string = String(decoding: text, as: UTF8.self)
            for _ in benchmark.scaledIterations { blackHole(normalizer.normalize(string)) }
        }
    }
    for (name, form) in [("NFC", ICU_PEER_NFC), ("NFKC_Casefold", ICU_PEER_NFKC_CF)] {
        Benchmark("ICU normalizeUTF8 \(name)") { benchmark in
            var output = [UInt8](repeating: 0, count: 3 * text.count)
            for _ in benchmark.scaledIterations {
                blackHole(icu_peer_normalize(form, text, text.count, &output, output.count, nil))
            }
        }
    }
}
