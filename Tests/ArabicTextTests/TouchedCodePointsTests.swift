import ArabicText
import CArtokICU
import TestSupport
import Testing

/// Exactly which code points each option changes when they stand alone, among all that Unicode 15.0 has.
///
/// Sets that are written down are compared with the list; sets that a property describes are compared with the
/// property, by the standard library's data where it has it.
@Suite struct `Touched code points` {
    @Test(
        arguments: [
            // Presentation forms but for those without decomposition; Decomposition_Type wide but for U+3000, U+FFE3.
            (
                .compatibility,
                """
                FB50-FBB1 FBD3-FD3D FD50-FD8F FD92-FDC7 FDF0-FDFC FE70-FE72 FE74 FE76-FEFC FF01-FF60 FFE0-FFE2 FFE4-FFE6
                """
            ),
            (.harakat, "618-61A 64E-650 652 656-657 659-65F 670 8E4-8E9 8F4-8FE"),
            (.tanwin, "64B-64D 8F0-8F2"),
            (.shadda, "651"),
            // gc=Mn with Arabic in Script_Extensions, less the three above; of Unicode 15.0.
            (
                .quranicMarks,
                """
                610-617 653-655 658 6D6-6DC 6DF-6E4 6E7-6E8 6EA-6ED 898-89F 8CA-8E1 8E3 8EA-8EF 8F3 8FF 102E0 10EFD-10EFF
                """
            ),
            (
                .tashkeel,
                """
                610-61A 64B-65F 670 6D6-6DC 6DF-6E4 6E7-6E8 6EA-6ED 898-89F 8CA-8E1 8E3-8FF 102E0 10EFD-10EFF
                """
            ),
            (.tatweel, "640"),
            (.formatControls, "AD 61C 200B-200F 202A-202E 2060 2066-2069 FEFF"),
            (.alef, "622-623 625 671-673 675"),
            (.hamzaCarriers, "624 626"),
            (.hamza, "622-626 653-655 671-673 675"),
            (.alefMaqsura, "649"),
            (.tehMarbuta, "629"),
            (
                .extendedLetters,
                "620 63D-63F 66F 6A1-6A2 6A7 6A9-6AA 6BA 6BE 6C0-6D0 6D2-6D3 6D5"
            ),
            (.loanLetters, "67E 686 6A4 6AF"),
            (.punctuation, "AB BB 60C 61B 61F 66A-66C 6D4 2013-2014 2018-2019 201C-201D 2026"),
            (.whitespace, "9-D 85 A0 1680 2000-200A 2028-2029 202F 205F 3000"),
        ] as [(Folding.Options, String)]
    )
    func `of a list`(options: Folding.Options, list: String) {
        let expected = Set(
            list.split(whereSeparator: \.isWhitespace).flatMap { range in
                let ends = range.split(separator: "-").map { UInt32($0, radix: 16)! }
                return Array(ends[0]...ends[ends.count - 1])
            }
        )
        #expect(ranges(touched(by: options)) == ranges(expected))
    }

    @Test func `digits: every decimal digit but ASCII`() {
        let digits = Self.scalars.filter {
            Unicode.Scalar($0)!.properties.generalCategory == .decimalNumber && !(0x30...0x39).contains($0)
        }
        #expect(ranges(touched(by: .digits)) == ranges(Set(digits)))
    }

    @Test func `caseAndWidth: letters of other scripts that NFKC_Casefold changes`() {
        let letters = Self.scalars.filter {
            let properties = Unicode.Scalar($0)!.properties
            let isMark = [.nonspacingMark, .spacingMark, .enclosingMark].contains(properties.generalCategory)
            return properties.isAlphabetic && !isMark && properties.changesWhenNFKCCaseFolded
                && !artok_icu_has_arabic_script($0)
        }
        #expect(ranges(touched(by: .caseAndWidth)) == ranges(Set(letters)))
    }

    @Test func `tashkeel: every nonspacing mark of the Arabic script`() {
        let marks = Self.scalars.filter {
            Unicode.Scalar($0)!.properties.generalCategory == .nonspacingMark && artok_icu_has_arabic_script($0)
        }
        #expect(ranges(touched(by: .tashkeel)) == ranges(Set(marks)))
    }

    @Test func `none: nothing`() { #expect(touched(by: []) == []) }

    // MARK: -

    private static let scalars = [0...0xD7FF as ClosedRange<UInt32>, 0xE000...0x2FFFF, 0xE0000...0xE01FF].joined()
        .filter(isInUnicode15)

    /// All scalars in one text, each between two U+0000, which no option touches or makes.
    private static let allScalars: String = "\0" + scalars.map { TestSupport.text([$0]) + "\0" }.joined()
    private static let parts = Array(allScalars.utf8).split(separator: 0, omittingEmptySubsequences: false)

    private func touched(by options: Folding.Options) -> Set<UInt32> {
        let folded = Array(Normalizer(Folding(options)).normalize(Self.allScalars).utf8)
            .split(separator: 0, omittingEmptySubsequences: false)
        #expect(folded.count == Self.parts.count)
        var touched: Set<UInt32> = []
        for (before, after) in zip(Self.parts, folded) where before != after {
            touched.insert(String(decoding: before, as: UTF8.self).unicodeScalars.first!.value)
        }
        return touched
    }

    /// Compact: `622-623 625`.
    private func ranges(_ scalars: Set<UInt32>) -> String {
        var ranges: [ClosedRange<UInt32>] = []
        for scalar in scalars.sorted() {
            if let last = ranges.last, last.upperBound + 1 == scalar {
                ranges[ranges.count - 1] = last.lowerBound...scalar
            } else {
                ranges.append(scalar...scalar)
            }
        }
        return ranges.map { range in
            let ends = [range.lowerBound, range.upperBound].map { String($0, radix: 16, uppercase: true) }
            return range.count == 1 ? ends[0] : ends.joined(separator: "-")
        }
        .joined(separator: " ")
    }
}
