/// What a compiled gazetteer is made of, for people.
package struct CompiledSummary {
    package let version: UInt32
    /// The name of the folding that names and texts are compared by.
    package let folding: String
    package let mostLetters: Int
    package let mostWords: Int
    /// In the file's order.
    package let sections: [Section]

    package struct Section {
        package let name: String
        package let byteCount: Int
    }
}

extension CompiledGazetteer {
    package var summary: CompiledSummary {
        CompiledSummary(
            version: CompiledFormat.version,
            folding: foldingName,
            mostLetters: image.tables.longest,
            mostWords: image.tables.mostWords,
            sections: CompiledSection.allCases.map {
                CompiledSummary.Section(name: "\($0)", byteCount: image.section($0).count)
            }
        )
    }
}
