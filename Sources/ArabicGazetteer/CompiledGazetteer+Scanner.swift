package import ArabicText
package import ScanCore

// What the scanner works with, for whoever times its stages one by one.
extension CompiledGazetteer {
    /// What words are looked up in.
    package var tables: FormTables { image.tables }
    /// What texts become codes by, the same for all gazetteers.
    package static var codes: CodeTable { FormFolding.codes }
}
