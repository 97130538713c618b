import ArabicGazetteer
import ArabicText
import Testing

/// `context` and `not` wherever a name stands in a text: the matcher goes through it in windows.
@Suite struct `Words around a name` {
    private static let filler = Array(repeating: "كلام عادي في نص طويل جدا لا معنى له", count: 400).joined(
        separator: " "
    )

    /// A long text in which a phrase stands many times, at all distances from a window's ends.
    private func text(_ phrase: String, every step: Int) -> (text: String, count: Int) {
        var words: [Substring] = []
        var count = 0
        for (index, word) in Self.filler.split(separator: " ").enumerated() {
            words.append(word)
            guard index % step == 0 else { continue }
            words.append(Substring(phrase))
            count += 1
        }
        return (words.joined(separator: " "), count)
    }

    @Test(arguments: [3, 7, 11, 17], [1, 2, 5, 60])
    func `a context is found in all places`(step: Int, window: Int) {
        let padding = Array(repeating: "غير", count: window - 1).joined(separator: " ")
        let options = MatchOptions(context: .init(before: ["الملك", "ملك البلاد"], window: window))
        let gazetteer = Gazetteer { Entry("عبد الله", type: .person, match: options) }
        let (near, count) = text("والملك \(padding) عبد الله", every: step)
        #expect(near.mentions(of: gazetteer).count == count)
        let (far, _) = text("عبد الله \(padding) في غير الملك", every: 60 + step)
        #expect(far.mentions(of: gazetteer).isEmpty)
    }

    /// So far off that the matcher's window does not reach it, over short words and over long ones.
    @Test(arguments: ["غير", String(repeating: "كتب", count: 30)], [50, 1000, 4000])
    func `a context is found as far off as the entry says`(filler: String, distance: Int) {
        let between = Array(repeating: filler, count: distance - 1).joined(separator: " ")
        for (window, count) in [(distance, 1), (distance - 1, 0)] {
            let options = MatchOptions(context: .init(before: ["مدينة"], after: ["بلدية"], window: window))
            let gazetteer = Gazetteer { Entry("الخمس", type: .location, match: options) }
            #expect("في مدينة \(between) الخمس ثم".mentions(of: gazetteer).count == count)
            #expect("في الخمس \(between) بلدية ثم".mentions(of: gazetteer).count == count)
        }
    }

    @Test(arguments: [3, 7, 11, 17])
    func `a context behind, and of several words`(step: Int) {
        let options = MatchOptions(context: .init(before: ["خادم الحرمين"], after: ["آل سعود"], window: 4))
        let gazetteer = Gazetteer { Entry("عبد الله", type: .person, match: options) }
        for phrase in ["خادم الحرمين الشريفين عبد الله", "عبد الله بن عبد آل سعود", "لخادم الحرمين عبد الله"] {
            let (text, count) = text(phrase, every: step)
            #expect(text.mentions(of: gazetteer).count == count, "\(phrase)")
        }
        for phrase in ["خادم، الحرمين عبد الله", "عبد الله بن عبد العزيز بن آل سعود", "الحرمين خادم عبد الله"] {
            let (text, _) = text(phrase, every: 20 + step)
            #expect(text.mentions(of: gazetteer).isEmpty, "\(phrase)")
        }
    }

    @Test(arguments: [3, 7, 11, 17])
    func `phrases that cancel are found in all places`(step: Int) {
        let options = MatchOptions(not: ["القاعدة الجوية", "تلك القاعدة", "من القاعدة إلى القمة"])
        let gazetteer = Gazetteer { Entry("القاعدة", type: .organization, match: options) }
        for phrase in ["القاعدة الجوية", "بالقاعدة الجوية", "تلك القاعدة", "وتلك القاعدة", "من القاعدة إلى القمة"] {
            #expect(text(phrase, every: step).text.mentions(of: gazetteer).isEmpty, "\(phrase)")
        }
        for phrase in ["القاعدة", "القاعدة البحرية", "من القاعدة إلى", "القاعدة. الجوية"] {
            let (text, count) = text(phrase, every: step)
            #expect(text.mentions(of: gazetteer).count == count, "\(phrase)")
        }
    }

    // Behind و ف ب ك ل ال, and لل for ل + ال; a context word may be all but the last letters of a word.
    @Test(arguments: [
        ("المدينة", "المدينة", true), ("المدينة", "بالمدينة", true), ("المدينة", "وللمدينة", true),
        ("مدينة", "للمدينة", true),
        ("مدينة", "والمدينة", true), ("مدينة", "لالمدينة", false), ("مدينة", "بلمدينة", false),
        ("مدينة", "بومدينة", false),
        ("مدينة", "فكمدينة", true), ("من", "ومن", true), ("من", "بمن", true), ("من", "ثمن", false), ("في", "في", true),
        ("و", "و", true), ("الخمس", "الخمسة", false), ("اللجنة", "للجنة", false), ("اللجنة", "لللجنة", true),
        ("الل", "للل", true), ("اللك", "لللك", true), ("الحق", "للحق", true),
        ("الحق", "وللحق", true), ("الر", "للر", true),
    ])
    func `a word counts behind proclitics`(context: String, word: String, isFound: Bool) {
        let options = MatchOptions(context: .init(before: [context], window: 1))
        let gazetteer = Gazetteer { Entry("سرت", type: .location, match: options) }
        #expect("\(word) سرت".mentions(of: gazetteer).isEmpty != isFound)
    }
}
