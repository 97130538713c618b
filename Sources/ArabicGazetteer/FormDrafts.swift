internal import ArabicText
internal import ScanCore

/// Surface forms on their way into a compiled gazetteer: their letters side by side. An array for each of a million forms
/// would cost more than all else.
struct FormDrafts: Sendable {
    private(set) var forms: [Form] = []
    private var letters: [UInt8] = []
    private var seams: [Seam] = []
    private(set) var inflected: [String] = []

    struct Form: Sendable {
        let entry: UInt32
        /// Which of its entry's names it is, 0 being the name; of an inflected form, which of all those here.
        let position: UInt32
        // There are tens of millions: numbers are no wider than they must be.
        private let letterStart: UInt32
        private let seamStart: UInt32
        let isInflected: Bool
        var letterCodes: UInt16 = 0
        var seamCount: UInt16 = 0
        var homographs: Homographs = []
        /// How many letters it has, not counting digits; at most 15.
        var letterCount: UInt8 = 0
        var hasArticle = false
        var isForExactPath = false
        var isOneWord = false

        init(entry: Int, position: Int, isInflected: Bool, firstLetter: Int, firstSeam: Int) {
            (self.entry, self.position, self.isInflected) = (UInt32(entry), UInt32(position), isInflected)
            (letterStart, seamStart) = (UInt32(firstLetter), UInt32(firstSeam))
        }

        var firstLetter: Int { Int(letterStart) }
        var firstSeam: Int { Int(seamStart) }
    }

    /// Where a text may have a space: behind how many of the letters, and whether it must have something there.
    struct Seam: Sendable {
        private let letterCount: UInt32
        let isRequired: Bool

        init(offset: Int, isRequired: Bool) { (letterCount, self.isRequired) = (UInt32(offset), isRequired) }

        var offset: Int { Int(letterCount) }
    }

    /// Adds the names of an entry, but for those that no text can have; see ``SurfaceForm/init(_:entry:)``.
    ///
    /// - Parameter inflects: Adds inflected forms of the names too.
    mutating func add(_ entry: borrowing Entry, number: Int, inflects: Bool) {
        add(entry.name, entry.match, number, 0)
        if !entry.aliases.isEmpty {
            var spellings: Set<String> = [entry.name]
            for (position, alias) in entry.aliases.enumerated() where spellings.insert(alias).inserted {
                add(alias, entry.match, number, position + 1)
            }
        }
        if inflects { addInflected(entry, number) }
    }

    private mutating func addInflected(_ entry: borrowing Entry, _ number: Int) {
        let hasPlurals = entry.type == .organization
        var known: Set<String>?
        for name in [entry.name] + entry.aliases {
            for form in Inflection.forms(of: name, hasPlurals: hasPlurals) {
                if known == nil { known = Set([entry.name] + entry.aliases) }
                guard known!.insert(form).inserted else { continue }
                inflected.append(form)
                add(form, entry.match, number, inflected.count - 1, isInflected: true)
            }
        }
    }

    private mutating func add(
        _ spelling: String,
        _ match: MatchOptions,
        _ entry: Int,
        _ position: Int,
        isInflected: Bool = false
    ) {
        var form = Form(
            entry: entry,
            position: position,
            isInflected: isInflected,
            firstLetter: letters.count,
            firstSeam: seams.count
        )
        guard addSimple(spelling, &form) || addExactly(spelling, &form) else {
            letters.removeLast(letters.count - form.firstLetter)
            seams.removeLast(seams.count - form.firstSeam)
            return
        }
        form.letterCodes = UInt16(letters.count - form.firstLetter)
        form.seamCount = UInt16(seams.count - form.firstSeam)
        if form.isOneWord {
            form.homographs = Homographs(
                of: letters[form.firstLetter...],
                spelling: spelling,
                hasArticle: form.hasArticle,
                match
            )
        }
        forms.append(form)
    }

    private mutating func addExactly(_ spelling: String, _ draft: inout Form) -> Bool {
        letters.removeLast(letters.count - draft.firstLetter)
        seams.removeLast(seams.count - draft.firstSeam)
        guard let form = SurfaceForm(spelling, entry: 0) else { return false }
        var start = 0
        for seam in form.seams {
            FormFolding.codes.appendExactCodes(of: Array(form.letters[start..<seam.offset]).span, to: &letters)
            start = seam.offset
            let isRequired = if case .punctuation = seam.kind { true } else { false }
            seams.append(Seam(offset: letters.count - draft.firstLetter, isRequired: isRequired))
        }
        draft.isOneWord = form.seams.allSatisfy { $0.kind == .split }
        FormFolding.codes.appendExactCodes(of: Array(form.letters[start...]).span, to: &letters)
        draft.letterCount = UInt8(min(form.letterCount, 15))
        draft.hasArticle = form.hasArticle
        draft.isForExactPath = true
        return letters.count - draft.firstLetter <= SurfaceForm.mostLetters
    }

