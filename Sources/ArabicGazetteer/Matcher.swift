internal import ArabicText
internal import ScanCore

/// Finds the names of a gazetteer in text.
///
/// ```swift
/// let matcher = Matcher(.libya)
/// for mention in matcher.mentions(in: "قال السراج في طرابلس") {
///     print(mention.entry.id, mention.utf8Range)
/// }
/// // fayez-al-sarraj 7..<19
/// // tripoli 25..<37
/// ```
///
/// A matcher is immutable and may be used from any thread.
public struct Matcher: Sendable {
    /// What is looked for.
    public let gazetteer: Gazetteer
    /// Which of several overlapping mentions are reported.
    public let overlap: Overlap
    private let index: FormIndex

    /// Creates a matcher.
    ///
    /// - Complexity: O(1) if the gazetteer has been matched before, else O(*n*) in the size of the gazetteer.
    public init(_ gazetteer: Gazetteer, overlap: Overlap = .leftmostLongest) {
        self.gazetteer = gazetteer
        self.overlap = overlap
        index = gazetteer.formIndex()
    }

    /// The mentions in `text`, by ascending start; of those that start together the longest first.
    ///
    /// - Complexity: O(*n*) expected in the length of the text, plus O(*m* log *m*) in the number of mentions.
    public func mentions(in text: String) -> [Mention] { mentions(inUTF8: text.utf8.span) }

    /// Calls `body` with each mention in UTF-8 bytes, in the order of ``mentions(in:)``.
    ///
    /// - Throws: What `body` throws, at once.
    public func forEachMention<Failure: Error>(
        in text: Span<UInt8>,
        _ body: (Mention) throws(Failure) -> Void
    ) throws(Failure) {
        for mention in mentions(inUTF8: text) { try body(mention) }
    }

    /// The mentions in UTF-8 bytes, which need not be well formed: an ill-formed part separates words. A byte order mark
    /// at the start belongs to no word and counts in the ranges.
    ///
    /// - Complexity: As ``mentions(in:)``.
    public func mentions(inUTF8 source: Span<UInt8>) -> [Mention] {
        var search = CandidateSearch(index, source)
        let candidates = search.candidates(in: source)
        let chosen =
            switch overlap {
            case .leftmostLongest: OverlapResolution.leftmostLongest(candidates, index.forms)
            case .all: OverlapResolution.all(candidates, index.forms)
            }
        let letters = search.text.letters
        return chosen.map { candidate in
            let proclitic = letters[candidate.procliticStart..<candidate.nameStart]
            return Mention(
                utf8Range: candidate.range,
                proclitic: proclitic.isEmpty ? nil : String(decoding: proclitic, as: UTF8.self),
                entry: index.entries[index.forms[candidate.form].entry],
                how: candidate.how
            )
        }
    }
}

/// Decides between candidates for the same text.
enum OverlapResolution {
    /// By start, the longest first, then the best reading first.
    private static func sorted(_ candidates: [Candidate]) -> [Candidate] {
        candidates.sorted { first, second in
            let (a, b) = (first.range, second.range)
            if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
            if a.upperBound != b.upperBound { return a.upperBound > b.upperBound }
            if first.hasProclitic != second.hasProclitic { return second.hasProclitic }
            if first.foldCount != second.foldCount { return first.foldCount < second.foldCount }
            return first.form < second.form
        }
    }

    static func leftmostLongest(_ candidates: [Candidate], _ forms: [SurfaceForm]) -> [Candidate] {
        var chosen: [Candidate] = []
        var winner: Candidate?
        var entries: Set<Int> = []
        for candidate in sorted(candidates) {
            if let best = winner, candidate.range == best.range {
                // Every entry that has the winning form is reported.
                if forms[candidate.form].spelling == forms[best.form].spelling, candidate.how == best.how,
                    entries.insert(forms[candidate.form].entry).inserted
                {
                    chosen.append(candidate)
                }
            } else if candidate.range.lowerBound >= winner?.range.upperBound ?? 0 {
                winner = candidate
                entries = [forms[candidate.form].entry]
                chosen.append(candidate)
            }
        }
        return chosen
    }

    static func all(_ candidates: [Candidate], _ forms: [SurfaceForm]) -> [Candidate] {
        var chosen: [Candidate] = []
        var range: Range<Int>?
        var best: [Int: Candidate] = [:]
        func flush() {
            chosen += best.sorted { $0.key < $1.key }.map(\.value)
            best.removeAll(keepingCapacity: true)
        }
        for candidate in sorted(candidates) {
            if candidate.range != range { flush() }
            range = candidate.range
            let entry = forms[candidate.form].entry
            // The fewest folds; of two with as many, the one that comes first.
            if let other = best[entry], other.foldCount <= candidate.foldCount { continue }
            best[entry] = candidate
        }
        flush()
        return chosen
    }
}
