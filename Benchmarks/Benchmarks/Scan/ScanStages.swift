import ArabicGazetteer
import ArabicText
import CScanKernels
import ScanCore

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

// Times each stage of finding names, with every kernel that the processor has. Prints TSV: for each stage MB of source
// text a second, and how much it found. Kernels find the same, but for windows that do not end at the same place and for
// `candidates-starts`, of which some let a few more pass.
//
//     swift run -c release ScanStages [--rounds=N] [GAZETTEER…] -- FILE…
//
// The files are one text. Without a gazetteer it is the built-in one.

@main
struct ScanStages {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        var rounds = 9
        if let option = arguments.first, option.hasPrefix("--rounds="), let number = Int(option.dropFirst(9)) {
            rounds = number
            arguments.removeFirst()
        }
        guard let separator = arguments.firstIndex(of: "--"), separator + 1 < arguments.endIndex, rounds > 0 else {
            print("usage: ScanStages [--rounds=N] [GAZETTEER…] -- FILE…")
            exit(2)
        }
        var text: [UInt8] = []
        for path in arguments[(separator + 1)...] { text += bytes(of: path) }
        var gazetteers = try arguments[..<separator].map {
            ($0.split(separator: "/").last ?? "", CompiledGazetteer(try Gazetteer(contentsOf: $0)))
        }
        if gazetteers.isEmpty { gazetteers = [("libya", CompiledGazetteer(.libya))] }
        print("kernel", "gazetteer", "stage", "MB/s", "found", separator: "\t")
        for (name, gazetteer) in gazetteers {
            for number in (0..<ARTOK_KERNEL_COUNT.rawValue).reversed() {
                let kernel = artok_kernel(number)
                guard artok_kernel_is_supported(kernel) else { continue }
                artok_kernel_use(kernel)
                var times = StageTimes()
                for _ in 0..<rounds {
                    times.begin()
                    timeKernels(text, gazetteer, &times)
                    timeSearch(text, gazetteer, &times)
                }
                for stage in Stage.allCases where times.seconds(stage) > 0 {
                    let rate = Int(Double(text.count) / 1e6 / times.seconds(stage))
                    let kernel = String(cString: artok_kernel_name(kernel))
                    print(kernel, name, stage.rawValue, rate, times.found(stage), separator: "\t")
                }
            }
        }
    }

    /// The kernels one after the other on a window of text, as the scanner calls them.
    static func timeKernels(_ text: [UInt8], _ gazetteer: CompiledGazetteer, _ times: inout StageTimes) {
        let tables = gazetteer.tables
        let window = KernelWindow()
        text.withUnsafeBufferPointer { text in
            window.begin(text)
            while !window.isAtEnd {
                times.measure(.codes) { window.fill(CompiledGazetteer.codes) }
                if let starts = tables.starts {
                    times.measure(.startingCandidates) { window.findCandidates(starts.kernels) }
                }
                times.measure(.candidates) { window.findCandidates(nil) }
                // What the scanner goes on with.
                window.findCandidates(tables.starts?.kernels)
                times.measure(.keys) { window.findKeys(tables) }
                times.measure(.ranges) { window.findRanges() }
                if let pairs = tables.pairs { times.measure(.pairs) { window.findPairs(pairs) } }
                times.measure(.tails) { window.findTails(tables) }
            }
        }
    }

    /// What is made of the kernels: windows, the search in them, and the whole match.
    static func timeSearch(_ text: [UInt8], _ gazetteer: CompiledGazetteer, _ times: inout StageTimes) {
        let tables = gazetteer.tables
        let codes = CompiledGazetteer.codes
        var window = CodeWindow(
            codes.kernels,
            mostWords: tables.mostWords,
            mostLetters: tables.longest,
            starts: tables.starts
        ) { codes.appendExactCodes(of: $0, to: &$1) }
        var search = FormSearch(tables)
        text.withUnsafeBufferPointer { text in
            window.begin(text, from: 0)
            var isAtEnd = false
            while !isAtEnd {
                times.measure(.window) {
                    isAtEnd = !window.advance()
                    return isAtEnd ? 0 : window.candidateCount
                }
                if isAtEnd { break }
                times.measure(.search) {
                    search.search(window)
                    return search.occurrences.count
                }
            }
        }
        let matcher = Matcher(gazetteer, overlap: .all)
        for piece in pieces(of: text) {
            times.measure(.match) {
                var count = 0
                matcher.forEachMention(in: text.span.extracting(piece)) { _ in count += 1 }
                return count
            }
        }
    }

    /// Whole lines, some windows of them: few enough that a piece seldom meets a pause of the machine in all rounds.
    private static func pieces(of text: [UInt8]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        while start < text.count {
            let least = min(start + (1 << 18), text.count)
            let end = text[least...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
            pieces.append(start..<end)
            start = end
        }
        return pieces
    }

    private static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            print("\(path): cannot be read")
            exit(1)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }
}
