internal import CScanKernels

/// The tables that the scanner looks words up in: all forms of a gazetteer by the letters that they begin with.
///
/// What a filter lets pass is looked up in the table of nodes; what that finds is compared by whoever knows the forms.
package struct FormTables: Sendable {
    /// How everything in here is hashed.
    package let hash: CodeHash
    /// With ``pairs``: the letters of whole forms. Without: those of all beginnings.
    package let firsts: KeyFilter
    /// For many forms: what two text words can be the first two of a form. Nearly every word is the first of some form
    /// then, so asking for both at once saves most looks into the table.
    package let pairs: KeyFilter?
    /// The last four letters of whole forms.
    package let tails: KeyFilter
    /// For few forms.
    package let starts: WordStarts?
    package let nodes: NodeTable
    /// Where the records lie, 4 bytes a number: to be asked for before they are needed, never read here.
    /// Safe: not read.
    private nonisolated(unsafe) let records: UnsafeRawPointer?
    /// The most letter codes that a form has, without spaces.
    package let longest: Int
    /// The most text words that a form can be written as.
    package let mostWords: Int

    package init(
        hash: CodeHash,
        firsts: KeyFilter,
        pairs: KeyFilter?,
        tails: KeyFilter,
        starts: WordStarts?,
        nodes: NodeTable,
        records: UnsafeRawPointer?,
        longest: Int,
        mostWords: Int
    ) {
        (self.hash, self.firsts, self.pairs, self.tails, self.nodes) = (hash, firsts, pairs, tails, nodes)
        (self.longest, self.mostWords) = (longest, mostWords)
        (self.records, self.starts) = (records, starts)
    }

    @inline(__always)
    func prefetch(record: Int) {
        if let records { artok_prefetch(records + 4 &* record) }
    }
}

/// Letters of a text that equal those of a form, by their hash: a place in a ``CodeWindow``.
package struct FormOccurrence: Sendable, Equatable {
    /// How the letters of the form are spelled at the start of the occurrence.
    package enum Start: UInt8, Sendable {
        /// As they are, behind any proclitics.
        case plain
        /// Behind the first lam of لل, which has swallowed the alef of the form's article: السراج is لسراج.
        case withoutAlef
        /// The same with a form that has a lam after its article: اللجنة is لجنة.
        case withoutArticle
        /// Behind the first lam of لل; the second is of an article that the form does not have.
        case behindLam
    }

    /// The first of its codes; of `behindLam` the lam.
    package let start: Int32
    /// Behind its last code.
    package let end: Int32
    /// Its node's first record.
    package let record: Int32
    /// How many codes of its word are before it.
    package let prefix: UInt8
    package let kind: Start
    /// Together with another name it is one word: this one is followed by that one, or follows it.
    package let runOn: RunOn
    /// Neither contracted nor a part of a run-on. Stored: a question across modules is a call.
    package let isSimple: Bool

    @inline(__always)
    init(start: Int, end: Int, record: Int, prefix: Int, kind: Start, runOn: RunOn) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
        self.record = Int32(truncatingIfNeeded: record)
        self.prefix = UInt8(truncatingIfNeeded: prefix)
        (self.kind, self.runOn) = (kind, runOn)
        isSimple = if case .plain = kind, case .none = runOn { true } else { false }
    }

    package enum RunOn: UInt8, Sendable { case none, first, second }

    // By pattern: comparing enumerations of another module is a call.
    package var isRunOn: Bool { if case .none = runOn { false } else { true } }
    package var isPlain: Bool { if case .plain = kind { true } else { false } }
}
