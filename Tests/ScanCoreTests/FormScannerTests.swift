import ScanCore
import Testing

/// The search for the letters of forms, without the rules.
@Suite struct `Form scanner` {
    /// Forms (a space where a word ends), a text (words by spaces, `-` for a hyphen, `.` for other punctuation), and
    /// what is found: proclitic+form@first word, last word.
    @Test(
        arguments: [
            (["سرت"], "في سرت", ["+سرت@1,1"]),
            (["سرت"], "في بسرت وسرت", ["ب+سرت@1,1", "و+سرت@2,2"]),
            (["سرت"], "سرتا سر ت", []),
            (["الامم المتحده"], "الامم المتحده", ["+الامم المتحده@0,1"]),
            (["الامم المتحده"], "الاممالمتحده", ["+الامم المتحده@0,0"]),
            (["الامم المتحده"], "والامم المتحده", ["و+الامم المتحده@0,1"]),
            (["الامم المتحده"], "الامم-المتحده", ["+الامم المتحده@0,1"]),
            (["الامم المتحده"], "الامم.المتحده", []),
            (["الامم المتحده"], "الامم و المتحده", []),
            // Parts of words are no words of a form.
            (["الامم المتحده"], "الامما لمتحده", []),
            // A beginning alone is not the form; a form that begins another is found as well.
            (["اب جد هوز"], "اب جد", []),
            (["اب", "اب جد"], "اب جد", ["+اب@0,0", "+اب جد@0,1"]),
            (["سراج"], "السراج", ["ال+سراج@0,0"]),
            // Two forms that make up one word, each of four bytes or more.
            (["سوريا", "العراق"], "سورياالعراق", ["+سوريا|العراق@0"]),
            (["سوريا", "العراق"], "وسورياالعراق", ["و+سوريا|العراق@0"]),
            (["س", "العراق"], "سالعراق", []),
        ] as [([String], String, [String])]
    )
    func `finds letters`(forms: [String], text: String, expected: [String]) {
        var scanner = FormScanner()
        for (id, form) in forms.enumerated() {
            let (letters, ends) = form.lettersAndEnds
            scanner.insert(letters: letters, wordEnds: ends, hasPunctuation: false, id: UInt32(id))
        }
        #expect(found(scanner, forms, text).sorted() == expected.sorted())
    }

    @Test func `a form with punctuation of its own is found across it`() {
        let (letters, ends) = "د محمد".lettersAndEnds
        var scanner = FormScanner()
        scanner.insert(letters: letters, wordEnds: ends, hasPunctuation: true, id: 0)
        #expect(found(scanner, ["د محمد"], "د.محمد") == ["+د محمد@0,1"])
        #expect(found(scanner, ["د محمد"], "د محمد") == ["+د محمد@0,1"])
    }

    @Test func `what a contraction leaves of a form is found behind the lam only`() {
        var scanner = FormScanner()
        // للسراج: the article of السراج has lost its alef.
        scanner.insertContracted(
            letters: Array("لسراج".utf8),
            wordEnds: ["لسراج".utf8.count],
            hasPunctuation: false,
            id: 0
        )
        #expect(found(scanner, ["السراج"], "للسراج") == ["ل+السراج@0,0"])
        #expect(found(scanner, ["السراج"], "وللسراج") == ["ول+السراج@0,0"])
        #expect(found(scanner, ["السراج"], "لسراج") == [])
    }

    @Test func `forms of the same letters are found together, in order`() {
        var scanner = FormScanner()
        for id in [7, 3] as [UInt32] {
            scanner.insert(letters: Array("ليبيا".utf8), wordEnds: [10], hasPunctuation: false, id: id)
        }
        let letters = Array("ليبيا".utf8)
        let words = [ScanWord(start: 0, end: letters.count, gap: .none)]
        var ids: [UInt32] = []
        scanner.forEachMatch(in: letters.span, words: words.span) { match in
            if case .single(let occurrence) = match { ids += scanner.forms(of: occurrence) }
        }
        #expect(ids == [7, 3])
    }

    @Test func `nothing in nothing`() {
        #expect(found(FormScanner(), [], "سرت") == [])
        var scanner = FormScanner()
        scanner.insert(letters: Array("سرت".utf8), wordEnds: [6], hasPunctuation: false, id: 0)
        #expect(found(scanner, ["سرت"], "") == [])
    }

    private func found(_ scanner: FormScanner, _ forms: [String], _ text: String) -> [String] {
        var letters: [UInt8] = []
        var words: [ScanWord] = []
        var gap = ScanWord.Gap.none
        var word = ""
        func close() {
            guard !word.isEmpty else { return }
            words.append(ScanWord(start: letters.count, end: letters.count + word.utf8.count, gap: gap))
            letters += Array(word.utf8)
            word = ""
        }
        for character in text {
            switch character {
            case " ":
                close()
                gap = .space
            case "-":
                close()
                gap = .hyphen
            case ".":
                close()
                gap = .other
            default: word.append(character)
            }
        }
        close()
        var found: [String] = []
        scanner.forEachMatch(in: letters.span, words: words.span) { match in
            func names(_ occurrence: FormScanner.Occurrence) -> [String] {
                scanner.forms(of: occurrence).map { forms[Int($0)] }
            }
            func proclitic(_ occurrence: FormScanner.Occurrence) -> String {
                let start = words[occurrence.firstWord].start
                return String(decoding: letters[start..<occurrence.reading.start], as: UTF8.self)
            }
            switch match {
            case .single(let one):
                found += names(one).map { "\(proclitic(one))+\($0)@\(one.firstWord),\(one.lastWord)" }
                #expect(one.end == words[one.lastWord].end)
            case .runOn(let first, let second):
                found.append(
                    "\(proclitic(first))+\(names(first).joined())|\(names(second).joined())@\(first.firstWord)"
                )
                #expect(first.end == second.reading.start)
                #expect(second.end == words[second.lastWord].end)
            }
        }
        return found
    }
}

extension String {
    /// Letters without the spaces, and where each word ends among them.
    fileprivate var lettersAndEnds: (letters: [UInt8], ends: [Int]) {
        var letters: [UInt8] = []
        var ends: [Int] = []
        for word in split(separator: " ") {
            letters += Array(word.utf8)
            ends.append(letters.count)
        }
        return (letters, ends)
    }
}
