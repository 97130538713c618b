import TestSupport
import Testing

@testable import artok

/// `artok view`: what stands in the page. What the page does is tested in a browser, by Tests/View/check.py.
@Suite struct `artok view` {
    /// The page of a text that comes by standard input.
    private static func page(_ text: String, _ arguments: String...) throws -> String {
        let run = try Command.run(["view", "-o", "-"] + arguments, input: Array(text.utf8), in: "/tmp")
        #expect(run.code == 0 && run.error.isEmpty)
        return run.output
    }

    private static func between(_ start: String, _ end: String, in page: String) throws -> String {
        let first = try #require(page.firstRange(of: start)).upperBound
        let last = try #require(page[first...].firstRange(of: end)).lowerBound
        return String(page[first..<last])
    }

    /// What stands in the text's blocks.
    private static func blocks(_ text: String, _ arguments: String...) throws -> [String] {
        let run = try Command.run(["view", "-o", "-"] + arguments, input: Array(text.utf8), in: "/tmp")
        let blocks = try between("<div class=\"text\" lang=\"ar\">", "</div>\n</article>", in: run.output)
        return blocks.split(separator: "</div>").map { String($0.dropFirst("<div class=\"block\">".count)) }
    }

    // MARK: Texts

    @Test(arguments: [
        (
            "\u{FEFF}من ليبيا.\nوبسرت ",
            """
            من <mark class="k1" data-e="LIBYA" data-s="8" data-l="1">ليبيا</mark>.
            وب<mark class="k1" data-e="SIRTE" data-s="24" data-l="2" data-h="proclitic" data-p="وب">سرت</mark>\u{20}
            """
        ),
        (
            "سورياالعراق",
            """
            <mark class="k1" data-e="SYRIA" data-s="0" data-l="1" data-h="run-on">سوريا</mark>\
            <mark class="k1" data-e="IRAQ" data-next="" data-s="10" data-l="1" data-h="run-on">العراق</mark>
            """
        ),
        ("<b>&\"'</b>\0\r\n", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;\u{FFFD}\n"),
        ("  لا اسم هنا\n\n", "  لا اسم هنا\n\n"),
    ])
    func `all of a text, with its mentions marked`(text: String, expected: String) throws {
        var block = try Self.blocks(text).joined(separator: "|")
        // Entries' numbers are the gazetteer's own.
        let page = try Self.page(text)
        for (id, name) in [("libya", "LIBYA"), ("sirte", "SIRTE"), ("syria", "SYRIA"), ("iraq", "IRAQ")] {
            guard page.contains("\"id\":\"\(id)\"") else { continue }
            let before = try #require(page.firstRange(of: ",\"id\":\"\(id)\"")).lowerBound
            let index = page[..<before].split(separator: "\"index\":").last.map(String.init) ?? ""
            block.replace("data-e=\"\(index)\"", with: "data-e=\"\(name)\"")
        }
        #expect(block == expected)
    }

    /// One mark for the entries that share a range, with what each was matched by.
    @Test
    func `entries that share a range`() throws {
        let names =
            "{\"id\":\"a\",\"type\":\"LOC\",\"name\":\"سرت\"}\n{\"id\":\"b\",\"type\":\"ORG\",\"name\":\"سرت\"}\n"
        let folder = try TemporaryFolder.make()
        let path = try TemporaryFolder.file("names.jsonl", bytes: Array(names.utf8), in: folder)
        #expect(
            try Self.blocks("في سرت، لسرت", "-g", path) == [
                """
                في <mark class="k1" data-e="0 1" data-s="5" data-l="1">سرت</mark>، \
                ل<mark class="k1" data-e="0 1" data-s="16" data-l="1" data-h="proclitic proclitic" data-p="ل ل">سرت</mark>
                """
            ]
        )
        // A place counts once.
        let page = try Self.page("في سرت", "-g", path, "--lang", "en")
        #expect(page.contains("<p class=\"sum\"><span>1 text</span> <span>1 mention</span> <span>2 names</span></p>"))
    }

