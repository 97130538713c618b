internal import ScanCore

/// A set of entities to be found in text.
///
/// ```swift
/// let gazetteer = Gazetteer {
///     Entry("سرت", type: .location, id: "sirte", aliases: ["سيرت"])
///     Entry("حكومة الوفاق الوطني", type: .organization, id: "gna")
/// }
/// let text = "في سرت وبحكومة الوفاق الوطني"
/// for mention in text.mentions(of: gazetteer) {
///     print(text[utf8: mention.utf8Range], mention.entry.id, mention.proclitic ?? "-")
/// }
/// // سرت sirte -
/// // حكومة الوفاق الوطني gna وب
/// ```
///
/// A gazetteer is a value; copies share what matching compiles it to on first use.
public struct Gazetteer: Sendable {
    /// `nil` for the built-in table, which is read when someone asks for its entries: matching does not.
    private let given: GazetteerRows?
    private let index: SharedIndex

    /// The entries, in the order that decides between equally good matches.
    public var entries: [Entry] { rows.entries }
    private var rows: GazetteerRows { given ?? LibyaTable.rows }

    /// Creates a gazetteer of these entries. Of several with the same identifier, the last one counts, at the place of
    /// the first.
    ///
    /// - Complexity: O(*n*) in the number of entries.
    public init(_ entries: [Entry]) {
        var merged = MergedRows(GazetteerRows())
        merged.add(GazetteerRows(entries: entries, hasOwnID: Array(repeating: true, count: entries.count)))
        self.init(rows: merged.rows)
    }

    /// Creates a gazetteer of the entries that a closure lists.
    public init(@EntryBuilder _ entries: () -> [Entry]) {
        self.init(entries())
    }

    /// Reads a gazetteer from a file: a source, or a compiled one, whose entries are read back.
    ///
    /// ```swift
    /// let places = try Gazetteer(contentsOf: "places.tsv")
    /// places.entries.count  // 2
    /// ```
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - format: Its format; by the file's first bytes or the extension of its name if left out.
    /// - Throws: ``GazetteerError`` with every fault of the file: nothing is read by half.
    /// - Complexity: O(*n*) in the size of the file. (A compiled gazetteer needs not be read to be matched: see
    ///   ``CompiledGazetteer/init(mapping:verifying:)``.)
    public init(contentsOf path: String, format: SourceFormat? = nil) throws(GazetteerError) {
        try self.init(contentsOf: [path], format: format)
    }

    /// Reads a gazetteer from several files: sets add up, and where two files say the same identifier, the later
    /// file's entry counts. (Identifiers that are only line numbers are not compared.)
    ///
    /// - Throws: ``GazetteerError`` with the faults of the first file that has any.
    public init(contentsOf paths: [String], format: SourceFormat? = nil) throws(GazetteerError) {
        var sum: Gazetteer?
        for path in paths {
            let next = try Gazetteer(contentsOf: path, format: format) { _, _ in }
            sum = sum?.merging(next) ?? next
        }
        self = sum ?? Gazetteer([])
    }

    /// Reads one file.
    ///
    /// - Parameter progress: Told how much of it is read.
    package init(contentsOf path: String, format: SourceFormat?, progress: WorkProgress) throws(GazetteerError) {
        if format ?? SourceFormat(contentsOf: path) == .artgaz {
            self.init(rows: try CompiledGazetteer(mapping: path).rows(of: path))
        } else {
            self.init(rows: try GazetteerSource(path: path, format: format).rows(progress))
        }
    }

    /// This gazetteer and another: the other's entries count where both have an identifier.
    public func merging(_ other: Gazetteer) -> Gazetteer {
        var merged = MergedRows(rows)
        merged.add(other.rows)
        return Gazetteer(rows: merged.rows)
    }

    /// Takes entries of which no two have the same identifier of their own.
    init(rows: GazetteerRows) {
        given = rows
        index = SharedIndex(nil)
    }

    /// The built-in table.
    ///
    /// - Parameter image: What it was compiled to, if that is of this version.
    init(builtinAs image: CompiledImage?) {
        given = nil
        index = SharedIndex(image.map(CompiledGazetteer.init))
    }

    /// The gazetteer compiled; once, by whoever asks first.
    ///
    /// - Parameter progress: Told how far that is.
    package func compiled(progress: @escaping WorkProgress = { _, _ in }) -> CompiledGazetteer {
        index.value {
            CompiledGazetteer(GazetteerCompiler(rows, progress: progress).compiled())
        }
    }

    /// The same in other ways; anew each time.
    ///
    /// - Parameters:
    ///   - inflects: With inflected forms.
    ///   - folding: `matching` if there is none.
    ///   - scale: As if it had so many names.
    func compiled(
        inflects: Bool,
        folding: NameFolding?,
        scale: GazetteerScale? = nil,
        progress: @escaping WorkProgress = { _, _ in }
    ) -> CompiledGazetteer {
        let compiler = GazetteerCompiler(rows, inflects: inflects, folding: folding, scale: scale, progress: progress)
        return CompiledGazetteer(compiler.compiled())
    }

    /// Compiles the gazetteer and writes it to a file; see ``CompiledGazetteer/write(to:)``.
    public func write(to path: String) throws(GazetteerError) {
        try checkSize(for: path)
        try compiled().write(to: path)
    }

    private final class SharedIndex: Sendable {
        private let stored: LockedValue<CompiledGazetteer?>

        init(_ known: CompiledGazetteer?) { stored = LockedValue(known) }

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
    /// One entry.
    public static func buildExpression(_ entry: Entry) -> [Entry] { [entry] }
    /// Entries that were made elsewhere.
    public static func buildExpression(_ entries: [Entry]) -> [Entry] { entries }
    /// One after the other.
    public static func buildBlock(_ entries: [Entry]...) -> [Entry] { Array(entries.joined()) }
    /// `if` without `else`.
    public static func buildOptional(_ entries: [Entry]?) -> [Entry] { entries ?? [] }
    /// `if` and `else`, `switch`.
    public static func buildEither(first entries: [Entry]) -> [Entry] { entries }
    /// `if` and `else`, `switch`.
    public static func buildEither(second entries: [Entry]) -> [Entry] { entries }
    /// `for`.
    public static func buildArray(_ entries: [[Entry]]) -> [Entry] { Array(entries.joined()) }
}
