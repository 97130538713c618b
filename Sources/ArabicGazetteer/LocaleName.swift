/// One name of locale data, as it is written there, and the names that are in it.
struct LocaleName {
    /// The names, the most usual first: of `ميانمار (بورما)` both, of `تيمور - ليشتي` also the one without the hyphen.
    let forms: [String]

    init(_ name: String) {
        var forms = [name]
        if let open = name.firstIndex(of: "("), let close = name[open...].firstIndex(of: ")") {
            // Cocos (Keeling) Islands are Cocos Islands and Keeling.
            forms = [name[..<open] + name[name.index(after: close)...], name[name.index(after: open)..<close]]
                .map { Self.joined(Self.words(of: String($0))) }
        }
        let unhyphenated = Self.joined(Self.words(of: forms[0]).filter { $0 != "-" })
        if unhyphenated != forms[0] { forms.insert(unhyphenated, at: 1) }
        self.forms = forms
    }

    private static func words(of text: String) -> [Substring] { text.split(separator: " ") }
    private static func joined(_ words: [Substring]) -> String { words.joined(separator: " ") }
}

extension String {
    /// True if it has letters, all of them Arabic: what ICU has no Arabic name for comes in Latin letters.
    var isArabicName: Bool {
        let letters = unicodeScalars.filter(\.properties.isAlphabetic)
        return !letters.isEmpty && letters.allSatisfy { 0x0600...0x06FF ~= $0.value }
    }
}
