import TestSupport

/// The picture of the modules in CONTRIBUTING, read as one looks at it: which name stands in which box, and which boxes each
/// arrow begins and ends at.
struct ModulePicture {
    struct Box {
        let name: String
        /// Of which colour, as the drawing calls it.
        let kind: String
        let x: ClosedRange<Int>
        let y: ClosedRange<Int>

        func touches(_ point: Point) -> Bool {
            x.contains(point.x) && (point.y == y.lowerBound || point.y == y.upperBound)
                || y.contains(point.y) && (point.x == x.lowerBound || point.x == x.upperBound)
        }
    }

    struct Point { let x, y: Int }

    let boxes: [Box]
    /// Where arrows begin and where their heads are.
    let arrows: [(from: Point, to: Point)]

    init(_ drawing: String) {
        // What stands in the legend is no module.
        let modules = drawing.prefix(
            upTo: drawing.firstRange(of: "<g class=\"legend\">")?.lowerBound ?? drawing.endIndex
        )
        let box =
            #/
            <rect\ class="(\w+)"\ x="(\d+)"\ y="(\d+)"\ width="(\d+)"\ height="(\d+)"\ rx="6"/>\n
            \s*<text\ class="name"\ x="(\d+)"\ y="(\d+)">(\w+)</text>
            /#
        boxes = modules.matches(of: box).compactMap { match in
            let (_, kind, x, y, width, height, nameX, nameY, name) = match.output
            let columns = Int(x)!...Int(x)! + Int(width)!
            let rows = Int(y)!...Int(y)! + Int(height)!
            guard columns.contains(Int(nameX)!), rows.contains(Int(nameY)!) else { return nil }
            return Box(name: String(name), kind: String(kind), x: columns, y: rows)
        }
        arrows = modules.matches(of: /<path class="arrow" d="(.*)"/).map { match in
            let numbers = match.1.matches(of: /\d+/).map { Int($0.0)! }
            return (Point(x: numbers[0], y: numbers[1]), Point(x: numbers[numbers.count - 2], y: numbers.last!))
        }
    }

    func box(at point: Point) -> Box? { boxes.first { $0.touches(point) } }
}

/// The targets of `Sources` as Package.swift declares them.
struct DeclaredModule {
    let name: String
    /// As the picture calls it.
    let kind: String
    let dependencies: Set<String>

    static let all: [DeclaredModule] = {
        let manifest = PackageFiles.text("Package.swift").replacing(/\n *\/\/.*/, with: "")
        // Products, packages and targets: all of them begin so, and only targets of `Sources` have no path.
        let starts = manifest.matches(of: /\n {8}(?:Product)?\.`?(\w+)`?\(/)
        let ends = starts.dropFirst().map(\.range.lowerBound) + [manifest.endIndex]
        let declarations = zip(starts, ends).map { ($0.1, manifest[$0.range.upperBound..<$1]) }
        let products = declarations.filter { $0.0 == "library" }.map(\.1).flatMap { $0.matches(of: /"(\w+)"/).map(\.1) }
        return declarations.compactMap { keyword, text in
            guard ["target", "executableTarget", "systemLibrary"].contains(keyword), !text.contains(/\bpath: "/) else {
                return nil
            }
            let name = text.firstMatch(of: /name: "(\w+)"/)!.1
            let list = text.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1.replacing(/\.product\(.*\)/, with: "") ?? ""
            let kind =
                switch keyword {
                case "executableTarget": "program"
                case "systemLibrary": "system"
                default: products.contains(name) ? "product" : text.contains("swiftSettings") ? "inner" : "c"
                }
            let dependencies = Set(list.matches(of: /"(\w+)"/).map { String($0.1) })
            return DeclaredModule(name: String(name), kind: kind, dependencies: dependencies)
        }
    }()
}
