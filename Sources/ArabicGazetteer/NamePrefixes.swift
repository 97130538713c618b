internal import ScanCore

/// First parts of names that are written joined to the next word or apart from it: عبد, أبو, بن …
enum NamePrefixes {
    /// Where these end, if a word starts with one and at least three letters are left.
    static func splits(_ word: ArraySlice<UInt8>) -> [Int] {
        var found: [Int] = []
        var rest = word
        // No two of them begin alike.
        while found.count < most, let prefix = codes.first(where: { rest.starts(with: $0) }) {
            rest = rest.dropFirst(prefix.count)
            guard rest.count(where: { !(0x30...0x39 ~= $0) }) >= 3 else { break }
            found.append(rest.startIndex)
        }
        return found
    }

    /// A word of more of them, one behind the other, is split at the first so many.
    static let most = 8

    /// Folded.
    static let names = ["عبد", "ابو", "ابا", "ابي", "ابن", "بن", "بو", "ذو", "ذا", "ذي"]

    private static let codes = names.map { $0.unicodeScalars.map { Code.single($0.value)! } }
}
