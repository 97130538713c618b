extension StringProtocol {
    /// The part of the string between two UTF-8 offsets.
    ///
    /// Tokens and mentions give their place as UTF-8 offsets; this turns them into text again without copying it.
    ///
    /// ```swift
    /// let text = "في سرت"
    /// text[utf8: 5..<11]  // "سرت"
    /// ```
    ///
    /// The offsets count from the start of *this* string: a `Substring` starts at 0 whatever it was cut from. For the
    /// `Range<String.Index>`, ask the result for its `startIndex` and `endIndex`: they are valid in the whole string.
    ///
    /// - Parameter range: Offsets in UTF-8 bytes, half-open.
    /// - Precondition: `range` lies within `0...utf8.count` (trapped when it does not), and both ends are on scalar
    ///   boundaries, as those of every token are. An end inside a scalar is moved back to the scalar's start.
    /// - Complexity: O(1) for native Swift strings, which all strings on Linux are; O(*n*) for one bridged from
    ///   Objective-C.
    public subscript(utf8 range: Range<Int>) -> SubSequence {
        let lower = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let upper = utf8.index(lower, offsetBy: range.count)
        return self[lower..<upper]
    }
}
