// Where names may start: every kernel says what the readings of the words say.

import CScanKernels
import ScanCore
import TestSupport
import Testing

/// A text of codes, the same in letters, and what is read in it.
private struct Readings {
    private(set) var codes: [UInt8] = []
    private var letters: [UInt8] = []
    /// For each byte of the letters, the code that it is in.
    private var codeOfByte: [Int] = []
    private var words: [(word: ScanWord, codes: Range<Int>)] = []

    mutating func append(separator: UInt8) { codes.append(separator) }

    mutating func append(word scalars: [UInt32]) {
        let (start, letterStart) = (codes.count, letters.count)
        for scalar in scalars {
            letters.append(utf8: scalar)
            codeOfByte += [Int](repeating: codes.count, count: letters.count - codeOfByte.count)
            Code.append(scalar, to: &codes)
        }
        let word = ScanWord(start: letterStart, end: letters.count, gap: .space)
        words.append((word, start..<codes.count))
    }

    /// Where the words end that start in a range and are long.
    func longEnds(_ range: Range<Int>) -> [UInt32] {
        words.filter { range.contains($0.codes.lowerBound) && $0.codes.count >= ARTOK_LONG_WORD }
            .map { UInt32($0.codes.upperBound) }
    }

    /// The candidates of the words that start in a range, and those of contracted readings.
    func candidates(_ range: Range<Int>) -> (all: [UInt32], contracted: [UInt32]) {
        var (all, contracted): (Set<UInt32>, [UInt32]) = ([], [])
        for (word, codes) in words where range.contains(codes.lowerBound) {
            word.forEachReading(in: letters.span) { reading in
                let position = codeOfByte[reading.start]
                let candidate = UInt32(position | (codes.upperBound - position) << 16)
                all.insert(candidate)
                if reading.kind == .contracted { contracted.append(candidate) }
            }
        }
        let byPosition: (UInt32, UInt32) -> Bool = { $0 & 0xFFFF < $1 & 0xFFFF }
        return (all.sorted(by: byPosition), contracted.sorted(by: byPosition))
    }
}

extension `Kernels` {
    @Suite struct `Candidates` {
        private let page = GuardedPage()

        private func compare(_ readings: Readings, _ range: Range<Int>, _ comment: @autoclosure () -> String) {
            let expected = readings.candidates(range)
            let padded = readings.codes + [UInt8](repeating: Code.mark, count: 66)
            `Kernels`().forEachKernel { kernel in
                for codes in [page.placeAtStart(padded), page.placeAtEnd(padded)] {
                    let found = CandidateLists(codes.baseAddress!, range)
                    #expect(found.all == expected.all, "\(kernel), \(range), \(comment())")
                    #expect(found.contracted == expected.contracted, "\(kernel), \(range), \(comment())")
                    #expect(found.longEnds == readings.longEnds(range), "\(kernel), \(range), \(comment())")
                    #expect(found.staysInRoom, "\(kernel) wrote too much")
                    compareBeginnings(codes.baseAddress!, range, expected.all, kernel, comment())
                }
            }
        }

        /// With what names start with, what may be one is left, and nothing is added.
        private func compareBeginnings(
            _ codes: UnsafePointer<UInt8>,
            _ range: Range<Int>,
            _ all: [UInt32],
            _ kernel: String,
            _ comment: String
        ) {
            withUnsafePointer(to: Self.beginnings) { beginnings in
                let found = CandidateLists(codes, range, beginnings: beginnings)
                let wanted = all.filter { candidate in
                    let position = Int(candidate & 0xFFFF)
                    let kinds = (0..<3).map { place in
                        withUnsafeBytes(of: beginnings.pointee.codes) {
                            $0[256 * place + Int(codes[position + place])]
                        }
                    }
                    return kinds[0] & kinds[1] & kinds[2] != 0
                }
                #expect(Set(found.all).isSuperset(of: wanted), "\(kernel), \(range), \(comment)")
                #expect(Set(found.all).isSubset(of: all) && found.all == found.all.sorted { $0 & 0xFFFF < $1 & 0xFFFF })
                #expect(found.staysInRoom, "\(kernel) wrote too much")
            }
        }

