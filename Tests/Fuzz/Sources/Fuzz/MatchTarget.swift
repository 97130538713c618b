import ArabicGazetteer
import ArabicText
import TestSupport

/// Names: every kernel finds what the reference matcher finds, however the gazetteer is looked up, and so does a scanner
/// that is used again.
///
/// First the gazetteer: one of some that are random, or one of a few names that the input spells. Then the text, in pieces:
/// names, what stands between them, and single bytes.
struct MatchTarget: FuzzTarget {
    let name = "match"

    /// Safe: libFuzzer runs inputs one after the other, on the main thread.
    nonisolated(unsafe) private static let differences = KnownDifferences()

    /// Safe: as above.
    nonisolated(unsafe) private static let known: [MatcherSides] = (0..<12).map { seed in
        let entries = RandomGazetteer(entries: [3, 12, 40][seed % 3], seed: UInt64(seed)).entries
        return MatcherSides(entries, differences, folding: foldings[seed % foldings.count])
    }
    private static let foldings = [Folding.matching] + CompiledGazetteer.foldings.map(\.folding)

    func seeds(_ texts: [[UInt8]]) -> [[UInt8]] { (0..<300).map { SeededRandom.bytes(10 + $0 / 3, seed: UInt64($0)) } }

    func run(_ input: InputBytes) {
        var input = input
        let first = input.byte()
        // The ways in which a gazetteer is looked up take turns; kernels and overlaps do not.
        let scale = GazetteerScale.allCases[first % 3]
        let settings = MatcherSides.settings.filter { $0.scale == scale }
        let sides: MatcherSides
        if first < 128 {
            sides = Self.known[first / 3 % Self.known.count]
        } else {
            let folding = first < 192 ? .matching : Self.foldings[first / 3 % Self.foldings.count]
            sides = MatcherSides(SpelledNames.entries(&input), Self.differences, folding: folding, scales: [scale])
        }
        let text = SpelledText.bytes(&input, names: sides.entries.flatMap { [$0.name] + $0.aliases })
        if isUndecided(text) { return }
        let context = { (what: String) in
            let names = sides.entries.map {
                "\($0.name.debugDescription) \($0.aliases) \($0.type.rawValue) \($0.match)"
            }
            return
                "\(what), \(String(decoding: text, as: UTF8.self).debugDescription), \(hex(text)), \(names.prefix(8))"
        }

        let expected = sides.expected(text).mentions
        for setting in settings {
            Finding.expectEqual(sides.found(text, setting), expected[setting.overlap]!, context("\(setting)"))
        }
        let setting = settings[text.count % settings.count]
        checkReuse(sides.matcher(setting), text, context("reused, \(setting)"))
    }

    /// What the two are known not to agree on: `hamza` or `tashkeel`, either does.
    private func isUndecided(_ text: [UInt8]) -> Bool {
        let scalars = decodedParts(of: text).compactMap(\.scalar)
        return scalars.contains { 0x653...0x655 ~= $0 } && scalars.contains { 0xFB50...0xFEFC ~= $0 }
    }

    private func checkReuse(_ matcher: Matcher, _ text: [UInt8], _ context: @autoclosure () -> String) {
        struct Enough: Error {}
        let expected = matcher.mentions(inUTF8: text.span)
        var scanner = MentionScanner(matcher)
        for part in [text, Array(text[..<(text.count / 2)]), Array(text[(text.count / 2)...])] {
            try? scanner.forEachMention(in: part.span) { _ in throw Enough() }
        }
        var found: [Mention] = []
        scanner.forEachMention(in: text.span) { found.append($0) }
        Finding.expectEqual(found, expected, context())
    }
}

/// A gazetteer of up to five entries, spelled by bytes.
enum SpelledNames {
    private static let letters = [
        "س", "ر", "ت", "ا", "ل", "ب", "و", "ف", "ك", "م", "ي", "ن", "ة", "ه", "ى", "أ", "إ", "آ", "ؤ", "ئ", "ء", "ع",
        "د", "ط", "٢", "2", "x", "S", "é", "م", "ال", "لل", "عبد", "ابو", "أبو ", "بن ", "د. ", "ذو ", "ون", "ين",
        "U.S. ", "F-16", "\u{FEFB}", "\u{FDF2}", "سرت", "ليبيا", "على", "لغات", "غات", "السعودية",
    ]
    private static let separators = [
        " ", " ", " ", " ", "  ", "-", " - ", ". ", ".", "، ", "\u{A0}", "/", "'", "\u{2011}", " \u{200F}", "\u{200B}",
        "\n",
    ]
    private static let marks = ["\u{64E}", "\u{650}", "\u{651}\u{64F}", "\u{652}", "\u{640}", "\u{200D}", "\u{670}"]

