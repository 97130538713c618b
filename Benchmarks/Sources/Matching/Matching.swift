import ArabicGazetteer
import Corpora

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

// Times the whole job of finding names: folding, word boundaries, proclitics, the rules, offsets into the original. One
// thread, texts in memory, medians of the processor's time: what else runs on the machine is not in it. Prints TSV.
//
//     swift run -c release --package-path Benchmarks Matching [--rounds=N] [--overlap=all] gaz.txt… -- news.txt…
//
// ARTOK_KERNEL=scalar|avx2|avx512|neon chooses the kernels.

@main
struct Matching {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        func option(_ name: String) -> String? {
            guard let place = arguments.firstIndex(where: { $0.hasPrefix("--\(name)=") }) else { return nil }
            return String(arguments.remove(at: place).dropFirst(name.count + 3))
        }
        let rounds = option("rounds").flatMap { Int($0) } ?? 5
        let overlap = option("overlap").flatMap { Overlap(rawValue: $0) } ?? .all
        let parts = arguments.split(separator: "--", maxSplits: 1)
        guard parts.count == 2 else {
            print("usage: Matching [--rounds=N] [--overlap=all|leftmost-longest] GAZETTEER… -- FILE…")
            exit(2)
        }
        print(
            "text",
            "gazetteer",
            "entries",
            "overlap",
            "MB/s",
            "best MB/s",
            "mentions",
            "checksum",
            "[Mention] MB/s",
            "Sequence MB/s",
            "bytes",
            "build s",
            "open ms",
            "peak MB",
            "no rules MB/s",
            separator: "\t"
        )
        let texts = parts[1].map { Corpus(path: $0) }
        for path in parts[0] {
            let gazetteer = try PreparedGazetteer(path)
            for text in texts { gazetteer.measure(text, overlap, rounds) }
        }
    }
}

/// A gazetteer, compiled and mapped from a file.
struct PreparedGazetteer {
    private let name: String
    private let compiled: CompiledGazetteer
    private let buildTime: Duration
    private let openTime: Duration

    init(_ path: String) throws {
        name = String(path.split(separator: "/").last ?? "")
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let file = "\(folder)/artok-benchmark-\(getpid()).artgaz"
        defer { unlink(file) }
        let clock = ContinuousClock()
        if path.hasSuffix(".artgaz") {
            buildTime = .zero
            var mapped: CompiledGazetteer?
            openTime = try clock.measure { mapped = try CompiledGazetteer(mapping: path) }
            compiled = mapped!
        } else {
            buildTime = try clock.measure { try Gazetteer(contentsOf: path).write(to: file) }
            var mapped: CompiledGazetteer?
            openTime = try clock.measure { mapped = try CompiledGazetteer(mapping: file, verifying: .header) }
            compiled = mapped!
        }
    }

    func measure(_ text: Corpus, _ overlap: Overlap, _ rounds: Int) {
        let matcher = Matcher(compiled, overlap: overlap)
        let unruly = Matcher(compiled, overlap: overlap, rules: [])
        var (count, checksum) = (0, 0 as UInt64)
        var times: [Duration] = []
        var unrulyTimes: [Duration] = []
        for round in 0...rounds {
            let unrulyTime = processorTime { (count, checksum) = Self.scan(text, unruly) }
            // In turns: what disturbs one disturbs the other.
            let time = processorTime { (count, checksum) = Self.scan(text, matcher) }
            if round > 0 { (times, unrulyTimes) = (times + [time], unrulyTimes + [unrulyTime]) }
        }
        var listed = 0
        let string = String(decoding: text.bytes, as: UTF8.self)
        let listTime = processorTime { listed = matcher.mentions(in: string).count }
        var walked = 0
        let walkTime = processorTime {
            for mention in matcher.lazyMentions(in: string) { walked += mention.utf8Range.isEmpty ? 0 : 1 }
        }
        precondition(listed == count && walked == count)
        let sorted = times.sorted()
        print(
            text.name,
            name,
            compiled.count,
            overlap.rawValue,
            text.rate(sorted[sorted.count / 2]).short,
            text.rate(sorted[0]).short,
            count,
            String(checksum, radix: 16),
            text.rate(listTime).short,
            text.rate(walkTime).short,
            compiled.byteCount,
            buildTime.seconds.precise,
            (openTime.seconds * 1000).precise,
            peakMemory,
            text.rate(unrulyTimes.sorted()[unrulyTimes.count / 2]).short,
            separator: "\t"
        )
    }

    private static func scan(_ text: Corpus, _ matcher: Matcher) -> (count: Int, checksum: UInt64) {
        var (count, checksum) = (0, 0 as UInt64)
        matcher.forEachMention(in: text.bytes.span) {
            count += 1
            checksum = checksum &* 31 &+ UInt64($0.utf8Range.lowerBound) &+ UInt64($0.utf8Range.count) << 40
        }
        return (count, checksum)
    }

    private var peakMemory: Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss / 1_000_000
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss / 1000
        #endif
    }
}
