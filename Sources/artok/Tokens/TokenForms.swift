import ArabicText

/// The spelling of a text's tokens where NFC is wanted, and neither line breaks in a field nor white space at its ends.
struct TokenForms {
    private static let normalizer = Normalizer(.nfc)
    private let text: UnsafeBufferPointer<UInt8>
    /// Most texts are.
    private let isNormalized: Bool
    /// The `unicode` mode leaves white space in tokens: a space with a mark on it is one, and U+202F is part of a word.
    private let hasSpaces: Bool

    init(_ text: UnsafeBufferPointer<UInt8>, _ mode: Tokenizer.Mode) {
        self.text = text
        isNormalized = Self.normalizer.isNormalized(text.span)
        hasSpaces = mode == .unicode
    }

    /// Where the token stands without white space at its ends.
    func place(of token: Token) -> Range<Int> {
        var range = token.utf8Range
        guard hasSpaces, text[range].contains(where: { $0 <= 0x20 || $0 == 0xC2 || $0 >= 0xE1 && $0 <= 0xE3 }) else {
            return range
        }
        for scalar in String(decoding: text[range], as: UTF8.self).unicodeScalars {
            guard scalar.properties.isWhitespace else { break }
            range = range.lowerBound + scalar.utf8.count..<range.upperBound
        }
        for scalar in String(decoding: text[range], as: UTF8.self).unicodeScalars.reversed() {
            guard scalar.properties.isWhitespace else { break }
            range = range.lowerBound..<range.upperBound - scalar.utf8.count
        }
        return range
    }

    /// Writes the spelling of a token of which ``place(of:)`` told the place.
    @inline(__always)
    func write(_ kind: Token.Kind, _ place: Range<Int>, to buffer: inout OutputBuffer) {
        Token(kind: kind, utf8Range: place).withText(in: text) { bytes in
            if isNormalized, !bytes.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) {
                buffer.append(bytes)
            } else {
                buffer.append(Self.field(bytes))
            }
        }
    }

    /// Text in NFC, ``withoutSeparators(_:)``.
    static func field(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var normalized: [UInt8] = []
        normalizer.normalize(text.span, into: &normalized)
        return withoutSeparators(String(decoding: normalized, as: UTF8.self))
    }

    /// Text with Unicode's pictures (␉, ␜, ␤) for what readers may take for white space or the end of a line; Python does
    /// for U+001C to U+001F. Validators would take U+FFFD for broken input.
    static func withoutSeparators(_ text: String) -> [UInt8] {
        var field = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x1C...0x1F: field.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
            case 0x85, 0x2028, 0x2029: field.append("\u{2424}")
            default: field.append(scalar)
            }
        }
        return Array(String(field).utf8)
    }
}
