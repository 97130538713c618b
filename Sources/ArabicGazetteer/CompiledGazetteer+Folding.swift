public import ArabicText

// Gazetteers that tell more spellings apart than others.
extension CompiledGazetteer {
    /// Compiles a gazetteer whose names and texts are compared by another folding than `Folding.matching`.
    ///
    /// ```swift
    /// let ghana = Gazetteer { Entry("غانا", type: .location, id: "ghana") }
    /// let strictly = CompiledGazetteer(ghana, folding: .none)
    /// Matcher(ghana).mentions(in: "إلى غانـا").count     // 1
    /// Matcher(strictly).mentions(in: "إلى غانـا").count  // 0
    /// ```
    ///
    /// Of what a gazetteer of `Folding.matching` finds, this one leaves out what is not equal by the folding as well: word
    /// by word, the proclitics before a name aside. Missing spaces, other white space and punctuation between words,
    /// proclitics and inflected forms are found as ever, and the words of an entry's `context` and `not` are compared as
    /// ever. What an entry's own `folding` does not allow is left out, too. Composed and decomposed letters are the same by
    /// all foldings but `lucene` and `camel`.
    ///
    /// - Parameters:
    ///   - gazetteer: The entries.
    ///   - inflects: As for ``init(_:inflects:)``.
    ///   - folding: One of ``foldings``.
    /// - Precondition: `folding` is one of ``foldings``; and as for ``init(_:inflects:)``.
    /// - Complexity: As ``init(_:inflects:)``. A scan then takes a closer look at each name that is not spelled as its
    ///   entry.
    public init(_ gazetteer: Gazetteer, inflects: Bool = true, folding: Folding) {
        self.init(gazetteer, inflects: inflects, folding: folding) { _, _ in }
    }

    /// - Parameter progress: Told how far that is.
    package init(_ gazetteer: Gazetteer, inflects: Bool, folding: Folding, progress: @escaping WorkProgress) {
        self =
            inflects && folding == .matching
            ? gazetteer.compiled(progress: progress)
            : gazetteer.compiled(inflects: inflects, folding: NameFolding(folding), progress: progress)
    }

    /// The foldings that names can be compared by, with the names that the command uses: `Folding.matching`, and those
    /// presets that tell more spellings apart.
    ///
    /// `loose` and `pyarabic` equate spellings that `Folding.matching` tells apart, and are none of them.
    public static let foldings: [(name: String, folding: Folding)] =
        [("matching", .matching)] + NameFolding.presets

    /// The folding that names and texts are compared by.
    public var folding: Folding { image.folding?.folding ?? .matching }

    /// Its name.
    package var foldingName: String { image.folding?.name ?? "matching" }
}

extension Gazetteer {
    /// The gazetteer compiled as if it had so many names.
    ///
    /// - Precondition: `folding` is one of ``CompiledGazetteer/foldings``.
    package func compiled(for scale: GazetteerScale, folding: Folding = .matching) -> CompiledGazetteer {
        compiled(inflects: true, folding: NameFolding(folding), scale: scale)
    }

    /// The entries of a compiled gazetteer, read back; how names are compared is not among them.
    package init(entriesOf compiled: CompiledGazetteer, at path: String) throws(GazetteerError) {
        self.init(rows: try compiled.rows(of: path))
    }
}
