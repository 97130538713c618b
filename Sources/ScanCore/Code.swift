internal import CScanKernels

/// The bytes that forms and texts are compared in: one for a folded letter of Arabic, Persian and their like, for an ASCII
/// digit or lower-case letter, and for each scalar that separates words; six for any other letter.
///
/// Compiled files hold codes, so what a scalar becomes never changes; it does not depend on a Unicode version.
package enum Code {
    package static let space = UInt8(ARTOK_CODE_SPACE.rawValue)
    package static let line = UInt8(ARTOK_CODE_LINE.rawValue)
    package static let `return` = UInt8(ARTOK_CODE_RETURN.rawValue)
    package static let `break` = UInt8(ARTOK_CODE_BREAK.rawValue)
    package static let paragraph = UInt8(ARTOK_CODE_PARAGRAPH.rawValue)
    package static let hyphen = UInt8(ARTOK_CODE_HYPHEN.rawValue)
    package static let mark = UInt8(ARTOK_CODE_MARK.rawValue)

    /// Part of a word, not what separates words.
    @inline(__always)
    package static func isLetter(_ code: UInt8) -> Bool { code >= letter }

    /// The code of a letter, mark or digit; `nil` if it takes several.
    package static func single(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x30...0x39, 0x61...0x7A: return UInt8(scalar)
        case 0x600...0x67F: return arabic | UInt8(scalar & 0x7F)
        default: return furtherCodes[scalar]
        }
    }

    /// Appends the codes of a letter, mark or digit.
    package static func append(_ scalar: UInt32, to codes: inout [UInt8]) {
        if let code = single(scalar) {
            codes.append(code)
        } else {
            for shift in stride(from: 20 as UInt32, through: 0, by: -4) {
                codes.append(letter | UInt8(scalar >> shift & 0xF))
            }
        }
    }

    /// The code of a scalar that separates words.
    ///
    /// - Parameter isWhiteSpace: The scalar's property White_Space.
    package static func separator(_ scalar: UInt32, isWhiteSpace: Bool) -> UInt8 {
        switch scalar {
        case 0x0A: line
        case 0x0D: `return`
        case 0x85, 0x2028: `break`
        case 0x2029: paragraph
        case 0x2D, 0x2010, 0x2011: hyphen
        default: isWhiteSpace ? space : mark
        }
    }

    private static let letter = UInt8(ARTOK_CODE_LETTER.rawValue)
    private static let arabic = UInt8(ARTOK_CODE_ARABIC.rawValue)

    /// Letters that the folding keeps besides those of Arabic. Only to be added to, at the end: the place is the code.
    private static let furtherLetters: [UInt32] = [
        // Persian, Urdu, Kurdish: چ ڈ ڑ ژ ڤ گ ں ڕ ڵ
        0x686, 0x688, 0x691, 0x698, 0x6A4, 0x6AF, 0x6BA, 0x695, 0x6B5,
        // Pashto: ځ څ ډ ړ ږ ښ ګ ڼ
        0x681, 0x685, 0x689, 0x693, 0x696, 0x69A, 0x6AB, 0x6BC,
        // North Africa: ڥ ڨ ڭ
        0x6A5, 0x6A8, 0x6AD,
        // Sindhi, Punjabi: ڀ ڃ ڄ ڇ ڊ ڌ ڍ ڏ ڙ ڦ ڱ ڳ ڻ
        0x680, 0x683, 0x684, 0x687, 0x68A, 0x68C, 0x68D, 0x68F, 0x699, 0x6A6, 0x6B1, 0x6B3, 0x6BB,
        // Malay: ڠ ڬ ڽ
        0x6A0, 0x6AC, 0x6BD,
    ]

    /// Between the nibbles and ASCII digits, then between those and ASCII lower case.
    private static let furtherCodes: [UInt32: UInt8] = Dictionary(
        uniqueKeysWithValues: zip(furtherLetters, Array(0x20...0x2F) + Array(0x3A...0x60))
    )
}
