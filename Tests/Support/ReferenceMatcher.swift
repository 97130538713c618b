package import ArabicGazetteer
import ArabicText
import ScanCore

/// The truth about matching: every form is tried at every letter of every word, by the rules as they are written down.
///
/// Slow and plain on purpose. It shares with the product only the folding (which has a reference of its own) and the
/// value types of entries and mentions.
package struct ReferenceMatcher {
    let entries: [Entry]
    let forms: [Form]
    /// For each entry: ال may stand before its names.
    private let allowsArticle: [Bool]

    package struct Found: Hashable, Comparable, CustomStringConvertible {
        package let start: Int
        package let end: Int
        package let proclitic: String
        package let entry: String
        package let how: [String]

        package init(start: Int, end: Int, proclitic: String, entry: String, how: [String]) {
            (self.start, self.end, self.proclitic, self.entry, self.how) = (start, end, proclitic, entry, how)
        }

        package static func < (a: Found, b: Found) -> Bool {
            (a.start, b.end, a.entry, a.proclitic) < (b.start, a.end, b.entry, b.proclitic)
        }

        package var description: String { "\(start)..<\(end) \(proclitic)+\(entry) \(how)" }
    }

    package init(_ entries: [Entry]) {
        self.entries = entries
        allowsArticle = entries.map { entry in
            let takesArticle = entry.type == .organization || entry.type == .miscellaneous
            return entry.match.article ?? (takesArticle && !Form.hasArticle(entry.name))
        }
        var forms: [Form] = []
        for (index, entry) in entries.enumerated() {
            for (position, name) in ([entry.name] + entry.aliases).enumerated()
            where ([entry.name] + entry.aliases).firstIndex(of: name) == position {
                forms.append(Form(name, entry: index, order: forms.count))
            }
        }
        self.forms = forms.filter { form in
            form.text.words.joined().contains { isLetter($0.scalar) || isDigit($0.scalar) }
        }
    }

    // MARK: - Texts and forms as words of letters

    /// A folded letter and the source bytes that it came from.
    struct Letter {
        let scalar: UInt32
        let source: Range<Int>
    }

    struct Text {
        let source: [UInt8]
        var words: [[Letter]] = []
        /// `gaps[i]` is what stands before word i: folded scalars (white space and punctuation as they are).
        var gaps: [[Letter]] = []

        private static let normalizer = Normalizer(
            Folding(Folding.matching.options.subtracting([.whitespace, .punctuation]))
        )

        init(_ source: [UInt8]) {
            self.source = source
            let aligned = Self.normalizer.align(utf8: source.span)
            var offset = 0
            var gap: [Letter] = []
            var word: [Letter] = []
            while offset < aligned.bytes.count {
                let decoded = aligned.bytes.span.decodeScalar(at: offset)
                let range = aligned.alignment.sourceRange(for: offset..<offset + decoded.length)
                let letter = Letter(scalar: decoded.isWellFormed ? decoded.value : 0xFFFD, source: range)
                offset += decoded.length
                if decoded.isWellFormed, isWordScalar(decoded.value) {
                    word.append(letter)
                } else {
                    close()
                    gap.append(letter)
                }
            }
            close()
            func close() {
                guard !word.isEmpty else { return }
                words.append(word)
                gaps.append(gap)
                (word, gap) = ([], [])
            }
        }
    }

    struct Form {
        let spelling: String
        let entry: Int
        let order: Int
        let text: Text

        init(_ spelling: String, entry: Int, order: Int) {
            self.spelling = spelling
            self.entry = entry
            self.order = order
            text = Text(Array(spelling.utf8))
            letters = text.words.joined().map(\.scalar)
            letterCount = letters.count(where: isLetter)
            hasArticle = Self.hasArticle(spelling)
            seams = [:]
            for count in letters.indices { seams[count] = findSeam(after: count) }
        }

        private var seams: [Int: Seam]

        let letters: [UInt32]
        let letterCount: Int
        let hasArticle: Bool

        /// What may stand after `count` letters of the form: nothing, a gap of its own, or a space after عبد and so on.
        func seam(after count: Int) -> Seam? { seams[count] }

        private func findSeam(after count: Int) -> Seam? {
            var sum = 0
            for (index, word) in text.words.enumerated() {
                if sum == count, index > 0 { return .gap(text.gaps[index].map(\.scalar), source(ofGap: index)) }
                if Self.splits(word.map(\.scalar)).contains(count - sum) { return .split }
                sum += word.count
            }
            return nil
        }

        func source(ofGap index: Int) -> [UInt8] {
            Array(text.source[text.gaps[index].first!.source.lowerBound..<text.words[index].first!.source.lowerBound])
        }

        static func splits(_ word: [UInt32]) -> Set<Int> {
            var found: Set<Int> = []
            for prefix in ["عبد", "ابو", "ابا", "ابي", "ابن", "بن", "بو", "ذو", "ذا", "ذي"] {
                let scalars = prefix.unicodeScalars.map(\.value)
                guard word.starts(with: scalars) else { continue }
                let rest = Array(word[scalars.count...])
                guard rest.count(where: isLetter) >= 3 else { continue }
                found.insert(scalars.count)
                for inner in splits(rest) { found.insert(inner + scalars.count) }
            }
            return found
        }

        static func hasArticle(_ spelling: String) -> Bool {
            let folding = Folding([.compatibility, .tashkeel, .tatweel, .formatControls])
            let scalars = Array(Normalizer(folding).normalize(spelling).unicodeScalars.prefix(3))
            return scalars.count == 3 && (scalars[0] == "\u{627}" || scalars[0] == "\u{671}")
                && scalars[1] == "\u{644}" && isLetter(scalars[2].value)
        }
    }

    enum Seam {
        case gap([UInt32], [UInt8])
        case split
    }

    // MARK: - One form at one place

    typealias Reading = (skip: Int, dropped: [UInt32], extra: Int)

    struct Hit {
        let form: Form
        let proclitic: String
        let start: Int
        let end: Int
        let words: ClosedRange<Int>
        let how: Set<String>

        var folds: Int { how.subtracting(["proclitic", "run-on"]).count }
    }

    /// All ways to read the beginning of a word: the number of its letters before the name, and what the name's letters
    /// are missing or have too many because of لل.
    func readings(_ word: [UInt32], _ form: Form) -> [Reading] {
        let entry = entries[form.entry]
        let (waw, feh, beh, kaf, lam, alef): (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) =
            (0x648, 0x641, 0x628, 0x643, 0x644, 0x627)
        let allowsArticle = allowsArticle[form.entry]
        var readings: [Reading] = [(0, [], 0)]
        for conjunction in [[], [waw], [feh]] {
            for preposition in [[], [beh], [kaf], [lam]] {
                for article in [[], [alef, lam]] {
                    let prefix = conjunction + preposition + article
                    if prefix.isEmpty { continue }
                    if !conjunction.isEmpty, entry.match.proclitics == .none { continue }
                    if !preposition.isEmpty, entry.match.proclitics != .all { continue }
                    if !article.isEmpty, !allowsArticle { continue }
                    if form.letterCount < 3 { continue }
                    if preposition == [lam], !article.isEmpty {
                        // لل: only the first lam is the proclitic; the second belongs to the range.
                        let seen = conjunction + [lam, lam]
                        if word.starts(with: seen) { readings.append((conjunction.count + 1, [], 1)) }
                    } else if word.starts(with: prefix) {
                        readings.append((prefix.count, [], 0))
                    }
                }
                if preposition == [lam], form.hasArticle, form.letterCount >= 3, entry.match.proclitics == .all,
                    word.starts(with: conjunction + [lam, lam])
                {
                    readings.append((conjunction.count + 1, [alef], 0))
                    if form.letters.dropFirst(2).first == lam {
                        readings.append((conjunction.count + 1, [alef, lam], 0))
                    }
                }
            }
        }
        return readings
    }

    func hits(_ form: Form, at first: Int, in text: Text) -> [Hit] {
        let word = text.words[first].map(\.scalar)
        var hits: [Hit] = []
        // Most forms have nothing to do with most words: their third letter, which no proclitic takes, is not there.
        if form.letters.count > 2,
            !text.words[first...].prefix(3).joined().contains(where: { $0.scalar == form.letters[2] })
        {
            return []
        }
        for reading in readings(word, form) {
            guard reading.skip < word.count else { continue }
            if let hit = hit(form, text, first, reading, upTo: nil) { hits.append(hit) }
        }
        return hits
    }

    /// Walks form and text together, letter by letter. `upTo` ends the walk inside a word: the first of two run-on names.
    func hit(
        _ form: Form,
        _ text: Text,
        _ first: Int,
        _ reading: Reading,
        upTo end: Int?,
        isRunOn: Bool = false
    ) -> Hit? {
        let letters = form.letters
        guard letters.starts(with: reading.dropped) else { return nil }
        var how: Set<String> = isRunOn ? ["run-on"] : []
        if reading.skip > 0, !isRunOn || end != nil { how.insert("proclitic") }
        var position = reading.dropped.count
        var (word, letter) = (first, reading.skip + reading.extra)
        var spelled: [(word: Int, letters: Range<Int>)] = [(word, letter..<letter)]
        while position < letters.count {
            let current = text.words[word]
            let isAtEnd = letter == (end ?? current.count)
            if isAtEnd, end != nil { return nil }
            if let seam = form.seam(after: position), position > 0 {
                switch seam {
                case .split:
                    if isAtEnd {
                        guard word + 1 < text.words.count, isSpace(text.gaps[word + 1]) else { return nil }
                        how.insert("joined")
                    }
                case .gap(let folded, let source):
                    if isAtEnd {
                        guard word + 1 < text.words.count,
                            let difference = gapDifference(text, word + 1, folded, source)
                        else { return nil }
                        how.formUnion(difference)
                    } else {
                        guard folded.allSatisfy(isWhiteSpace) else { return nil }
                        how.insert("joined")
                    }
                }
                if isAtEnd {
                    (word, letter) = (word + 1, 0)
                    spelled.append((word, 0..<0))
                }
            } else if isAtEnd {
                return nil
            }
            guard text.words[word][letter].scalar == letters[position] else { return nil }
            position += 1
            letter += 1
            spelled[spelled.count - 1].letters = spelled[spelled.count - 1].letters.lowerBound..<letter
        }
        guard letter == (end ?? text.words[word].count) else { return nil }
        // Where the range starts and ends.
        let start = trimmedStart(text, text.words[first][reading.skip].source.lowerBound)
        let stop = trimmedEnd(text, text.words[word][letter - 1].source.upperBound)
        how.formUnion(spellingDifference(form, spelled, dropped: reading.dropped, text))
        guard allowed(how, entries[form.entry].match.folding) else { return nil }
        let proclitic = isRunOn && end == nil ? [] : text.words[first][..<reading.skip].map(\.scalar)
        return Hit(
            form: form,
            proclitic: string(proclitic),
            start: start,
            end: stop,
            words: first...word,
            how: how
        )
    }

    private func allowed(_ how: Set<String>, _ folding: MatchOptions.FoldingLimit) -> Bool {
        var allowed: Set = ["whitespace", "punctuation", "joined", "run-on", "proclitic", "inflected"]
        if folding == .full { return true }
        if folding != .exact { allowed.formUnion(["tashkeel", "tatweel", "format-controls"]) }
        if folding == .hamza { allowed.insert("hamza") }
        return how.isSubset(of: allowed)
    }

    // MARK: - Spaces and punctuation

    func isSpace(_ gap: [Letter]) -> Bool {
        gap.allSatisfy { isWhiteSpace($0.scalar) } && lineBreaks(gap.map(\.scalar)) <= 1
    }

    private func gapDifference(_ text: Text, _ index: Int, _ form: [UInt32], _ source: [UInt8]) -> Set<String>? {
        let gap = text.gaps[index]
        let scalars = gap.map(\.scalar)
        let isHyphen = scalars.count == 1 && [0x2D, 0x2010, 0x2011].contains(scalars[0])
        let fold = Normalizer(Folding([.whitespace, .punctuation, .compatibility]))
        if !isSpace(gap), !isHyphen {
            guard !form.allSatisfy(isWhiteSpace), lineBreaks(scalars) <= 1, !scalars.contains(0xFFFD) else {
                return nil
            }
            let (found, wanted) = (fold.normalize(string(scalars)), fold.normalize(string(form)))
            if found != wanted { return found == wanted.filter { $0 != " " } ? ["joined"] : nil }
        }
        if text.words[index - 1].last!.source.lowerBound == text.words[index][0].source.lowerBound { return [] }
        let start = gap[0].source.lowerBound
        let raw = Array(text.source[start..<text.words[index][0].source.lowerBound])
        if raw == source { return [] }
        return smallestDifference(raw, source) ?? ["punctuation"]
    }

    private func lineBreaks(_ scalars: [UInt32]) -> Int {
        var count = 0
        for (index, scalar) in scalars.enumerated() {
            if scalar == 0x0A, index > 0, scalars[index - 1] == 0x0D { continue }
            if [0x0A, 0x0D, 0x85, 0x2028].contains(scalar) { count += 1 }
            if scalar == 0x2029 { count += 2 }
        }
        return count
    }

    // MARK: - Ends

    private func trimmedStart(_ text: Text, _ start: Int) -> Int {
        var start = start
        while start < text.source.count {
            let scalar = text.source.span.decodeScalar(at: start)
            guard scalar.value == 0x640 || isControl(scalar.value) || isMark(scalar.value) else { break }
            start += scalar.length
        }
        return start
    }

    private func trimmedEnd(_ text: Text, _ end: Int) -> Int {
        var end = end
        while end > 0 {
            var last = end - 1
            while last > 0, text.source[last] & 0xC0 == 0x80 { last -= 1 }
            let scalar = text.source.span.decodeScalar(at: last).value
            guard scalar == 0x640 || isControl(scalar) else { break }
            end = last
        }
        return end
    }
}
