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
            private var arabic: TokenScanner
            private var unicode: UnicodeScanner?

            fileprivate init(source: Source, tokenizer: Tokenizer) {
                self.source = source
                arabic = TokenScanner(includesWhitespace: tokenizer.includesWhitespace)
                if tokenizer.mode == .unicode {
                    unicode = UnicodeScanner(includesWhitespace: tokenizer.includesWhitespace)
                }
            }

            /// The next token, or nil at the end.
            ///
            /// - Complexity: Amortised linear in the token's length.
            public mutating func next() -> Token? {
                switch source {
                case .string(let text): next(in: text.utf8.span)
                case .substring(let text): next(in: text.utf8.span)
                case .bytes(let text): next(in: text.span)
                }
            }

            @inline(__always)
            private mutating func next(in text: Span<UInt8>) -> Token? {
                unicode == nil ? arabic.next(in: text) : unicode?.next(in: text)
            }
        }
    }
}
