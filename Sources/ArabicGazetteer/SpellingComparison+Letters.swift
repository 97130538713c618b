// Spellings of the same length: most are equal, or differ in a letter for a letter.
extension SpellingComparison {
    /// What was overlooked between two spellings of the same length without combining hamza, in bits of ``Mention/How``: most differ in
    /// a letter for a letter. ``unknown`` if it takes a closer look.
    ///
    /// - Parameters:
    ///   - text: Safe: of `count` bytes.
    ///   - form: Safe: of `count` bytes.
    @inline(__always)
    func letterDifference(_ text: UnsafePointer<UInt8>, _ form: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        guard count >= 8, count <= 16 else { return longDifference(text, form, count) }
        // Where the bytes differ, the first eight and the last eight; some may be in both.
        let behind = count &- 8
        var low = Self.word(text) ^ Self.word(form)
        var high = Self.word(text + behind) ^ Self.word(form + behind)
        var how: UInt32 = 0
        // Once without asking whether it is needed, which would be guessed wrong too often; seldom twice.
        repeat {
            let isDifferent = low | high != 0
            let bits = low != 0 ? low : high
            var place = (bits.trailingZeroBitCount &>> 3) &+ (low != 0 ? 0 : behind)
            place = isDifferent ? place : 0
            // Back to the first byte of two.
            place = min(place &- (form[place] & 0xC0 == 0x80 && place > 0 ? 1 : 0), count &- 2)
            let one = letter(text + place, form + place)
            how |= isDifferent ? one : 0
            // What is left behind the second byte.
            let rest = place &+ 2
            low &= rest < 8 ? ~0 &<< UInt64(8 &* rest) : 0
            high &= rest < behind ? ~0 : rest < count ? ~0 &<< UInt64(8 &* (rest &- behind)) : 0
        } while low | high != 0
        return how
    }

    private func longDifference(_ text: UnsafePointer<UInt8>, _ form: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        guard count > 16 else { return shortDifference(text, form, count) }
        var how: UInt32 = 0
        var offset = 0
        while true {
            var different = Self.word(text + offset) ^ Self.word(form + offset)
            while different != 0 {
                var place = offset &+ different.trailingZeroBitCount &>> 3
                if form[place] & 0xC0 == 0x80, place > 0 { place &-= 1 }
                how |= letter(text + min(place, count &- 2), form + min(place, count &- 2))
                let rest = place &+ 2 &- offset
                different &= rest < 8 ? ~0 &<< UInt64(8 &* rest) : 0
            }
            if offset &+ 8 == count { return how }
            // The last eight bytes may be seen twice.
            offset = min(offset &+ 8, count &- 8)
        }
    }

    private func shortDifference(_ text: UnsafePointer<UInt8>, _ form: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        var how: UInt32 = 0
        var offset = 0
        while offset < count {
            if form[offset] < 0x80 {
                guard text[offset] == form[offset] else { return Self.unknown }
                offset &+= 1
            } else {
                guard offset &+ 1 < count else { return Self.unknown }
                if text[offset] != form[offset] || text[offset &+ 1] != form[offset &+ 1] {
                    how |= letter(text + offset, form + offset)
                }
                offset &+= 2
            }
        }
        return how
    }

    /// What was overlooked between two letters of two bytes each; ``unknown`` if they are none, or not the same folded.
    @inline(__always)
    private func letter(_ text: UnsafePointer<UInt8>, _ form: UnsafePointer<UInt8>) -> UInt32 {
        let x = fates[0x80 &+ (Int(text[0] & 3) &<< 6 | Int(text[1] & 0x3F))]
        let y = fates[0x80 &+ (Int(form[0] & 3) &<< 6 | Int(form[1] & 0x3F))]
        let areLetters = (text[0] & 0xFC == 0xD8) && (form[0] & 0xFC == 0xD8)
        return areLetters && x.folded == y.folded && x.folded != 0 ? x.how | y.how : Self.unknown
    }

    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }
}
