/// What stands before and behind all texts of ``MarkedText``. Nothing is fetched from anywhere.
enum MarkedTextPage {
    static func start(title: String) -> String {
        var title = title
        let escaped = title.withUTF8 { String(decoding: Escaping.html($0), as: UTF8.self) }
        return """
            <!DOCTYPE html>
            <html lang="ar" dir="rtl">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped)</title>
            <style>
            \(style)
            </style>
            </head>
            <body>
            <p class="legend" dir="ltr"><span class="t-PER">PER</span> <span class="t-LOC">LOC</span> \
            <span class="t-ORG">ORG</span> <span class="t-DATE">DATE</span> <span>…</span></p>

            """
    }

    static let end = "</body>\n</html>\n"

    /// Marks have neither padding nor borders at their sides: letters on both sides of one (وب|طرابلس) stay joined only
    /// without. Lines tell types too where there are no colours.
    private static let style = """
        :root { color-scheme: light dark; }
        body { margin: 0 auto; max-width: 46rem; padding: 1rem 1.5rem 3rem; color: #1b1b1b; background: #fff;
          font: 1.15rem/2 "Noto Naskh Arabic", Amiri, "Geeza Pro", "Traditional Arabic", serif; }
        h2, .legend { font: .95rem/1.6 system-ui, sans-serif; }
        h2 { margin-block-start: 2.5rem; border-block-end: 1px solid #999; font-weight: 600; overflow-wrap: anywhere; }
        .text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start; }
        mark, .legend span { --hue: 0; --line: solid; color: inherit; background: hsl(var(--hue) 80% 88%);
          border-block-end: 2px var(--line) hsl(var(--hue) 60% 45%); }
        .legend span { padding-inline: .4em; }
        mark.t-PER, .legend .t-PER { --hue: 290; --line: dotted; }
        mark.t-LOC, .legend .t-LOC { --hue: 130; }
        mark.t-ORG, .legend .t-ORG { --hue: 215; --line: double; }
        mark.t-DATE, .legend .t-DATE { --hue: 40; --line: dashed; }
        @media (prefers-color-scheme: dark) {
          body { color: #e4e4e4; background: #16181b; }
          mark, .legend span { background: hsl(var(--hue) 40% 26%); }
        }
        @media print {
          body { max-width: none; padding: 0; color: #000; background: none; font-size: 12pt; }
          mark, .legend span { background: none; }
          h2 { break-after: avoid; }
        }
        """
}
