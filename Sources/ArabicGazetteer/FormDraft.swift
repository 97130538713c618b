internal import ArabicText
internal import ScanCore

/// A surface form on its way into a compiled gazetteer.
struct FormDraft {
    let spelling: [UInt8]
    /// Its folded letters as codes, without what separates its words.
    let letters: [UInt8]
    /// Where a text may have a space: behind how many of the letters, and whether it must have something there.
    let seams: [(offset: Int, isRequired: Bool)]
    let letterCount: Int
    let hasArticle: Bool
    let isForExactPath: Bool

    /// `nil` if no text can have it; see ``SurfaceForm/init(_:entry:)``.
    init?(_ spelling: String) {
        if let draft = FormDraft(simple: spelling) {
            self = draft
            return
        }
        guard let form = SurfaceForm(spelling, entry: 0) else { return nil }
        self.spelling = form.spelling
        var letters: [UInt8] = []
        var seams: [(Int, Bool)] = []
        var start = 0
        for seam in form.seams {
            FormFolding.codes.appendExactCodes(of: Array(form.letters[start..<seam.offset]).span, to: &letters)
            start = seam.offset
            let isRequired = if case .punctuation = seam.kind { true } else { false }
            seams.append((letters.count, isRequired))
        }
        FormFolding.codes.appendExactCodes(of: Array(form.letters[start...]).span, to: &letters)
        guard letters.count <= SurfaceForm.mostLetters else { return nil }
        self.letters = letters
        self.seams = seams
        letterCount = form.letterCount
        hasArticle = form.hasArticle
        isForExactPath = true
    }

    /// The same by the kernels, where they know every scalar. `nil` if they do not, or if nothing is left to find.
    private init?(simple spelling: String) {
        let bytes = Array(spelling.utf8)
        guard bytes.count <= SurfaceForm.mostBytes, let codes = FormFolding.codes.simpleCodes(of: bytes.span)
        else { return nil }
        var letters: [UInt8] = []
        var seams: [(offset: Int, isRequired: Bool)] = []
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
                guard codes[position] == Code.space || codes[position] >= Code.hyphen else { return nil }
                position += 1
                continue
            }
            if wordCount > 0 {
                // Safe: the codes are there, and the range is not empty.
                let gap = codes.withUnsafeBufferPointer { Code.gap($0.baseAddress!, gapStart..<start) }
                seams.append((letters.count, gap != .space))
            }
            wordCount += 1
            let base = letters.count
            letters += codes[start..<position]
            for split in NamePrefixes.splits(letters[base...]) { seams.append((split, false)) }
            gapStart = position
        }
        guard wordCount > 0, wordCount <= SurfaceForm.mostWords, letters.count <= SurfaceForm.mostLetters else {
            return nil
        }
        self.spelling = bytes
        self.letters = letters
        self.seams = seams
        self.letterCount = letterCount
        // The folding must not have hidden that its alef is not bare.
        let alef: [[UInt8]] = [[0xD8, 0xA7], [0xD9, 0xB1]]
        hasArticle =
            codes.count > 2 && codes[0] == Code.alef && codes[1] == Code.lam && !Code.separates(codes[2])
            && !Self.isDigit(codes[2]) && alef.contains { bytes.starts(with: $0) }
        isForExactPath = false
    }

    private static func isDigit(_ code: UInt8) -> Bool { 0x30...0x39 ~= code }
}

/// First parts of names that are written joined to the next word or apart from it: عبد, أبو, بن …
enum NamePrefixes {
    /// Where these end, if a word starts with one and at least three letters are left.
    static func splits(_ word: ArraySlice<UInt8>) -> [Int] {
        var found: [Int] = []
        collect(word, &found)
        return found.count > 1 ? Array(Set(found)).sorted() : found
    }

    private static func collect(_ word: ArraySlice<UInt8>, _ found: inout [Int]) {
        for prefix in codes where word.count >= prefix.count + 3 && word.starts(with: prefix) {
            let rest = word.dropFirst(prefix.count)
            guard rest.count(where: { !(0x30...0x39 ~= $0) }) >= 3 else { continue }
            found.append(rest.startIndex)
            collect(rest, &found)
        }
    }

    /// Folded.
    static let names = ["عبد", "ابو", "ابا", "ابي", "ابن", "بن", "بو", "ذو", "ذا", "ذي"]

    private static let codes = names.map { $0.unicodeScalars.map { Code.single($0.value)! } }
}
