extension String {
    /// The names of a gazetteer in this text.
    ///
    /// ```swift
    /// let text = "من طرابلس إلى سرت"
    /// text.mentions(of: .libya).map { text[utf8: $0.utf8Range] }  // ["طرابلس", "سرت"]
    /// ```
    ///
    /// - Complexity: O(*n*) expected in the length of the text. For many texts, keep a ``Matcher``.
    public func mentions(of gazetteer: Gazetteer, overlap: Overlap = .leftmostLongest) -> [Mention] {
        Matcher(gazetteer, overlap: overlap).mentions(in: self)
    }
}
