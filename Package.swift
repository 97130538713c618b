// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "artok",
    platforms: [.macOS(.v26)],
    products: [
        Product.`library`(name: "ArabicText", targets: ["ArabicText"]),
        Product.`library`(name: "ArabicGazetteer", targets: ["ArabicGazetteer"]),
        // For other languages: libArtokC, with the header of CArtok.
        Product.`library`(name: "ArtokC", type: .dynamic, targets: ["ArtokC"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // libicu, link only: no ICU header is visible to Swift.
        .systemLibrary(
            name: "CICUSystem",
            pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
        ),
        // What the toolkit asks of ICU, as plain C functions over <stdint.h> types.
        .target(name: "CArtokICU", dependencies: ["CICUSystem"]),
        // zlib and libzstd, link only as well.
        .systemLibrary(
            name: "CZlibSystem",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .systemLibrary(
            name: "CZstdSystem",
            pkgConfig: "libzstd",
            providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]
        ),
        // Unpacks gzip and zstd, as plain C functions.
        .target(name: "CCompression", dependencies: ["CZlibSystem", "CZstdSystem"]),
        // Data files of the built-in gazetteers, embedded at compile time.
        .target(name: "CBuiltinGazetteers", exclude: ["libya.tsv", "libya.artgaz", "common-words.bin"]),
        // The page of artok view, embedded at compile time.
        .target(
            name: "CViewPage",
            exclude: [
                "words.tsv", "page.css", "table.css", "charts.css", "map.css", "drawing.js", "mentions.js",
                "address.js", "card.js",
                "table.js", "charts.js", "together.js", "map-extent.js", "map-graticule.js", "map-labels.js",
                "map-moves.js", "map.js", "start.js", "outlines.txt", "outlines.py",
            ]
        ),
        // The loops over every byte, one for each instruction set.
        .target(name: "CScanKernels"),
        // Bytes, words, keys, tables. No ICU, no names, no types.
        .target(name: "ScanCore", dependencies: ["CScanKernels"], swiftSettings: strict),
        // Folding, alignment, tokens.
        .target(
            name: "ArabicText",
            dependencies: ["ScanCore", "CArtokICU", "CScanKernels"],
            swiftSettings: strict
        ),
        // Entries, their sources, the matching rules, mentions.
        .target(
            name: "ArabicGazetteer",
            dependencies: ["ArabicText", "ScanCore", "CBuiltinGazetteers"],
            swiftSettings: strict
        ),
        // The header of libArtokC.
        .target(name: "CArtok"),
        // What is behind it.
        .target(
            name: "ArtokC",
            dependencies: ["ArabicGazetteer", "ArabicText", "CArtok", "ScanCore"],
            swiftSettings: strict
        ),
        // The command. A target without a product: who depends on the libraries does not fetch the parser.
        .executableTarget(
            name: "artok",
            dependencies: [
                "ArabicGazetteer",
                "ArabicText",
                "CCompression",
                "CViewPage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        // Makes the table of common words that is embedded.
        .executableTarget(name: "CommonWordsMaker", dependencies: ["ArabicGazetteer"], swiftSettings: strict),
        // ICU's sentence iterator, which only tests need.
        .target(name: "CSentenceBreaks", dependencies: ["CICUSystem"], path: "Tests/CSentenceBreaks"),
        // Packs what the tests unpack.
        .target(name: "CPacking", dependencies: ["CZlibSystem", "CZstdSystem"], path: "Tests/CPacking"),
        .target(
            name: "TestSupport",
            dependencies: [
                "ArabicGazetteer", "ArabicText", "CArtokICU", "CScanKernels", "CSentenceBreaks", "ScanCore",
            ],
            path: "Tests/Support",
            swiftSettings: strict
        ),
        // Times each stage of the scanner, which no product shows: so it is not in Benchmarks/Package.swift.
        .executableTarget(
            name: "ScanStages",
            dependencies: ["ArabicGazetteer", "ArabicText", "CScanKernels", "ScanCore"],
            path: "Benchmarks/Benchmarks/Scan",
            swiftSettings: strict
        ),
        // The matcher against the reference, on millions of words: too many for a test in debug mode.
        .executableTarget(
            name: "MatcherComparison",
            dependencies: ["ArabicGazetteer", "TestSupport"],
            path: "Tests/MatcherComparison",
            swiftSettings: strict
        ),
        // The examples of README, the articles and the doc comments, as something that can be compiled and run.
        .target(name: "DocumentedExamples", path: "Tests/DocumentedExamples", swiftSettings: strict),
        .executableTarget(
            name: "ExamplesMaker",
            dependencies: ["DocumentedExamples"],
            path: "Tests/ExamplesMaker",
            swiftSettings: strict
        ),
        .plugin(
            name: "DocumentedExamplesPlugin",
            capability: .buildTool(),
            dependencies: ["ExamplesMaker"],
            path: "Tests/DocumentedExamplesPlugin"
        ),
        .testTarget(
            name: "ScanCoreTests",
            dependencies: ["ScanCore", "CScanKernels", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArabicTextTests",
            dependencies: ["ArabicText", "ScanCore", "TestSupport", "CArtokICU", "CScanKernels"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArabicGazetteerTests",
            dependencies: ["ArabicGazetteer", "ArabicText", "CScanKernels", "ScanCore", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArtokCTests",
            dependencies: ["ArabicGazetteer", "ArabicText", "ArtokC", "CArtok", "DocumentedExamples", "TestSupport"],
            exclude: ["mentions.c"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ArtokCLITests",
            dependencies: [
                "artok", "ArabicGazetteer", "ArabicText", "CPacking", "DocumentedExamples", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["ArabicGazetteer", "ArabicText", "DocumentedExamples", "TestSupport"],
            swiftSettings: strict,
            plugins: ["DocumentedExamplesPlugin"]
        ),
    ]
)
