import DocumentedExamples
import TestSupport
import Testing

/// The pictures of the articles.
@Suite struct `Pictures` {
    @Test(arguments: ["scanning-core"])
    func `the dark variant differs in its colours only`(name: String) {
        let folder = "Sources/ArabicGazetteer/ArabicGazetteer.docc/Resources/"
        let light = DocumentedBlock.lines(of: PackageFiles.text("\(folder)\(name).svg"))
        let dark = DocumentedBlock.lines(of: PackageFiles.text("\(folder)\(name)~dark.svg"))
        func drawing(_ lines: [String]) -> [String] {
            lines.map { $0.replacing(/#[0-9a-f]{6}/, with: "colour") }
        }
        #expect(!light.isEmpty && light != dark && drawing(light) == drawing(dark))
    }
}
