import ScanCore
import TestSupport
import Testing

/// Decoding against the standard library, which replaces each maximal subpart of an ill-formed sequence by U+FFFD.
@Suite struct `UTF-8 decoding` {
    @Test func `every scalar is read back, with its length`() {
        var faults: [UInt32] = []
        for scalar in allScalars {
            var bytes: [UInt8] = []
            bytes.append(utf8: scalar)
            let decoded = bytes.span.decodeScalar(at: 0)
            if decoded != DecodedScalar(value: scalar, length: bytes.count) { faults.append(scalar) }
        }
        #expect(faults == [])
    }

    @Test func `every scalar is written as the standard library writes it`() {
        let faults = allScalars.filter { scalar in
            var bytes: [UInt8] = []
            bytes.append(utf8: scalar)
            return bytes != Array(UTF8.encode(Unicode.Scalar(scalar)!)!)
        }
        #expect(faults == [])
    }

    private var allScalars: some Sequence<UInt32> { [0...0xD7FF as ClosedRange<UInt32>, 0xE000...0x10FFFF].joined() }

    @Test func `every sequence of one and two bytes`() {
        var faults: [[UInt8]] = []
        for first in UInt8.min...UInt8.max {
            if !agrees([first]) { faults.append([first]) }
            for second in UInt8.min...UInt8.max where !agrees([first, second]) { faults.append([first, second]) }
        }
        #expect(faults == [])
    }

    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 10

    @Test(arguments: 0..<rounds)
    func `random sequences of three to six bytes`(round: Int) {
        var random = SeededRandom(seed: .random(in: 0...UInt64.max))
        let telling: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xD8, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
            0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFE, 0xFF,
        ]
        var faults: [[UInt8]] = []
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 3...6, using: &random)).map { _ in
                random.chance(3, in: 4) ? telling.randomElement(using: &random)! : .random(in: 0...255, using: &random)
            }
            if !agrees(bytes) { faults.append(bytes) }
        }
        #expect(faults == [], "seed \(random.seed)")
    }

    /// The examples of the Unicode Standard, section 3.9 (tables 3-8 to 3-11), and what follows them stays whole.
    @Test(
        arguments: [
            (
                [0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64],
                [1, 3, 2, 1, 1, 1, 1, 1, 1, 1]
            ),
            ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
            ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
            ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
            ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], [2, 1, 3, 2, 1]),
            ([0xD8, 0xD8, 0xB3, 0xD8], [1, 2, 1]),
        ] as [([UInt8], [Int])]
    )
    func `maximal subparts`(bytes: [UInt8], lengths: [Int]) {
        #expect(decode(bytes).map(\.length) == lengths)
    }

    @Test func `a replacement character in the text is well formed`() {
        #expect(Array("\u{FFFD}".utf8).span.decodeScalar(at: 0) == DecodedScalar(value: 0xFFFD, length: 3))
        #expect([0xFF].span.decodeScalar(at: 0) == DecodedScalar(value: 0xFFFD, length: 1, isWellFormed: false))
    }

    private func decode(_ bytes: [UInt8]) -> [DecodedScalar] {
        var scalars: [DecodedScalar] = []
        var offset = 0
        while offset < bytes.count {
            let scalar = bytes.span.decodeScalar(at: offset)
            scalars.append(scalar)
            offset += scalar.length
        }
        return scalars
    }

    private func agrees(_ bytes: [UInt8]) -> Bool {
        let scalars = decode(bytes)
        let parts = decodedParts(of: bytes)
        return scalars.map(\.value) == String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
            && scalars.map(\.isWellFormed) == parts.map { $0.scalar != nil }
            && scalars.map(\.length) == parts.map(\.range.count)
    }
}
