/// Applies a ``Folding`` to text and tells where each part of the result came from.
///
/// ```swift
/// let normalizer = Normalizer(.matching)
/// normalizer.normalize("إلى سِرْت")             // "الي سرت"
/// let aligned = normalizer.align("إلى سِرْت")
/// aligned.text                                 // "الي سرت"
/// aligned.alignment.sourceRange(for: 7..<13)   // 7..<17, the bytes of سِرْت
/// ```
///
/// A normalizer is immutable: make it once and use it from any thread. The first one of a process costs some
/// milliseconds, the first of each further folding less than one, and others nothing.
///
/// Who counts allocations folds bytes into memory of their own: see ``normalize(_:into:)->Bool`` and
/// ``align(_:into:alignment:)``. Text that comes in chunks goes through a ``NormalizationStream``.
public struct Normalizer: Sendable {
    /// What this normalizer does.
    public let folding: Folding
    private let steps: [FoldStep]

    /// Creates a normalizer for a folding.
    ///
    /// - Complexity: O(1)
    public init(_ folding: Folding) {
        self.folding = folding
        steps = FoldStep.steps(of: folding)
    }

    /// The steps for this text, one after the other.
    func steps(for source: UnsafeBufferPointer<UInt8>) -> [FoldStep] {
        guard case .tool(let tool) = folding.fixed else { return steps }
        let preset = tool.preset(for: source.span)
        if preset == tool { return steps }
        return FoldStep.steps(
            of: Folding(fixed: .tool(preset), options: folding.options, elongation: folding.elongation)
        )
    }

    /// Returns `text` folded.
    ///
    /// Text that does not change is returned as it is, without a copy.
    /// - Complexity: O(*n*) in the length of the text.
    public func normalize(_ text: String) -> String {
        text.utf8.span.withUnsafeBufferPointer { source in
            folded(source, recordsEdits: false)?.text ?? text
        }
    }

    /// Returns a part of a string folded. What stands around it has no influence.
    ///
    /// - Complexity: O(*n*) in the length of the part.
    public func normalize(_ text: Substring) -> String {
        text.utf8.span.withUnsafeBufferPointer { source in
            folded(source, recordsEdits: false)?.text ?? String(text)
        }
    }

    /// True if folding `text` would not change it.
    ///
    /// ```swift
    /// Normalizer(.nfc).isNormalized("أوباري")  // true
    /// ```
    /// - Complexity: O(*n*) in the length of the text, up to the first change. Allocates nothing for text in which nothing
    ///   has to be composed.
    public func isNormalized(_ text: String) -> Bool { isNormalized(text.utf8.span) }

    /// True if folding these UTF-8 bytes would not change them.
    ///
    /// - Complexity: As ``isNormalized(_:)-(String)``.
    public func isNormalized(_ utf8: Span<UInt8>) -> Bool {
        utf8.withUnsafeBufferPointer { source in
            steps(for: source).allSatisfy { $0.firstChange(source) == nil }
        }
    }

    /// Returns `text` folded, with the alignment to its UTF-8 bytes.
    ///
    /// - Complexity: O(*n*) in the length of the text; memory for the alignment is 16 bytes a changed part.
    public func align(_ text: String) -> AlignedText {
        text.utf8.span.withUnsafeBufferPointer { source in
            guard let result = folded(source, recordsEdits: true) else {
                return AlignedText(text: text, alignment: Alignment(unchanged: source.count))
            }
            return AlignedText(text: result.text, alignment: result.alignment())
        }
    }

    /// Returns UTF-8 bytes folded, with their alignment.
    ///
    /// Any bytes are accepted: ill-formed parts are copied as they are and nothing composes across them.
    /// - Complexity: O(*n*) in the length of the text.
    public func align(utf8 text: Span<UInt8>) -> AlignedUTF8 {
        text.withUnsafeBufferPointer { source in
            guard let result = folded(source, recordsEdits: true) else {
                return AlignedUTF8(bytes: Array(source), alignment: Alignment(unchanged: source.count))
            }
            return AlignedUTF8(bytes: result.withBytes { Array($0) }, alignment: result.alignment())
        }
    }

    /// Folds UTF-8 bytes to the end of `output`.
    ///
    /// - Complexity: O(*n*) in the length of the text; allocates for a text that changes. The variant that
    ///   writes to an `OutputSpan` does not.
    public func normalize(_ utf8: Span<UInt8>, into output: inout [UInt8]) {
        utf8.withUnsafeBufferPointer { source in
            if let result = folded(source, recordsEdits: false) {
                result.withBytes { output += $0 }
            } else {
                output += source
            }
        }
    }

    /// `nil` if nothing changes.
    func folded(_ source: UnsafeBufferPointer<UInt8>, recordsEdits: Bool) -> FoldResult? {
        var result: FoldResult?
        for step in steps(for: source) {
            result = FoldResult.then(result, step, source, recordsEdits: recordsEdits)
        }
        return result
    }
}