    /// The same by the kernels, where they know every scalar. False if they do not, or if nothing is left to find.
    private mutating func addSimple(_ spelling: String, _ form: inout Form) -> Bool {
        guard spelling.utf8.count <= SurfaceForm.mostBytes, !Self.hasMarksOfItsOwn(spelling),
            let codes = FormFolding.codes.simpleCodes(of: spelling.utf8.span)
        else { return false }
        var position = 0
        var gapStart = 0
        var wordCount = 0
        var letterCount = 0
        while position < codes.count {
            let start = position
            while position < codes.count, !Code.separates(codes[position]) {
                if !Self.isDigit(codes[position]) { letterCount += 1 }
                position += 1
            }
            guard position > start else {
                // What breaks lines within a name is rare enough.
                guard codes[position] == Code.space || codes[position] >= Code.hyphen else { return false }
                position += 1
                continue
            }
            if wordCount > 0 {
                // Safe: the codes are there, and the range is not empty.
                let gap = codes.withUnsafeBufferPointer { Code.gap($0.baseAddress!, gapStart..<start) }
                seams.append(Seam(offset: letters.count - form.firstLetter, isRequired: gap != .space))
            }
            wordCount += 1
            let base = letters.count
            letters += codes[start..<position]
            for split in NamePrefixes.splits(letters[base...]) {
                seams.append(Seam(offset: split - form.firstLetter, isRequired: false))
            }
            gapStart = position
        }
        guard wordCount > 0, wordCount <= SurfaceForm.mostWords,
            letters.count - form.firstLetter <= SurfaceForm.mostLetters
        else { return false }
        form.letterCount = UInt8(min(letterCount, 15))
        form.isOneWord = wordCount == 1
        // The folding must not have hidden that its alef is not bare.
        form.hasArticle =
            codes.count > 2 && codes[0] == Code.alef && codes[1] == Code.lam && !Code.separates(codes[2])
            && !Self.isDigit(codes[2]) && Self.startsWithAlef(spelling)
        return true
    }

    /// Bare, or with wasla.
    private static func startsWithAlef(_ spelling: String) -> Bool {
        spelling.utf8.starts(with: [0xD8, 0xA7]) || spelling.utf8.starts(with: [0xD9, 0xB1])
    }

    /// Whether the spelling has a combining hamza or madda, ends with what no mention ends with, or has a word that starts
    /// with what belongs to no word.
    private static func hasMarksOfItsOwn(_ spelling: String) -> Bool {
        var (isStart, isEndInvisible) = (true, false)
        for scalar in spelling.unicodeScalars {
            // The letters of Arabic, and ASCII.
            if 0x621...0x63A ~= scalar.value || 0x641...0x64A ~= scalar.value || scalar.value < 0x80 {
                isStart = scalar.value <= 0x20
                isEndInvisible = false
                continue
            }
            if 0x653...0x655 ~= scalar.value { return true }
            let isRemoved = FormFolding.codes.isRemoved(scalar.value)
            if isRemoved, isStart { return true }
            isEndInvisible = isRemoved && !(0x64B...0x65F ~= scalar.value)
            isStart = isStart && isRemoved
        }
        return isEndInvisible
    }

    private static func isDigit(_ code: UInt8) -> Bool { 0x30...0x39 ~= code }

    /// Whether the kernels alone can tell that a text can have this name.
    static func isSimple(_ spelling: String) -> Bool {
        guard spelling.utf8.count <= SurfaceForm.mostBytes,
            let codes = FormFolding.codes.simpleCodes(of: spelling.utf8.span)
        else { return false }
        var wordCount = 0
        for index in codes.indices where !Code.separates(codes[index]) {
            if index == 0 || Code.separates(codes[index - 1]) { wordCount += 1 }
        }
        return 1...SurfaceForm.mostWords ~= wordCount
    }

    // MARK: Reading

    /// So many codes behind each form's may be read, for ``CodeHash``.
    mutating func close() { letters += [UInt8](repeating: 0, count: CodeHash.reach) }

    /// Calls `body` with each form, its letters as codes and its seams, ascending.
    func forEachForm(_ body: (Form, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Seam>) -> Void) {
        letters.withUnsafeBufferPointer { letters in
            seams.withUnsafeBufferPointer { seams in
                for form in forms {
                    let (first, count) = (form.firstLetter, Int(form.letterCodes))
                    let (firstSeam, seamCount) = (form.firstSeam, Int(form.seamCount))
                    body(
                        form,
                        UnsafeBufferPointer(rebasing: letters[first..<first + count]),
                        UnsafeBufferPointer(rebasing: seams[firstSeam..<firstSeam + seamCount])
                    )
                }
            }
        }
    }
}
