extension MatchOptions {
    /// Reads the `match` object of a source line.
    init(_ value: JSONValue) throws(LineFault) {
        self.init()
        guard case .object(let members) = value else {
            throw LineFault("\"match\" is \(value.kind), it should be an object")
        }
        for member in members {
            switch member.key {
            case "proclitics": proclitics = try Self.choice(member, but: .usual)
            case "folding": folding = try Self.choice(member, but: .usual)
            case "article":
                guard case .bool(let isAllowed) = member.value else {
                    throw LineFault("\"article\" is \(member.value.kind), it should be true or false")
                }
                article = isAllowed
            case "context": context = try Context(member.value)
            case "not": not = try Self.strings(member)
            default:
                throw LineFault("\"match\" has no option \"\(member.key)\"")
            }
        }
    }

    /// - Parameter usual: What an entry has that does not say it; nobody can.
    private static func choice<Choice: RawRepresentable & CaseIterable & Equatable>(
        _ member: JSONValue.Member,
        but usual: Choice
    ) throws(LineFault) -> Choice where Choice.RawValue == String {
        if case .string(let text) = member.value, let choice = Choice(rawValue: text), choice != usual { return choice }
        let choices = Choice.allCases.filter { $0 != usual }.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        throw LineFault("\"\(member.key)\" is \(member.source), it should be one of \(choices)")
    }

    fileprivate static func strings(_ member: JSONValue.Member) throws(LineFault) -> [String] {
        guard case .array(let values) = member.value else {
            throw LineFault("\"\(member.key)\" is \(member.value.kind), it should be an array of strings")
        }
        var strings: [String] = []
        for value in values {
            guard case .string(let text) = value else {
                throw LineFault("\"\(member.key)\" holds \(value.kind), it should hold strings")
            }
            guard SurfaceForm.wordCount(text) > 0 else {
                throw LineFault("\"\(member.key)\" holds \"\(text)\", which has no letter or digit")
            }
            strings.append(text)
        }
        return strings
    }
}

extension MatchOptions.Context {
    fileprivate init(_ value: JSONValue) throws(LineFault) {
        self.init()
        guard case .object(let members) = value else {
            throw LineFault("\"context\" is \(value.kind), it should be an object")
        }
        for member in members {
            switch member.key {
            case "before": before = try MatchOptions.strings(member)
            case "after": after = try MatchOptions.strings(member)
            case "window":
                let most = EntrySurroundings.widestWindow
                guard case .number(let text) = member.value, let words = Int(text), 1...most ~= words else {
                    throw LineFault(
                        "\"window\" is \(member.source), it should be a whole number of words from 1 to \(most)"
                    )
                }
                window = words
            default: throw LineFault("\"context\" has no option \"\(member.key)\"")
            }
        }
        if before.isEmpty, after.isEmpty { throw LineFault("\"context\" names no word, before or after") }
    }
}
