internal import CArtokICU

/// A Unicode normalization form, by ICU's data: the presets `nfc` … `nfkcCasefold`.
enum NormalForm: Hashable, Sendable {
    case nfc, nfd, nfkc, nfkd, nfkcCasefold

    private var icu: artok_icu_form {
        switch self {
        case .nfc: ARTOK_NFC
        case .nfd: ARTOK_NFD
        case .nfkc: ARTOK_NFKC
        case .nfkd: ARTOK_NFKD
        case .nfkcCasefold: ARTOK_NFKC_CF
        }
    }
}

extension NormalForm: ScalarMapping {
    func action(_ scalar: UInt32) -> FoldAction {
        let alone = foldStretch([scalar])
        // NFKC_Casefold drops what is ignorable, and composes across it.
        if alone.isEmpty { return FoldAction(.remove) }
        guard artok_icu_has_boundary_before(icu, scalar) else {
            let combiningClass = artok_icu_combining_class(scalar)
            guard combiningClass > 0, artok_icu_is_inert(icu, scalar) else { return FoldAction(.joining) }
            return FoldAction(.mark, UInt32(combiningClass))
        }
        if alone == [scalar] { return FoldAction(.keep) }
        return alone.count == 1 ? FoldAction(.replace, alone[0]) : FoldAction(.complex)
    }

    var ordersMarks: Bool { true }

    func foldStretch(_ stretch: [UInt32]) -> [UInt32] { ICUNormalization.normalize(icu, stretch) }
}