    /// A block has whole lines, so that nothing is added where one ends.
    @Test
    func `blocks of a long text`() throws {
        let text = (1...400).map { "سطر \($0) في سرت\n" + ($0 % 7 == 0 ? "\n" : "") }.joined()
        let blocks = try Self.blocks(text, "--only-type", "PER")
        #expect(blocks.joined() == text)
        #expect(blocks.count > 4 && blocks.allSatisfy { $0.last == "\n" })
        #expect(blocks.dropLast().allSatisfy { 2048...2200 ~= $0.utf8.count })
    }

    /// Browsers would take minutes for them.
    @Test
    func `lines that are very long are cut behind a sentence`() throws {
        let text = String(repeating: "قال إنه عاد. ", count: 10_000)
        let blocks = try Self.blocks(text)
        #expect(blocks.joined() == text)
        #expect(blocks.count > 4 && blocks.allSatisfy { $0.hasSuffix(". ") && $0.utf8.count < 40_000 })
        let words = String(repeating: "كلمة ", count: 30_000)
        let others = try Self.blocks(words)
        #expect(others.joined() == words)
        #expect(others.count > 2 && others.allSatisfy { $0.last == " " && $0.utf8.count < 70_000 })
    }

    /// Parts of a text are worked on by themselves.
    @Test
    func `the page does not depend on the number of threads`() throws {
        let line = "قصفت طائرات سرت وطرابلس، وقال السراج في ليبيا إن حفتر\n"
        let text = String(repeating: line, count: 20_000)
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a.txt", bytes: Array(text.utf8), in: folder)
        _ = try TemporaryFolder.file("b.txt", bytes: Array("سرت".utf8), in: folder)
        let one = try Command.run("view", "-j1", "-o", "-", ".", in: folder)
        let four = try Command.run("view", "-j4", "-o", "-", ".", in: folder)
        #expect(one == four && one.code == 0)
        #expect(one.output.count(of: "<mark ") == 100_001)
        let starts = one.output.split(separator: "data-s=\"").dropFirst().prefix(100_000).map {
            $0.prefix { $0 != "\"" }
        }
        #expect(starts.suffix(5).first == "\(19_999 * line.utf8.count + 22)")
    }

    // MARK: The page

