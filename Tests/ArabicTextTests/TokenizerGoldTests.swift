// Agreement with tokens cut by hand: ../shared/gold/seeds/tokens.jsonl, beside the package. Skipped where it is not.

import ArabicText
import TestSupport
import Testing

/// One line of the gold file. Its JSON is flat and always written the same way, so fields are found by their names.
private struct GoldToken {
    let file: String
    let range: Range<Int>
    let kind: String
    /// A finer split that is as good.
    let alternative: [Range<Int>]

    init?(line: String) {
        guard let file = FlatJSON.string("file", in: line), let start = FlatJSON.number("start", in: line),
            let end = FlatJSON.number("end", in: line), let kind = FlatJSON.string("kind", in: line)
        else { return nil }
        self.file = file
        range = start..<end
        self.kind = kind == "alphanumeric" || kind == "abbreviation" ? "word" : kind
        let numbers =
            (FlatJSON.rest("alt", in: line).flatMap { text in text.firstRange(of: "]]").map { text[..<$0.lowerBound] } }
            ?? "")
            .split { !$0.isNumber }.compactMap { Int($0) }
        alternative = stride(from: 0, to: numbers.count - 1, by: 2).map { numbers[$0]..<numbers[$0 + 1] }
    }
}

@Suite("Tokenizer against the gold standard")
struct TokenizerGoldTests {
    @Test(
        "At least 99 % of the gold tokens, by place and kind",
        .enabled(if: PackageFiles.shared != nil, "the annotated articles are not beside the package")
    )
    func agreement() throws {
        let gold = PackageFiles.text("../shared/gold/seeds/tokens.jsonl").split(separator: "\n").compactMap {
            GoldToken(line: String($0))
        }
        #expect(gold.count > 1000)
        var tokens: [String: [Range<Int>: Token.Kind]] = [:]
        for file in Set(gold.map(\.file)) {
            let text = try #require(PackageFiles.bytes("seeds/" + file))
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
