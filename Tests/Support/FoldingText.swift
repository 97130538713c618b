package import ArabicText

/// Random texts of whatever foldings look at, in any order, and random foldings.
package struct FoldingText {
    package var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// ARTOK_TEST_SEED runs one seed again.
    package static func seed() -> UInt64 {
        ProcessSettings.number("ARTOK_TEST_SEED").map { UInt64(truncatingIfNeeded: $0) }
            ?? .random(in: 0...UInt64(UInt32.max))
    }

    private static let pools: [[UInt32]] = [
        Array(0x620...0x64A),
        [
            0x627, 0x648, 0x64A, 0x649, 0x6D5, 0x6C1, 0x6D2, 0x6CC, 0x622, 0x623, 0x624, 0x625, 0x626, 0x6C0, 0x6C2,
            0x6D3,
        ],
        Array(0x66E...0x6D3),
        [0x67E, 0x686, 0x6A4, 0x6AF],
        [0x653, 0x654, 0x655],
        [0x653, 0x654, 0x655, 0x64E, 0x650, 0x651],
        Array(0x64B...0x65F) + [0x670],
        Array(0x610...0x61A) + Array(0x6D6...0x6ED) + Array(0x8D3...0x8FF) + [0x10EFD, 0x102E0],
        (Array(0xFB50...0xFDFF) + Array(0xFE70...0xFEFF)).filter(isInUnicode15),
        [0xFEFB, 0xFEF7, 0xFEF5, 0xFDFA, 0xFDF2, 0xFE70, 0xFE71, 0xFE7C, 0xFC5E, 0xFC63, 0xFE8D],
        [0x640, 0x640, 0xAD, 0x61C, 0x200B, 0x200C, 0x200D, 0x200F, 0x202B, 0x2060, 0x2067, 0xFEFF],
        [0x20, 0x20, 0xA0, 0x0A, 0x0D, 0x85, 0x2028, 0x3000, 0x2009],
        Array(0x41...0x5A) + Array(0x61...0x7A),
        [0x45, 0x65, 0xC9, 0xE9, 0xDF, 0x130, 0x149, 0x17F, 0x1E9B, 0x212A, 0x212B, 0x2126, 0x1C4, 0x2168, 0x24B6],
        [0x391, 0x3B1, 0x1FB3, 0x1FB4, 0x1FBC, 0x345, 0x3A3, 0x3C2, 0x1F80],
        [0x300, 0x301, 0x307, 0x308, 0x323, 0x327, 0x344, 0x345, 0x20DD, 0x93C, 0x5B4],
        Array(0xFF01...0xFF5E) + [0xFFE3, 0xFFE5, 0xFF76, 0xFF9E, 0xFFA0, 0xFFA1, 0xFFC2],
        [0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x115F, 0x1160, 0x3131, 0x3164],
        [0x1F600, 0x1D400, 0x1D7CE, 0x1EE00, 0x1E900, 0x1E922, 0x1E950, 0x11099, 0x110BA, 0x1D15E, 0x2F800],
        Array(0x660...0x669) + Array(0x6F0...0x6F9) + [0x966, 0x32, 0xFF15],
        [0x60C, 0x66C, 0x61B, 0x61F, 0x66A, 0x66B, 0x6D4, 0xAB, 0x201C, 0x2018, 0x2026, 0x2013, 0x2E, 0x2D],
        [0x37E, 0x340, 0x343, 0xF900, 0x958, 0xFB1D, 0x2ADC, 0xF73, 0x9C7, 0x9BE, 0xFFFD, 0x0],
    ]

    /// A text of `count` scalars; one in eight comes from anywhere in Unicode.
    package mutating func scalars(_ count: Int) -> [UInt32] {
        var scalars: [UInt32] = []
        // A few pools a text: what belongs together meets more often.
        let pools = (0..<4).map { _ in Self.pools.randomElement(using: &random)! }
        while scalars.count < count {
            if let last = scalars.last, random.chance(1, in: 8) {
                scalars += Array(repeating: last, count: .random(in: 1...4, using: &random))
            } else if random.chance(1, in: 8) {
                let scalar = UInt32.random(in: 0...0x2FFFF, using: &random)
                if isInUnicode15(scalar) { scalars.append(scalar) }
            } else {
                let pool = random.chance(1, in: 4) ? Self.pools.randomElement(using: &random)! : nil
                scalars.append((pool ?? pools.randomElement(using: &random)!).randomElement(using: &random)!)
            }
        }
        return scalars
    }

    package mutating func text(_ count: Int) -> String { string(scalars(count)) }

    /// A text with bytes replaced, taken out and put in, so that ill-formed parts stand beside everything.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        while true {
            let bytes = brokenBytes(count)
            if !decodedParts(of: bytes).contains(where: { $0.scalar.map(isNewerThanUnicode15) ?? false }) {
                return bytes
            }
        }
    }

    /// What foldings remove, by themselves or in what they become; and a few scalars that stay.
    private static let removed: [[UInt32]] = [
        [0x640, 0x64E, 0x651, 0x64B, 0x653, 0x654, 0x655, 0x670, 0x610, 0x6D6, 0x8F0, 0x10EFD],
        [0xFE70, 0xFE71, 0xFE72, 0xFE76, 0xFE7C, 0xFE7F, 0xFC5E, 0xFC63, 0xFCF2, 0xFCF4],
        [0xAD, 0x61C, 0x200B, 0x200D, 0x200F, 0x202A, 0x2060, 0x2069, 0xFEFF],
        [0x3164, 0x115F, 0x1160, 0xFFA0, 0x34F, 0x180B, 0xFE0F, 0x2064, 0x1D173, 0xE0020, 0xE0100],
        [0x20, 0xA0, 0x627, 0x64A, 0x61, 0x301, 0x345, 0xFEFB, 0xFDFA],
    ]

    /// Of all lengths, and the ends of what three and four bytes may be.
    private static let torn: [UInt32] = [
        0xE9, 0x623, 0x64E, 0x905, 0x202A, 0xD7A3, 0xFE70, 0x10400, 0x1F600, 0x40000, 0x10FFFD,
    ]

    /// A scalar torn in two or more, with what may be removed in between.
    private mutating func tornScalar() -> [UInt8] {
        let scalar = Self.torn.randomElement(using: &random)!
        var bytes: [UInt8] = []
        for (place, byte) in string([scalar]).utf8.enumerated() {
            if place > 0, random.chance(2, in: 3) {
                // Of one sort or of all.
                let pool = Self.removed.randomElement(using: &random)!
                let pools = random.chance(1, in: 2) ? [pool] : Self.removed
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let one = pools.randomElement(using: &random)!.randomElement(using: &random)!
                    bytes += Array(string([one]).utf8)
                }
            }
            bytes.append(byte)
        }
        return bytes
    }

    private mutating func brokenBytes(_ count: Int) -> [UInt8] {
        var bytes = Array(text(count).utf8)
        if random.chance(1, in: 3) {
            for _ in 0...count / 8 { bytes += tornScalar() + text(.random(in: 0...2, using: &random)).utf8 }
            return bytes
        }
        for _ in 0..<max(1, count / 8) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = .random(in: 0...255, using: &random)
            case 1 where bytes.count > 1: bytes.remove(at: place)
            default: bytes.insert(.random(in: 0x80...0xFF, using: &random), at: place)
            }
        }
        return bytes
    }

    /// A text such as the kernels are made for: mostly words of Arabic letters, some vocalised, with all else in between.
    ///
    /// - Parameter isBroken: One in four has ill-formed parts.
    package mutating func proseBytes(_ count: Int, isBroken: Bool = true) -> [UInt8] {
        let oddity = [3, 20, 200].randomElement(using: &random)!
        let isVocalised = random.chance(1, in: 3)
        var scalars: [UInt32] = []
        while scalars.count < count {
            if random.chance(1, in: oddity) { scalars += self.scalars(.random(in: 1...3, using: &random)) }
            for _ in 0..<Int.random(in: 0...9, using: &random) {
                scalars.append(.random(in: 0x621...0x64A, using: &random))
                if isVocalised, random.chance(1, in: 2) {
                    if random.chance(1, in: 5) { scalars.append(0x651) }
                    scalars.append(.random(in: 0x64B...0x652, using: &random))
                }
            }
            scalars.append([0x20, 0x20, 0x20, 0x20, 0x60C, 0x2E, 0xAB, 0xBB, 0x0A].randomElement(using: &random)!)
        }
        var bytes = Array(string(scalars).utf8)
        if isBroken, random.chance(1, in: 4) {
            for _ in 0...bytes.count / 100 {
                let place = Int.random(in: bytes.indices, using: &random)
                if random.chance(1, in: 2) {
                    bytes.insert(contentsOf: tornScalar(), at: place)
                } else {
                    bytes[place] = .random(in: 0...0xFF, using: &random)
                }
            }
            // What came into being by chance may be newer than the Unicode data that the reference knows.
            if decodedParts(of: bytes).contains(where: { $0.scalar.map(isNewerThanUnicode15) ?? false }) {
                return proseBytes(count)
            }
        }
        return bytes
    }

    package static let singleOptions: [Folding.Options] = (0..<17).map { Folding.Options(rawValue: 1 << $0) }
    package static let presets: [Folding] = [.none, .search, .matching, .loose]

    /// A preset, one option, or any set of them; some with elongation.
    package mutating func folding(elongation isAllowed: Bool = true) -> Folding {
        var folding: Folding
        switch Int.random(in: 0..<4, using: &random) {
        case 0: folding = Self.presets.randomElement(using: &random)!
        case 1: folding = Folding(Self.singleOptions.randomElement(using: &random)!)
        case 2: folding = Folding(Folding.Options(rawValue: .random(in: 0..<1 << 17, using: &random)))
        default:
            let chosen = Self.singleOptions.filter { _ in random.chance(1, in: 5) }
            folding = Folding(Folding.Options(chosen))
        }
        if isAllowed, random.chance(1, in: 3) {
            folding.elongation = [.threeOrMoreToOne, .init(max: 1), .init(max: 2)].randomElement(using: &random)!
        }
        if !isAllowed { folding.elongation = nil }
        return folding
    }
}
