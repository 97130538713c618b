import TestSupport
import Testing

/// `artok tag --format html`: exact output, and that all of a text is there.
@Suite struct `artok tag --format html` {
    /// What stands between the page's head and its end.
    private static func articles(_ run: CommandRun) throws -> String {
        let (head, end) = ("<span>…</span></p>\n", "</body>\n</html>\n")
        let start = try #require(run.output.firstRange(of: head))
        try #require(run.output.hasSuffix(end))
        return String(run.output[start.upperBound...].dropLast(end.count))
    }

    private static func article(_ text: [UInt8], _ arguments: String...) throws -> String {
        let run = try Command.run(["tag", "--format", "html"] + arguments, input: text, in: "/tmp")
        #expect(run.code == 0 && run.error.isEmpty)
        let article = try articles(run)
        let (start, end) = ("<article>\n<h2><bdi>-</bdi></h2>\n<div class=\"text\">", "</div>\n</article>\n")
        try #require(article.hasPrefix(start) && article.hasSuffix(end))
        return String(article.dropFirst(start.count).dropLast(end.count))
    }

    @Test
    func `a page that needs nothing else`() throws {
        let run = try Command.run("tag", "--format", "html", input: Array("سرت".utf8))
        #expect(
            run.output.hasPrefix(
                """
                <!DOCTYPE html>
                <html lang="ar" dir="rtl">
                <head>
                <meta charset="utf-8">

                """
            )
        )
        #expect(run.output.contains("<title>-</title>") && run.output.contains("prefers-color-scheme: dark"))
        for word in ["http", "url(", "@import", "<script", "<link"] { #expect(!run.output.contains(word)) }
    }

    @Test(arguments: [
        (
            "\u{FEFF}من ليبيا.\nوبسرت ",
            """
            من <mark class="t-LOC" data-id="libya" title="ليبيا · LOC">ليبيا</mark>.
            وب<mark class="t-LOC" data-id="sirte" title="سرت · LOC · proclitic">سرت</mark>\u{20}
            """
        ),
        (
            "الأمم\r\nالمتحدة",
            """
            <mark class="t-ORG" data-id="united-nations" title="الأمم المتحدة · ORG · whitespace">الأمم
            المتحدة</mark>
            """
        ),
        (
            "سورياالعراق",
            """
            <mark class="t-LOC" data-id="syria" title="سوريا · LOC · run-on">سوريا</mark>\
            <mark class="t-LOC" data-id="iraq" title="العراق · LOC · run-on">العراق</mark>
            """
        ), ("  لا اسم هنا\n\n", "  لا اسم هنا\n\n"), ("", ""),
    ])
    func `all of the text, with its mentions marked`(text: String, article: String) throws {
        #expect(try Self.article(Array(text.utf8)) == article)
    }

    /// What HTML forbids is U+FFFD, each ill-formed part too; line breaks of all kinds are line feeds.
    @Test(arguments: [
        ("<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;"),
        ("a\rb\r\nc\u{85}d\u{2028}e\u{2029}f\n", "a\nb\nc\nd\ne\nf\n"),
        (
            "\0\u{1}\t\u{B}\u{C}\u{1F}\u{7F}\u{80}\u{9F}\u{A0}",
            "\u{FFFD}\u{FFFD}\t\u{FFFD}\u{C}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}"
        ),
    ])
    func `everything is escaped`(text: String, article: String) throws {
        #expect(try Self.article(Array(text.utf8)) == article)
    }

    @Test
    func `noncharacters`() throws {
        let values: [UInt32] = [
            0xFDCF, 0xFDD0, 0xFDEF, 0xFDF0, 0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFD, 0x1FFFE, 0x3FFFF, 0x10FFFF,
        ]
        let scalars = try values.map { try #require(Unicode.Scalar($0)) }
        let text = String(String.UnicodeScalarView(scalars)) + "😀"
        let expected =
            "\u{FDCF}\u{FFFD}\u{FFFD}\u{FDF0}\u{FFFD}\u{FFFD}\u{FFFD}\u{1FFFD}\u{FFFD}\u{FFFD}\u{FFFD}😀"
        #expect(try Self.article(Array(text.utf8)) == expected)
    }

    @Test
    func `ill-formed parts`() throws {
        #expect(try Self.article([0x61, 0xFF, 0xE2, 0x82, 0x62]) == "a\u{FFFD}\u{FFFD}b")
    }

    @Test
    func `several entries, and types of the user's own`() throws {
        let folder = try TemporaryFolder.make()
        let lines = [
            #"{"id":"a\"b","type":"مدينة كبيرة","name":"سرت"}"#, #"{"id":"<c>","type":"LOC","name":"سرت"}"#,
            #"{"id":"d","type":"LOC","name":"سرت"}"#, #"{"id":"e","type":"x.y\">","name":"غات"}"#,
        ]
        _ = try TemporaryFolder.file("mine.jsonl", bytes: Array(lines.joined(separator: "\n").utf8), in: folder)
        let run = try Command.run(
            ["tag", "--format", "html", "-g", "mine.jsonl"],
            input: Array("سرت غات".utf8),
            in: folder
        )
        #expect(
            try Self.articles(run) == """
                <article>
                <h2><bdi>-</bdi></h2>
                <div class="text"><mark class="t-مدينة_كبيرة t-LOC" data-id="a&quot;b &lt;c&gt; d" \
                title="سرت · مدينة كبيرة
                سرت · LOC
                سرت · LOC">سرت</mark> <mark class="t-x_y__" data-id="e" title="غات · x.y&quot;&gt;">غات</mark></div>
                </article>

                """
        )
    }

