// One entry in the section `data` of a compiled gazetteer. Numbers are LEB128, a text is its size and its UTF-8.
//
//     id, type: texts
//     names: number; then for each its form's offset / 4 + 1, or 0 and a text if it has no form
//     match: one number of flags (1 proclitics, 2 bits; 4 article: 0 by itself, 1 yes, 2 no, 2 bits; 16 folding, 3 bits;
//            128 context; 256 not; 512 the id is just the number of its line in a source).
//            With context: the window, the words before, those after; with not: the phrases
//     attributes: number; then name and value of each, texts

/// Writes entries one behind the other.
struct EntryWriter {
    private(set) var bytes: [UInt8]

    init(_ bytes: consuming [UInt8]) { self.bytes = bytes }

    /// - Parameter form: Where a name's form lies, divided by 4; `nil` if it has none.
    mutating func write(_ entry: borrowing Entry, hasOwnID: Bool, form: (Int) -> Int?) {
        write(entry.id)
        write(entry.type.rawValue)
        write(1 + entry.aliases.count)
        write(entry.name, form(0))
        for (index, alias) in entry.aliases.enumerated() { write(alias, form(index + 1)) }
        write(entry.match, hasOwnID)
        write(entry.attributes.count)
        for attribute in entry.attributes {
            write(attribute.name)
            write(attribute.value)
        }
    }

    private mutating func write(_ name: String, _ form: Int?) {
        if let form {
            write(form + 1)
        } else {
            write(0)
            write(name)
        }
    }

    private mutating func write(_ match: MatchOptions, _ hasOwnID: Bool) {
        var flags = MatchOptions.Proclitics.allCases.firstIndex(of: match.proclitics)!
        if let article = match.article { flags |= article ? 1 << 2 : 2 << 2 }
        flags |= MatchOptions.FoldingLimit.allCases.firstIndex(of: match.folding)! << 4
        if match.context != nil { flags |= 1 << 7 }
        if !match.not.isEmpty { flags |= 1 << 8 }
        if !hasOwnID { flags |= 1 << 9 }
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
    private var isSound = true

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes[...] }

    /// Nothing was missing, and nothing is left.
    var isWhole: Bool { isSound && rest.isEmpty }

    /// - Parameter name: The spelling of the form at an offset, `nil` if there is none.
    mutating func entry(name: (Int) -> String?) -> (entry: Entry, hasOwnID: Bool) {
        let id = text()
        let type = EntityType(rawValue: text())
        let names = list { $0.name(name) }
        if names.isEmpty { isSound = false }
        let (match, hasOwnID) = matchOptions()
        let attributes = list { Entry.Attribute(name: $0.text(), value: $0.text()) }
        let entry = Entry(
            names.first ?? "",
            type: type,
            id: id,
            aliases: Array(names.dropFirst()),
            match: match,
            attributes: attributes
        )
        return (entry, hasOwnID)
    }

    private mutating func name(_ spelling: (Int) -> String?) -> String {
        let form = number()
        if form == 0 { return text() }
        // No offset is above 31 bits.
        guard form <= UInt32.max, let name = spelling((form - 1) * 4) else { return broken("") }
        return name
    }

    private mutating func matchOptions() -> (MatchOptions, hasOwnID: Bool) {
        let flags = number()
        var match = MatchOptions()
        match.proclitics = choice(flags & 3)
        match.article = choice(flags >> 2 & 3, of: [nil, true, false])
        match.folding = choice(flags >> 4 & 7)
        if flags & 1 << 7 != 0 {
            let window = number()
            let before = list { $0.text() }
            match.context = .init(before: before, after: list { $0.text() }, window: window)
        }
        if flags & 1 << 8 != 0 { match.not = list { $0.text() } }
        return (match, flags & 1 << 9 == 0)
    }

    private mutating func choice<Choice: CaseIterable>(_ number: Int) -> Choice where Choice.AllCases == [Choice] {
        choice(number, of: Choice.allCases)
    }

    private mutating func choice<Choice>(_ number: Int, of choices: [Choice]) -> Choice {
        number < choices.count ? choices[number] : broken(choices[0])
    }

    private mutating func list<Element>(_ element: (inout Self) -> Element) -> [Element] {
        let count = number()
        // Each takes a byte at least.
        guard count <= rest.count else { return broken([]) }
        var elements: [Element] = []
        while elements.count < count, isSound { elements.append(element(&self)) }
        return elements
    }

    private mutating func text() -> String {
        let count = number()
        guard count <= rest.count else { return broken("") }
        defer { rest = rest.dropFirst(count) }
        return String(decoding: rest.prefix(count), as: UTF8.self)
    }

    private mutating func number() -> Int {
        var (value, shift): (UInt, UInt) = (0, 0)
        while let byte = rest.popFirst(), shift < 63 {
            value |= UInt(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return Int(value) }
            shift += 7
        }
        return broken(0)
    }

    private mutating func broken<Value>(_ value: Value) -> Value {
        isSound = false
        return value
    }
}
