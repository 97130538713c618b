/// Something that locale data names, with all names that it has there.
struct LocaleEntity {
    let id: String
    let type: EntityType
    /// What the attributes `kind` and `code` say.
    let kind: String
    let code: String
    /// As the data has them, the one to be called by first.
    var arabicNames: [String]
    var englishNames: [String]
    var match = MatchOptions()

    /// Latin names of fewer letters are words as well (US).
    private static let fewestLatinLetters = 3

    /// The surface forms that each name gives, Arabic ones first. One may stand there twice.
    var forms: [[String]] {
        let arabic = arabicNames.filter(\.isArabicName).map { LocaleName($0).forms }
        let english = englishNames.map { LocaleName($0).forms.filter { $0.count >= Self.fewestLatinLetters } }
        return arabic + english.filter { !$0.isEmpty }
    }

    /// The entry with some of the forms.
    func entry(_ name: String, aliases: [String]) -> Entry {
        Entry(
            name,
            type: type,
            id: id,
            aliases: aliases,
            match: match,
            attributes: [
                .init(name: "kind", value: kind),
                .init(name: "name_en", value: englishNames.first ?? ""),
                .init(name: "code", value: code),
            ]
        )
    }
}
