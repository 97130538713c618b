extension SentenceSegmenter {
    /// The sentences of a string.
    ///
    /// ```swift
    /// let text = "قصفت ليبيا.ويقول مسؤولون"
    /// SentenceSegmenter().sentences(in: text).map { text[utf8: $0.utf8Range] }  // ["قصفت ليبيا.", "ويقول مسؤولون"]
    /// ```
    ///
    /// The sentences are found one by one as they are asked for. The sequence keeps the string, and can be walked again.
    ///
    /// - Parameter text: Any string. It is not copied.
    /// - Returns: The sentences; offsets are UTF-8 bytes from the start of `text`.
    /// - Complexity: O(1); walking the result is O(*n*).
    public func sentences(in text: String) -> Sentences {
        Sentences(source: .string(text))
    }

    /// The sentences of a part of a string.
    ///
    /// - Parameter text: Any part of a string. What stands around it has no influence.
    /// - Returns: The sentences; offsets are UTF-8 bytes from the start of the part, not of the string it was cut from.
    /// - Complexity: O(1); walking the result is O(*n*).
    public func sentences(in text: Substring) -> Sentences {
        Sentences(source: .substring(text))
    }

    /// The sentences of UTF-8 bytes, well formed or not.
    ///
    /// - Parameter text: Any bytes.
    /// - Returns: The sentences; offsets count from the start of the array.
    /// - Complexity: O(1); walking the result is O(*n*).
    public func sentences(in text: [UInt8]) -> Sentences {
        Sentences(source: .bytes(text))
    }

    /// The sentences of one text, in order. It owns the text, so it can be stored and passed on.
    public struct Sentences: Sequence, Sendable {
        fileprivate enum Source {
            case string(String)
            case substring(Substring)
            case bytes([UInt8])
        }

        fileprivate let source: Source

        /// Starts a walk over the sentences.
        public func makeIterator() -> Iterator {
            Iterator(source: source)
        }

        /// Finds the sentences, one at each step.
        public struct Iterator: IteratorProtocol {
            private let source: Source
            private var scanner = SentenceScanner()

            fileprivate init(source: Source) { self.source = source }

            /// The next sentence, or nil at the end.
            ///
            /// - Complexity: Amortised linear in the sentence's length.
            public mutating func next() -> Sentence? {
                switch source {
                case .string(let text): scanner.next(in: text.utf8.span)
                case .substring(let text): scanner.next(in: text.utf8.span)
                case .bytes(let text): scanner.next(in: text.span)
                }
            }
        }
    }
}
