internal import ScanCore

/// First parts of names that are written joined to the next word or apart from it: عبد, أبو, بن …
enum NamePrefixes {
    /// Where these end, if a word starts with one and at least three letters are left.
    static func splits(_ word: ArraySlice<UInt8>) -> [Int] {
        var found: [Int] = []
        collect(word, &found)
        return found.count > 1 ? Array(Set(found)).sorted() : found
    }

    private static func collect(_ word: ArraySlice<UInt8>, _ found: inout [Int]) {
        for prefix in codes where word.count >= prefix.count + 3 && word.starts(with: prefix) {
            let rest = word.dropFirst(prefix.count)
            guard rest.count(where: { !(0x30...0x39 ~= $0) }) >= 3 else { continue }
            found.append(rest.startIndex)
            collect(rest, &found)
        }
    }

    /// Folded.
    static let names = ["عبد", "ابو", "ابا", "ابي", "ابن", "بن", "بو", "ذو", "ذا", "ذي"]

    private static let codes = names.map { $0.unicodeScalars.map { Code.single($0.value)! } }
}
