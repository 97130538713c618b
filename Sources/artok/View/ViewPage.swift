import ArabicGazetteer
import ArabicText

/// The page of `artok view`: texts, and around them what makes them easy to look through. Nothing is fetched from anywhere.
///
/// What stands in texts and gazetteers is untrusted. It is escaped, and should that fail, the page's policy lets no other
/// script run than the one whose digest it names, forbids the script to make elements of text, and forbids all loading.
struct ViewPage {
    let gazetteer: CompiledGazetteer
    let words: PageWords
    let title: String

    /// SHA-256 of the script and the style as they stand in the page, in Base64. A test compares them with the files.
    static let scriptDigest = "BSt9HtmVcLoXazcOAdHB38+5MRJyenjVXJc8dh6H3ec="
    static let styleDigest = "pn9g+6OGRMT78iCYQxSNzAW2bRHROvAJt8Ls9PN5g+s="

    /// Gives the page piece by piece, without a copy of its texts.
    ///
    /// - Parameter texts: What `documents` keeps.
    func withPieces(
        _ documents: PageCollector,
        _ texts: UnsafeRawBufferPointer,
        _ body: ([UnsafeRawBufferPointer]) throws(FileError) -> Void
    ) throws(FileError) {
        var frame = OutputBuffer(isCollecting: true)
        // Up to where the frame stands before each text.
        var places: [Int] = []
        writeHead(documents, to: &frame)
        for (number, document) in documents.documents.enumerated() {
            writeHeading(document, number, to: &frame)
            places.append(frame.count)
            frame.append(literal: "</div>\n</article>\n")
        }
        writeEnd(documents, to: &frame)
        let bytes = UnsafeRawBufferPointer(frame.bytes)
        var pieces: [UnsafeRawBufferPointer] = []
        var start = 0
        for (place, document) in zip(places, documents.documents) {
            pieces.append(UnsafeRawBufferPointer(rebasing: bytes[start..<place]))
            pieces.append(UnsafeRawBufferPointer(rebasing: texts[document.range]))
            start = place
        }
        pieces.append(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        try body(pieces)
    }

    private func writeHead(_ documents: PageCollector, to buffer: inout OutputBuffer) {
        let direction = words.formats.isRightToLeft ? "rtl" : "ltr"
        buffer.append(
            """
            <!DOCTYPE html>
            <html lang="\(words.tag)" dir="\(direction)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-\(Self.scriptDigest)'; \
            style-src 'sha256-\(Self.styleDigest)'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
            trusted-types 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="artok \(ArtokVersion.number)">
            <title>
            """
        )
        buffer.appendHTML(title)
        buffer.append(literal: "</title>\n<style>")
        buffer.append(PagePart.style.bytes)
        buffer.append(literal: "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#texts\">")
        buffer.appendHTML(words["skip"])
        buffer.append(literal: "</a>\n<header class=\"top\">\n<h1><bdi>")
        buffer.appendHTML(title)
        buffer.append(literal: "</bdi></h1>\n<p class=\"sum\">")
        let counts = [
            words.count(documents.documents.count, "texts"), words.count(documents.mentionCount, "mentions"),
            words.count(documents.mentionCounts.count, "names"),
        ]
        buffer.append(counts.map { "<span>\($0)</span>" }.joined(separator: " "))
        buffer.append(literal: "</p>\n<noscript><p class=\"note\">")
        buffer.appendHTML(words["noScript"])
        buffer.append(literal: "</p></noscript>\n</header>\n<div id=\"page\">\n")
        buffer.append(literal: "<main id=\"texts\" tabindex=\"-1\">\n<h2 class=\"label\">")
        buffer.appendHTML(words["documents"])
        buffer.append(literal: "</h2>\n")
    }

    private func writeHeading(_ document: PageCollector.Document, _ number: Int, to buffer: inout OutputBuffer) {
        // In powers of two: the style guesses from it how high the text will be.
        let size = min(21, max(8, Int.bitWidth - document.byteCount.leadingZeroBitCount))
        buffer.append(
            "<article id=\"text-\(number + 1)\" class=\"b\(size)\" aria-labelledby=\"name-\(number + 1)\">\n<header>\n"
        )
        buffer.append("<h3 id=\"name-\(number + 1)\"><bdi>")
        buffer.appendHTML(heading(document.title))
        buffer.append(literal: "</bdi></h3>\n<p>")
        if let date = document.date {
            buffer.append("<time datetime=\"\(date)\">")
            buffer.appendHTML(words.date(date))
            buffer.append(literal: "</time> ")
        }
        buffer.append("<span class=\"found\">")
        buffer.appendHTML(words.count(document.mentionCount, "mentions"))
        buffer.append(literal: "</span> <span>")
        buffer.appendHTML(words.count(document.entities.count, "names"))
        buffer.append(literal: "</span></p>\n</header>\n<div class=\"text\" lang=\"ar\">")
    }

    /// Standard input, or a line of it, has no name.
    private func heading(_ title: String) -> String {
        title == "-" || title.hasPrefix("-:") ? words["unnamed"] + title.dropFirst() : title
    }

    private func writeEnd(_ documents: PageCollector, to buffer: inout OutputBuffer) {
        buffer.append(literal: "</main>\n</div>\n<footer class=\"bottom\"><p>")
        buffer.appendHTML(PageWords.filled(words["madeBy"], ["\(ArtokVersion.number)"]))
        buffer.append(literal: "</p></footer>\n<script type=\"application/json\" id=\"data\">")
        buffer.append(PageData(gazetteer, words, documents).json())
        buffer.append(literal: "</script>\n<script type=\"module\">")
        buffer.append(PagePart.script.bytes)
        buffer.append(literal: "</script>\n</body>\n</html>\n")
    }
}