        /// Some names of one, two and three letters.
        private static let beginnings: artok_beginnings = {
            var beginnings = artok_beginnings()
            let names: [[UInt8]] = [
                [0xB3], [0xC4, 0xA7], [0xA7, 0xC4, 0xB3], [0xC8, 0xA8, 0xC4], [0x35, 0xB3, 0xA7],
            ]
            withUnsafeMutableBytes(of: &beginnings.codes) { tables in
                for (kind, name) in names.enumerated() {
                    for place in 0..<3 {
                        let codes =
                            place < name.count ? [name[place]] : place == name.count ? Array(0..<0x10) : Array(0...0xFF)
                        for code in codes { tables[256 * place + Int(code)] |= 1 << UInt8(kind) }
                    }
                }
            }
            artok_beginnings_prepare(&beginnings)
            return beginnings
        }()

        /// Proclitics, a letter that is none, a digit, one of six codes.
        private static let scalars: [UInt32] = [
            0x648, 0x641, 0x628, 0x643, 0x644, 0x644, 0x627, 0x627, 0x633, 0x35, 0xE9,
        ]

        private func readings(of count: Int, longest: Int, _ random: inout SeededRandom) -> Readings {
            var readings = Readings()
            while readings.codes.count < count {
                let word = (0..<Int.random(in: 0...longest, using: &random)).map { _ in
                    Self.scalars.randomElement(using: &random)!
                }
                if !word.isEmpty { readings.append(word: word) }
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    readings.append(separator: .random(in: 2...8, using: &random))
                }
            }
            return readings
        }

        @Test func `are the readings of random words`() {
            let seed = FoldingText.seed()
            var random = SeededRandom(seed: seed)
            for count in 0...300 {
                for longest in [1, 3, 6, 12, 90] {
                    let readings = readings(of: count, longest: longest, &random)
                    compare(readings, 0..<readings.codes.count, "seed \(seed)")
                    let ends = (0..<2).map { _ in Int.random(in: 0...readings.codes.count, using: &random) }.sorted()
                    compare(readings, ends[0]..<ends[1], "seed \(seed)")
                }
            }
        }

        /// Where the codes lie makes no difference, nor what is beside them: here letters.
        @Test func `read nothing outside`() {
            let seed = FoldingText.seed()
            var random = SeededRandom(seed: seed)
            for count in 0...512 {
                let readings = readings(of: count, longest: [1, 3, 6, 12, 90][count % 5], &random)
                let expected = readings.candidates(0..<readings.codes.count)
                let padded = readings.codes + [UInt8](repeating: Code.mark, count: 66)
                `Kernels`().forEachKernel { kernel in
                    page.forEachPlace(of: padded, filling: 0xA7) { codes in
                        let found = CandidateLists(codes.baseAddress!, 0..<readings.codes.count)
                        #expect(
                            found.all == expected.all && found.contracted == expected.contracted && found.staysInRoom,
                            "\(kernel), \(count) codes, seed \(seed)"
                        )
                    }
                }
            }
        }

        /// Every word of up to five of the letters that matter, behind 0 to 70 separators.
        @Test func `are the readings of every word at every place`() {
            let letters: [UInt32] = [0x648, 0x628, 0x644, 0x627, 0x633]
            var words: [[UInt32]] = [[]]
            for word in 0..<781 where words[word].count < 5 { words += letters.map { words[word] + [$0] } }
            for place in 0...70 {
                for start in stride(from: place % 10, to: words.count, by: 200) {
                    var readings = Readings()
                    for _ in 0..<place { readings.append(separator: Code.space) }
                    for word in words[start..<min(start + 200, words.count)] where !word.isEmpty {
                        readings.append(word: word)
                        readings.append(separator: Code.space)
                    }
                    compare(readings, 0..<readings.codes.count, "behind \(place)")
                }
            }
        }
    }
}
