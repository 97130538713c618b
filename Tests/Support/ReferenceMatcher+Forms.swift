import ArabicText
import ScanCore

// MARK: - Texts and forms as words of letters

extension ReferenceMatcher {
    /// Presentation forms as ordinary letters, without marks, but each letter still itself.
    static let ordinary = Normalizer(Folding([.compatibility, .tashkeel, .tatweel, .formatControls]))

    /// A folded letter and the source bytes that it came from.
    struct Letter {
        let scalar: UInt32
        let source: Range<Int>
    }

    struct Text {
        let source: [UInt8]
        var words: [[Letter]] = []
        /// The scalars of each word.
        var scalars: [[UInt32]] = []
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
                scalars.append(word.map(\.scalar))
                gaps.append(gap)
                (word, gap) = ([], [])
            }
        }
    }

    final class Form {
        let spelling: String
        let isInflected: Bool
        let entry: Int
        let order: Int
        let text: Text

        init(_ spelling: String, entry: Int, order: Int, isInflected: Bool = false) {
            self.spelling = spelling
            self.isInflected = isInflected
            self.entry = entry
            self.order = order
            text = Text(Array(spelling.utf8))
            letters = Array(text.scalars.joined())
            letterCount = letters.count(where: isLetter)
            hasArticle = Self.hasArticle(spelling)
            spelledWords = text.spelling(ofWords: text.words.indices)
            seams = [Seam?](repeating: nil, count: letters.count)
            var count = 0
            for (index, word) in text.scalars.enumerated() {
                if index > 0 { seams[count] = .gap(text.gaps[index].map(\.scalar), source(ofGap: index)) }
                for split in Self.splits(word) { seams[count + split] = .split }
                count += word.count
            }
        }

        private var seams: [Seam?]

        let letters: [UInt32]
        /// The source of its words without what separates them.
        let spelledWords: [UInt8]
        let letterCount: Int
        let hasArticle: Bool

        /// What may stand after `count` letters of the form: nothing, a gap of its own, or a space after عبد and so on.
        func seam(after count: Int) -> Seam? { count < seams.count ? seams[count] : nil }

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
            // More of them, one behind the other, are no name.
            return Set(found.sorted().prefix(8))
        }

        static func hasArticle(_ spelling: String) -> Bool {
            let scalars = Array(ordinary.normalize(spelling).unicodeScalars.prefix(3))
            return scalars.count == 3 && (scalars[0] == "\u{627}" || scalars[0] == "\u{671}")
                && scalars[1] == "\u{644}" && isLetter(scalars[2].value)
        }
    }

    enum Seam {
        case gap([UInt32], [UInt8])
        case split
    }
}
