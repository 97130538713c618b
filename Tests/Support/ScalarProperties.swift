// Properties of scalars by the standard library's own Unicode data, independent of ICU's.

func isLetter(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
}

func isMark(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
}

func isDigit(_ scalar: UInt32) -> Bool { Unicode.Scalar(scalar)?.properties.generalCategory == .decimalNumber }

func isWordScalar(_ scalar: UInt32) -> Bool { isLetter(scalar) || isMark(scalar) || isDigit(scalar) }

func isWhiteSpace(_ scalar: UInt32) -> Bool { Unicode.Scalar(scalar)?.properties.isWhitespace ?? false }

func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
}

package func string(_ scalars: some Sequence<UInt32>) -> String {
    var string = ""
    for scalar in scalars { string.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return string
}