    @Test
    func `an article for each text, and an end also when one was bad`() throws {
        let folder = try TemporaryFolder.make()
        _ = try TemporaryFolder.file("a<b>.txt", bytes: Array("غات".utf8), in: folder)
        _ = try TemporaryFolder.file("b.txt", bytes: [], in: folder)
        _ = try TemporaryFolder.file("utf16.txt", bytes: [0xFF, 0xFE, 0x33, 0x06], in: folder)
        let run = try Command.run("tag", "--format", "html", "a<b>.txt", "utf16.txt", "no.txt", "b.txt", in: folder)
        #expect(run.code == 1 && run.error.split(separator: "\n").count == 2)
        #expect(
            try Self.articles(run) == """
                <article>
                <h2><bdi>a&lt;b&gt;.txt</bdi></h2>
                <div class="text"><mark class="t-LOC" data-id="ghat" title="غات · LOC">غات</mark></div>
                </article>
                <article>
                <h2><bdi>b.txt</bdi></h2>
                <div class="text"></div>
                </article>

                """
        )
        #expect(run.output.contains("<title>artok</title>"))
    }

    @Test(arguments: [
        (["--overlap", "all"], "Error: --overlap all: marks of html cannot overlap"),
        (["--explain"], "Error: --explain does nothing with --format html"),
        (["--context", "2"], "Error: --context does nothing with --format html"),
        (["--offsets", "utf16"], "Error: --offsets does nothing with --format html"),
    ])
    func `options that it has no use for`(arguments: [String], message: String) throws {
        let run = try Command.run(["tag", "--format", "html"] + arguments, input: [], in: "/tmp")
        #expect(run.code == 2 && run.output.isEmpty && run.error.hasPrefix(message), "\(run.error)")
    }

    /// A text of some parts is what its pieces are.
    @Test
    func `threads and parts do not change it`() throws {
        let folder = try TemporaryFolder.make()
        let names = [
            "000_043230a2124b5c51", "001_ff5cee45131f32b2", "002_7034af17d59d9de9", "003_0caa95451c496c82",
            "004_712029dedc3d3d6d",
        ]
        let seeds = try names.map { try #require(PackageFiles.bytes("seeds/\($0).txt")) + [0x0A, 0x0A] }
        let large = (0..<24).flatMap { _ in seeds.joined() }
        _ = try TemporaryFolder.file("a.txt", bytes: large, in: folder)
        let one = try Command.run("tag", "--format", "html", "-j", "1", "a.txt", in: folder)
        #expect(try Command.run("tag", "--format", "html", "-j", "2", "a.txt", in: folder) == one)
        let parts = try seeds.map { try Self.article($0) }
        let expected = (0..<24).flatMap { _ in parts.joined().utf8 }
        let article = try Self.articles(one).utf8.dropFirst(
            "<article>\n<h2><bdi>a.txt</bdi></h2>\n<div class=\"text\">".utf8.count
        )
        #expect(article.dropLast("</div>\n</article>\n".utf8.count).elementsEqual(expected))
        // Without the tags, the text is all there.
        var (isTag, text) = (false, [UInt8]())
        for byte in parts.joined().utf8 {
            if byte == UInt8(ascii: "<") {
                isTag = true
            } else if byte == UInt8(ascii: ">") {
                isTag = false
            } else if !isTag {
                text.append(byte)
            }
        }
        let escapes = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        let plain = escapes.reduce(String(decoding: text, as: UTF8.self)) { $0.replacing($1.0, with: $1.1) }
        #expect(plain.utf8.elementsEqual(seeds.joined().filter { $0 != 0x0D }))
    }
}
