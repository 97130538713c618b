internal import ArabicText
internal import ScanCore

/// Finds the common words that the names of one entry are spelled like.
struct EntryAudit {
    private(set) var collisions: [Collision] = []
    private let entry: Entry
    private let threshold: Double
    private let allowsArticle: Bool
    private let words = CommonWords.standard
    /// The words that are names of the entry as they are.
    private var spelledSo: Set<String> = []
    /// Those that cancel a mention, folded.
    private var cancelled: Set<[UInt8]> = []
    /// Where the collision is of each word that a form has led to.
    private var places: [String: Int] = [:]

    init(_ entry: Entry, threshold: Double) {
        self.entry = entry
        self.threshold = threshold
        let names = ([entry.name] + entry.aliases).compactMap(AuditedName.init)
        guard !names.isEmpty else {
            allowsArticle = false
            return
        }
        allowsArticle =
            entry.match.article
            ?? (entry.type.takesArticle && SurfaceForm.wordCount(entry.name) > 0
                && !SurfaceForm.startsWithArticle(entry.name))
        spelledSo = Set(names.map(\.letters))
        cancelled = Set(entry.match.not.compactMap { AuditedName($0)?.folded })
        for name in names { add(name) }
    }

    private mutating func add(_ name: AuditedName) {
        addAlone(name)
        // A name of two letters has no proclitics.
        guard name.letterCount >= 3 else { return }
        for proclitics in AuditedProclitics.all where !proclitics.haveArticle || allowsArticle && !name.hasArticle {
            addBehind(proclitics, name)
        }
    }

    // MARK: The three kinds

    /// The word that the name itself is, and the one that it is in its other spelling.
    private mutating func addAlone(_ name: AuditedName) {
        let own = words.count(name.codes)
        let share = words.ordinaryShare(of: name.codes, hasArticle: name.hasArticle)
        add(name, name.letters, count: own, wrong: Double(own) * share)
        guard let (codes, letters) = name.otherSpelling else { return }
        let other = words.count(codes)
        add(name, letters, count: other, wrong: Double(other) * otherShare(name, codes))
    }

    /// Which part of the other spelling is no name. What is commoner than the name, which is in the table too, is a word of
    /// its own; what is rarer and ends in ه for ة, or ى for ي, is the name as many write it.
    private func otherShare(_ name: AuditedName, _ codes: [UInt8]) -> Double {
        let own = words.count(name.codes)
        if own > 0 {
            if words.count(codes) > own { return 1 }
            if codes.last == CommonWords.heh || codes.last == CommonWords.alefMaqsura { return 0 }
        }
        return words.ordinaryShare(of: codes, hasArticle: name.hasArticle)
    }

    private mutating func addBehind(_ proclitics: AuditedProclitics, _ name: AuditedName) {
        let prefix = proclitics.prefix(before: name.codes, hasArticle: name.hasArticle)
        let rest = name.codes.dropFirst(prefix.dropped)
        let own = words.count(prefix.codes + rest)
        if own > 0 {
            let wrong: Double
            if proclitics.codes == AuditedProclitics.article {
                wrong = Double(own) * shareBehindArticle(name)
            } else {
                wrong = proclitics.surplus(own, of: countAlone(name, behindArticle: proclitics.haveArticle))
            }
            add(name, name.letters, behind: proclitics, prefix, count: own, wrong: wrong)
        }
        guard let (codes, letters) = name.otherSpelling else { return }
        let other = words.count(prefix.codes + codes.dropFirst(prefix.dropped))
        guard other > 0 else { return }
        let alone = max(words.count(name.codes), words.count(codes))
        let surplus = proclitics.surplus(other, of: alone)
        let wrong = surplus > 0 ? surplus : Double(other) * otherShare(name, codes)
        add(name, letters, behind: proclitics, prefix, count: other, wrong: wrong)
    }

    /// Which part of a name behind an article alone is no name: as much as of the name without it, which the table knows
    /// better (العلي, النادي).
    private func shareBehindArticle(_ name: AuditedName) -> Double {
        words.count(name.codes) > 0
            ? words.ordinaryShare(of: name.codes, hasArticle: false)
            : words.ordinaryShare(of: AuditedProclitics.article + name.codes, hasArticle: true)
    }

    /// How often the name occurs without و ف ب ك ل.
    private func countAlone(_ name: AuditedName, behindArticle: Bool) -> Int {
        behindArticle ? words.count([Code.alef, Code.lam] + name.codes) : words.count(name.codes)
    }

    // MARK: Collisions

    private mutating func add(
        _ name: AuditedName,
        _ letters: String,
        behind proclitics: AuditedProclitics? = nil,
        _ prefix: AuditedProclitics.Prefix? = nil,
        count: Int,
        wrong: Double
    ) {
        let damage = wrong / CommonWords.millions
        guard count > 0, damage > 0, damage >= threshold else { return }
        // Another form is closer.
        guard letters == name.letters || !spelledSo.contains(letters) else { return }
        var how = SpellingDifference.needed(
            letters.unicodeScalars.map(\.value),
            name.spelling.unicodeScalars.map(\.value)
        )
        if proclitics != nil { how.insert(.proclitic) }
        let rest = String(String.UnicodeScalarView(letters.unicodeScalars.dropFirst(prefix?.dropped ?? 0)))
        let word = (prefix.map { AuditedProclitics.letters(of: $0.codes) } ?? "") + rest
        guard proclitics == nil || !spelledSo.contains(word) else { return }
        let collision = Collision(
            id: entry.id,
            form: name.form,
            word: word,
            proclitic: proclitics.map { AuditedProclitics.letters(of: $0.reported) },
            how: how,
            frequency: Double(count) / CommonWords.millions,
            potentialDamage: damage,
            reason: reason(name, how, proclitics, prefix)
        )
        keep(collision)
    }

    /// A text's word is taken for the form that it is found by, and closest to.
    private mutating func keep(_ collision: Collision) {
        guard let place = places[collision.word] else {
            places[collision.word] = collisions.count
            collisions.append(collision)
            return
        }
        let order = { (collision: Collision) in
            (
                collision.reason == nil ? 0 : 1, collision.proclitic == nil ? 0 : 1,
                collision.how.rawValue.nonzeroBitCount
            )
        }
        if order(collision) < order(collisions[place]) { collisions[place] = collision }
    }

    /// What leaves a word out; asked in the order of the matcher.
    private func reason(
        _ name: AuditedName,
        _ how: Mention.How,
        _ proclitics: AuditedProclitics?,
        _ prefix: AuditedProclitics.Prefix?
    ) -> NearMiss.Reason? {
        let match = entry.match
        if let proclitics, !proclitics.isAllowed(by: match.proclitics) { return .proclitics }
        if !match.folding.allows(how) { return .folding }
        if let proclitics, let prefix, match.proclitics == .usual, proclitics.haveMoreThanArticle,
            !proclitics.haveArticle || match.article == nil
        {
            let count = words.count(ofFolded: prefix.codes + name.folded.dropFirst(prefix.dropped))
            if Homographs.isCommoner(
                count,
                than: Homographs.countAlone(name.folded[...], spelled: name.codes[...], words)
            ) {
                return .commonWord
            }
        }
        if match.folding == .usual, !how.isDisjoint(with: [.alefMaqsura, .tehMarbuta]),
            let (other, _) = name.otherSpelling, Homographs.isCommoner(other[...], than: name.codes[...], words)
        {
            return .otherWord
        }
        let word = (prefix?.codes ?? []) + name.folded.dropFirst(prefix?.dropped ?? 0)
        if cancelled.contains(word) { return .not }
        return match.context == nil ? nil : .context
    }
}
