import TestSupport

/// A part of artok, and what must hold for every input of it.
protocol FuzzTarget: Sendable {
    /// As `run` and the first argument call it.
    var name: String { get }

    /// Inputs to begin with.
    ///
    /// - Parameter texts: Lines of articles.
    func seeds(_ texts: [[UInt8]]) -> [[UInt8]]

    /// Tries one input; ends the process by ``Finding`` if something does not hold.
    func run(_ input: InputBytes)
}

/// The bytes that libFuzzer makes, read from the start: first what chooses between settings, then the text.
///
/// Past the end all are 0, so that any beginning is an input.
struct InputBytes {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> Int { Int(rest.popFirst() ?? 0) }

    mutating func chance() -> Bool { byte() % 2 == 1 }

    mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
        choices[choices.index(choices.startIndex, offsetBy: byte() % choices.count)]
    }

    /// All that is left.
    mutating func bytes() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }
}

extension SeededRandom {
    /// Bytes that are the same on every machine.
    static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
}
