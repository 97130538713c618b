import ArabicGazetteer
import ArabicText
import CArtok
import TestSupport
import Testing

/// `artok.h` and the library that is built: what a program in C gets.
@Suite struct `artok.h` {
    static let header = PackageFiles.path("Sources/CArtok/include")
    static let program = PackageFiles.path("Tests/ArtokCTests/mentions.c")

    /// A program that loads a library with a sanitizer must have it too.
    /// Its symbols are too much for some linkers to be silent.
    static let sanitizer = ProcessSettings.sanitizer.map { "-fsanitize=\($0) -fuse-ld=lld" } ?? ""
    static let programsLink = ProcessSettings.sanitizer != "thread"

    #if os(macOS)
        static let builtFile = BuildFolder.path + "/libArtokC.dylib"
    #else
        static let builtFile = BuildFolder.path + "/libArtokC.so"
    #endif

    @Test(.enabled(if: programsLink, "the toolchain's thread sanitizer links no programs in C"))
    func `a program in C`() throws {
        let folder = try TemporaryFolder.make()
        let compiled = shell(
            """
            clang \(Self.sanitizer) -std=c11 -Wall -Wextra -Wpedantic -Werror -I'\(Self.header)' '\(Self.program)' \
            '\(Self.builtFile)' -Wl,-rpath,'\(BuildFolder.path)' -o '\(folder)/mentions'
            """
        )
        try #require(compiled.isEmpty, "\(compiled)")
        let input = try TemporaryFolder.file("in", bytes: Array("قصف في سرت\n\nوللولاياتالمتحدة، وبسرت\n".utf8))
        #expect(
            shell("'\(folder)/mentions' libya < '\(input)'") == """
                artok \(ArtokVersion.number), \(Gazetteer.libya.entries.count) entries
                1: 3 tokens
                1: 12-18 سرت → sirte LOC سرت
                2: 0 tokens
                3: 3 tokens
                3: 4-32 لولاياتالمتحدة (ول+) → united-states LOC الولايات المتحدة joined proclitic
                3: 39-45 سرت (وب+) → sirte LOC سرت proclitic
                first token: word

                """
        )
        #expect(
            shell("'\(folder)/mentions' /none.tsv < '\(input)'; echo $?")
                == "3: /none.tsv: No such file or directory\n1\n"
        )
    }

    @Test
    func `the program calls every function, so the library has every one`() throws {
        let declared = PackageFiles.text("Sources/CArtok/include/artok.h")
            .split(separator: "\n")
            .compactMap { $0.firstMatch(of: /^\w.*?\b(artok_\w+)\(/)?.1 }
        #expect(declared.count == 12)
        let program = PackageFiles.text("Tests/ArtokCTests/mentions.c")
        for function in declared { #expect(program.contains("\(function)("), "\(function)") }
    }

    @Test
    func `C++ reads the header`() {
        #expect(shell("clang -x c++ -Wall -Wextra -Werror -fsyntax-only '\(Self.header)/artok.h'") == "")
    }

    @Test(
        arguments: [
            (ARTOK_HOW_ALEF_MAQSURA, .alefMaqsura), (ARTOK_HOW_CASE, .letterCase),
            (ARTOK_HOW_COMPATIBILITY, .compatibility),
            (ARTOK_HOW_DIGITS, .digits), (ARTOK_HOW_EXTENDED_LETTERS, .extendedLetters),
            (ARTOK_HOW_FORMAT_CONTROLS, .formatControls), (ARTOK_HOW_HAMZA, .hamza), (ARTOK_HOW_INFLECTED, .inflected),
            (ARTOK_HOW_JOINED, .joined), (ARTOK_HOW_LIGATURE, .ligature), (ARTOK_HOW_PROCLITIC, .proclitic),
            (ARTOK_HOW_PUNCTUATION, .punctuation), (ARTOK_HOW_RUN_ON, .runOn), (ARTOK_HOW_TASHKEEL, .tashkeel),
            (ARTOK_HOW_TATWEEL, .tatweel), (ARTOK_HOW_TEH_MARBUTA, .tehMarbuta), (ARTOK_HOW_WHITESPACE, .whitespace),
        ] as [(artok_how, Mention.How)]
    )
    func `the bits of ARTOK_HOW`(bit: artok_how, how: Mention.How) throws {
        #expect(bit.rawValue == how.rawValue)
        let name = try #require(artok_how_name(UInt32(how.rawValue.trailingZeroBitCount)))
        #expect([String(cString: name)] == how.names)
    }

    @Test
    func `there are no other names`() {
        #expect(Mention.How(rawValue: .max).names.count == 17)
        #expect(artok_how_name(17) == nil)
        #expect(artok_how_name(.max) == nil)
        let kinds = (0..<11).map { artok_kind_name($0).map { String(cString: $0) } }
        #expect(kinds == Token.Kind.allCases.map(\.rawValue))
        #expect(artok_kind_name(11) == nil)
        #expect(artok_kind_name(.max) == nil)
    }

    /// What a shell line writes, to standard error too.
    private func shell(_ line: String) -> String {
        // An empty output counts as a failure there.
        let output = ProcessOutput.of("{ \(line); } 2>&1; echo .") ?? []
        return String(String(decoding: output, as: UTF8.self).dropLast(2))
    }
}
