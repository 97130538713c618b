internal import CArtokICU

/// The scalars that words are made of: general category L, M or Nd.
package enum WordScalars {
    private static let table: [Bool] = (0..<0x3000).map { isWordScalar($0) }

    package static func contains(_ scalar: UInt32) -> Bool {
        scalar < 0x3000 ? table[Int(scalar)] : isWordScalar(scalar)
    }

    private static func isWordScalar(_ scalar: UInt32) -> Bool {
        ARTOK_GC_LU.rawValue...ARTOK_GC_ND.rawValue ~= UInt32(artok_icu_category(scalar))
    }

    private static let letters: [Bool] = (0..<0x3000).map { isLetterScalar($0) }

    /// General category L.
    package static func isLetter(_ scalar: UInt32) -> Bool {
        scalar < 0x3000 ? letters[Int(scalar)] : isLetterScalar(scalar)
    }

    private static func isLetterScalar(_ scalar: UInt32) -> Bool {
        ARTOK_GC_LU.rawValue...ARTOK_GC_LO.rawValue ~= UInt32(artok_icu_category(scalar))
    }
}

extension WordScalars {
    /// General category Nd.
    package static func isDigit(_ scalar: UInt32) -> Bool { artok_icu_category(scalar) == ARTOK_GC_ND.rawValue }
}