    static func entries(_ input: inout InputBytes) -> [Entry] {
        let count = 1 + input.byte() % 5
        return (0..<count).map { id in
            let own = (0...[0, 0, 0, 2][input.byte() % 4]).map { _ in name(&input) }
            let type = input.pick([EntityType.miscellaneous, .person, .location, .organization])
            return Entry(
                own[0],
                type: type,
                id: "\(id)",
                aliases: Array(own.dropFirst()),
                match: options(&input, own[0])
            )
        }
    }

    private static func name(_ input: inout InputBytes) -> String {
        var name = ""
        for _ in 0...input.byte() % 9 {
            let byte = input.byte()
            let hasLetter = name.unicodeScalars.last.map { $0.properties.isAlphabetic && $0.value < 0x6D3 } ?? false
            if byte < 176 || !hasLetter {
                name += letters[byte % letters.count]
            } else {
                name += byte < 216 ? separators[byte % separators.count] : marks[byte % marks.count]
            }
        }
        return name
    }

    private static func options(_ input: inout InputBytes, _ name: String) -> MatchOptions {
        let byte = input.byte()
        var options = MatchOptions()
        guard byte >= 128 else { return options }
        if byte & 1 != 0 { options.proclitics = input.pick(MatchOptions.Proclitics.allCases) }
        if byte & 2 != 0 { options.article = input.chance() }
        if byte & 4 != 0 { options.folding = input.pick(MatchOptions.FoldingLimit.allCases) }
        if byte & 8 != 0 {
            options.context = .init(
                before: (0..<input.byte() % 3).map { _ in self.name(&input) },
                after: (0..<input.byte() % 3).map { _ in self.name(&input) },
                window: input.byte() % 7
            )
        }
        if byte & 16 != 0 { options.not = [name + " " + self.name(&input), self.name(&input)] }
        return options
    }
}

/// A text of some names, spelled by bytes.
enum SpelledText {
    private static let pieces = [
        " ", " ", "  ", "\n", "\n\n", "\u{A0}", "-", "\u{2010}", ".", "، ", "\"", "/", "_", "\u{200B}", "\u{200F}",
        "\u{200C}", "\u{2029}", "\t", "و", "ف", "ب", "ك", "ل", "ال", "لل", "وال", "بال", "ولل", "لا", "ا", "ي", "ى",
        "ه",
        "ة", "أ", "ئ", "ن", "ين", "س", "عبد", "أبو ", "ابن ", "\u{64E}", "\u{650}", "\u{651}", "\u{652}", "\u{640}",
        "\u{654}", "\u{670}", "\u{200D}", "\u{AD}", "\u{300}", "\u{FEFB}", "\u{FEF7}", "\u{FEDF}", "\u{FDFA}", "ک", "ی",
        "2", "٢", "x", "é", "😀", "\u{FEFF}",
    ]
    private static let longest = 600

    static func bytes(_ input: inout InputBytes, names: [String]) -> [UInt8] {
        var text: [UInt8] = []
        while !input.isEmpty, text.count < longest {
            let byte = input.byte()
            switch byte {
            case 0..<80: text += Array(names[byte % names.count].utf8)
            case 80..<104: text += part(of: names[byte % names.count], &input)
            case 104..<240: text += Array(pieces[(byte - 104) % pieces.count].utf8)
            default: text.append(UInt8(input.byte()))
            }
        }
        return text
    }

    /// The beginning of a name, or its end.
    private static func part(of name: String, _ input: inout InputBytes) -> [UInt8] {
        let scalars = Array(name.unicodeScalars)
        let byte = input.byte()
        let count = byte / 2 % (scalars.count + 1)
        let part = byte % 2 == 0 ? scalars.prefix(count) : scalars.suffix(count)
        return Array(String(String.UnicodeScalarView(part)).utf8)
    }
}
