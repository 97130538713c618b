// libFuzzer on one part of artok at a time: see `run` for how it is called.
//
//     Fuzz TARGET [libFuzzer's options] [FOLDER…]
//     Fuzz TARGET seeds FOLDER TEXT…
//
// The second writes inputs to begin with, made of what texts say.

import ArabicGazetteer
import CFuzzer

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What this process tries, by its first argument.
enum Chosen {
    static let target: any FuzzTarget = {
        let name = CommandLine.arguments.dropFirst().first ?? ""
        guard let target = targets.first(where: { $0.name == name }) else {
            print("usage: Fuzz \(targets.map(\.name).joined(separator: "|")) [libFuzzer's options] [FOLDER…]")
            exit(2)
        }
        return target
    }()

    static let targets: [any FuzzTarget] = [
        FoldTarget(), TokensTarget(), MatchTarget(), CompiledTarget(), SourcesTarget(), RecordsTarget(),
    ]
}

if CommandLine.arguments.dropFirst(2).first == "seeds" {
    let folder = CommandLine.arguments[3]
    let texts = CommandLine.arguments.dropFirst(4).flatMap { (try? SourceFile.read($0)) ?? [] }
    let lines = texts.split(separator: 0x0A).map { Array($0.prefix(300)) }
    for (index, seed) in Chosen.target.seeds(lines).enumerated() {
        guard let file = fopen("\(folder)/seed-\(index)", "w") else { exit(2) }
        fwrite(seed, 1, seed.count, file)
        fclose(file)
    }
    exit(0)
}

_ = Chosen.target

// Without the target's name, which libFuzzer would take for a folder.
var arguments: [UnsafeMutablePointer<CChar>?] =
    CommandLine.arguments.indices.filter { $0 != 1 }.map { strdup(CommandLine.arguments[$0]) } + [nil]
var count = Int32(arguments.count - 1)
exit(
    arguments.withUnsafeMutableBufferPointer { arguments in
        var start = arguments.baseAddress
        return LLVMFuzzerRunDriver(&count, &start) { data, size in
            let input = Array(UnsafeBufferPointer(start: data, count: size))
            Finding.begin(input)
            Chosen.target.run(InputBytes(input))
            return 0
        }
    }
)
