extension Matcher {
    /// The mentions in a string, found as they are asked for.
    ///
    /// ```swift
    /// let first = Matcher(.libya).lazyMentions(in: "من طرابلس إلى سرت").first { $0.entry.type == .location }
    /// first?.entry.id  // "tripoli"
    /// ```
    ///
    /// The sequence keeps the string, and can be walked again. What is found of the text at once are some kilobytes.
    ///
    /// - Parameter text: Any string. It is not copied.
    /// - Returns: The mentions of ``mentions(in:)``, in the same order.
    /// - Complexity: O(1); walking the result is O(*n*) expected in the length of the text.
    public func lazyMentions(in text: String) -> Mentions { Mentions(source: .string(text), matcher: self) }

    /// The mentions in UTF-8 bytes, found as they are asked for; see ``mentions(inUTF8:)``.
    ///
    /// - Complexity: As ``lazyMentions(in:)-(String)``.
    public func lazyMentions(inUTF8 text: [UInt8]) -> Mentions { Mentions(source: .bytes(text), matcher: self) }

    /// The mentions in one text, in order. It owns the text, so it can be stored and passed on.
    public struct Mentions: Sequence, Sendable {
        fileprivate enum Source {
            case string(String)
            case bytes([UInt8])
        }

        fileprivate let source: Source
        fileprivate let matcher: Matcher

        /// Starts a walk over the mentions.
        public func makeIterator() -> Iterator { Iterator(source, matcher) }

        /// Finds the mentions. A copy goes on with what the original does: a walk is one.
        public struct Iterator: IteratorProtocol {
            private let source: Source
            private let walk: Walk
            private var mention: Mention

            fileprivate init(_ source: Source, _ matcher: Matcher) {
                self.source = source
                walk = Walk(matcher)
                mention = Mention(unfoundIn: matcher.gazetteer)
            }

            /// The next mention, or nil at the end.
            ///
            /// - Complexity: Amortised linear in the distance of two mentions.
            public mutating func next() -> Mention? {
                while walk.index == walk.chosen.count {
                    let isThere =
                        switch source {
                        case .string(let text): walk.advance(in: text.utf8.span)
                        case .bytes(let text): walk.advance(in: text.span)
                        }
                    guard isThere else { return nil }
                }
                let candidate = walk.chosen[walk.index]
                walk.index += 1
                mention.utf8Range = candidate.range
                mention.how = candidate.how
                mention.entryIndex = candidate.entry
                mention.proclitics = candidate.proclitics
                return mention
            }
        }

        /// One walk: what is found has no copy.
        private final class Walk {
            private var finder: MentionFinder
            private var hasBegun = false
            /// Safe: the finder's, until it advances.
            var chosen = UnsafeBufferPointer<Candidate>(start: nil, count: 0)
            var index = 0

            init(_ matcher: Matcher) { finder = MentionFinder(matcher.gazetteer.image, matcher.overlap, matcher.rules) }

            /// Goes to the next mentions of a text, the same each time, of which there may be none. False at its end.
            func advance(in text: Span<UInt8>) -> Bool {
                text.withUnsafeBufferPointer { source in
                    // A short string stands in whatever holds it.
                    if hasBegun { finder.move(to: source) } else { finder.begin(source) }
                    hasBegun = true
                    index = 0
                    let isThere = finder.advance()
                    chosen = isThere ? finder.chosen : UnsafeBufferPointer(start: nil, count: 0)
                    return isThere
                }
            }
        }
    }
}
