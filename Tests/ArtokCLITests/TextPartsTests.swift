import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

@testable import artok

/// Texts in parts: what is found in them is what is found in the whole text.
@Suite struct `Parts of a text` {
    /// All parts of a text, so small that cuts are everywhere.
    private static func forEachPart(
        of text: [UInt8],
        _ cutting: TextCutting,
        size: Int,
        _ kept: TextPlace.Kept = .init(),
        longestLine: Int = 1 << 20,
        _ body: (TextChunk) -> Void
    ) throws {
        let folder = try TemporaryFolder.make()
        let path = try TemporaryFolder.file("text", bytes: text, in: folder)
        let file = try OpenFile(path: Array(path.utf8CString))
        var stream = TextStream(InputStream(file), .standardInput, kept, partSize: size)
        var cutter = TextCutter(cutting, longestLine: longestLine)
        let chunk = TextChunk()
        while try stream.next(into: chunk, &cutter) { body(chunk) }
    }

    /// A mention, and the place that is told of it.
    private struct Place: Hashable {
        let start: Int
        let end: Int
        let id: String
        let how: UInt32
        let units: [Int]
    }

    private static func expected(_ text: [UInt8], _ matcher: Matcher) -> [Place] {
        let (utf16, scalars) = (OffsetConverter(text, to: .utf16), OffsetConverter(text, to: .scalar))
        return matcher.mentions(inUTF8: text.span).map { mention in
            let range = mention.utf8Range
            return Place(
                start: range.lowerBound,
                end: range.upperBound,
                id: mention.entry.id,
                how: mention.how.rawValue,
                units: [range.lowerBound, range.upperBound].flatMap { [utf16.offset($0), scalars.offset($0)] }
            )
        }
    }

    /// - Returns: The mentions of all parts, and how many parts there were.
    private static func found(_ text: [UInt8], _ matcher: Matcher, size: Int, areLines: Bool) throws -> ([Place], Int) {
        var places: [Place] = []
        var count = 0
        let gazetteer = matcher.gazetteer
        var scanner = MentionScanner(matcher)
        let cutting = TextCutting.names(gazetteer, wordsAround: gazetteer.wordsAround, areLines: areLines)
        var inUnits: [OffsetUnit: [[Int]]] = [:]
        for unit in [OffsetUnit.utf16, .scalar] {
            try forEachPart(of: text, cutting, size: size, .init(unit: unit)) { chunk in
                var offsets = OffsetCounter(unit)
                offsets.begin(chunk)
                scanner.forEachMention(in: chunk.bytes.span) { mention in
                    guard chunk.range.contains(mention.utf8Range.lowerBound) else { return }
                    let place = offsets.range(mention.utf8Range, in: chunk.bytes)
                    inUnits[unit, default: []].append([place.start, place.end])
                }
            }
        }
        try forEachPart(of: text, cutting, size: size) { chunk in
            count += 1
            scanner.forEachMention(in: chunk.bytes.span) { mention in
                guard chunk.range.contains(mention.utf8Range.lowerBound) else { return }
                let distance = chunk.place.bytes - chunk.range.lowerBound
                let (utf16, scalars) = (inUnits[.utf16]?[places.count], inUnits[.scalar]?[places.count])
                places.append(
                    Place(
                        start: mention.utf8Range.lowerBound + distance,
                        end: mention.utf8Range.upperBound + distance,
                        id: mention.entry.id,
                        how: mention.how.rawValue,
                        units: [utf16?[0] ?? -1, scalars?[0] ?? -1, utf16?[1] ?? -1, scalars?[1] ?? -1]
                    )
                )
            }
        }
        return (places, count)
    }

    static let rounds = ProcessSettings.number("ARTOK_TEST_ROUNDS") ?? 6

    @Test(arguments: 0..<rounds, Overlap.allCases)
    func `names of a random gazetteer`(round: Int, overlap: Overlap) throws {
        let seed = UInt64(ProcessSettings.number("ARTOK_TEST_SEED").map { $0 + round } ?? Int.random(in: 0..<1 << 48))
        var random = SeededRandom(seed: seed)
        let gazetteer = RandomGazetteer(entries: [1, 5, 20, 80].randomElement(using: &random)!, seed: random.next())
        let matcher = Matcher(Gazetteer(gazetteer.entries), overlap: overlap)
        var noise = NoisyText(names: gazetteer.names, words: gazetteer.words, seed: random.next())
        noise.fillerShare = Int.random(in: 1...8, using: &random)
        let text = noise.text(words: 500)
        let size = Int.random(in: 1...3000, using: &random)
        let areLines = random.chance(1, in: 3)
        let (found, _) = try Self.found(text, matcher, size: size, areLines: areLines)
        #expect(found == Self.expected(text, matcher), "seed \(seed), size \(size)")
    }

    /// What is written of a part with many words beside each mention is many times its size: so the parts are smaller.
    @Test(arguments: [(0, 1 << 18), (20, 1 << 17), (1000, 1 << 14)])
    func `parts are smaller the more words are shown`(shown: Int, most: Int) throws {
        let text = Array(String(repeating: "سرت ", count: 100_000).utf8)
        let search = MentionSearch(
            matcher: Matcher(CompiledGazetteer(.libya)),
            filter: EntryFilter(types: [], ids: [], of: CompiledGazetteer(.libya))
        )
        var sizes: [Int] = []
        let cutting = search.cutting(contextWords: shown)
        try Self.forEachPart(of: text, cutting, size: TextCutter.usualPart) { sizes.append($0.range.count) }
        #expect(sizes.reduce(0, +) == text.count)
        // Most of a part is its own, not the words that are kept beside it.
        #expect(sizes.allSatisfy { $0 <= most } && sizes.dropLast().allSatisfy { $0 > most / 8 }, "\(sizes.prefix(4))")
    }

