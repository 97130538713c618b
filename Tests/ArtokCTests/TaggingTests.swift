import ArabicGazetteer
import ArabicText
import CArtok
import TestSupport
import Testing

/// `artok_tag`: the mentions of ``Matcher``, in columns.
@Suite struct `Mentions in columns` {
    /// One mention as columns tell it.
    struct Row: Equatable {
        var start: Int
        var end: Int
        var text: String?
        var proclitic: String?
        var entry: UInt32
        var how: UInt32
    }

    static let libya = Result { try CGazetteer("libya") }

    static func rows(_ result: CallResult) -> [[Row]?] {
        let (starts, ends) = (result.offsets(ARTOK_START), result.offsets(ARTOK_END))
        let (texts, proclitics) = (result.strings(ARTOK_TEXT), result.strings(ARTOK_PROCLITIC))
        let entries = result.numbers(ARTOK_ENTRY, as: UInt32.self)
        let hows = result.numbers(ARTOK_HOW, as: UInt32.self)
        #expect(result.count == starts.count)
        #expect(
            [ends.count, texts.count, proclitics.count, entries.count, hows.count].allSatisfy { $0 == starts.count }
        )
        return result.lists(
            starts.indices.map {
                Row(
                    start: starts[$0],
                    end: ends[$0],
                    text: texts[$0],
                    proclitic: proclitics[$0],
                    entry: entries[$0],
                    how: hows[$0]
                )
            }
        )
    }

    static func expected(_ texts: [[UInt8]?], _ matcher: Matcher, _ unit: OffsetUnit) -> [[Row]?] {
        texts.map { text in
            guard let text else { return nil }
            let converter = OffsetConverter(text, to: unit)
            return matcher.mentions(inUTF8: text.span).map {
                Row(
                    start: converter.offset($0.utf8Range.lowerBound),
                    end: converter.offset($0.utf8Range.upperBound),
                    text: String(decoding: text[$0.utf8Range], as: UTF8.self),
                    proclitic: $0.proclitic,
                    entry: UInt32($0.entryIndex),
                    how: $0.how.rawValue
                )
            }
        }
    }

    @Test
    func `one row, spelled out`() throws {
        let libya = try Self.libya.get()
        let result = try CallResult.tag(libya, TextColumn(["في وبسِرت"]))
        let entries = result.numbers(ARTOK_ENTRY, as: UInt32.self)
        #expect(result.offsets(ARTOK_START) == [9])
        #expect(result.offsets(ARTOK_END) == [17])
        #expect(result.strings(ARTOK_TEXT) == ["سِرت"])
        #expect(result.strings(ARTOK_PROCLITIC) == ["وب"])
        #expect(
            result.numbers(ARTOK_HOW, as: UInt32.self) == [ARTOK_HOW_PROCLITIC.rawValue | ARTOK_HOW_TASHKEEL.rawValue]
        )
        let known = try CallResult { artok_entries(libya.handle, entries, 1, $0, $1, $2) }
        #expect(known.strings(ARTOK_ID) == ["sirte"])
        #expect(known.strings(ARTOK_TYPE) == ["LOC"])
        #expect(known.strings(ARTOK_NAME) == ["سرت"])
    }

    /// Rows of all sorts: many mentions, none, empty, null, ill formed, with a byte order mark, beyond the BMP.
    static let texts: [[UInt8]?] =
        ["من ليبيا.ويقول السراج\nوللولاياتالمتحدة", "", nil, "لا شيء", "😀 و سرت 😀 وبطرابلس", "\u{FEFF}سرت"].map {
            $0.map { Array($0.utf8) }
        }
        + [
            Array("سرت ".utf8) + [0xD8, 0xFF, 0xE2, 0x80] + Array(" سرت".utf8), nil, nil,
            PackageFiles.bytes("seeds/004_712029dedc3d3d6d.txt"),
        ]

    @Test(
        arguments: [(ARTOK_UTF8, OffsetUnit.utf8), (ARTOK_UTF16, .utf16), (ARTOK_SCALAR, .scalar)],
        [(ARTOK_LEFTMOST_LONGEST, Overlap.leftmostLongest), (ARTOK_ALL, .all)]
    )
    func `the mentions of rows are the matcher's`(
        unit: (artok_unit, OffsetUnit),
        overlap: (artok_overlap, Overlap)
    ) throws {
        let expected = Self.expected(Self.texts, Matcher(.libya, overlap: overlap.1), unit.1)
        #expect(expected.compactMap { $0?.count }.reduce(0, +) > 40)
        for isLarge in [false, true] {
            var column = TextColumn(Self.texts)
            column.isLarge = isLarge
            let result = try CallResult.tag(try Self.libya.get(), column, overlap.0, unit.0)
            #expect(Self.rows(result) == expected, "64 bits: \(isLarge)")
        }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 17], [0, 5])
    func `a slice of a column`(skipped: Int, unused: Int) throws {
        var column = TextColumn(Self.texts)
        column.skipped = (0..<skipped).map { $0 % 3 == 1 ? nil : Array("سرت".utf8) }
        column.unused = unused
        let result = try CallResult.tag(try Self.libya.get(), column)
        #expect(Self.rows(result) == Self.expected(Self.texts, Matcher(.libya), .utf8))
    }

    @Test
    func `nulls are told only where there are any`() throws {
        let libya = try Self.libya.get()
        var column = TextColumn(["سرت", ""])
        #expect(try CallResult.tag(libya, column).buffer(ARTOK_ROWS, ARTOK_VALIDITY) == nil)
        column.saysValidity = true
        #expect(try CallResult.tag(libya, column).buffer(ARTOK_ROWS, ARTOK_VALIDITY) == nil)
        column = TextColumn(Array(repeating: "سرت", count: 20) + [nil])
        let result = try CallResult.tag(libya, column)
        #expect(result.numbers(ARTOK_ROWS, ARTOK_VALIDITY, as: UInt8.self) == [0xFF, 0xFF, 0x0F])
        #expect(result.lists(result.strings(ARTOK_TEXT)) == Array(repeating: ["سرت"], count: 20) + [nil])
        // A proclitic that is not there is null, not empty.
        #expect(result.numbers(ARTOK_PROCLITIC, ARTOK_VALIDITY, as: UInt8.self) == [0, 0, 0])
    }

    @Test
    func `no rows`() throws {
        var texts = artok_strings()
        texts.offset_width = 4
        let result = try CallResult {
            artok_tag(try! Self.libya.get().handle, &texts, ARTOK_ALL, ARTOK_UTF8, $0, $1, $2)
        }
        #expect(result.count == 0)
        #expect(result.offsets(ARTOK_ROWS, ARTOK_OFFSETS) == [0])
        #expect(result.offsets(ARTOK_TEXT, ARTOK_OFFSETS) == [0])
        #expect(result.offsets(ARTOK_START) == [])
        #expect(result.buffer(ARTOK_START, ARTOK_DATA) != nil)
    }

    @Test
    func `buffers are aligned, and those that a column lacks are NULL`() throws {
        let result = try CallResult.tag(try Self.libya.get(), TextColumn(Self.texts))
        let has: [(artok_column, [artok_buffer])] = [
            (ARTOK_ROWS, [ARTOK_VALIDITY, ARTOK_OFFSETS]), (ARTOK_START, [ARTOK_DATA]), (ARTOK_END, [ARTOK_DATA]),
            (ARTOK_TEXT, [ARTOK_OFFSETS, ARTOK_DATA]), (ARTOK_PROCLITIC, [ARTOK_VALIDITY, ARTOK_OFFSETS, ARTOK_DATA]),
            (ARTOK_ENTRY, [ARTOK_DATA]), (ARTOK_HOW, [ARTOK_DATA]), (ARTOK_KIND, []), (ARTOK_ID, []), (ARTOK_TYPE, []),
            (ARTOK_NAME, []), (artok_column(rawValue: 99), []),
        ]
        for (column, buffers) in has {
            for part in [ARTOK_VALIDITY, ARTOK_OFFSETS, ARTOK_DATA, artok_buffer(rawValue: 99)] {
                let buffer = result.buffer(column, part)
                #expect((buffer != nil) == buffers.contains(part), "\(column) \(part)")
                if let start = buffer?.baseAddress { #expect(UInt(bitPattern: start) % 64 == 0) }
            }
        }
    }

    @Test
    func `noise in every unit`() throws {
        let random = RandomGazetteer(entries: 40, seed: 1)
        let path = try TemporaryFolder.make() + "/a.artgaz"
        try Gazetteer(random.entries).write(to: path)
        let (gazetteer, matcher) = (try CGazetteer(path), Matcher(try CompiledGazetteer(mapping: path), overlap: .all))
        var noise = NoisyText(names: random.names, seed: 2)
        let texts = (0..<12).map { _ in noise.text(words: 20) }
        for (unit, offsets) in [(ARTOK_UTF16, OffsetUnit.utf16), (ARTOK_SCALAR, .scalar)] {
            let result = try CallResult.tag(gazetteer, TextColumn(texts), ARTOK_ALL, unit)
            #expect(Self.rows(result) == Self.expected(texts, matcher, offsets))
        }
    }

    @Test
    func `one gazetteer, many threads`() async throws {
        let libya = try Self.libya.get()
        let expected = Self.expected(Self.texts, Matcher(.libya), .utf8)
        try await withThrowingTaskGroup(of: [[Row]?].self) { group in
            for _ in 0..<16 {
                group.addTask { Self.rows(try CallResult.tag(libya, TextColumn(Self.texts))) }
            }
            for try await rows in group { #expect(rows == expected) }
        }
    }

    @Test
    func `a result outlives its gazetteer`() throws {
        var libya: CGazetteer? = try CGazetteer("libya")
        let result = try CallResult.tag(libya!, TextColumn(["وبسرت"]))
        libya = nil
        #expect(result.strings(ARTOK_PROCLITIC) == ["وب"])
    }
}
