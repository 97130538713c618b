// Agreement with tokens cut by hand: ../shared/gold/seeds/tokens.jsonl, beside the package. Skipped where it is not.

import ArabicText
import Glibc
import Testing

private let packageRoot = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
    separator: "/"
)
private let goldFile = packageRoot + "/../shared/gold/seeds/tokens.jsonl"

private func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
}

/// One line of the gold file. Its JSON is flat and always written the same way, so fields are found by their names.
private struct GoldToken {
    let file: String
    let range: Range<Int>
    let kind: String
    /// A finer split that is as good.
    let alternative: [Range<Int>]

    init?(line: Substring) {
        func value(of field: String) -> Substring? {
            let key = "\"\(field)\": "
            guard let start = line.firstRange(of: key)?.upperBound else { return nil }
            return line[start...]
        }
        func number(_ field: String) -> Int? { value(of: field).flatMap { Int($0.prefix(while: \.isNumber)) } }
        func string(_ field: String) -> String? {
            value(of: field).map { String($0.dropFirst().prefix { $0 != "\"" }) }
        }
        guard let file = string("file"), let start = number("start"), let end = number("end"), let kind = string("kind")
        else { return nil }
        self.file = file
        range = start..<end
        self.kind = kind == "alphanumeric" || kind == "abbreviation" ? "word" : kind
        let numbers =
            (value(of: "alt").flatMap { text in text.firstRange(of: "]]").map { text[..<$0.lowerBound] } } ?? "")
            .split { !$0.isNumber }.compactMap { Int($0) }
        alternative = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0]..<numbers[$0 + 1] }
    }
}

@Suite("Tokenizer against the gold standard")
struct TokenizerGoldTests {
    @Test(
        "At least 99 % of the gold tokens, by place and kind",
        .enabled(if: contents(of: goldFile) != nil, "no ../shared/gold/seeds beside the package")
    )
    func agreement() throws {
        let lines = String(decoding: try #require(contents(of: goldFile)), as: UTF8.self)
        let gold = lines.split(separator: "\n").compactMap { GoldToken(line: $0) }
        #expect(gold.count > 1000)
        var tokens: [String: [Range<Int>: Token.Kind]] = [:]
        for file in Set(gold.map(\.file)) {
            let text = try #require(contents(of: packageRoot + "/seeds/" + file))
            tokens[file] = Dictionary(
                uniqueKeysWithValues: Tokenizer().tokens(in: text).map { ($0.utf8Range, $0.kind) }
            )
        }
        let missed = gold.filter { token in
            guard let ours = tokens[token.file] else { return true }
            if let kind = ours[token.range] { return kind.rawValue != token.kind }
            return token.alternative.isEmpty || !token.alternative.allSatisfy { ours[$0] != nil }
        }
        #expect(missed.count * 100 <= gold.count, "\(missed)")
    }
}
