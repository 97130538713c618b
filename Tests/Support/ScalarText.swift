// Texts as arrays of scalars, and the few questions about them that only ICU answers.

import CArtokICU

/// A part of a byte string: one scalar, or one ill-formed part.
package struct DecodedPart: Equatable {
    package let range: Range<Int>
    /// `nil` for an ill-formed part.
    package let scalar: UInt32?
}

/// What a byte string is made of, by the standard library's own decoder.
package func decodedParts(of bytes: [UInt8]) -> [DecodedPart] {
    var parts: [DecodedPart] = []
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
        switch parser.parseScalar(from: &input) {
        case .valid(let scalar):
            parts.append(
                DecodedPart(range: offset..<offset + scalar.count, scalar: Unicode.UTF8.decode(scalar).value)
            )
            offset += scalar.count
        case .error(let length):
            parts.append(DecodedPart(range: offset..<offset + length, scalar: nil))
            offset += length
        case .emptyInput: return parts
        }
    }
}

/// The text of some scalars.
package func text(_ scalars: some Sequence<UInt32>) -> String { string(scalars) }

/// A text as code points, for messages: invisible characters can be told apart.
package func codePoints(_ text: String) -> String {
    text.unicodeScalars.map { codePoint($0.value) }.joined(separator: " ")
}

package func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// Normalization forms by ICU, asked about a whole text at once.
package enum ICUForm {
    case nfc, nfd, nfkc, nfkd, nfkcCasefold

    package func callAsFunction(_ scalars: [UInt32]) -> [UInt32] {
        let units = Array(string(scalars).utf16)
        var output = [UInt16](repeating: 0, count: units.count * 20 + 20)
        let (count, capacity) = (Int32(units.count), Int32(output.count))
        let form =
            switch self {
            case .nfc: ARTOK_NFC
            case .nfd: ARTOK_NFD
            case .nfkc: ARTOK_NFKC
            case .nfkd: ARTOK_NFKD
            case .nfkcCasefold: ARTOK_NFKC_CF
            }
        let written = artok_icu_normalize(form, units, count, &output, capacity)
        precondition(written >= 0 && written <= capacity, "ICU cannot normalize")
        return String(decoding: output[..<Int(written)], as: UTF16.self).unicodeScalars.map(\.value)
    }
}

/// True if the scalar is assigned in the Unicode version of the standard library and in 15.0, the oldest that the
/// installed ICU may have: both sides then know the same properties.
package func isInUnicode15(_ scalar: UInt32) -> Bool {
    guard let age = Unicode.Scalar(scalar)?.properties.age else { return false }
    return age.major <= 15 && !(age.major == 15 && age.minor > 0)
}

/// True if the standard library may know a property of the scalar that ICU does not.
package func isNewerThanUnicode15(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.age != nil && !isInUnicode15(scalar)
}
