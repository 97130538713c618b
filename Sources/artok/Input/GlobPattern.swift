/// A pattern for the names of files, as a shell has it: `*.txt`, `2024/**/*.{txt,md}.gz`.
///
/// `*` stands for any characters but `/`, `?` for one, `[a-z]` and `[!a-z]` for one of a set; `{a,b}` for one of several
/// patterns, within which there may be more of them; `**` as a whole part of a path for any number of its parts; `\` takes
/// its meaning from the next character. A pattern with a slash is that of a path within the folder that is listed, and any
/// other that of a file's name alone. Case counts, and a dot at the start of a name is nothing special.
///
/// All ways through the pattern are followed at once, one character after another: matching takes the length of the name
/// times that of the pattern, whatever they are.
struct GlobPattern: Sendable {
    /// What is wrong with a pattern.
    struct Fault: Error, Hashable {
        let message: String
    }

    /// What the pattern does next: it takes a character, or goes on elsewhere without one.
    enum Step {
        case character(UInt32)
        case anyInPart, any
        case set([ClosedRange<UInt32>], isNegated: Bool)
        /// Goes on at all of these.
        case fork([Int])
        case end
    }

    private let steps: [Step]
    static let slash = UInt32(UInt8(ascii: "/"))
    /// The pattern is that of a path.
    let hasSlash: Bool

    init(_ pattern: String) throws(Fault) {
        let characters = Self.characters(pattern.utf8)
        hasSlash = characters.contains(Self.slash)
        steps = try GlobParser.steps(of: characters)
    }

    /// True if the pattern is that of the whole path, or of its last part if it has no slash.
    ///
    /// - Parameter path: Without a slash at its start; need not be UTF-8.
    func matches(_ path: some Sequence<UInt8>) -> Bool {
        var active = ActiveSteps(count: steps.count)
        var next = ActiveSteps(count: steps.count)
        let characters = Self.characters(path)
        let start = hasSlash ? nil : characters.lastIndex(of: Self.slash)
        activate(0, &active)
        for character in characters[(start.map { $0 + 1 } ?? 0)...] {
            next.removeAll()
            for index in active.list where takes(steps[index], character) { activate(index + 1, &next) }
            if next.list.isEmpty { return false }
            swap(&active, &next)
        }
        return active.list.contains { if case .end = steps[$0] { true } else { false } }
    }

    private func takes(_ step: Step, _ character: UInt32) -> Bool {
        switch step {
        case .character(let one): character == one
        case .anyInPart: character != Self.slash
        case .any: true
        case .set(let ranges, let isNegated):
            character != Self.slash && ranges.contains { $0.contains(character) } != isNegated
        case .fork, .end: false
        }
    }

    private func activate(_ start: Int, _ active: inout ActiveSteps) {
        var waiting = [start]
        while let index = waiting.popLast() {
            guard active.insert(index) else { continue }
            if case .fork(let targets) = steps[index] { waiting += targets }
        }
    }

    /// Steps at which the pattern may stand, each once.
    private struct ActiveSteps {
        private(set) var list: [Int] = []
        private var isIn: [Bool]

        init(count: Int) { isIn = Array(repeating: false, count: count) }

        mutating func insert(_ index: Int) -> Bool {
            if isIn[index] { return false }
            isIn[index] = true
            list.append(index)
            return true
        }

        mutating func removeAll() {
            for index in list { isIn[index] = false }
            list.removeAll(keepingCapacity: true)
        }
    }

    /// Code points; a byte that is not UTF-8 is a character of its own above them.
    private static func characters(_ bytes: some Sequence<UInt8>) -> [UInt32] {
        var characters: [UInt32] = []
        let bytes = Array(bytes)
        var rest = bytes[...]
        while !rest.isEmpty {
            var iterator = rest.makeIterator()
            var parser = Unicode.UTF8.ForwardParser()
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded):
                characters.append(Unicode.UTF8.decode(encoded).value)
                rest = rest.dropFirst(encoded.count)
            case .error(let length):
                characters += rest.prefix(length).map { 0x11_0000 | UInt32($0) }
                rest = rest.dropFirst(length)
            case .emptyInput: rest = []
            }
        }
        return characters
    }
}
