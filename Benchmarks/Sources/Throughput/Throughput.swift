import ArabicText
import Corpora
import ICUPeer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

// Times the toolkit and ICU on whole files, in memory, on one thread, one after the other within each round, and prints
// the median of the rounds as TSV. What they give is compared first, where both give the same.
//
//     swift run -c release --package-path Benchmarks Throughput [--only=WORK] news.txt
//
// `--only` leaves out the works whose name does not start so.
// ARTOK_KERNEL=scalar|avx2|avx512|neon chooses the kernels.

@main
struct Throughput {
    static func main() {
        let only = CommandLine.arguments.first { $0.hasPrefix("--only=") }?.dropFirst("--only=".count) ?? ""
        let files = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") }
        guard !files.isEmpty else {
            print("usage: Throughput [--only=WORK] FILE…")
            exit(2)
        }
        print("text", "work", "artok MB/s", "peer", "peer MB/s", "ratio", "bytes", "edits", separator: "\t")
        for file in files {
            let corpus = Corpus(path: file)
            FoldingBenchmark(trial: Trial(corpus, only: String(only), rounds: 9)).run()
            TokensBenchmark(trial: Trial(corpus, only: String(only), rounds: 5)).run()
        }
    }
}

/// A text, and which works over it are timed, and how often.
struct Trial {
    let corpus: Corpus
    let rounds: Rounds
    private let only: String

    /// - Parameter only: How the names of the works begin.
    init(_ corpus: Corpus, only: String, rounds: Int) {
        self.corpus = corpus
        self.only = only
        self.rounds = Rounds(count: rounds, bytes: corpus.bytes.count)
    }

    func includes(_ work: String) -> Bool { work.hasPrefix(only) }
}
