internal import ArabicText

/// The vowels that are written on one letter.
///
/// Fatha, damma, kasra, their doubles, and sukun. Two letters contradict each other where both have some and none of them
/// is the same; what has none may be read with any. A shadda says nothing of the vowel.
struct Vowels: Sendable {
    /// A bit for each of U+064B...U+0652 but shadda.
    private var bits: UInt8 = 0

    init() {}

    /// Those of the letter that has these marks, and what stands of its marks before them.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - start: The first of some marks, U+064B...U+0652 or tatweels.
    ///   - end: Behind the last of them.
    init(of bytes: UnsafeBufferPointer<UInt8>, behind start: Int, to end: Int) {
        var first = start
        while first >= 2, bytes[first - 2] == 0xD9, 0x8B...0x92 ~= bytes[first - 1] || bytes[first - 1] == 0x80 {
            first -= 2
        }
        for offset in stride(from: first, to: end, by: 2) { insert(0x600 | UInt32(bytes[offset + 1] & 0x3F) | 0x40) }
    }

    /// - Parameter scalar: Ignored if it is no vowel.
    mutating func insert(_ scalar: UInt32) {
        guard 0x64B...0x652 ~= scalar, scalar != 0x651 else { return }
        bits |= 1 << UInt8(scalar - 0x64B)
    }

    func agree(with other: Vowels) -> Bool { bits == 0 || other.bits == 0 || bits & other.bits != 0 }

    fileprivate var isEmpty: Bool { bits == 0 }
}

/// The vowels of some words' letters, in order.
struct SpelledVowels: Sendable {
    private var letters: [Vowels] = []
    /// For each letter: its word ends with it.
    private var endings: [Bool] = []
    private var areWritten = false

    /// Appends letters that no vowels are known of.
    mutating func append(unmarked count: Int) {
        for _ in 0..<count { add() }
    }

    /// Appends letters of a word.
    ///
    /// - Parameters:
    ///   - spelling: UTF-8.
    ///   - endsWord: They are its last ones.
    mutating func append(_ spelling: [UInt8], endsWord: Bool) {
        let first = letters.count
        for scalar in spelling.scalars {
            if 0x64B...0x652 ~= scalar {
                guard letters.count > first else { continue }
                letters[letters.count - 1].insert(scalar)
                areWritten = areWritten || !letters[letters.count - 1].isEmpty
            } else {
                append(unmarked: Self.letterCount(scalar))
            }
        }
        if endsWord, letters.count > first { endings[letters.count - 1] = true }
    }

    private mutating func add() {
        letters.append(Vowels())
        endings.append(false)
    }

    /// Whether the vowels of the same letters agree, those aside that a word ends with in either spelling: they tell its
    /// case.
    func agree(with other: SpelledVowels) -> Bool {
        guard areWritten, other.areWritten, letters.count == other.letters.count else { return true }
        return letters.indices.allSatisfy {
            endings[$0] || other.endings[$0] || letters[$0].agree(with: other.letters[$0])
        }
    }

    /// How many letters a scalar folds to.
    private static func letterCount(_ scalar: UInt32) -> Int {
        if 0x621...0x64A ~= scalar, scalar != 0x640 { return 1 }
        guard let scalar = Unicode.Scalar(scalar) else { return 0 }
        return FormFolding.words.normalize(String(scalar)).unicodeScalars.count { WordScalars.contains($0.value) }
    }
}
