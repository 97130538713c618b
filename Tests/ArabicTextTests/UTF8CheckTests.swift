import ArabicText
import ScanCore
import TestSupport
import Testing

/// Where text is ill formed. The truth is decoding it, scalar by scalar.
@Suite struct `The UTF-8 check` {
    private static func faults(_ text: [UInt8]) -> [Range<Int>] {
        var faults: [Range<Int>] = []
        while let fault = UTF8Check.fault(in: text.span, from: faults.last?.upperBound ?? 0) { faults.append(fault) }
        return faults
    }

    private static func faultsByDefinition(_ text: [UInt8]) -> [Range<Int>] {
        var faults: [Range<Int>] = []
        var offset = 0
        while offset < text.count {
            let scalar = text.span.decodeScalar(at: offset)
            if !scalar.isWellFormed { faults.append(offset..<offset + scalar.length) }
            offset += scalar.length
        }
        return faults
    }

    /// Among others that it is looked at together with.
    @Test(arguments: ["", "a", "سرت", "a سرت سرت", "سرت سرت سرت سرت"])
    func `each two bytes, at each place`(before: String) {
        for second in UInt8.min...UInt8.max {
            let wrong = (0x7F...UInt8.max).filter { first in
                let text = Array(before.utf8) + [first, second] + Array("سرت سرت a سرت سرت".utf8)
                return Self.faults(text) != Self.faultsByDefinition(text)
            }
            #expect(wrong == [], "before \(second)")
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `any text`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let parts = ["a", " ", "س", "رت", "سرت", "\u{7FF}", "\u{800}", "€", "😀", "\u{80}", "\0", "abcdefgh"].map {
            Array($0.utf8)
        }
        for _ in 0..<2000 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<30, using: &random) {
                text += parts.randomElement(using: &random)!
                if random.chance(1, in: 10) { text.append(UInt8.random(in: 0x80...0xFF, using: &random)) }
                if random.chance(1, in: 15), !text.isEmpty { text.removeLast() }
            }
            #expect(Self.faults(text) == Self.faultsByDefinition(text), "seed \(seed): \(text)")
        }
    }
}
