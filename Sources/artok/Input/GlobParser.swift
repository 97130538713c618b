/// Turns the characters of a pattern for names of files into the steps that match it.
struct GlobParser {
    private let characters: [UInt32]
    private var position: Int
    private var steps: [GlobPattern.Step] = []
    /// The choices that are open, the innermost last.
    private var choices: [Choice] = []

    /// `{…,…}`: its fork, where each alternative begins, and the steps behind each that lead to the end of them all.
    private struct Choice {
        let fork: Int
        var starts: [Int]
        var exits: [Int] = []
    }

    private init(_ characters: [UInt32]) {
        self.characters = characters
        // As one may write it: the folder itself.
        let folder = [[Self.code("."), GlobPattern.slash], [GlobPattern.slash]].first { characters.starts(with: $0) }
        position = folder?.count ?? 0
    }

    static func steps(of characters: [UInt32]) throws(GlobPattern.Fault) -> [GlobPattern.Step] {
        var parser = GlobParser(characters)
        guard parser.peek != nil else { throw GlobPattern.Fault(message: "is empty") }
        while parser.peek != nil { try parser.parseOne() }
        guard parser.choices.isEmpty else { throw GlobPattern.Fault(message: "has a { without its }") }
        return parser.steps + [.end]
    }

    private var peek: UInt32? { position < characters.count ? characters[position] : nil }

    private static func code(_ character: Unicode.Scalar) -> UInt32 { character.value }

    private mutating func take() -> UInt32? {
        guard let character = peek else { return nil }
        position += 1
        return character
    }

    private mutating func parseOne() throws(GlobPattern.Fault) {
        guard let character = take() else { return }
        switch character {
        case Self.code("*"): parseStars()
        case Self.code("?"): steps.append(.anyInPart)
        case Self.code("["): try parseSet()
        case Self.code("\\"): steps.append(.character(try escaped()))
        case Self.code("{"):
            choices.append(Choice(fork: steps.count, starts: [steps.count + 1]))
            steps.append(.fork([]))
        case Self.code(",") where !choices.isEmpty: endAlternative()
        case Self.code("}") where !choices.isEmpty: endChoice()
        default: steps.append(.character(character))
        }
    }

    private mutating func escaped() throws(GlobPattern.Fault) -> UInt32 {
        guard let character = take() else { throw GlobPattern.Fault(message: #"ends with a \"#) }
        return character
    }

    /// One star was taken; two of them that are a whole part stand for any number of parts.
    private mutating func parseStars() {
        let start = position - 1
        while peek == Self.code("*") { position += 1 }
        let isWhole = position - start == 2 && isEdge(start > 0 ? characters[start - 1] : nil, "{") && isEdge(peek, "}")
        guard isWhole else { return appendRepeated(.anyInPart) }
        guard peek == GlobPattern.slash else { return appendRepeated(.any) }
        // With its slash: nothing, or anything that ends with a slash.
        position += 1
        let fork = steps.count
        steps.append(.fork([]))
        appendRepeated(.any)
        steps.append(.character(GlobPattern.slash))
        steps[fork] = .fork([fork + 1, steps.count])
    }

    /// True for what stands beside a whole part of a path.
    private func isEdge(_ character: UInt32?, _ brace: Unicode.Scalar) -> Bool {
        guard let character, character != GlobPattern.slash else { return true }
        return !choices.isEmpty && (character == Self.code(",") || character == Self.code(brace))
    }

    private mutating func appendRepeated(_ step: GlobPattern.Step) {
        let fork = steps.count
        steps += [.fork([fork + 1, fork + 3]), step, .fork([fork])]
    }

    /// The `[` was taken. A `]` that comes first is one of the set.
    private mutating func parseSet() throws(GlobPattern.Fault) {
        let isNegated = peek == Self.code("!") || peek == Self.code("^")
        if isNegated { position += 1 }
        var ranges: [ClosedRange<UInt32>] = []
        while let character = take() {
            if character == Self.code("]"), !ranges.isEmpty {
                steps.append(.set(ranges, isNegated: isNegated))
                return
            }
            let first = character == Self.code("\\") ? try escaped() : character
            var last = first
            if peek == Self.code("-"), position + 1 < characters.count, characters[position + 1] != Self.code("]") {
                position += 1
                last = try escaped()
                if last == Self.code("\\") { last = try escaped() }
            }
            guard first <= last else { throw GlobPattern.Fault(message: "has a range that ends before it starts") }
            ranges.append(first...last)
        }
        throw GlobPattern.Fault(message: "has a [ without its ]")
    }

    private mutating func endAlternative() {
        choices[choices.count - 1].exits.append(steps.count)
        steps.append(.fork([]))
        choices[choices.count - 1].starts.append(steps.count)
    }

    private mutating func endChoice() {
        let choice = choices.removeLast()
        steps[choice.fork] = .fork(choice.starts)
        for exit in choice.exits { steps[exit] = .fork([steps.count]) }
    }
}