extension Normalizer {
    /// Folds UTF-8 bytes into memory of the caller.
    ///
    /// ```swift
    /// let normalizer = Normalizer(.matching)
    /// let folded = [UInt8](capacity: 64) { normalizer.normalize("إلى سِرْت".utf8.span, into: &$0) }
    /// String(decoding: folded, as: UTF8.self)  // "الي سرت"
    /// ```
    ///
    /// Allocates nothing, unless something has to be composed or the folding takes several steps (`camel`, an
    /// elongation, a form with options added).
    ///
    /// - Parameters:
    ///   - utf8: Any bytes; see ``align(utf8:)``.
    ///   - output: The folded bytes are appended. Arabic letters and marks never become longer by the presets of options;
    ///     presentation forms may (ﷺ, 3 bytes, becomes 33), `…` and some letters of other scripts in lower case, and
    ///     everything that `nfd` and `nfkd` decompose.
    /// - Returns: False if the output has no room for all of them: then nothing has been appended.
    /// - Complexity: O(*n*) in the length of the text.
    @discardableResult
    public func normalize(_ utf8: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Bool {
        var none: Alignment?
        return fold(utf8, into: &output, alignment: &none)
    }

    /// Folds UTF-8 bytes into memory of the caller and tells where each part came from.
    ///
    /// ```swift
    /// let normalizer = Normalizer(.matching)
    /// var alignment = Alignment()
    /// for line in ["إلى سِرْت", "في سِرْت"] {
    ///     let folded = [UInt8](capacity: 64) { output in
    ///         normalizer.align(line.utf8.span, into: &output, alignment: &alignment)
    ///     }
    ///     print(folded.count, alignment.sourceRange(for: 0..<folded.count))  // 13 0..<17, 11 0..<15
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - utf8: Any bytes; see ``align(utf8:)``.
    ///   - output: The folded bytes are appended.
    ///   - alignment: Replaced by that of `utf8` to what is appended, both counted from 0. Its memory is used again if no
    ///     copy of it is left, so aligning text after text into the same one stops allocating.
    /// - Returns: False if the output has no room for all of them: then nothing has been appended and the alignment is
    ///   empty.
    /// - Complexity: O(*n*) in the length of the text.
    @discardableResult
    public func align(
        _ utf8: Span<UInt8>,
        into output: inout OutputSpan<UInt8>,
        alignment: inout Alignment
    ) -> Bool {
        var result: Alignment? = alignment
        alignment = Alignment()
        guard fold(utf8, into: &output, alignment: &result), let result else { return false }
        alignment = result
        return true
    }

    private func fold(
        _ utf8: Span<UInt8>,
        into output: inout OutputSpan<UInt8>,
        alignment: inout Alignment?
    ) -> Bool {
        utf8.withUnsafeBufferPointer { source in
            output.withUnsafeMutableBufferPointer { memory, count in
                // Safe: what follows the span's elements is its uninitialized rest.
                let rest = UnsafeMutableBufferPointer(rebasing: memory[count...])
                let steps = steps(for: source)
                let written =
                    steps.count == 1
                    ? fold(source, by: steps[0], into: rest, alignment: &alignment)
                    : fold(source, into: rest, alignment: &alignment)
                count += written ?? 0
                return written != nil
            }
        }
    }

    /// The number of bytes written; `nil` if they have no room.
    private func fold(
        _ source: UnsafeBufferPointer<UInt8>,
        by step: FoldStep,
        into memory: UnsafeMutableBufferPointer<UInt8>,
        alignment: inout Alignment?
    ) -> Int? {
        let edits = alignment == nil ? nil : alignment!.edits.takeMemory()
        guard var output = step.fold(source, into: FoldOutput(memory, edits: edits)) else { return nil }
        let count = output.bytes.count
        if alignment != nil {
            alignment!.edits.replace(by: output.edits.take())
            alignment!.sourceCount = source.count
            alignment!.normalizedCount = count
        }
        return count
    }

    /// The same through memory of our own, for several steps.
    private func fold(
        _ source: UnsafeBufferPointer<UInt8>,
        into memory: UnsafeMutableBufferPointer<UInt8>,
        alignment: inout Alignment?
    ) -> Int? {
        guard let result = folded(source, recordsEdits: alignment != nil) else {
            guard source.count <= memory.count else { return nil }
            if alignment != nil { alignment = Alignment(unchanged: source.count) }
            _ = memory.update(fromContentsOf: source)
            return source.count
        }
        guard result.count <= memory.count else { return nil }
        let count = result.count
        result.withBytes { _ = memory.update(fromContentsOf: $0) }
        if alignment != nil { alignment = result.alignment() }
        return count
    }
}

/// A normalized text and the alignment to its source.
public struct AlignedText: Hashable, Sendable {
    /// The normalized text.
    public let text: String
    /// Where each part of it came from.
    public let alignment: Alignment
}

/// Normalized UTF-8 bytes and the alignment to their source.
public struct AlignedUTF8: Hashable, Sendable {
    /// The normalized bytes: well-formed UTF-8 if the source was.
    public let bytes: [UInt8]
    /// Where each part of them came from.
    public let alignment: Alignment
}
