internal import ScanCore
internal import Synchronization

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
/// A normalizer is immutable: make it once and use it from any thread. The first one of a folding costs about a
/// millisecond, further ones nothing.
public struct Normalizer: Sendable {
    /// What this normalizer does.
    public let folding: Folding
    private let table: FoldTable

    /// Creates a normalizer for a folding.
    ///
    /// - Complexity: O(1); a millisecond for the first normalizer of a folding.
    public init(_ folding: Folding) {
        self.folding = folding
        table = FoldTable.shared(folding.options)
    }

    /// Returns `text` folded.
    ///
    /// Text that does not change is returned as it is, without a copy.
    /// - Complexity: O(*n*) in the length of the text.
    public func normalize(_ text: String) -> String {
        normalized(text.utf8.span, recordsEdits: false)?.text ?? text
    }

    /// Returns `text` folded, with the alignment to its UTF-8 bytes.
    ///
    /// - Complexity: O(*n*) in the length of the text; memory for the alignment is 16 bytes a changed part.
    public func align(_ text: String) -> AlignedText {
        guard let result = normalized(text.utf8.span, recordsEdits: true) else {
            let count = text.utf8.count
            return AlignedText(text: text, alignment: Alignment(sourceCount: count, normalizedCount: count, edits: []))
        }
        return AlignedText(text: result.text, alignment: result.alignment)
    }

    /// Returns UTF-8 bytes folded, with their alignment.
    ///
    /// Any bytes are accepted: ill-formed parts are copied as they are and nothing composes across them.
    /// - Complexity: O(*n*) in the length of the text.
    public func align(utf8 text: Span<UInt8>) -> AlignedUTF8 {
        guard let result = normalized(text, recordsEdits: true) else {
            let bytes = text.withUnsafeBufferPointer { Array($0) }
            return AlignedUTF8(
                bytes: bytes,
                alignment: Alignment(sourceCount: bytes.count, normalizedCount: bytes.count, edits: [])
            )
        }
        return result
    }

    /// `nil` if nothing changes.
    private func normalized(_ source: Span<UInt8>, recordsEdits: Bool) -> AlignedUTF8? {
        var run = FoldRun(table, recordsEdits: recordsEdits)
        let isChanged = run.fold(source)
        let folded =
            !isChanged
            ? nil
            : AlignedUTF8(
                bytes: run.output,
                alignment: Alignment(sourceCount: source.count, normalizedCount: run.output.count, edits: run.edits)
            )
        guard let elongation = folding.elongation else { return folded }
        guard let folded else { return elongation.shorten(source) }
        guard let shortened = elongation.shorten(folded.bytes.span) else { return folded }
        return AlignedUTF8(bytes: shortened.bytes, alignment: folded.alignment.followed(by: shortened.alignment))
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

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension FoldTable {
    private static let made = Mutex<[Folding.Options: FoldTable]>([:])
    /// A program uses a handful of foldings; one that makes them up keeps no more tables than this.
    private static let mostKept = 64

    /// The table of these options, one for the whole process.
    static func shared(_ options: Folding.Options) -> FoldTable {
        made.withLock { made in
            if let table = made[options] { return table }
            if made.count == mostKept { made.removeAll() }
            let table = FoldTable(options)
            made[options] = table
            return table
        }
    }
}
