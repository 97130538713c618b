import ArabicGazetteer
import TestSupport
import Testing

/// The seed articles against their annotation, where it is at hand.
@Suite(.enabled(if: PackageFiles.shared != nil, "the annotated articles are not beside the package"))
struct `Gold mentions` {
    private struct Span: Hashable {
        let file: String
        let start: Int
        let end: Int

        func contains(_ other: Span) -> Bool {
            file == other.file && start <= other.start && other.end <= end && self != other
        }
    }

    private struct Row {
        let span: Span
        let type: String
        let ids: [String]
        let isNested: Bool
    }

    private func rows(_ name: String) throws -> [Row] {
        let bytes = try SourceFile.read(PackageFiles.shared! + "/gold/seeds/\(name)")
        return bytes.split(separator: 0x0A).map { line in
            let line = String(decoding: line, as: UTF8.self)
            let alternative = FlatJSON.string("entity_alt", in: line).map { [$0] } ?? []
            return Row(
                span: Span(
                    file: FlatJSON.string("file", in: line) ?? "",
                    start: FlatJSON.number("start", in: line) ?? 0,
                    end: FlatJSON.number("end", in: line) ?? 0
                ),
                type: FlatJSON.string("type", in: line) ?? "",
                ids: [FlatJSON.string("entity", in: line) ?? ""] + alternative,
                isNested: line.contains("\"nested\": true")
            )
        }
    }

    @Test
    func `names, types and entities are found`() throws {
        let gold = try rows("mentions.jsonl").filter { !$0.isNested }
        let optional = Set(try rows("optional.jsonl").map(\.span))
        let traps = Set(try rows("nonentities.jsonl").map(\.span))
        let wanted = Dictionary(gold.map { ($0.span, $0) }, uniquingKeysWith: { first, _ in first })
        let matcher = Matcher(.libya)
        var (right, wrong) = (0, 0)
        for file in Set(gold.map(\.span.file)).sorted() {
            let text = PackageFiles.bytes("seeds/\(file)") ?? []
            for mention in matcher.mentions(inUTF8: text.span) {
                let span = Span(file: file, start: mention.utf8Range.lowerBound, end: mention.utf8Range.upperBound)
                #expect(!traps.contains(span), "\(mention.entry.id) at \(span)")
                if let row = wanted[span], row.type == mention.entry.type.rawValue, row.ids.contains(mention.entry.id) {
                    right += 1
                } else if !optional.contains(span), !gold.contains(where: { $0.span.contains(span) }) {
                    wrong += 1
                }
            }
        }
        let f1 = 2 * Double(right) / Double(2 * right + wrong + wanted.count - right)
        #expect(f1 >= 0.97, "right \(right), wrong \(wrong), wanted \(wanted.count)")
    }
}
