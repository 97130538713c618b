import ArabicGazetteer

/// What is written of a name in a part of a text: a mention, or with `--explain` also what is none.
struct FoundName {
    /// Among the chunk's bytes.
    let utf8Range: Range<Int>
    let how: Mention.How
    let entryIndex: Int
    /// As ``Mention/procliticCodes``.
    let procliticCodes: UInt32
    /// Why it is no mention.
    let reason: NearMiss.Reason?

    @inline(__always)
    init(_ mention: Mention) {
        (utf8Range, how, entryIndex) = (mention.utf8Range, mention.how, mention.entryIndex)
        procliticCodes = mention.procliticCodes
        reason = nil
    }

    init(_ miss: NearMiss) {
        (utf8Range, how, entryIndex) = (miss.utf8Range, miss.how, miss.entryIndex)
        procliticCodes = miss.procliticCodes
        reason = miss.reason
    }

    /// As ``Mention/proclitic``.
    var proclitic: String? { Mention.proclitic(procliticCodes) }

    /// Mentions and near misses of a text, as they stand in it.
    static func all(_ text: Span<UInt8>, _ matcher: Matcher) -> [FoundName] {
        let mentions = matcher.mentions(inUTF8: text).map { FoundName($0) }
        let misses = matcher.nearMisses(inUTF8: text).map { FoundName($0) }
        return (mentions + misses).enumerated().sorted { first, second in
            let (a, b) = (first.element.utf8Range, second.element.utf8Range)
            return (a.lowerBound, b.upperBound, first.offset) < (b.lowerBound, a.upperBound, second.offset)
        }.map(\.element)
    }
}