    /// What `--explain` tells of a name, and of what is none.
    private struct Told: Hashable {
        let range: Range<Int>
        let entry: Int
        let how: UInt32
        let reason: String?

        init(_ name: FoundName, movedBy distance: Int = 0) {
            range = name.utf8Range.lowerBound + distance..<name.utf8Range.upperBound + distance
            (entry, how, reason) = (name.entryIndex, name.how.rawValue, name.reason?.rawValue)
        }
    }

    @Test(arguments: 0..<rounds, Overlap.allCases)
    func `names and what is none, of a random gazetteer`(round: Int, overlap: Overlap) throws {
        let seed = UInt64(ProcessSettings.number("ARTOK_TEST_SEED").map { $0 + round } ?? Int.random(in: 0..<1 << 48))
        var random = SeededRandom(seed: seed)
        let gazetteer = RandomGazetteer(entries: [1, 5, 20, 80].randomElement(using: &random)!, seed: random.next())
        let search = MentionSearch(
            matcher: Matcher(Gazetteer(gazetteer.entries), overlap: overlap),
            filter: EntryFilter(types: [], ids: [], of: CompiledGazetteer(Gazetteer(gazetteer.entries))),
            explains: true
        )
        var noise = NoisyText(names: gazetteer.names, words: gazetteer.words, seed: random.next())
        noise.fillerShare = Int.random(in: 1...8, using: &random)
        let text = noise.text(words: 500)
        let size = Int.random(in: 1...3000, using: &random)
        var told: [Told] = []
        try Self.forEachPart(of: text, search.cutting(contextWords: 0), size: size) { chunk in
            let distance = chunk.place.bytes - chunk.range.lowerBound
            for name in FoundName.all(chunk.bytes.span, search.matcher)
            where chunk.range.contains(name.utf8Range.lowerBound) {
                told.append(Told(name, movedBy: distance))
            }
        }
        let expected = FoundName.all(text.span, search.matcher).map { Told($0) }
        #expect(told == expected, "seed \(seed), size \(size)")
    }

    @Test(arguments: [64, 500, 5000])
    func `names of libya in the seeds, with all that context asks for`(size: Int) throws {
        var text: [UInt8] = []
        for case .file(let file) in InputFiles(paths: [PackageFiles.path("seeds")], isStrict: false).items {
            text += try SourceFile.read(file.source)
        }
        let matcher = Matcher(.libya)
        let (found, count) = try Self.found(text, matcher, size: size, areLines: false)
        #expect(found == Self.expected(text, matcher))
        #expect(count > 3)
    }

    /// Tokens of lines that are cut between words.
    @Test(arguments: [1, 20, 300])
    func `tokens of long lines`(size: Int) throws {
        let seed = UInt64.random(in: 0..<1 << 48)
        var noise = NoisyText(
            names: ["سرت", "a.b@c.org", "ไทย ไทย", "\u{301} x", " \u{64B}ب", "3 ,14", "U. S."],
            seed: seed
        )
        let text = noise.text(words: 400).map { $0 == 0x0A ? 0x20 : $0 }
        let tokenizer = Tokenizer(includesWhitespace: true)
        var expected: [Token] = []
        tokenizer.forEachToken(in: text.span) { expected.append($0) }
        var tokens: [Token] = []
        var count = 0
        try Self.forEachPart(of: text, .words, size: size, longestLine: size) { chunk in
            count += 1
            tokenizer.forEachToken(in: chunk.part.span) { token in
                let range = token.utf8Range
                let start = chunk.place.bytes
                tokens.append(Token(kind: token.kind, utf8Range: range.lowerBound + start..<range.upperBound + start))
            }
        }
        #expect(tokens == expected && count > 3, "seed \(seed)")
    }

    @Test(arguments: [1, 7, 100])
    func `lines`(size: Int) throws {
        let text = Array("سرت\n\nأوباري\r\nصبراتة\u{2028}درنة\n\u{FEFF}غات\nx".utf8)
        var parts: [[UInt8]] = []
        var lines: [Int] = []
        try Self.forEachPart(of: text, .lines, size: size, .init(hasLines: true)) { chunk in
            parts.append(Array(chunk.part))
            lines.append(chunk.place.line)
            #expect(chunk.place.column == 1)
            #expect(chunk.isFirst == (parts.count == 1))
        }
        #expect(parts.flatMap { $0 } == text)
        // A part that began with U+FEFF would seem to have a byte order mark.
        #expect(!parts.dropFirst().contains { $0.starts(with: [0xEF, 0xBB, 0xBF]) })
        #expect(size > 7 || lines.count > 2)
        for (part, line) in zip(parts.indices, lines) {
            let before = String(decoding: parts[..<part].joined(), as: UTF8.self).unicodeScalars
            #expect(line == 1 + before.count { $0 == "\n" || $0 == "\u{2028}" })
        }
    }
}
