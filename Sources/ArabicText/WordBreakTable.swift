// What the exact tokenizer of `unicode` mode knows of each scalar.

internal import CArtokICU
internal import Synchronization

/// A scalar's class for the boundaries, and what it tells of its token's kind; also those of several scalars at once.
struct WordBreakEntry: Sendable {
    private(set) var bits: UInt16

    static let pictograph: UInt16 = 1 << 5
    static let letter: UInt16 = 1 << 6
    /// A digit or any other number.
    static let number: UInt16 = 1 << 7
    static let connector: UInt16 = 1 << 8
    /// Neither white space nor a format control.
    static let visible: UInt16 = 1 << 9
    /// Combining marks, variation selectors among them.
    static let mark: UInt16 = 1 << 10
    private static let typeShift: UInt16 = 11

    init(_ type: ScalarClass, _ wordBreak: WordBreakClass, isPictograph: Bool) {
        bits = UInt16(wordBreak.rawValue) | UInt16(type.rawValue) << Self.typeShift
        if isPictograph { bits |= Self.pictograph }
        if type.isLetter { bits |= Self.letter }
        if type == .digit || type == .numeral || type == .number { bits |= Self.number }
        if type == .connector { bits |= Self.connector }
        if type != .space, type != .newline, type != .format { bits |= Self.visible }
        if type == .mark { bits |= Self.mark }
    }

    /// Safe: made of such a value, and of nothing else.
    @inline(__always)
    var wordBreak: WordBreakClass { unsafeBitCast(UInt8(bits & 0x1F), to: WordBreakClass.self) }

    @inline(__always)
    var type: ScalarClass { unsafeBitCast(UInt8(bits >> Self.typeShift), to: ScalarClass.self) }

    @inline(__always)
    func has(_ flag: UInt16) -> Bool { bits & flag != 0 }

    /// Adds what another scalar of the same token tells; class and type stay.
    @inline(__always)
    mutating func add(_ other: WordBreakEntry) {
        bits |= other.bits & (Self.letter | Self.number | Self.connector | Self.visible | Self.mark)
    }
}

/// The entries of all scalars, in pages of 256 that are filled when a text first needs them: few texts need more than ten.
final class WordBreakTable: Sendable {
    static let shared = WordBreakTable()

    private typealias Page = UnsafePointer<WordBreakEntry>
    private static let pageCount = 0x11_0000 >> 8

    /// Safe: a page is whole before it is stored here, and neither it nor this is ever freed: the only table is shared.
    nonisolated(unsafe) private let pages: UnsafeMutablePointer<Atomic<Page?>>

    private init() {
        pages = .allocate(capacity: Self.pageCount)
        for index in 0..<Self.pageCount { (pages + index).initialize(to: Atomic(nil)) }
    }

    /// - Precondition: `scalar` is at most U+10FFFF.
    @inline(__always)
    subscript(scalar: UInt32) -> WordBreakEntry {
        // Safe: the page's index is below `pageCount`, the place in it below 256.
        let page = pages[Int(scalar >> 8)].load(ordering: .acquiring) ?? fill(Int(scalar >> 8))
        return page[Int(scalar & 0xFF)]
    }

    @inline(never)
    private func fill(_ index: Int) -> Page {
        let scalars = UInt32(index) << 8..<UInt32(index + 1) << 8
        var classes = scalars.map { WordBreakClass(properties: $0) }
        // ASCII as a whole: it is what versions of ICU differ in.
        let tailored = classes.indices.filter { classes[$0].isTailored || scalars.lowerBound == 0 && $0 < 0x80 }
        let asICU = WordBreakRules.shared.classes(of: tailored.map { (scalars.lowerBound + UInt32($0), classes[$0]) })
        for (place, wordBreak) in zip(tailored, asICU) { classes[place] = wordBreak }

        let page = UnsafeMutablePointer<WordBreakEntry>.allocate(capacity: 256)
        for (place, scalar) in scalars.enumerated() {
            let isPictograph = artok_icu_is_extended_pictographic(scalar)
            let type = ScalarClassTable.shared[scalar]
            (page + place).initialize(to: WordBreakEntry(type, classes[place], isPictograph: isPictograph))
        }
        // Another thread may have been faster.
        let (isFirst, stored) = pages[index].compareExchange(
            expected: nil,
            desired: Page(page),
            ordering: .acquiringAndReleasing
        )
        guard !isFirst, let stored else { return Page(page) }
        page.deallocate()
        return stored
    }
}
