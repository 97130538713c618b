/// What a folding makes of bytes that are not all UTF-8: what stands between ill-formed parts is folded as a text of its
/// own, and where all of it goes, its last scalar stays if the parts around it would join.
///
/// - Parameter fold: Folds UTF-8.
package func foldedBetweenIllFormedParts(_ bytes: [UInt8], _ fold: ([UInt8]) -> [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    var start = 0
    var before: [UInt8] = []
    let parts = decodedParts(of: bytes)
    for (index, part) in parts.enumerated() where part.scalar == nil {
        let between = fold(Array(bytes[start..<part.range.lowerBound]))
        let joined = decodedParts(of: before + [bytes[part.range.lowerBound]])[0].range.count
        let isKept = between.isEmpty && start < part.range.lowerBound && !before.isEmpty && joined > before.count
        folded += (isKept ? Array(bytes[parts[index - 1].range]) : between) + bytes[part.range]
        before = Array(bytes[part.range])
        start = part.range.upperBound
    }
    return folded + fold(Array(bytes[start...]))
}
