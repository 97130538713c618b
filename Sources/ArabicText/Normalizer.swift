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
    private let tables: [FoldTable]

    /// Creates a normalizer for a folding.
    ///
    /// - Complexity: O(1); a millisecond for the first normalizer of a folding.
    public init(_ folding: Folding) {
        self.folding = folding
        tables = FoldTable.shared(folding)
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

    private func tables(for source: Span<UInt8>) -> [FoldTable] {
        guard case .tool(let tool) = folding.fixed else { return tables }
        let preset = tool.preset(for: source)
        return preset == tool ? tables : FoldTable.shared(Folding(fixed: .tool(preset)))
    }

    /// `nil` if nothing changes.
    private func normalized(_ source: Span<UInt8>, recordsEdits: Bool) -> AlignedUTF8? {
        var result: AlignedUTF8?
        for table in tables(for: source) {
            let next =
                if let result { table.fold(result.bytes.span, recordsEdits: recordsEdits) } else {
                    table.fold(source, recordsEdits: recordsEdits)
                }
            result = result?.followed(by: next) ?? next
        }
        guard let elongation = folding.elongation else { return result }
        guard let result else { return elongation.shorten(source) }
        return result.followed(by: elongation.shorten(result.bytes.span))
    }
}

extension FoldTable {
    fileprivate func fold(_ source: Span<UInt8>, recordsEdits: Bool) -> AlignedUTF8? {
        var run = FoldRun(self, recordsEdits: recordsEdits)
        guard run.fold(source) else { return nil }
        return AlignedUTF8(
            bytes: run.output,
            alignment: Alignment(sourceCount: source.count, normalizedCount: run.output.count, edits: run.edits)
        )
    }
}

extension AlignedUTF8 {
    /// This step's result and the next step's over it; `nil` for a step that changed nothing.
    fileprivate func followed(by next: AlignedUTF8?) -> AlignedUTF8 {
        guard let next else { return self }
        return AlignedUTF8(bytes: next.bytes, alignment: alignment.followed(by: next.alignment))
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
    private static let made = Mutex<[Folding: [FoldTable]]>([:])
    /// A program uses a handful of foldings; one that makes them up keeps no more tables than this.
    private static let mostKept = 64

    /// The tables of a folding, one after the other; made once for the process.
    static func shared(_ folding: Folding) -> [FoldTable] {
        var key = folding
        key.elongation = nil
        return made.withLock { made in
            if let tables = made[key] { return tables }
            if made.count == mostKept { made.removeAll() }
            let tables = make(key)
            made[key] = tables
            return tables
        }
    }

    private static func make(_ folding: Folding) -> [FoldTable] {
        let options = [FoldTable(ScalarFolding(options: folding.options))]
        guard let fixed = folding.fixed else { return options }
        return make(fixed) + (folding.options.isEmpty ? [] : options)
    }

    private static func make(_ fixed: Folding.FixedMapping) -> [FoldTable] {
        switch fixed {
        case .form(let form): [FoldTable(form)]
        case .tool(let tool): tool.steps.map { FoldTable($0) }
        case .latin(let scheme): [FoldTable(TransliterationTable.toLatin(scheme))]
        case .arabic(let scheme): [FoldTable(TransliterationTable.toArabic(scheme))]
        }
    }
}
