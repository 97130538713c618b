import Testing

@testable import artok

@Suite struct `Glob patterns` {
    @Test(arguments: [
        ("*.txt", ["a.txt", ".txt", "in/deep/سرت.txt", ".hidden.txt"], ["a.txt.gz", "a.TXT", "atxt", "a.txt/b"]),
        ("a?c", ["abc", "aسc", "in/a-c"], ["ac", "abbc"]),
        ("سرت", ["سرت", "in/سرت"], ["سرتة", "بسرت"]),
        ("[سد]رت", ["سرت", "درت"], ["برت", "رت"]),
        ("[a-c]", ["a", "b", "c"], ["d", "-", "ab"]),
        ("[!a-c]", ["d", "-", "س"], ["a", "b", "c", ""]),
        ("[^a]", ["b"], ["a"]),
        ("[]-]", ["]", "-"], ["[", "a"]),
        ("[!]]", ["a"], ["]"]),
        ("[\\]a]", ["]", "a"], ["\\"]),
        ("[+--]", ["+", ",", "-"], ["*", "."]),
        ("{a,b}.txt", ["a.txt", "b.txt"], ["c.txt", "ab.txt", "{a,b}.txt"]),
        ("a{,.gz,.zst}", ["a", "a.gz", "a.zst"], ["a.", "agz"]),
        ("{a,b{c,d{e,f}}g}h", ["ah", "bcgh", "bdegh", "bdfgh"], ["bgh", "bch", "bdgh", "h"]),
        ("{}a", ["a"], ["{}a"]),
        ("a,b}", ["a,b}"], ["a"]),
        ("\\*\\{a,b\\}", ["*{a,b}"], ["x{a,b}", "*a"]),
        ("**", ["a", "in/a"], []),
        ("a**b", ["ab", "axxb"], ["a"]),
        // With a slash: of the path.
        ("in/*.txt", ["in/a.txt"], ["a.txt", "in/deep/a.txt", "in/in/a.txt", "win/a.txt"]),
        ("in/?", ["in/a"], ["in/", "in//"]),
        ("in[/]a", [], ["in/a"]),
        ("in[!a]b", ["in-b"], ["in/b", "inab"]),
        ("**/a.txt", ["a.txt", "in/a.txt", "in/deep/a.txt"], ["ba.txt", "in/ba.txt", "a.txt/b"]),
        ("in/**", ["in/a", "in/deep/a"], ["in", "a", "win/a"]),
        ("in/**/a", ["in/a", "in/deep/a", "in/deep/er/a"], ["in/ba", "ina", "a", "in/deep/ba"]),
        ("**/in/**/*.{txt,md}", ["in/a.md", "x/in/y/z/a.txt"], ["a.md", "x/a.txt", "win/a.md"]),
        ("{in,out/**}/a", ["in/a", "out/a/a", "out/x/y/a"], ["in/x/a", "a"]),
        ("{**/in,out}/a", ["in/a", "x/in/a", "out/a"], ["x/out/a"]),
        ("in/**b", ["in/ab"], ["in/x/ab"]),
        ("/a", ["a"], ["in/a"]),
        ("./*.txt", ["a.txt"], ["in/a.txt"]),
    ])
    func `what matches`(pattern: String, matching: [String], others: [String]) throws {
        let glob = try GlobPattern(pattern)
        for path in matching { #expect(glob.matches(path.utf8), "\(path)") }
        for path in others { #expect(!glob.matches(path.utf8), "\(path)") }
    }

    @Test
    func `a name need not be UTF-8`() throws {
        let name: [UInt8] = [0x61, 0xFF, 0x62]
        #expect(try GlobPattern("a?b").matches(name))
        #expect(try GlobPattern("a[!x]b").matches(name))
        #expect(try !GlobPattern("a??b").matches(name))
        #expect(try !GlobPattern("a\u{FFFD}b").matches(name))
        // The first byte of a letter alone is one character.
        #expect(try GlobPattern("?.txt").matches([0xD8] + Array(".txt".utf8)))
    }

    @Test(arguments: [
        ("", "is empty"), ("./", "is empty"), ("a[bc", "has a [ without its ]"), ("[]", "has a [ without its ]"),
        ("[a\\", "ends with a \\"), ("{a,b", "has a { without its }"), ("{a,{b}", "has a { without its }"),
        ("a\\", "ends with a \\"), ("[z-a]", "has a range that ends before it starts"),
    ])
    func `what is no pattern`(pattern: String, fault: String) {
        #expect(throws: GlobPattern.Fault(message: fault)) { try GlobPattern(pattern) }
    }

    /// With steps back, each of these would take longer than anybody waits.
    @Test(arguments: [
        String(repeating: "*a", count: 30) + "b", String(repeating: "{a,a,*}", count: 30) + "b",
        "/" + String(repeating: "**/", count: 30) + "b",
        String(repeating: "{", count: 5000) + "b"
            + String(repeating: "}", count: 5000),
    ])
    func `no pattern takes long`(pattern: String) throws {
        let glob = try GlobPattern(pattern)
        #expect(!glob.matches(String(repeating: "a", count: 200).utf8))
        #expect(!glob.matches((0..<100).flatMap { _ in "a/".utf8 } + Array("a".utf8)))
    }
}
