/// Short texts, cut by ICU, to find out its rules.
struct WordBreakProbe {
    private let iterator = WordBreakIterator()

    /// For each text of a few scalars, which of them are joined to the next one: bit 0 is the first.
    func joints(of texts: [[UInt32]]) -> [UInt8] {
        var text: [UInt8] = []
        var places: [Int] = []
        for scalars in texts {
            for scalar in scalars {
                text.append(utf8: scalar)
                places.append(text.count)
            }
            // Always a segment of its own, whatever stands beside it.
            text.append(utf8: 0x2029)
        }
        var ends: [Int] = []
        iterator.findEnds(in: 0..<text.count, of: text.span, &ends)
        var isBoundary = [Bool](repeating: false, count: text.count + 1)
        for end in ends { isBoundary[end] = true }
        var first = 0
        return texts.map { scalars in
            defer { first += scalars.count }
            var joints: UInt8 = 0
            for index in scalars.indices.dropLast() where !isBoundary[places[first + index]] {
                joints |= 1 << UInt8(index)
            }
            return joints
        }
    }

    /// How ICU cuts texts with one scalar in them.
    typealias Signature = [UInt8]

    /// Each scalar between others of the classes that make words, and three times in a row.
    func signatures(of scalars: [UInt32]) -> [Signature] {
        let sides = [WordBreakClass.other, .letter, .hebrewLetter, .number, .connector].compactMap(\.example)
        let count = sides.count * sides.count + 1
        let joints = joints(
            of: scalars.flatMap { scalar in
                sides.flatMap { left in sides.map { [left, scalar, $0] } } + [[scalar, scalar, scalar]]
            }
        )
        return scalars.indices.map { Array(joints[$0 * count..<($0 + 1) * count]) }
    }
}
