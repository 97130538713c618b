internal import CArtokICU

extension ScalarFolding: ScalarMapping {
    var joinsSpaces: Bool { options.contains(.whitespace) }

    /// The action of one scalar from the definition of the options.
    func action(_ scalar: UInt32) -> FoldTable.Action {
        if isTransparent(scalar) { return FoldTable.Action(.remove) }
        if options.contains(.whitespace), artok_icu_is_white_space(scalar) { return FoldTable.Action(.space) }
        if 0x653...0x655 ~= scalar, dropsEveryHamzaMark { return FoldTable.Action(.remove) }
        let expansion = expansion(scalar) ?? [scalar]
        guard let first = expansion.first, artok_icu_has_boundary_before(ARTOK_NFC, first) else {
            // U+0653–0655 compose; the other Arabic marks never do, so a removed one takes part in nothing.
            if expansion == [scalar], !(0x653...0x655 ~= scalar), mapping(scalar, base: nil).isEmpty {
                return FoldTable.Action(.remove)
            }
            return expansion.isEmpty ? FoldTable.Action(.remove) : FoldTable.Action(.joining)
        }
        guard expansion.count == 1, ICUNormalization.nfc(expansion) == expansion else {
            return FoldTable.Action(.complex)
        }
        let mapped = mapping(first, base: nil)
        if mapped == [scalar] { return FoldTable.Action(.keep) }
        return mapped.count == 1 ? FoldTable.Action(.replace, replacement: mapped[0]) : FoldTable.Action(.complex)
    }
}
