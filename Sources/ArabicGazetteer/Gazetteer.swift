internal import Synchronization

/// A set of entities to be found in text.
///
/// ```swift
/// let gazetteer = Gazetteer {
///     Entry("سرت", type: .location, id: "sirte", aliases: ["سيرت"])
///     Entry("حكومة الوفاق الوطني", type: .organization, id: "gna")
/// }
/// let text = "في سرت وبحكومة الوفاق الوطني"
/// for mention in text.mentions(of: gazetteer) {
///     print(text[utf8: mention.utf8Range], mention.entry.id, mention.proclitic ?? "")
/// }
/// // سرت sirte
/// // حكومة الوفاق الوطني gna وب
/// ```
///
/// A gazetteer is a value; copies share what matching compiles it to on first use.
public struct Gazetteer: Sendable {
    /// The entries, in the order that decides between equally good matches.
    public let entries: [Entry]
    /// For each entry: its identifier was given to it, and is not just the number of a line.
    private let hasOwnID: [Bool]
    private let index: SharedIndex

    /// Creates a gazetteer of these entries. Of several with the same identifier, the last one counts, at the place of
    /// the first.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    public init(_ entries: [Entry]) {
        self.init(merging: entries.map { ($0, hasOwnID: true) })
    }

    /// Creates a gazetteer of the entries that a closure lists.
    public init(@EntryBuilder _ entries: () -> [Entry]) {
        self.init(entries())
    }

    /// Reads a gazetteer from a source file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - format: Its format; by the file name's extension if left out.
    /// - Throws: ``GazetteerError`` with every fault of the file: nothing is read by half.
    /// - Complexity: O(*n*) in the size of the file.
    public init(contentsOf path: String, format: SourceFormat? = nil) throws(GazetteerError) {
        try self.init(contentsOf: [path], format: format)
    }

    /// Reads a gazetteer from several source files: sets add up, and where two files say the same identifier, the later
    /// file's entry counts. (Identifiers that are only line numbers are not compared.)
    ///
    /// - Throws: ``GazetteerError`` with the faults of the first file that has any.
    public init(contentsOf paths: [String], format: SourceFormat? = nil) throws(GazetteerError) {
        var entries: [(Entry, hasOwnID: Bool)] = []
        for path in paths {
            entries += try GazetteerSource(path: path, format: format).entries().map { ($0.entry, $0.hasOwnID) }
        }
        self.init(merging: entries)
    }

    /// This gazetteer and another: the other's entries count where both have an identifier.
    public func merging(_ other: Gazetteer) -> Gazetteer {
        Gazetteer(merging: Array(zip(entries, hasOwnID)) + zip(other.entries, other.hasOwnID))
    }

    /// The last entry of an identifier counts, at the place of the first.
    private init(merging all: [(Entry, hasOwnID: Bool)]) {
        var merged: [(Entry, hasOwnID: Bool)] = []
        merged.reserveCapacity(all.count)
        var places: [[UInt8]: Int] = [:]
        for (entry, hasOwnID) in all {
            if hasOwnID, let place = places[Array(entry.id.utf8)] {
                merged[place].0 = entry
            } else {
                if hasOwnID { places[Array(entry.id.utf8)] = merged.count }
                merged.append((entry, hasOwnID))
            }
        }
        entries = merged.map(\.0)
        hasOwnID = merged.map(\.hasOwnID)
        index = SharedIndex()
    }

    /// The gazetteer compiled; once, by whoever asks first.
    func compiled() -> CompiledGazetteer { index.value { CompiledGazetteer(compiling: entries) } }

    /// Compiles the gazetteer and writes it to a file; see ``CompiledGazetteer/write(to:)``.
    public func write(to path: String) throws(GazetteerError) { try compiled().write(to: path) }

    private final class SharedIndex: Sendable {
        private let stored = Mutex<CompiledGazetteer?>(nil)

        func value(_ make: () -> CompiledGazetteer) -> CompiledGazetteer {
            stored.withLock { stored in
                if let stored { return stored }
                let made = make()
                stored = made
                return made
            }
        }
    }
}

/// Collects the entries of a gazetteer that is written down in code.
@resultBuilder
public enum EntryBuilder {
    public static func buildExpression(_ entry: Entry) -> [Entry] { [entry] }
    public static func buildExpression(_ entries: [Entry]) -> [Entry] { entries }
    public static func buildBlock(_ entries: [Entry]...) -> [Entry] { Array(entries.joined()) }
    public static func buildOptional(_ entries: [Entry]?) -> [Entry] { entries ?? [] }
    public static func buildEither(first entries: [Entry]) -> [Entry] { entries }
    public static func buildEither(second entries: [Entry]) -> [Entry] { entries }
    public static func buildArray(_ entries: [[Entry]]) -> [Entry] { Array(entries.joined()) }
}
