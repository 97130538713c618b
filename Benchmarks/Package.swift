// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [
        .package(name: "artok", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .systemLibrary(
            name: "CICULibrary",
            pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
        ),
        // ICU as its users call it: what our own times stand beside.
        .target(name: "ICUPeer", dependencies: ["CICULibrary"]),
        // Texts in memory.
        .target(name: "Corpora"),
        // The matcher over whole files, as TSV.
        .executableTarget(
            name: "Matching",
            dependencies: ["Corpora", .product(name: "ArabicGazetteer", package: "artok")]
        ),
        // Records of runs as a picture.
        .executableTarget(name: "Chart", dependencies: ["Corpora"]),
        // One run over whole files, peers in between, as TSV.
        .executableTarget(
            name: "Throughput",
            dependencies: ["Corpora", "ICUPeer", .product(name: "ArabicText", package: "artok")]
        ),
        // Micro-benchmarks for `swift package benchmark`. Those of the scanner's stages, Benchmarks/Scan, are a target of
        // artok itself: what they time belongs to no product.
        .executableTarget(
            name: "Text",
            dependencies: [
                "ICUPeer",
                .product(name: "ArabicText", package: "artok"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Text",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    cxxLanguageStandard: .cxx17
)
