import ArabicGazetteer
import ArabicText

/// A text on which the matcher and the reference differ, made as small as is quickly done.
package struct Disagreement: Error, CustomStringConvertible {
    package let description: String

    init(seed: UInt64, setting: MatcherSides.Setting, sides: MatcherSides, text: [UInt8]) {
        var failure = Failure(setting: setting, sides: sides, text: text)
        failure.shrink()
        description = "seed \(seed), \(failure.description)"
    }
}

private struct Failure {
    let setting: MatcherSides.Setting
    var sides: MatcherSides
    var text: [UInt8]

    var description: String {
        let found = sides.found(text, setting)
        let expected = sides.expected(text).mentions[setting.overlap]!
        let string = String(decoding: text, as: UTF8.self)
        return """
            \(setting), \(Folding.presets.first { $0.folding == sides.folding }!.name)
            text \(text.count <= 2000 ? "\(string.debugDescription)\n\(codePoints(string))" : "of \(text.count) bytes")
            only found: \(found.filter { !expected.contains($0) }.prefix(10))
            not found: \(expected.filter { !found.contains($0) }.prefix(10))
            entries: \(sides.entries.prefix(10).map(description))
            """
    }

    private func description(_ entry: Entry) -> String {
        let names = ([entry.name] + entry.aliases).map { "\($0.debugDescription) (\(codePoints($0)))" }
            .joined(separator: ", ")
        let match = entry.match == MatchOptions() ? "" : ", \(entry.match)"
        return "\(entry.id) \(entry.type.rawValue) \(names)\(match)"
    }

    // MARK: Shrinking

    mutating func shrink() {
        let setting = setting
        let pieces = text.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        let words = Self.shrunk(pieces) { [sides] in !sides.agree(Array($0.joined(separator: [0x20])), setting) }
        text = Array(words.joined(separator: [0x20]))
        let few = Self.shrunk(sides.entries) { [sides, text] in !sides.keeping($0).agree(text, setting) }
        sides = sides.keeping(few)
        guard text.count < 1000 else { return }
        let scalars = decodedParts(of: text).map { Array(text[$0.range]) }
        text = Array(Self.shrunk(scalars) { [sides] in !sides.agree(Array($0.joined()), setting) }.joined())
    }

    /// Drops parts, ever smaller ones, as long as what is left `fails`.
    private static func shrunk<Part>(_ parts: [Part], _ fails: ([Part]) -> Bool) -> [Part] {
        var parts = parts
        var size = parts.count / 2
        while size > 0 {
            var start = 0
            while start < parts.count {
                let rest = Array(parts[..<start] + parts[min(start + size, parts.count)...])
                if fails(rest) { parts = rest } else { start += size }
            }
            size /= 2
        }
        return parts
    }
}
