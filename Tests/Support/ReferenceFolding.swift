package import ArabicText
import CArtokICU

/// The truth about folding: the options as they are written down, over whole texts, with no table and no fast path.
///
/// Slow and plain on purpose. Sets that a property describes come from the standard library's Unicode data; ICU is
/// asked only for what that does not have: scripts and normalization.
package struct ReferenceFolding {
    private let options: Folding.Options
    private let elongation: Folding.Elongation?

    package init(_ folding: Folding) {
        options = folding.options
        elongation = folding.elongation
    }

    package func fold(_ text: String) -> String { String(decoding: fold(Array(text.utf8)), as: UTF8.self) }

    package func fold(_ bytes: [UInt8]) -> [UInt8] {
        // A byte of an ill-formed part stands for itself, above all scalars.
        var parts = decodedParts(of: bytes)
        keepApart(&parts, of: bytes)
        let units = parts.flatMap { part in
            part.scalar.map { [$0] } ?? bytes[part.range].map { Self.illFormed + UInt32($0) }
        }
        return fold(units).flatMap { unit in
            unit >= Self.illFormed ? [UInt8(unit - Self.illFormed)] : Array(string([unit]).utf8)
        }
    }

    private static let illFormed: UInt32 = 0x110000

    /// Where all that stands between two ill-formed parts goes, and they would decode to something else then, the last
    /// of it stays: it stands for itself like them.
    private func keepApart(_ parts: inout [DecodedPart], of bytes: [UInt8]) {
        for end in parts.indices where parts[end].scalar == nil && bytes[parts[end].range.lowerBound] & 0xC0 == 0x80 {
            guard let start = parts[..<end].lastIndex(where: { $0.scalar == nil }), start + 1 < end else { continue }
            guard fold(parts[start + 1..<end].compactMap(\.scalar)).isEmpty else { continue }
            let joined = Array(bytes[parts[start].range]) + [bytes[parts[end].range.lowerBound]]
            if decodedParts(of: joined)[0].range.count > parts[start].range.count {
                parts[end - 1] = DecodedPart(range: parts[end - 1].range, scalar: nil)
            }
        }
    }

    private func fold(_ text: [UInt32]) -> [UInt32] {
        var folded = stretches(text).flatMap(foldStretch)
        if options.contains(.whitespace) {
            folded = folded.indices.filter { $0 == 0 || folded[$0] != 0x20 || folded[$0 - 1] != 0x20 }.map {
                folded[$0]
            }
        }
        return elongation.map { ReferenceElongation($0).shorten(folded) } ?? folded
    }

    // MARK: - Stretches: the unit that keeps its form if nothing touches it

    /// Cuts before each scalar that, expanded, composes with nothing before it.
    private func stretches(_ text: [UInt32]) -> [[UInt32]] {
        var stretches: [[UInt32]] = []
        for unit in text {
            let isAlone = unit >= Self.illFormed || stretches.last?.last.map { $0 >= Self.illFormed } ?? true
            let isDropped = isDropped(unit)
            let start = isDropped ? nil : expansion(unit).first
            if isAlone || start.map({ artok_icu_has_boundary_before(ARTOK_NFC, $0) }) == true {
                stretches.append([unit])
            } else {
                stretches[stretches.count - 1].append(unit)
            }
        }
        return stretches
    }

    private func foldStretch(_ stretch: [UInt32]) -> [UInt32] {
        guard let first = stretch.first, first < Self.illFormed else { return stretch }
        // What is dropped behind the last scalar that stays says nothing about the form of that.
        let body = Array(stretch[..<((stretch.lastIndex { !isDropped($0) } ?? -1) + 1)])
        let kept = body.filter { !isDropped($0) }
        var isTouched = kept != body || kept.contains { expansion($0) != [$0] }
        var folded = ICUForm.nfc(kept)
        while true {
            let next = ICUForm.nfc(map(ICUForm.nfc(folded.flatMap(expansion))))
            if next == folded { return isTouched ? folded : body }
            isTouched = true
            folded = next
        }
    }

    // MARK: - Options that go before composition

    private func isDropped(_ scalar: UInt32) -> Bool {
        options.contains(.tatweel) && scalar == 0x640 || options.contains(.formatControls) && isControl(scalar)
    }

    private func expansion(_ scalar: UInt32) -> [UInt32] {
        guard scalar < Self.illFormed else { return [scalar] }
        var scalars = [scalar]
        if options.contains(.compatibility) {
            switch scalar {
            case 0xFB50...0xFDFF, 0xFE70...0xFEFC:
                scalars = ICUForm.nfkc(scalars)
                if scalars.count > 1, scalars[0] == 0x20, isMark(scalars[1]) { scalars.removeFirst() }
            // Decomposition_Type wide, without U+3000 and U+FFE3: they would bring a space.
            case 0xFF01...0xFF60, 0xFFE0...0xFFE2, 0xFFE4...0xFFE6:
                scalars = ICUForm.nfkc(scalars)
            default: break
            }
        }
        // A mark on a tatweel that goes stands on the letter before.
        if scalars != [scalar] { scalars.removeAll(where: isDropped) }
        return options.contains(.caseAndWidth) ? scalars.flatMap(caseFolding) : scalars
    }

    private func caseFolding(_ scalar: UInt32) -> [UInt32] {
        guard let properties = Unicode.Scalar(scalar)?.properties, properties.isAlphabetic, !isMark(scalar),
            !artok_icu_has_arabic_script(scalar)
        else { return [scalar] }
        return ICUForm.nfkcCasefold([scalar])
    }

    // MARK: - Options on composed text

    private func map(_ text: [UInt32]) -> [UInt32] {
        var mapped: [UInt32] = []
        var base: UInt32?
        for scalar in text where !isDropped(scalar) {
            if isArabicMark(scalar) {
                if !isRemoved(mark: scalar, on: base) { mapped.append(scalar) }
                continue
            }
            let result = mapping(scalar)
            if Unicode.Scalar(scalar)?.properties.canonicalCombiningClass == .notReordered { base = result.last }
            mapped += result
        }
        return mapped
    }

    private func isArabicMark(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.generalCategory == .nonspacingMark && artok_icu_has_arabic_script(scalar)
    }

    private func isRemoved(mark: UInt32, on base: UInt32?) -> Bool {
        switch mark {
        case 0x618...0x61A, 0x64E...0x650, 0x652, 0x656...0x657, 0x659...0x65F, 0x670, 0x8E4...0x8E9, 0x8F4...0x8FE:
            options.contains(.harakat)
        case 0x64B...0x64D, 0x8F0...0x8F2: options.contains(.tanwin)
        case 0x651: options.contains(.shadda)
        case 0x653...0x655:
            options.contains(.quranicMarks) || options.isSuperset(of: .hamza)
                || options.contains(.alef) && base == 0x627
                || options.contains(.hamzaCarriers) && [0x648, 0x649, 0x64A].contains(base)
        default: options.contains(.quranicMarks)
        }
    }

    private func mapping(_ scalar: UInt32) -> [UInt32] {
        if options.contains(.whitespace), isWhiteSpace(scalar) { return [0x20] }
        if options.contains(.digits), isDigit(scalar), let value = Unicode.Scalar(scalar)?.properties.numericValue {
            return [0x30 + UInt32(value)]
        }
        if options.contains(.punctuation), let marks = Self.punctuation[scalar] { return marks }
        var letter = scalar
        while let rule = Self.letters.first(where: { options.contains($0.option) && $0.from.contains(letter) }) {
            letter = rule.to
        }
        return [letter]
    }

    private struct LetterRule {
        let option: Folding.Options
        let from: Set<UInt32>
        let to: UInt32

        init(_ option: Folding.Options, _ from: Set<UInt32>, _ to: UInt32) {
            (self.option, self.from, self.to) = (option, from, to)
        }
    }

    private static let letters: [LetterRule] = [
        LetterRule(.alef, [0x622, 0x623, 0x625, 0x671, 0x672, 0x673, 0x675], 0x627),  // آ أ إ ٱ ٲ ٳ ٵ
        LetterRule(.hamzaCarriers, [0x624], 0x648),  // ؤ
        LetterRule(.hamzaCarriers, [0x626], 0x64A),  // ئ
        LetterRule(.alefMaqsura, [0x649], 0x64A),
        LetterRule(.tehMarbuta, [0x629], 0x647),
        // ی ې ۍ ێ ے ؠ ؽ ؾ ؿ
        LetterRule(.extendedLetters, [0x6CC, 0x6D0, 0x6CD, 0x6CE, 0x6D2, 0x620, 0x63D, 0x63E, 0x63F], 0x64A),
        LetterRule(.extendedLetters, [0x6D3], 0x626),  // ۓ
        LetterRule(.extendedLetters, [0x6A9, 0x6AA], 0x643),  // ک ڪ
        LetterRule(.extendedLetters, [0x6C1, 0x6BE, 0x6D5, 0x6C0, 0x6C2], 0x647),  // ہ ھ ە ۀ ۂ
        LetterRule(.extendedLetters, [0x6C3], 0x629),  // ۃ
        // ۄ ۅ ۆ ۇ ۈ ۉ ۊ ۋ ۏ
        LetterRule(.extendedLetters, [0x6C4, 0x6C5, 0x6C6, 0x6C7, 0x6C8, 0x6C9, 0x6CA, 0x6CB, 0x6CF], 0x648),
        LetterRule(.extendedLetters, [0x6A1, 0x6A2], 0x641),  // ڡ ڢ
        LetterRule(.extendedLetters, [0x66F, 0x6A7], 0x642),  // ٯ ڧ
        LetterRule(.extendedLetters, [0x6BA], 0x646),  // ں
        LetterRule(.loanLetters, [0x67E], 0x628),  // پ
        LetterRule(.loanLetters, [0x686], 0x62C),  // چ
        LetterRule(.loanLetters, [0x6A4], 0x641),  // ڤ
        LetterRule(.loanLetters, [0x6AF], 0x643),  // گ
    ]

    private static let punctuation: [UInt32: [UInt32]] = {
        let rows: [(String, String)] = [
            ("،٬", ","), ("؛", ";"), ("؟", "?"), ("٪", "%"), ("٫۔", "."), ("«»“”", "\""), ("‘’", "'"), ("…", "..."),
            ("–—", "-"),
        ]
        let pairs = rows.flatMap { from, to in
            from.unicodeScalars.map { ($0.value, to.unicodeScalars.map(\.value)) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()
}

/// Letter runs as they are written down: text cut into letters with their marks, equal bare ones counted.
struct ReferenceElongation {
    let elongation: Folding.Elongation

    init(_ elongation: Folding.Elongation) { self.elongation = elongation }

    func shorten(_ text: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        var rest = clusters(text)[...]
        while let first = rest.first {
            let run = bareLetter(first).map { letter in rest.prefix { bareLetter($0) == letter } } ?? rest.prefix(1)
            let kept = run.count > elongation.longestKept ? run.prefix(elongation.length) : run
            result += kept.joined()
            rest = rest.dropFirst(run.count)
        }
        return result
    }

    /// A scalar with the marks on it and whatever composes with it.
    private func clusters(_ text: [UInt32]) -> [[UInt32]] {
        var clusters: [[UInt32]] = []
        for scalar in text {
            if !clusters.isEmpty,
                isMark(scalar) || scalar < 0x110000 && !artok_icu_has_boundary_before(ARTOK_NFC, scalar)
            {
                clusters[clusters.count - 1].append(scalar)
            } else {
                clusters.append([scalar])
            }
        }
        return clusters
    }

    /// The letter that a cluster is, composed, if it carries no further mark.
    private func bareLetter(_ cluster: [UInt32]) -> UInt32? {
        guard cluster.allSatisfy({ $0 < 0x110000 }) else { return nil }
        let composed = ICUForm.nfc(cluster)
        return composed.count == 1 && isLetter(composed[0]) ? composed[0] : nil
    }
}