    @Test(arguments: [
        ("ar", "rtl", "نصان", "موضعان", "اسم واحد"), ("en", "ltr", "2 texts", "2 mentions", "1 name"),
    ])
    func `headings in the language of the page`(
        language: String,
        direction: String,
        texts: String,
        mentions: String,
        names: String
    ) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("2016-08-01.txt", bytes: Array("سرت".utf8), in: folder)
        _ = try TemporaryFolder.file("<b>.txt", bytes: Array("في سرت".utf8), in: folder)
        let page = try Command.run("view", "--lang", language, "-o", "-", ".", in: folder).output
        #expect(page.contains("<html lang=\"\(language)\" dir=\"\(direction)\">"))
        #expect(page.contains("<span>\(texts)</span> <span>\(mentions)</span> <span>\(names)</span>"))
        #expect(page.contains("<time datetime=\"2016-08-01\">"))
        #expect(page.contains("<bdi>./&lt;b&gt;.txt</bdi>"))
    }

    /// As ICU has them; a region may have digits of its own.
    @Test(arguments: [
        ("en", "1 August 2016|August 1, 2016"), ("ar-LY", "1 أغسطس 2016"), ("ar-EG", "١ أغسطس ٢٠١٦"),
        ("ar-SY", "١ آب ٢٠١٦"),
    ])
    func `dates in the language of the page`(language: String, dates: String) throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("2016-08-01.txt", bytes: Array("سرت".utf8), in: folder)
        let page = try Command.run("view", "--lang", language, "-o", "-", "2016-08-01.txt", in: folder).output
        let date = try Self.between("<time datetime=\"2016-08-01\">", "</time>", in: page)
        // Marks of direction come with some versions of ICU.
        let plain = String(date.unicodeScalars.filter { $0 != "\u{200F}" && $0 != "\u{61C}" })
        #expect(dates.split(separator: "|").contains { $0 == plain })
    }

    /// The policy names the only script and the only style that may be used, by their digests.
    ///
    /// When this fails because a file in Sources/CViewPage has changed, the digests of ViewPage.swift are to be what it tells.
    @Test
    func `nothing else runs and nothing is loaded`() throws {
        let page = try Self.page(
            "سرت </script><script>alert(1)</script>",
            "--title",
            "</title><script>alert(2)</script>"
        )
        let policy = try Self.between("http-equiv=\"Content-Security-Policy\" content=\"", "\"", in: page)
        #expect(policy.hasPrefix("default-src 'none'; "))
        #expect(policy.contains("require-trusted-types-for 'script'; trusted-types 'none'"))
        let script = try Self.between("<script type=\"module\">", "</script>", in: page)
        let style = try Self.between("<style>", "</style>", in: page)
        #expect(policy.contains("script-src 'sha256-\(try Self.digest(script))';"))
        #expect(policy.contains("style-src 'sha256-\(try Self.digest(style))';"))
        #expect(page.count(of: "<script") == 2 && page.count(of: "</script") == 2)
        #expect(page.count(of: "alert(1)") == 1 && page.contains("&lt;script&gt;alert(1)"))
        for word in ["http:", "https:", "url(", "@import", "<link", "<img", "<iframe"] {
            #expect(
                !page.contains(word)
                    || word == "http:" && page.count(of: "http:") == page.count(of: "http://www.w3.org/2000/svg")
            )
        }
        #expect(!script.contains("innerHTML") && !script.contains("<!--") && !script.contains("eval("))
    }

    private static func digest(_ text: String) throws -> String {
        let folder = try TemporaryFolder.make()
        let path = try TemporaryFolder.file("text", bytes: Array(text.utf8), in: folder)
        let line = try #require(ProcessOutput.of("sha256sum '\(path)' 2>/dev/null || shasum -a 256 '\(path)'"))
        let hex = Array(line.prefix(64))
        let bytes = stride(from: 0, to: 64, by: 2).map { index in
            UInt8(String(decoding: hex[index..<index + 2], as: UTF8.self), radix: 16) ?? 0
        }
        return base64(bytes)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                result.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Entries are untrusted too: nothing in the data ends its element.
    @Test
    func `names that look like markup`() throws {
        let names =
            #"{"id":"</script><b>","type":"<i>","name":"سرت","data":{"<u>":"</script>","lat":"31.2","lon":"16.6"}}"#
        let folder = try TemporaryFolder.make()
        let path = try TemporaryFolder.file("names.jsonl", bytes: Array((names + "\n").utf8), in: folder)
        let page = try Self.page("سرت", "-g", path)
        let data = try Self.between("<script type=\"application/json\" id=\"data\">", "</script>", in: page)
        #expect(!data.contains("<"))
        #expect(data.contains(#""id":"\u003C/script>\u003Cb>","type":"\u003Ci>""#))
        #expect(data.contains(#""place":[31.2,16.6]"#))
        #expect(data.contains(#""data":[["\u003Cu>","\u003C/script>"],["lat","31.2"],["lon","16.6"]]"#))
    }

    @Test(arguments: [
        ("31.2", "16.6", true), ("90", "-180", true), ("91", "16.6", false), ("31.2", "180.1", false),
        ("", "16.6", false),
        ("nan", "16.6", false), ("inf", "16.6", false), ("31,2", "16.6", false),
    ])
    func `coordinates that are on the map`(latitude: String, longitude: String, isPlace: Bool) throws {
        let names = "id\tname\tlat\tlon\nx\tسرت\t\(latitude)\t\(longitude)\n"
        let folder = try TemporaryFolder.make()
        let path = try TemporaryFolder.file("names.tsv", bytes: Array(names.utf8), in: folder)
        #expect(try Self.page("سرت", "-g", path).contains("\"place\":[") == isPlace)
    }
}

extension StringProtocol {
    func count(of text: String) -> Int { ranges(of: text).count }
}
