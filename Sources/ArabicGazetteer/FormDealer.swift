internal import ArabicText

/// Deals out surface forms: none goes to two entities.
struct FormDealer {
    private var taken: Set<String> = []
    private let matching = Normalizer(.matching)
    /// Marks tell forms apart: عُمان is Oman and عمّان is Amman.
    private let identity = Normalizer(Folding(Folding.matching.options.subtracting(.tashkeel)))

    /// The entries of these entities, with the forms that no entity of an earlier call got and no other one of these has:
    /// what could be either is found as neither. `Congo (Republic)` gives nothing then, not even what is in parentheses.
    ///
    /// An entity that is left without an Arabic form gets no entry.
    mutating func entries(of entities: [LocaleEntity]) -> [Entry] {
        let names = entities.map(\.forms)
        // For each form how many want it; those that are taken count as one more.
        var owners: [String: Int] = [:]
        for forms in names {
            for key in Set(forms.joined().map { self.key($0) }) {
                owners[key, default: taken.contains(key) ? 1 : 0] += 1
            }
        }
        taken.formUnion(owners.keys)
        var entries: [Entry] = []
        for (entity, names) in zip(entities, names) {
            var spellings: Set<String> = []
            var own: [String] = []
            for forms in names where owners[key(forms[0])] == 1 {
                for form in forms where owners[key(form)] == 1 {
                    if spellings.insert(spelling(form, entity.match.folding)).inserted { own.append(form) }
                }
            }
            guard let name = own.first, name.isArabicName else { continue }
            entries.append(entity.entry(name, aliases: Array(own.dropFirst())))
        }
        return entries
    }

    /// What two forms have in common that must not go to two entities. A missing space does not tell forms apart.
    func key(_ form: String) -> String { identity.normalize(form).filter { $0 != " " } }

    /// What two forms of one entity have in common if one of them is needless.
    private func spelling(_ form: String, _ limit: MatchOptions.FoldingLimit) -> String {
        limit == .full || limit == .usual ? matching.normalize(form).filter { $0 != " " } : form
    }
}
