import DocumentedExamples
import TestSupport
import Testing

/// The program in C that the article shows, compiled and run with what its comments say.
@Suite struct `The article's example in C` {
    @Test(.enabled(if: `artok.h`.programsLink, "the toolchain's thread sanitizer links no programs in C"))
    func `it gives what its comments say`() throws {
        let article = "Sources/ArtokC/ArtokC.docc/ArtokC.md"
        let blocks = DocumentedBlock.blocks(of: PackageFiles.text(article), path: article).filter { $0.language == "c" }
        try #require(blocks.count == 1)
        let program = try Self.program(blocks[0])
        #expect(program.checks == 3)
        let folder = try TemporaryFolder.make()
        let source = try TemporaryFolder.file("article.c", bytes: Array(program.text.utf8), in: folder)
        let output = ProcessOutput.of(
            """
            { clang \(`artok.h`.sanitizer) -std=c11 -Wall -Wextra -Werror -I'\(`artok.h`.header)' '\(source)' \
            '\(`artok.h`.builtFile)' -Wl,-rpath,'\(BuildFolder.path)' -o '\(folder)/article' && '\(folder)/article'; } 2>&1
            echo "status $?"
            """
        )
        #expect(output.map { String(decoding: $0, as: UTF8.self) } == "status 0\n")
    }

    /// A line with numbers in a comment is followed by their comparison with what its pointer points to.
    private static func program(_ block: DocumentedBlock) throws -> (text: String, checks: Int) {
        let includes = block.lines.filter { $0.utf8.first == UInt8(ascii: "#") }
        var checks = 0
        let lines = block.lines.filter { $0.utf8.first != UInt8(ascii: "#") }.map { line in
            guard let match = line.firstMatch(of: /\*(\w+) = .*\/\/ ([0-9, ]+)$/) else { return line }
            checks += 1
            return line.replacing(/\/\/.*$/, with: "CHECK(\(match.1), \(match.2));")
        }
        let text = """
            \(includes.joined(separator: "\n"))
            #include <stdio.h>
            #include <string.h>
            #define CHECK(numbers, ...) do { \\
                const int32_t said[] = {__VA_ARGS__}; \\
                if (memcmp(numbers, said, sizeof said)) return fail(#numbers); \\
            } while (0)
            static int fail(const char *message) { puts(message); return 1; }
            int main(void) {
            \(lines.joined(separator: "\n"))
            }

            """
        return (text, checks)
    }
}
