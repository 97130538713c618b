import ArabicGazetteer
import ArabicText

/// Entries of a gazetteer, each read once: one may have thousands of names and phrases.
final class ReadEntries {
    private let gazetteer: CompiledGazetteer
    private var known: [Int: ReadEntry] = [:]
    /// When there are so many, all are forgotten.
    private static let most = 256

    init(_ gazetteer: CompiledGazetteer) { self.gazetteer = gazetteer }

    subscript(index: Int) -> ReadEntry {
        if let entry = known[index] { return entry }
        let entry = ReadEntry(gazetteer[index])
        if known.count == Self.most { known.removeAll() }
        known[index] = entry
        return entry
    }
}

/// An entry, with what is asked of it again and again.
final class ReadEntry {
    let entry: Entry
    /// Its names, folded.
    private(set) lazy var foldedNames = Set(([entry.name] + entry.aliases).map(Self.folding.normalize))

    /// By which names are compared.
    static let folding = Normalizer(.matching)

    init(_ entry: Entry) { self.entry = entry }
}
