import ArabicGazetteer

// Texts cut by the matcher's windows at every place.
extension MatcherComparison {
    /// What stands before a text, without end: no gazetteer has its words.
    package static let fillers = ["zzzzzzz ", "zz\u{301}zz ", "zz، zz\u{A0}\n", "z\u{640}zz\u{200F} ", "zزز ززز "]
    /// Behind this, or before it, nothing is near enough to matter.
    private static let distance = "\n\nzz zz zz zz zz zz zz zz\n\n"
    /// From the shortest filler on, a window ends in or behind the text; with the longest, before it. In scalars.
    package static let fillerLengths = 3600...6400

    /// Bytes that are no codes: the kernels' blocks of 64 bytes then end elsewhere in the same letters.
    package static let tatweels = [0, 7, 16, 25]

    /// A text behind a filler of so many scalars, and where it starts.
    package static func text(
        _ text: [UInt8],
        behind filler: String,
        length: Int,
        _ tatweels: Int
    ) -> (all: [UInt8], start: Int) {
        let scalars = filler.unicodeScalars
        var all = "z" + String(repeating: "\u{640}", count: tatweels)
        all += String(repeating: filler, count: length / scalars.count)
        all.unicodeScalars += scalars.prefix(length % scalars.count)
        let before = Array((all + distance).utf8)
        return (before + text + Array(distance.utf8), before.count)
    }

    /// Compares one text of some hundred letters behind more and more filler: a window ends at each of its words, unless
    /// they are noisy: it ends before a chunk that the kernels leave, then.
    ///
    /// - Parameters:
    ///   - filler: One of ``fillers``.
    ///   - isNoisy: Whether the text is as those of ``run(words:)``, or only names and spaces.
    ///   - step: How many scalars more each time; all settings of the matcher take turns.
    package mutating func runAcrossWindows(filler: String, isNoisy: Bool, step: Int = 1) throws(Disagreement) {
        var text = isNoisy ? text(words: 60) : noise.plainText(words: 60)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        let expected = sides.expected(text)
        var turn = 0
        for length in stride(from: Self.fillerLengths.lowerBound, through: Self.fillerLengths.upperBound, by: step) {
            let setting = MatcherSides.settings[turn % MatcherSides.settings.count]
            turn += 1
            let (whole, start) = Self.text(
                text,
                behind: filler,
                length: length,
                Self.tatweels.randomElement(using: &random)!
            )
            guard sides.found(whole, setting) == expected.mentions[setting.overlap]!.map({ $0.shifted(by: start) })
            else { throw Disagreement(seed: seed, setting: setting, sides: sides, text: whole) }
        }
        tally.placesOfWindows += turn
    }
}

extension ReferenceMatcher.Found {
    /// The same in a text with so many bytes more before it.
    package func shifted(by count: Int) -> Self {
        Self(start: start + count, end: end + count, proclitic: proclitic, entry: entry, how: how)
    }
}
