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
    func action(_ scalar: UInt32) -> FoldTable.Action {
        guard artok_icu_has_boundary_before(icu, scalar) else { return FoldTable.Action(.joining) }
        return FoldTable.Action(foldStretch([scalar]) == [scalar] ? .keep : .complex)
    }

    func foldStretch(_ stretch: [UInt32]) -> [UInt32] { ICUNormalization.normalize(icu, stretch) }
}
