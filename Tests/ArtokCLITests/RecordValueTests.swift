import ArabicGazetteer
import ArabicText
import TestSupport
import Testing

@testable import artok

/// What is added to records, as JSON; and `--records lines`.
@Suite struct `Values of records` {
    private static let sirte = Gazetteer([Entry("سرت", type: .location, id: "sirte")])

    /// Of a text in a record, `\u` escapes and all.
    private static func value(_ text: String, _ value: consuming some RecordValue & ~Copyable) -> String {
        let run = RecordRun(Array("{\"text\":\(text)}".utf8), value)
        return String(run.text.dropFirst("{\"text\":\(text),".count).dropLast(2))
    }

    @Test(arguments: [
        (
            OffsetUnit.utf8,
            #""tokens":[{"start":0,"end":4,"kind":"emoji","text":"😀"},{"start":5,"end":13,"kind":"word","text":"وسرت"},{"start":13,"end":14,"kind":"punctuation","text":"\""},{"start":15,"end":16,"kind":"other","text":"\u0000"}]"#
        ),
        (
            .utf16,
            #""tokens":[{"start":0,"end":2,"kind":"emoji","text":"😀"},{"start":3,"end":7,"kind":"word","text":"وسرت"},{"start":7,"end":8,"kind":"punctuation","text":"\""},{"start":9,"end":10,"kind":"other","text":"\u0000"}]"#
        ),
        (
            .scalar,
            #""tokens":[{"start":0,"end":1,"kind":"emoji","text":"😀"},{"start":2,"end":6,"kind":"word","text":"وسرت"},{"start":6,"end":7,"kind":"punctuation","text":"\""},{"start":8,"end":9,"kind":"other","text":"\u0000"}]"#
        ),
    ])
    func `tokens`(unit: OffsetUnit, expected: String) {
        let tokens = TokensValue(mode: .arabic, kinds: .usual, offsets: unit)
        #expect(Self.value(#""😀 وسرت\"\n\u0000""#, tokens) == expected)
        // The place is that in the decoded text, however it is written.
        #expect(Self.value(#""\ud83d\uDE00 \u0648\u0633\u0631\u062a\"\n\u0000""#, tokens) == expected)
        #expect(Self.value(#""""#, tokens) == #""tokens":[]"#)
    }

    @Test
    func `tokens of some kinds`() {
        let tokens = TokensValue(mode: .unicode, kinds: [TokenKinds(.number), TokenKinds(.whitespace)], offsets: .utf8)
        #expect(
            Self.value(#""\ufeffسرت 5""#, tokens)
                == #""tokens":[{"start":9,"end":10,"kind":"whitespace","text":" "},{"start":10,"end":11,"kind":"number","text":"5"}]"#
        )
    }

    @Test
    func `sentences`() {
        #expect(
            Self.value(#""😀 قال \"نعم\".\nسرت""#, SentencesValue(offsets: .utf16))
                == #""sentences":[{"start":0,"end":13,"text":"😀 قال \"نعم\"."},{"start":14,"end":17,"text":"سرت"}]"#
        )
        #expect(Self.value(#"" \n ""#, SentencesValue(offsets: .scalar)) == #""sentences":[]"#)
    }

    @Test(arguments: [(OffsetUnit.utf8, 7, 13), (.utf16, 4, 7), (.scalar, 3, 6)])
    func `mentions`(unit: OffsetUnit, start: Int, end: Int) {
        let expected =
            #""mentions":[{"start":\#(start),"end":\#(end),"text":"سرت","proclitic":"ب","id":"sirte","type":"LOC","name":"سرت","how":["proclitic"]}]"#
        func mentions() -> MentionsValue { MentionsValue(Matcher(Self.sirte), offsets: unit) }
        #expect(Self.value(#""😀 بسرت""#, mentions()) == expected)
        #expect(Self.value(#""\ud83d\ude00 \u0628سرت""#, mentions()) == expected)
        #expect(Self.value(#""لا شيء""#, mentions()) == #""mentions":[]"#)
    }

