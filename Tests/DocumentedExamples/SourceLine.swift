/// A line of Swift: its code and the comment behind it.
struct SourceLine {
    let code: String
    /// `nil` if there is none.
    let comment: String?

    init(_ line: String) {
        let bytes = Array(line.utf8)
        let slashes = Self.outsideStrings(bytes).first { $0 + 1 < bytes.count && bytes[$0...($0 + 1)] == [0x2F, 0x2F] }
        code = String(decoding: bytes[..<(slashes ?? bytes.count)], as: UTF8.self)
        comment = slashes.map { String(decoding: bytes[($0 + 2)...], as: UTF8.self).trimmed }
    }

    /// The places that are in no string literal.
    private static func outsideStrings(_ bytes: [UInt8]) -> [Int] {
        var (places, isInside, isEscaped) = ([Int](), false, false)
        for (index, byte) in bytes.enumerated() {
            if !isInside { places.append(index) }
            if byte == UInt8(ascii: "\""), !isEscaped { isInside.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return places
    }

    var prints: Bool { code.holds("print(") }

    /// The name of the constant or variable that the line declares.
    var declared: String? {
        let code = code.trimmed
        guard let rest = code.dropping(prefix: "let ") ?? code.dropping(prefix: "var ") else { return nil }
        let name = rest.utf8.prefix { $0 == UInt8(ascii: "_") || $0 > 0x40 || 0x30...0x39 ~= $0 }
        return name.isEmpty ? nil : String(Substring(name))
    }

    /// Whether the line is a value rather than a part of a longer statement.
    var isExpression: Bool {
        let code = code.trimmed
        let keywords = [
            "for ", "if ", "guard ", "while ", "return ", "do ", "func ", "struct ", "case ", "}", ")", ".",
        ]
        return !keywords.contains { code.dropping(prefix: $0) != nil } && code.utf8.last != UInt8(ascii: "{")
            && !code.holds(" = ") && !code.holds(" += ")
    }

    /// Whether a comment says what something is, and not something about it.
    static func saysValue(_ comment: String) -> Bool {
        ["\"", "[", "-", "true", "false", "nil"].contains { comment.dropping(prefix: $0) != nil }
            || comment.utf8.first.map { 0x30...0x39 ~= $0 } == true
    }

    /// The code with files of the example's folder in place of names of files.
    static func withPaths(_ code: String) -> String {
        if code.holds("\\\"") { return code }
        let parts = code.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        return parts.indices.map { index in
            guard index % 2 == 1 else { return parts[index] }
            return parts[index].isFileName ? "example.path(\"\(parts[index])\")" : "\"\(parts[index])\""
        }.joined()
    }
}

extension String {
    func holds(_ part: String) -> Bool {
        let (bytes, part) = (Array(utf8), Array(part.utf8))
        return bytes.indices.contains { bytes[$0...].starts(with: part) }
    }

    /// `places.tsv`: nothing but small letters, digits and hyphens before the full stop.
    fileprivate var isFileName: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        return ["tsv", "txt", "jsonl", "artgaz"].contains { parts[1].elementsEqual($0.utf8) }
            && parts[0].allSatisfy { $0 == UInt8(ascii: "-") || 0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 }
    }
}
