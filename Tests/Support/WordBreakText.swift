// Strings that the word rules of UAX #29 have something to say about.

import CArtokICU

package struct WordBreakText {
    package var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// One scalar of each behaviour: all values of Word_Break, emoji, dictionaries.
    package static let examples: [UInt32] = [
        0x21, 0x61, 0x628, 0x5D0, 0x31, 0x5F, 0xB7, 0x3A, 0x2C, 0x2E, 0x27, 0x22, 0x40, 0x1F1E6, 0x20, 0x0D, 0x0A, 0x85,
        0x301, 0xAD, 0x200D, 0x2764, 0x2139, 0x0E01, 0x0E31, 0x6F22, 0x3042, 0x30AB, 0xD55C, 0xFFFD,
    ]

    /// All scalars by Word_Break, emoji and dictionaries apart.
    private static let pools: [[UInt32]] = {
        var pools: [UInt8: [UInt32]] = [:]
        for scalar in 0...0x10FFFF as ClosedRange<UInt32> where !(0xD800...0xDFFF ~= scalar) {
            var pool = artok_icu_word_break_value(scalar)
            if artok_icu_needs_dictionary(scalar) { pool = 100 }
            if artok_icu_is_hangul_syllable(scalar) { pool = 101 }
            if artok_icu_is_extended_pictographic(scalar) { pool = 102 }
            // Unassigned and private ones are no less Other than what has been assigned.
            if pool == 0, artok_icu_category(scalar) == 0 || artok_icu_category(scalar) == 17 { pool = 103 }
            pools[pool, default: []].append(scalar)
        }
        let south = [0xE00...0xE7F, 0xE80...0xEFF, 0x1000...0x109F, 0x1780...0x17FF] as [ClosedRange<UInt32>]
        let east = [0x3041...0x309F, 0x30A0...0x30FF, 0x4E00...0x4EFF, 0xFF66...0xFF9F] as [ClosedRange<UInt32>]
        let common = [0x20...0x7E, 0x600...0x6FF, 0x2000...0x206F, 0xFE00...0xFE0F] as [ClosedRange<UInt32>]
        return pools.sorted { $0.key < $1.key }.map(\.value) + (south + east + common).map(Array.init)
            + examples.map { [$0] }
    }()

    private static let runs = [
        "ภาษาไทยเป็นภาษาที่มี", "ພາສາລາວເປັນພາສາ", "ភាសាខ្មែរគឺជា", "မြန်မာဘာသာစကား", "日本語の文章は単語", "カタカナテスト",
        "中华人民共和国", "한국어는", "👩\u{200D}👧", "🇱🇾🇹🇳🇪", "בע\"מ", "צה\"ל'", "can't", "3.14", "1,250", "a.b.c", "a:b",
        "12:30",
    ].map { $0.unicodeScalars.map(\.value) }

    /// A short string of scalars, most of them of few classes.
    package mutating func scalars() -> [UInt32] {
        let pools = (0..<Int.random(in: 1...6, using: &random)).map { _ in Self.pools.randomElement(using: &random)! }
        var scalars: [UInt32] = []
        for _ in 0..<Int.random(in: 1...14, using: &random) {
            switch Int.random(in: 0..<20, using: &random) {
            case 0: scalars += Self.runs.randomElement(using: &random)!.prefix(.random(in: 1...20, using: &random))
            case 1: scalars.append(Self.examples.randomElement(using: &random)!)
            case 2, 3: scalars.append([0x301, 0xAD, 0x200D, 0xFE0F, 0x64E, 0x200F].randomElement(using: &random)!)
            case 4: scalars.append(Self.pools.randomElement(using: &random)!.randomElement(using: &random)!)
            default: scalars.append(pools.randomElement(using: &random)!.randomElement(using: &random)!)
            }
        }
        return scalars
    }
}
