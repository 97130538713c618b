extension Tokenizer {
    /// The tokens of a string.
    ///
    /// ```swift
    /// let text = "ليبيا.ويقول مسؤولون"
    /// Tokenizer().tokens(in: text).map { text[utf8: $0.utf8Range] }  // ["ليبيا", ".", "ويقول", "مسؤولون"]
    /// ```
    ///
    /// The tokens are found one by one as they are asked for. The sequence keeps the string, and can be walked again.
    ///
    /// - Parameter text: Any string. It is not copied.
    /// - Returns: The tokens; offsets are UTF-8 bytes from the start of `text`.
    /// - Complexity: O(1); walking the result is O(*n*).
    public func tokens(in text: String) -> Tokens {
        Tokens(source: .string(text), tokenizer: self)
    }

    /// The tokens of a part of a string.
    ///
    /// - Parameter text: Any part of a string. What stands around it has no influence.
    /// - Returns: The tokens; offsets are UTF-8 bytes from the start of the part, not of the string it was cut from.
    /// - Complexity: O(1); walking the result is O(*n*).
    public func tokens(in text: Substring) -> Tokens {
        Tokens(source: .substring(text), tokenizer: self)
    }

    /// The tokens of UTF-8 bytes, well formed or not.
    ///
    /// - Parameter text: Any bytes.
    /// - Returns: The tokens; offsets count from the start of the array.
    /// - Complexity: O(1); walking the result is O(*n*).
    public func tokens(in text: [UInt8]) -> Tokens {
        Tokens(source: .bytes(text), tokenizer: self)
    }

    /// The tokens of one text, in order. It owns the text, so it can be stored and passed on.
    public struct Tokens: Sequence, Sendable {
        fileprivate enum Source {
            case string(String)
            case substring(Substring)
            case bytes([UInt8])
        }

        fileprivate let source: Source
        fileprivate let tokenizer: Tokenizer

        /// Starts a walk over the tokens.
        public func makeIterator() -> Iterator {
            Iterator(source: source, tokenizer: tokenizer)
        }

        /// Finds the tokens, one at each step.
        public struct Iterator: IteratorProtocol {
            private let source: Source
            @usableFromInline var walk: TokenWalk
            @usableFromInline var batch = InlineArray<256, UInt32>(repeating: 0)
            @usableFromInline var index = 0

            fileprivate init(source: Source, tokenizer: Tokenizer) {
                self.source = source
                walk = TokenWalk(tokenizer)
            }

            /// The next token, or nil at the end.
            ///
            /// - Complexity: Amortised linear in the token's length.
            @inlinable
            public mutating func next() -> Token? {
                // In line, so that most steps are no call and a token is never in memory.
                guard index < walk.count else { return nextOfBatches() }
                index += 1
                return walk.token(batch[index - 1])
            }

            /// The next token behind a batch.
            @usableFromInline
            mutating func nextOfBatches() -> Token? {
                while true {
                    if let long = walk.takeLong() { return long }
                    guard advance() else { return nil }
                    index = 0
                    if walk.count > 0 {
                        index = 1
                        return walk.token(batch[0])
                    }
                }
            }

            private mutating func advance() -> Bool {
                switch source {
                case .string(let text): walk.advance(in: text.utf8.span, into: &batch)
                case .substring(let text): walk.advance(in: text.utf8.span, into: &batch)
                case .bytes(let text): walk.advance(in: text.span, into: &batch)
                }
            }
        }
    }
}
