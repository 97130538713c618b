// The matcher against the reference matcher, in release mode: ARTOK_TEST_ROUNDS rounds of 20 000 words each, every round
// with a gazetteer of its own. ARTOK_TEST_SEED is the seed of the first round, the next has the next number.
//
//     MatcherComparison GAZETTEER TEXT…
//
// compares real texts instead, with every setting.

import ArabicGazetteer
import TestSupport

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

if CommandLine.arguments.count > 2 {
    let entries = try Gazetteer(contentsOf: CommandLine.arguments[1]).entries
    let differences = KnownDifferences()
    for path in CommandLine.arguments.dropFirst(2) {
        do {
            let share = try MatcherComparison.run(entries, text: SourceFile.read(path), differences)
            print("\(path): \(share.words) words, \(share.mentions) mentions, every setting")
        } catch {
            print("\(path): \(error)")
            exit(1)
        }
    }
    exit(0)
}

let wordsPerRound = 20_000
let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10
let firstSeed = ProcessSettings.number("ARTOK_TEST_SEED") ?? Int.random(in: 0..<1 << 48)
print("seed \(firstSeed)")
// To be there whatever happens.
fflush(nil)

let mostDisagreements = 5

let clock = ContinuousClock()
let start = clock.now
let differences = KnownDifferences()
var disagreements = 0
var tally = MatcherComparison.Tally()
for round in 0..<rounds {
    let seed = UInt64(truncatingIfNeeded: firstSeed + round)
    var comparison = MatcherComparison(seed: seed, entries: seed % 50 == 49 ? 10_000 : nil, differences: differences)
    do {
        try comparison.run(words: wordsPerRound)
        if seed % 50 == 0 {
            let fillers = MatcherComparison.fillers
            let turn = Int(seed / 50 % UInt64(2 * fillers.count))
            try comparison.runAcrossWindows(filler: fillers[turn % fillers.count], isNoisy: turn % 2 == 1, step: 2)
        }
    } catch {
        print(error)
        disagreements += 1
        if disagreements == mostDisagreements { exit(1) }
    }
    tally += comparison.tally
}

let seconds = (clock.now - start) / .seconds(1)
print("\(tally.words) words in \(tally.texts) texts of up to \(tally.longestText) bytes", terminator: ", ")
print("\(rounds) gazetteers, \(Int(Double(tally.words) / seconds)) words a second")
print("\(tally.placesOfWindows) places of a window's end")
for (setting, share) in tally.shares.sorted(by: { $0.key < $1.key }) {
    print("\(setting): \(share.words) words, \(share.mentions) mentions")
}
if disagreements > 0 { exit(1) }
