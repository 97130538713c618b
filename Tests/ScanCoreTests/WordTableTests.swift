import ScanCore
import TestSupport
import Testing

/// Numbers for words.
@Suite struct `Word table` {
    @Test func `numbers are dense, in order of insertion, and the same for the same word`() {
        var table = WordTable()
        #expect(table.insert(Array("سرت".utf8)) == 0)
        #expect(table.insert(Array("ليبيا".utf8)) == 1)
        #expect(table.insert(Array("سرت".utf8)) == 0)
        #expect(table.insert([]) == 2)
        #expect(table.insert([]) == 2)
        #expect(table.count == 3)
    }

    @Test func `an empty table has no word`() {
        #expect(id(of: "سرت", in: WordTable()) == nil)
        #expect(id(of: "", in: WordTable()) == nil)
        #expect(WordTable().count == 0)
    }

    @Test(arguments: ["سر", "سرتا", "ست", "", "سرت ", "Sirte"])
    func `other words are not found`(word: String) {
        var table = WordTable()
        _ = table.insert(Array("سرت".utf8))
        #expect(id(of: word, in: table) == nil)
    }

    @Test func `growth loses nothing`() {
        var table = WordTable()
        for number in 0..<5000 {
            #expect(table.insert(Array("كلمة\(number)".utf8)) == UInt32(number))
        }
        #expect(table.count == 5000)
        for number in 0..<5000 { #expect(id(of: "كلمة\(number)", in: table) == UInt32(number)) }
        #expect(id(of: "كلمة5000", in: table) == nil)
    }

    @Test(arguments: 0..<5)
    func `as a dictionary would do it`(round: Int) {
        var random = SeededRandom(seed: .random(in: 0...UInt64.max))
        var table = WordTable()
        var numbers: [[UInt8]: UInt32] = [:]
        for _ in 0..<2000 {
            // Short words of few bytes: many meet again, and many differ in one byte.
            let word = (0..<Int.random(in: 0...4, using: &random)).map { _ in UInt8.random(in: 0...6, using: &random) }
            if random.chance(1, in: 2) {
                let expected = numbers[word] ?? UInt32(numbers.count)
                numbers[word] = expected
                #expect(table.insert(word) == expected, "seed \(random.seed)")
            } else {
                let hash = WordTable.hash(word.span, 0..<word.count)
                #expect(table.id(of: word.span, 0..<word.count, hash: hash) == numbers[word], "seed \(random.seed)")
            }
        }
        #expect(table.count == numbers.count)
    }

    @Test func `a word is found anywhere in a text`() {
        var table = WordTable()
        _ = table.insert(Array("سرت".utf8))
        let text = Array("في سرت!".utf8)
        #expect(table.id(of: text.span, 5..<11, hash: WordTable.hash(text.span, 5..<11)) == 0)
        #expect(table.id(of: text.span, 5..<12, hash: WordTable.hash(text.span, 5..<12)) == nil)
    }

    @Test func `two words with one hash stay two words`() {
        var table = WordTable()
        let (first, second) = (Array("سرت".utf8), Array("ليبيا".utf8))
        _ = table.insert(first)
        _ = table.insert(second)
        let hash = WordTable.hash(first.span, 0..<first.count)
        #expect(table.id(of: second.span, 0..<second.count, hash: hash) == nil)
    }

    @Test func `the hash of a word goes on from that of its beginning`() {
        let text = Array("الولايات".utf8)
        var hash = WordTable.emptyHash
        #expect(hash == WordTable.hash(text.span, 0..<0))
        for end in 1...text.count {
            hash = WordTable.hash(hash, adding: text[end - 1])
            #expect(hash == WordTable.hash(text.span, 0..<end))
        }
    }

    private func id(of word: String, in table: WordTable) -> WordTable.ID? {
        let bytes = Array(word.utf8)
        return table.id(of: bytes.span, 0..<bytes.count, hash: WordTable.hash(bytes.span, 0..<bytes.count))
    }
}
