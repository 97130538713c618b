import ArabicText
import CArtok
import TestSupport
import Testing

/// `artok_tokenize`: the tokens of ``Tokenizer``, in columns.
@Suite struct `Tokens in columns` {
    /// One token as columns tell it.
    struct Row: Equatable {
        var start: Int
        var end: Int
        var kind: String
    }

    static func rows(_ result: CallResult) -> [[Row]?] {
        let (starts, ends) = (result.offsets(ARTOK_START), result.offsets(ARTOK_END))
        let kinds = result.numbers(ARTOK_KIND, as: UInt8.self)
        #expect(result.count == starts.count && ends.count == starts.count && kinds.count == starts.count)
        return result.lists(
            starts.indices.map {
                Row(
                    start: starts[$0],
                    end: ends[$0],
                    kind: artok_kind_name(UInt32(kinds[$0])).map { String(cString: $0) } ?? "?"
                )
            }
        )
    }

    static func expected(_ texts: [[UInt8]?], _ mode: Tokenizer.Mode, _ unit: OffsetUnit) -> [[Row]?] {
        texts.map { text in
            guard let text else { return nil }
            let converter = OffsetConverter(text, to: unit)
            return Tokenizer(mode: mode).tokens(in: text).map {
                Row(
                    start: converter.offset($0.utf8Range.lowerBound),
                    end: converter.offset($0.utf8Range.upperBound),
                    kind: $0.kind.rawValue
                )
            }
        }
    }

    @Test
    func `one row, spelled out`() throws {
        let result = try CallResult.tokenize(TextColumn(["بلغت 45%"]))
        #expect(result.offsets(ARTOK_START) == [0, 9])
        #expect(result.offsets(ARTOK_END) == [8, 12])
        #expect(result.numbers(ARTOK_KIND, as: UInt8.self) == [0, 1])
    }

    /// Rows of every kind.
    static let texts: [[UInt8]?] =
        [
            "قال @artok: ليبيا.ويقول ٣٫٥٪ في https://example.org/ليبيا #سرت_اليوم", nil, "", "😀$ info@un.org",
            "ภาษาไทย العربية",
        ].map { $0.map { Array($0.utf8) } } + [[0xD8, 0x20, 0xFF, 0x31]]

    @Test(
        arguments: [(ARTOK_UTF8, OffsetUnit.utf8), (ARTOK_UTF16, .utf16), (ARTOK_SCALAR, .scalar)],
        [(ARTOK_ARABIC, Tokenizer.Mode.arabic), (ARTOK_UNICODE, .unicode)]
    )
    func `the tokens of rows are the tokenizer's`(
        unit: (artok_unit, OffsetUnit),
        mode: (artok_mode, Tokenizer.Mode)
    ) throws {
        var noise = NoisyText(names: ["سرت", "الولايات المتحدة", "Straße"], seed: 3)
        let texts = Self.texts + (0..<40).map { _ in noise.text(words: 60) }
        for isLarge in [false, true] {
            var column = TextColumn(texts)
            column.isLarge = isLarge
            let result = try CallResult.tokenize(column, mode.0, unit.0)
            #expect(Self.rows(result) == Self.expected(texts, mode.1, unit.1), "64 bits: \(isLarge)")
        }
    }
}
