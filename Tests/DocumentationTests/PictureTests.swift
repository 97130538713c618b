import DocumentedExamples
import TestSupport
import Testing

/// The pictures of the articles, and of CONTRIBUTING.
@Suite struct `Pictures` {
    private static let folder = "Sources/ArabicGazetteer/ArabicGazetteer.docc/Resources/"

    @Test(arguments: ["scanning-core", "modules"])
    func `the dark variant differs in its colours only`(name: String) {
        let light = DocumentedBlock.lines(of: PackageFiles.text("\(Self.folder)\(name).svg"))
        let dark = DocumentedBlock.lines(of: PackageFiles.text("\(Self.folder)\(name)~dark.svg"))
        func drawing(_ lines: [String]) -> [String] {
            lines.map { $0.replacing(/#[0-9a-f]{6}/, with: "colour") }
        }
        #expect(!light.isEmpty && light != dark && drawing(light) == drawing(dark))
    }

    @Test
    func `the modules are the targets of Package.swift, and so are the arrows`() throws {
        let picture = ModulePicture(PackageFiles.text("\(Self.folder)modules.svg"))
        let declared = DeclaredModule.all
        try #require(declared.count > 10)
        #expect(
            picture.boxes.map { "\($0.kind) \($0.name)" }.sorted() == declared.map { "\($0.kind) \($0.name)" }.sorted()
        )
        var drawn: [String] = []
        for arrow in picture.arrows {
            let from = try #require(picture.box(at: arrow.from), "an arrow begins at \(arrow.from), where no module is")
            let to = try #require(picture.box(at: arrow.to), "an arrow ends at \(arrow.to), where no module is")
            #expect(arrow.from.y <= arrow.to.y, "one way down: \(from.name) → \(to.name)")
            drawn.append("\(from.name) → \(to.name)")
        }
        #expect(
            drawn.sorted()
                == declared.flatMap { module in module.dependencies.map { "\(module.name) → \($0)" } }.sorted()
        )
    }

    @Test
    func `CONTRIBUTING shows it, and its table has every module`() {
        let contributing = PackageFiles.text("CONTRIBUTING.md")
        #expect(contributing.contains("srcset=\"\(Self.folder)modules~dark.svg\""))
        #expect(contributing.contains("src=\"\(Self.folder)modules.svg\""))
        let rows = DocumentedBlock.lines(of: contributing).filter { $0.utf8.starts(with: "| `".utf8) }
        let named = rows.compactMap { $0.split(separator: "|").first?.matches(of: /`(\w+)`/).map { String($0.1) } }
            .joined()
        for module in DeclaredModule.all where module.kind != "system" {
            #expect(named.contains(module.name), "no row for \(module.name)")
        }
    }
}
