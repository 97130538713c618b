internal import CArtokICU

/// A mapping that looks at one code point at a time, as the simple tools of the field do: no composition, no context.
struct CharacterMap: ScalarMapping {
    /// What code points become; those that are not here stay.
    private let replacements: [UInt32: [UInt32]]
    private let foldsDigits: Bool

    /// - Parameters:
    ///   - removed: Code points that go.
    ///   - replacements: What others become.
    ///   - foldsDigits: Decimal digits (Nd) become ASCII.
    init(
        removing removed: [ClosedRange<UInt32>] = [],
        replacements: [UInt32: [UInt32]] = [:],
        foldsDigits: Bool = false
    ) {
        var all = replacements
        for scalar in removed.joined() { all[scalar] = [] }
        self.replacements = all
        self.foldsDigits = foldsDigits
    }

    func action(_ scalar: UInt32) -> FoldAction {
        let mapped = map(scalar)
        if mapped == [scalar] { return FoldAction(.keep) }
        switch mapped.count {
        case 0: return FoldAction(.remove)
        case 1: return FoldAction(.replace, mapped[0])
        default: return FoldAction(.complex)
        }
    }

    func foldStretch(_ stretch: [UInt32]) -> [UInt32] { stretch.flatMap(map) }

    private func map(_ scalar: UInt32) -> [UInt32] {
        if let replacement = replacements[scalar] { return replacement }
        if foldsDigits {
            let digit = artok_icu_decimal_digit(scalar)
            if digit >= 0 { return [0x30 + UInt32(digit)] }
        }
        return [scalar]
    }
}
