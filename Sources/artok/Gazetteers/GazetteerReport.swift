import ArabicGazetteer

/// What a compiled gazetteer holds, for people.
struct GazetteerReport {
    private let gazetteer: CompiledGazetteer
    private let file: String
    private let isBuiltin: Bool

    init(_ gazetteer: CompiledGazetteer, of file: String, isBuiltin: Bool = false) {
        self.gazetteer = gazetteer
        self.file = file
        self.isBuiltin = isBuiltin
    }

    func write() throws(GazetteerError) {
        var types: [String: Int] = [:]
        try gazetteer.forEachEntry(of: file) { types[$0.type.rawValue, default: 0] += 1 }
        let summary = gazetteer.summary
        var rows: [(String, String)] = [
            ("format", "\(summary.version)"), ("folding", summary.folding),
            ("checksums", isBuiltin ? "built in" : "verified"),
            ("entries", "\(gazetteer.count)"),
        ]
        rows += types.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ("  \($0.key)", "\($0.value)") }
        rows += [
            ("names", "\(gazetteer.formCount)"), ("most letters", "\(summary.mostLetters)"),
            ("most words", "\(summary.mostWords)"), ("bytes", size(gazetteer.byteCount)),
        ]
        rows += summary.sections.map { ("  \($0.name)", size($0.byteCount)) }
        let width = rows.reduce(0) { max($0, $1.0.unicodeScalars.count) } + 2
        for (name, value) in rows {
            let padding = String(repeating: " ", count: width - name.unicodeScalars.count)
            Output.standard("\(Self.printable(name))\(padding)\(value)\n")
        }
    }

    /// In bytes, and in bytes a name.
    private func size(_ bytes: Int) -> String {
        guard gazetteer.formCount > 0 else { return "\(bytes)" }
        let tenths = (bytes * 10 + gazetteer.formCount / 2) / gazetteer.formCount
        return "\(bytes) (\(tenths / 10).\(tenths % 10) a name)"
    }

    /// A type may be any text.
    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
    }
}
