internal import CArtokICU

/// What the options of a folding do to one code point. The tables of the normalizer are filled from it, and what they
/// do not hold is asked here.
///
/// A scalar goes through these stages: composition with its neighbours by NFC (not here), `expansion` (compatibility
/// forms and letter case), composition again, and `mapping`.
struct ScalarFolding: Sendable {
    let options: Folding.Options

    /// Dropped wherever it stands, as if it had never been there: what follows composes with what precedes.
    func isTransparent(_ scalar: UInt32) -> Bool {
        if scalar == 0x640 { return options.contains(.tatweel) }
        return options.contains(.formatControls) && Self.isFormatControl(scalar)
    }

    static func isFormatControl(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20..<0x7F, 0x620...0x6FF: false
        case 0xAD, 0x200B, 0x2060, 0xFEFF: true
        default: artok_icu_is_bidi_control(scalar) || artok_icu_is_join_control(scalar)
        }
    }

    /// What the scalar becomes before composition, or `nil` if it stays.
    func expansion(_ scalar: UInt32) -> [UInt32]? {
        // ASCII but for capitals, and the letters of Arabic, are no form of anything.
        if 0x20...0x40 ~= scalar || 0x5B..<0x7F ~= scalar || 0x600...0x6FF ~= scalar { return nil }
        if options.contains(.compatibility), Self.isCompatibilityForm(scalar) {
            var letters = ICUNormalization.nfkc([scalar])
            // ﹰ has the decomposition SPACE + fathatan: the mark alone is meant.
            if letters.count > 1, letters[0] == 0x20, artok_icu_combining_class(letters[1]) != 0 {
                letters.removeFirst()
            }
            // ﹷ is tatweel + fatha: the fatha then stands on the letter before.
            letters.removeAll(where: isTransparent)
            if letters != [scalar] { return caseFolded(letters) }
        }
        guard options.contains(.caseAndWidth), Self.isCased(scalar) else { return nil }
        let folded = ICUNormalization.nfkcCasefold([scalar])
        return folded == [scalar] ? nil : folded
    }

    private static func isCompatibilityForm(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: true
        // The wide macron stands for SPACE + combining macron.
        case 0xFFE3: false
        default: artok_icu_is_wide_form(scalar) && !artok_icu_is_white_space(scalar)
        }
    }

    private func caseFolded(_ scalars: [UInt32]) -> [UInt32] {
        guard options.contains(.caseAndWidth) else { return scalars }
        return scalars.flatMap { Self.isCased($0) ? ICUNormalization.nfkcCasefold([$0]) : [$0] }
    }

    /// A letter of another script, in upper case or not.
    private static func isCased(_ scalar: UInt32) -> Bool {
        guard artok_icu_is_alphabetic(scalar), !artok_icu_has_arabic_script(scalar) else { return false }
        let category = UInt32(artok_icu_category(scalar))
        return category != ARTOK_GC_MN.rawValue && category != ARTOK_GC_MC.rawValue
    }

    /// Maps one scalar of composed text; `base` is the letter that its mark stands on, as mapped. Empty if it is removed.
    func mapping(_ scalar: UInt32, base: UInt32?) -> [UInt32] {
        var mapped: [UInt32] = []
        appendMapping(scalar, base: base, to: &mapped)
        return mapped
    }

    /// The ellipsis is the only scalar that becomes several.
    func appendMapping(_ scalar: UInt32, base: UInt32?, to mapped: inout [UInt32]) {
        if isRemovedMark(scalar, base: base) || isTransparent(scalar) { return }
        if options.contains(.whitespace), artok_icu_is_white_space(scalar) { return mapped.append(0x20) }
        if options.contains(.punctuation), let mark = Self.punctuationMarks[scalar] {
            return mapped.append(contentsOf: mark)
        }
        if options.contains(.digits) {
            let digit = artok_icu_decimal_digit(scalar)
            if digit >= 0 { return mapped.append(0x30 + UInt32(digit)) }
        }
        // All letters below are of the Arabic block: nobody looks for others in the tables.
        guard 0x600...0x6FF ~= scalar else { return mapped.append(scalar) }
        var letter = scalar
        if options.contains(.extendedLetters) { letter = Self.extendedLetters[letter] ?? letter }
        if options.contains(.loanLetters) { letter = Self.loanLetters[letter] ?? letter }
        if options.contains(.alef), Self.alefRow.contains(letter) { letter = 0x627 }
        if options.contains(.hamzaCarriers) { letter = letter == 0x624 ? 0x648 : letter == 0x626 ? 0x64A : letter }
        if options.contains(.alefMaqsura), letter == 0x649 { letter = 0x64A }
        if options.contains(.tehMarbuta), letter == 0x629 { letter = 0x647 }
        mapped.append(letter)
    }

    private func isRemovedMark(_ scalar: UInt32, base: UInt32?) -> Bool {
        // The marks of Arabic have combining classes; most scalars are none.
        if scalar < 0x300 || 0x620...0x64A ~= scalar { return false }
        guard artok_icu_category(scalar) == ARTOK_GC_MN.rawValue, artok_icu_has_arabic_script(scalar) else {
            return false
        }
        if 0x653...0x655 ~= scalar {
            if options.isSuperset(of: .hamza) { return true }
            if options.contains(.alef), base == 0x627 { return true }
            if options.contains(.hamzaCarriers), base == 0x648 || base == 0x649 || base == 0x64A { return true }
        }
        switch scalar {
        case 0x618...0x61A, 0x64E...0x650, 0x652, 0x656...0x657, 0x659...0x65F, 0x670, 0x8E4...0x8E9, 0x8F4...0x8FE:
            return options.contains(.harakat)
        case 0x64B...0x64D, 0x8F0...0x8F2: return options.contains(.tanwin)
        case 0x651: return options.contains(.shadda)
        default: return options.contains(.quranicMarks)
        }
    }

    /// True if a combining hamza or madda is dropped, or leads to the same letter as its composition, wherever it
    /// stands: then the normalizer needs no composition to see it gone.
    var dropsEveryHamzaMark: Bool {
        options.isSuperset(of: [.alef, .hamzaCarriers, .extendedLetters, .quranicMarks])
    }

    private static let alefRow: Set<UInt32> = [0x622, 0x623, 0x625, 0x671, 0x672, 0x673, 0x675]

    private static let loanLetters: [UInt32: UInt32] = [0x67E: 0x628, 0x686: 0x62C, 0x6A4: 0x641, 0x6AF: 0x643]

    private static let extendedLetters: [UInt32: UInt32] = [
        0x6CC: 0x64A, 0x6D0: 0x64A, 0x6CD: 0x64A, 0x6CE: 0x64A, 0x6D2: 0x64A, 0x620: 0x64A, 0x63D: 0x64A,
        0x63E: 0x64A, 0x63F: 0x64A, 0x6D3: 0x626,
        0x6A9: 0x643, 0x6AA: 0x643,
        0x6C1: 0x647, 0x6BE: 0x647, 0x6D5: 0x647, 0x6C0: 0x647, 0x6C2: 0x647, 0x6C3: 0x629,
        0x6C4: 0x648, 0x6C5: 0x648, 0x6C6: 0x648, 0x6C7: 0x648, 0x6C8: 0x648, 0x6C9: 0x648, 0x6CA: 0x648,
        0x6CB: 0x648, 0x6CF: 0x648,
        0x6A1: 0x641, 0x6A2: 0x641, 0x66F: 0x642, 0x6A7: 0x642, 0x6BA: 0x646,
    ]

    private static let punctuationMarks: [UInt32: [UInt32]] = [
        0x60C: [0x2C], 0x66C: [0x2C], 0x61B: [0x3B], 0x61F: [0x3F], 0x66A: [0x25], 0x66B: [0x2E], 0x6D4: [0x2E],
        0xAB: [0x22], 0xBB: [0x22], 0x201C: [0x22], 0x201D: [0x22], 0x2018: [0x27], 0x2019: [0x27],
        0x2026: [0x2E, 0x2E, 0x2E], 0x2013: [0x2D], 0x2014: [0x2D],
    ]
}
