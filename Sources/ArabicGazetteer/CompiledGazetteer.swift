internal import ScanCore

/// A gazetteer made ready for matching: one block of bytes, in memory or in a file.
///
/// ```swift
/// let compiled = try CompiledGazetteer(mapping: "places.artgaz")
/// for mention in Matcher(compiled).mentions(in: "من طرابلس إلى سرت") {
///     print(mention.entry.id)  // tripoli, sirte
/// }
/// ```
///
/// A file is mapped into memory and read in place: nothing is parsed or built, whatever its size, and processes that map
/// the same file share its memory.
public struct CompiledGazetteer: Sendable {
    let image: CompiledImage

    /// What of a file is checked before it is used.
    public enum Verification: Sendable {
        /// The checksums of all sections, at about the speed of memory.
        case everything
        /// The header's alone: opening does no work that grows with the file. Damage elsewhere may then give wrong
        /// mentions, but no read beyond the file.
        case header
    }

    /// Compiles a gazetteer.
    ///
    /// - Complexity: O(*n* log *n*) in the number of names. A gazetteer keeps what it was compiled to: making a
    ///   ``Matcher`` of it again costs nothing.
    /// - Parameters:
    ///   - gazetteer: The entries.
    ///   - inflects: Also finds أبا and أبي for أبو in a name, بن for ابن, ذا and ذي for ذو, and in names of organizations
    ///     plurals in ين for ون; and the reverse.
    /// - Precondition: Its names take less than 2 GB, and its entries too.
    public init(_ gazetteer: Gazetteer, inflects: Bool = true) {
        self = inflects ? gazetteer.compiled() : gazetteer.compiled(inflects: false, folding: nil)
    }

    init(_ image: CompiledImage) { self.image = image }

    /// Maps a compiled gazetteer.
    ///
    /// ```swift
    /// let places = try CompiledGazetteer(mapping: "places.artgaz")
    /// let quickly = try CompiledGazetteer(mapping: "places.artgaz", verifying: .header)
    /// places.count == quickly.count  // true
    /// ```
    ///
    /// The file must not be changed while it is used; replacing it by another (which is what
    /// ``write(to:)`` and `artok compile` do) is no change.
    ///
    /// - Throws: ``GazetteerError`` if the file cannot be read, is no compiled gazetteer, is damaged, or was compiled by
    ///   another version.
    /// - Complexity: O(1) with ``Verification/header``, else O(*n*) in the size of the file.
    public init(mapping path: String, verifying: Verification = .everything) throws(GazetteerError) {
        do {
            let bytes = try MappedFile.map(path, isReadWhole: verifying == .everything)
            image = try CompiledImage(mapped: bytes, checksums: verifying == .everything)
        } catch let fault as CompiledFault {
            throw GazetteerError(faults: [.init(file: path, line: nil, message: fault.message)])
        } catch {
            throw GazetteerError(faults: [
                .init(file: path, line: nil, message: "\((error as? FileError)?.message ?? "\(error)")")
            ])
        }
    }

    /// Takes a copy of the bytes of a compiled gazetteer.
    package init(copying bytes: [UInt8], verifying: Verification) throws(GazetteerError) {
        do throws(CompiledFault) {
            image = try CompiledImage(copying: bytes, checksums: verifying == .everything)
        } catch {
            throw GazetteerError(faults: [.init(file: "-", line: nil, message: error.message)])
        }
    }

    /// Writes the gazetteer to a file, beside its place first: whatever happens, what was there stays or the whole new
    /// file is there.
    ///
    /// ```swift
    /// try CompiledGazetteer(Gazetteer(contentsOf: "places.tsv")).write(to: "places.artgaz")
    /// ```
    ///
    /// The same entries give the same bytes on every machine.
    ///
    /// - Throws: ``GazetteerError`` with what the operating system says.
    public func write(to path: String) throws(GazetteerError) {
        do { try ReplacedFile.write(image.bytes, to: path) } catch {
            throw GazetteerError(faults: [.init(file: path, line: nil, message: error.message)])
        }
    }

    /// Calls `body` with the bytes that ``write(to:)`` writes.
    package func withUnsafeBytes<Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try withExtendedLifetime(image) { () throws(Failure) in try body(image.bytes) }
    }

    /// The number of entries.
    public var count: Int { image.entryCount }

    /// The number of surface forms: names and aliases, but for those that an entry has twice, and inflected forms of them.
    public var formCount: Int { image.formCount }

    /// The size of its bytes.
    public var byteCount: Int { image.bytes.count }

    /// No name takes so many words of a text.
    package var wordsInNames: Int { 4 * image.tables.mostWords + 8 }

    /// Whether something in a text is a mention depends on no more than so many words before and behind it.
    package var wordsAround: Int { wordsInNames + 2 * image.reach }

    /// An entry by its place in the gazetteer.
    ///
    /// - Precondition: `index` is below ``count``.
    public subscript(index: Int) -> Entry {
        precondition(0..<count ~= index, "no such entry")
        return image.entry(index)
    }

    /// Calls `body` with each entry, in their order.
    ///
    /// - Throws: What `body` throws, or a ``GazetteerError`` where a damaged file has no entry.
    package func forEachEntry(of path: String, _ body: (Entry) throws(GazetteerError) -> Void) throws(GazetteerError) {
        let fault = try image.forEachEntry { (entry, _) throws(GazetteerError) in try body(entry) }
        if let fault { throw GazetteerError(faults: [.init(file: path, line: nil, message: fault.message)]) }
    }

    func isIdentical(to other: CompiledGazetteer) -> Bool { image === other.image }
}