    @Test(arguments: [(OffsetUnit.utf8, [5, 35, 16, 22]), (.utf16, [3, 19, 9, 12]), (.scalar, [2, 18, 8, 11])])
    func `mentions within others`(unit: OffsetUnit, places: [Int]) {
        let gazetteer = Gazetteer([
            Entry("مدينة سرت الكبرى", type: .location, id: "a"), Entry("سرت", type: .location, id: "b"),
        ])
        let value = Self.value(
            #""😀 مدينة سرت الكبرى. سرت""#,
            MentionsValue(Matcher(gazetteer, overlap: .all), offsets: unit)
        )
        #expect(value.count { $0 == "{" } == 3)
        #expect(
            value.hasPrefix(
                #""mentions":[{"start":\#(places[0]),"end":\#(places[1]),"text":"مدينة سرت الكبرى","id":"a""#
            )
        )
        #expect(value.contains(#"{"start":\#(places[2]),"end":\#(places[3]),"text":"سرت","id":"b""#))
    }

    @Test
    func `normalized text`() {
        #expect(
            Self.value(#""إلى سِرْت\r\n\"مدينة\"  \u0000""#, NormalizedValue([Normalizer(.matching)]))
                == #""normalized":"الي سرت\r\n\"مدينه\" \u0000""#
        )
        #expect(
            Self.value(#""qAl""#, NormalizedValue([Transliteration(.buckwalter).arabic, Normalizer(.search)]))
                == #""normalized":"قال""#
        )
        #expect(Self.value(#""سِرْت""#, NormalizedValue([])) == #""normalized":"سِرْت""#)
        #expect(Self.value(#""""#, NormalizedValue([Normalizer(.matching)])) == #""normalized":"""#)
    }

    @Test
    func `ill-formed parts of a text are one U+FFFD each, in offsets too`() {
        let line = Array("{\"text\":\"".utf8) + [0xE2, 0x80, 0xFF] + Array(" سرت\"}".utf8)
        let run = RecordRun(line, SentencesValue(offsets: .scalar))
        let expected = "\",\"sentences\":[{\"start\":0,\"end\":6,\"text\":\"\u{FFFD}\u{FFFD} سرت\"}]}\n"
        #expect(run.output == line.dropLast(2) + Array(expected.utf8))
        let normalized = RecordRun(line, NormalizedValue([Normalizer(.search)]))
        #expect(normalized.text.hasSuffix("\"normalized\":\"\u{FFFD}\u{FFFD} سرت\"}\n"))
    }

    @Test(arguments: [
        ("", ""),
        ("\n\r\n", "[]\n[]\n"),
        (
            "سرت.\r\n\r\n{\"text\":1}\r",
            #"""
            [{"start":0,"end":7,"text":"سرت."}]
            []
            [{"start":0,"end":10,"text":"{\"text\":1}"}]

            """#
        ),
        // Only the line feed ends a line here.
        (
            "a\rb\u{2028}c",
            #"""
            [{"start":0,"end":1,"text":"a"},{"start":2,"end":3,"text":"b"},{"start":6,"end":7,"text":"c"}]

            """#
        ),
    ])
    func `a line is a text`(lines: String, expected: String) {
        let run = RecordRun(Array(lines.utf8), SentencesValue(offsets: .utf8), .lines)
        #expect(run.text == expected && run.report.bad == 0)
        #expect(run.report.lines == Array(expected.utf8).count { $0 == 0x0A })
    }

    /// A line of the command's JSON Lines is an element, but for the source.
    @Test(arguments: OffsetUnit.allCases)
    func `the same as the command finds in a file`(unit: OffsetUnit) throws {
        let names = ["سرت", "مدينة سرت", "طرابلس", "مطار الأبرق", "بنغازي"]
        let folder = try TemporaryFolder.make()
        let list = Array(names.joined(separator: "\n").utf8)
        let path = try TemporaryFolder.file("names.txt", bytes: list, in: folder)
        let gazetteer = try Gazetteer(contentsOf: path)
        var noise = NoisyText(names: names + ["a.b@c.org", "\u{0}"], seed: 11)
        for _ in 0..<2 {
            let text = noise.text(words: 100).map { $0 == 0x0A ? 0x0D : $0 }
            let all = Matcher(gazetteer, overlap: .all)
            let cases: [([String], RecordRun)] = [
                (["tokenize"], RecordRun(text, TokensValue(mode: .arabic, kinds: .usual, offsets: unit), .lines)),
                (["sentences"], RecordRun(text, SentencesValue(offsets: unit), .lines)),
                (
                    ["tag", "-g", "names.txt"],
                    RecordRun(text, MentionsValue(Matcher(gazetteer), offsets: unit), .lines)
                ),
                (
                    ["tag", "-g", "names.txt", "--overlap", "all"],
                    RecordRun(text, MentionsValue(all, offsets: unit), .lines)
                ),
            ]
            for (arguments, values) in cases {
                let format = ["--format", "jsonl", "--offsets", unit.rawValue]
                let run = try Command.run(arguments + format, input: text, in: folder)
                let elements = run.output.split(separator: "\n").map { "{" + $0.dropFirst("{\"source\":\"-\",".count) }
                #expect(elements.count > 5 && values.text == "[\(elements.joined(separator: ","))]\n")
            }
            let folded = try Command.run("normalize", input: text)
            let value = RecordRun(text, NormalizedValue([Normalizer(.search)]), .lines)
            #expect(ReferenceJSON(value.output) == .string(Array(folded.output.utf8)))
        }
    }
}
