internal import ArabicText
internal import CArtok

/// In the order of the bits.
private let howNames: [StaticString] = [
    "alef-maqsura", "case", "compatibility", "digits", "extended-letters", "format-controls", "hamza", "inflected",
    "joined", "ligature", "proclitic", "punctuation", "run-on", "tashkeel", "tatweel", "teh-marbuta", "whitespace",
]

/// In the order of `artok_kind`.
private let kindNames: [StaticString] = [
    "word", "number", "punctuation", "symbol", "emoji", "url", "email", "mention", "hashtag", "whitespace", "other",
]

private func name(_ index: UInt32, of names: [StaticString]) -> UnsafePointer<CChar>? {
    index < names.count ? names[Int(index)].cString : nil
}

extension StaticString {
    /// Safe: a literal of more than one scalar lies in the program, with a zero behind it.
    fileprivate var cString: UnsafePointer<CChar> { UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self) }
}

/// What the command calls a bit of `ARTOK_HOW`, such as `alef-maqsura` for 0; NULL where there is none.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_how_name(_ bit: UInt32) -> UnsafePointer<CChar>? { name(bit, of: howNames) }

/// What the command calls a kind of token, such as `word` for 0; NULL where there is none.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_kind_name(_ kind: UInt32) -> UnsafePointer<CChar>? { name(kind, of: kindNames) }

/// The version of artok, such as `0.1.0`.
// swift-format-ignore: AlwaysUseLowerCamelCase
@c @implementation
public func artok_version() -> UnsafePointer<CChar>? { ArtokVersion.number.cString }
