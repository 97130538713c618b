// One entry in the section `data` of a compiled gazetteer. Numbers are LEB128, a text is its size and its UTF-8.
//
//     id, type: texts
//     names: number; then for each its form's offset / 4 + 1, or 0 and a text if it has no form
//     match: one number of flags (1 proclitics, 2 bits; 4 article: 0 by itself, 1 yes, 2 no, 2 bits; 16 folding, 2 bits;
//            64 context; 128 not); with context: the window, the words before, those after; with not: the phrases
//     attributes: number; then name and value of each, texts

/// Writes an entry.
struct EntryWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter form: Where a name's form lies; `nil` if it has none.
    mutating func write(_ entry: Entry, form: (Int) -> Int?) {
        write(entry.id)
        write(entry.type.rawValue)
        write(1 + entry.aliases.count)
        for (position, name) in ([entry.name] + entry.aliases).enumerated() {
            if let offset = form(position) {
                write(offset / 4 + 1)
            } else {
                write(0)
                write(name)
            }
        }
        write(entry.match)
        write(entry.attributes.count)
        for attribute in entry.attributes {
            write(attribute.name)
            write(attribute.value)
        }
    }

    private mutating func write(_ match: MatchOptions) {
        var flags = MatchOptions.Proclitics.allCases.firstIndex(of: match.proclitics)!
        if let article = match.article { flags |= article ? 1 << 2 : 2 << 2 }
        flags |= MatchOptions.FoldingLimit.allCases.firstIndex(of: match.folding)! << 4
        if match.context != nil { flags |= 1 << 6 }
        if !match.not.isEmpty { flags |= 1 << 7 }
        write(flags)
        if let context = match.context {
            write(max(0, context.window))
            write(context.before)
            write(context.after)
        }
        if !match.not.isEmpty { write(match.not) }
    }

    private mutating func write(_ texts: [String]) {
        write(texts.count)
        for text in texts { write(text) }
    }

    private mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    private mutating func write(_ number: Int) {
        var rest = UInt(number)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Reads an entry; what a damaged file does not have is empty.
struct EntryReader {
    private var rest: Slice<UnsafeRawBufferPointer>
    private let name: (Int) -> String?

    /// - Parameter name: The spelling of the form at an offset.
    init(_ bytes: UnsafeRawBufferPointer, name: @escaping (Int) -> String?) {
        rest = bytes[...]
        self.name = name
    }

    mutating func entry() -> Entry {
        let id = text()
        let type = EntityType(rawValue: text())
        let names = list { reader in
            let form = reader.number()
            return form == 0 ? reader.text() : reader.name((form - 1) &* 4) ?? ""
        }
        let match = matchOptions()
        let attributes = list { Entry.Attribute(name: $0.text(), value: $0.text()) }
        return Entry(
            names.first ?? "",
            type: type,
            id: id,
            aliases: Array(names.dropFirst()),
            match: match,
            attributes: attributes
        )
    }

    private mutating func matchOptions() -> MatchOptions {
        let flags = number()
        var match = MatchOptions()
        match.proclitics = Self.choice(flags & 3)
        match.article = flags >> 2 & 3 == 0 ? nil : flags >> 2 & 3 == 1
        match.folding = Self.choice(flags >> 4 & 3)
        if flags & 1 << 6 != 0 {
            let window = number()
            let before = list { $0.text() }
            match.context = .init(before: before, after: list { $0.text() }, window: window)
        }
        if flags & 1 << 7 != 0 { match.not = list { $0.text() } }
        return match
    }

    private static func choice<Choice: CaseIterable>(_ number: Int) -> Choice where Choice.AllCases == [Choice] {
        Choice.allCases[min(number, Choice.allCases.count - 1)]
    }

    private mutating func list<Element>(_ element: (inout Self) -> Element) -> [Element] {
        var elements: [Element] = []
        let count = number()
        // Each takes a byte at least.
        guard count <= rest.count else { return [] }
        for _ in 0..<count { elements.append(element(&self)) }
        return elements
    }

    private mutating func text() -> String {
        let count = min(number(), rest.count)
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
    }

    private mutating func number() -> Int {
        var (value, shift): (UInt, UInt) = (0, 0)
        while let byte = rest.popFirst(), shift < 63 {
            value |= UInt(byte & 0x7F) << shift
            if byte & 0x80 == 0 { break }
            shift += 7
        }
        return Int(truncatingIfNeeded: value & UInt(Int.max))
    }
}
