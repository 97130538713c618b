internal import CArtokICU

extension ScalarFolding: ScalarMapping {
    var joinsSpaces: Bool { options.contains(.whitespace) }

    /// The action of one scalar from the definition of the options.
    func action(_ scalar: UInt32) -> FoldAction {
        if isTransparent(scalar) { return FoldAction(.remove) }
        if options.contains(.whitespace), artok_icu_is_white_space(scalar) { return FoldAction(.space) }
        if 0x653...0x655 ~= scalar, dropsEveryHamzaMark { return FoldAction(.remove) }
        let expansion = expansion(scalar) ?? [scalar]
        guard let first = expansion.first, artok_icu_has_boundary_before(ARTOK_NFC, first) else {
            // U+0653–0655 compose; the other Arabic marks never do, so a removed one takes part in nothing.
            if expansion == [scalar], !(0x653...0x655 ~= scalar), mapping(scalar, base: nil).isEmpty {
                return FoldAction(.remove)
            }
            let combiningClass = artok_icu_combining_class(scalar)
            if expansion == [scalar], combiningClass > 0, artok_icu_is_inert(ARTOK_NFC, scalar),
                mapping(scalar, base: nil) == [scalar]
            {
                return FoldAction(.mark, UInt32(combiningClass))
            }
            return expansion.isEmpty ? FoldAction(.remove) : FoldAction(.joining)
        }
        // The first question is the quicker one, and nearly always enough.
        guard expansion.count == 1,
            artok_icu_is_inert(ARTOK_NFC, first) || ICUNormalization.nfc(expansion) == expansion
        else {
            return FoldAction(.complex)
        }
        let mapped = mapping(first, base: nil)
        if mapped == [scalar] { return FoldAction(.keep) }
        return mapped.count == 1 ? FoldAction(.replace, mapped[0]) : FoldAction(.complex)
    }
}
