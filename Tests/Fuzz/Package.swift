// swift-tools-version: 6.2
import PackageDescription

// The sources of artok, by links, as targets of this package: only so can each have its own flags, and the fuzzers see what
// is `package` in them. What finds inputs is told of every branch of the product and of none in the reference.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Reads and writes outside of memory end the run; the fuzzer sees which branches were taken and what was compared.
let watched: [SwiftSetting] =
    strict + [
        .unsafeFlags([
            "-enable-testing", "-sanitize=address",
            "-sanitize-coverage=edge,indirect-calls,inline-8bit-counters,pc-table",
        ])
    ]

let watchedC: [CSetting] = [
    .unsafeFlags([
        "-fsanitize=address", "-fsanitize-coverage=edge,indirect-calls,inline-8bit-counters,pc-table",
        // Overflow and shifts that C does not define.
        "-fsanitize=undefined", "-fsanitize-trap=undefined",
    ])
]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v26)],
    targets: [
        // What is under test, as in the package of artok.
        .systemLibrary(
            name: "CICUSystem",
            path: "Product/CICUSystem",
            pkgConfig: "icu-i18n",
            providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]
        ),
        .target(name: "CArtokICU", dependencies: ["CICUSystem"], path: "Product/CArtokICU", cSettings: watchedC),
        .target(
            name: "CBuiltinGazetteers",
            path: "Product/CBuiltinGazetteers",
            exclude: ["libya.tsv", "libya.artgaz", "common-words.bin"]
        ),
        .target(name: "CScanKernels", path: "Product/CScanKernels", cSettings: watchedC),
        .target(name: "ScanCore", dependencies: ["CScanKernels"], path: "Product/ScanCore", swiftSettings: watched),
        .target(
            name: "ArabicText",
            dependencies: ["ScanCore", "CArtokICU", "CScanKernels"],
            path: "Product/ArabicText",
            swiftSettings: watched
        ),
        .target(
            name: "ArabicGazetteer",
            dependencies: ["ArabicText", "ScanCore", "CBuiltinGazetteers"],
            path: "Product/ArabicGazetteer",
            swiftSettings: watched
        ),
        // What of the command works on bytes alone: records, and gazetteers written as sources; with what these take.
        .target(
            name: "Command",
            dependencies: ["ArabicGazetteer", "ArabicText"],
            path: "Product/artok",
            sources: [
                "Gazetteers/SourceLineWriter.swift", "Gazetteers/SourceTableWriter.swift",
                "Input/TextChunk.swift", "Input/TextCutting.swift", "Input/TextPlace.swift",
                "Mentions/CellCache.swift", "Mentions/FoundName.swift", "Mentions/MentionFormat.swift",
                "Mentions/MentionMembers.swift", "Mentions/MentionWork.swift",
                "Output/Environment.swift", "Output/Escaping.swift", "Output/FoldedPart.swift",
                "Output/OffsetCounter.swift", "Output/Output.swift", "Output/OutputBuffer.swift",
                "Output/ProgressLine.swift", "Output/TextLines.swift",
                "Records",
                "Running/Product.swift", "Running/Tally.swift", "Running/TextWork.swift",
                "Tokens/Token+Text.swift", "Tokens/TokenKinds.swift",
            ],
            swiftSettings: watched
        ),
        // The truth.
        .target(name: "CSentenceBreaks", dependencies: ["CICUSystem"], path: "CSentenceBreaks"),
        .target(
            name: "TestSupport",
            dependencies: [
                "ArabicGazetteer", "ArabicText", "CArtokICU", "CScanKernels", "CSentenceBreaks", "ScanCore",
            ],
            path: "Support",
            swiftSettings: strict
        ),
        // libFuzzer's entry, which the compiler's header does not declare for Swift.
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "ArabicGazetteer", "ArabicText", "CFuzzer", "CScanKernels", "Command", "TestSupport",
            ],
            swiftSettings: strict,
            linkerSettings: [
                .unsafeFlags(["-sanitize=address,fuzzer"]),
                // Others take the main of libFuzzer's archive besides ours.
                .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux])),
            ]
        ),
    ]
)
